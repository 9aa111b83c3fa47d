/* "New since your last visit", on chapters and on the page of changes. */
(() => {
  "use strict";

  const { all, make, button } = Handbook.page;
  const { say } = Handbook.words;
  const { remembered, changed, fresh, learn } = Handbook.visits;
  const CHANGE = "change-clause-";

  /**
   * Puts the mark before what stands at a place.
   *
   * @param {string} id
   * @param {Element} place
   * @param {Element | null} before
   * @returns {Badge}
   */
  function badge(id, place, before) {
    const mark = make("strong", { class: "hb-new" }, say("new_text"));
    place.insertBefore(mark, before);
    if (!before) mark.before(" ");
    return { id, mark };
  }

  /** @param {Element} title */
  function badgeOfRule(title) {
    return badge(title.id, title.nextElementSibling || title, null);
  }

  /** @param {Element} item */
  function badgeOfChange(item) {
    return badge(item.id.slice(CHANGE.length), item, item.querySelector("ul"));
  }

  /**
   * @param {Badge[]} badges
   * @param {() => void} read What happens when the reader has read everything.
   */
  function notice(badges, read) {
    const status = make("span", { role: "status" });
    const readAll = button(say("read_all"), () => {
      for (const { mark } of badges) mark.remove();
      read();
      status.textContent = " " + say("read_done");
    });
    const count = say("read_state", { count: badges.length });
    return make("p", { class: "hb-news" }, [count + " ", readAll, status]);
  }

  /**
   * Marks what is new, and remembers the rest as read.
   *
   * @param {Store} store
   * @param {Memory} memory
   * @param {Hashes} hashes
   */
  function mark(store, memory, hashes) {
    const rules = all("article h2[id]").filter(({ id }) => Object.hasOwn(hashes, id));
    const ids = rules.map(({ id }) => id);
    const unread = fresh(memory, hashes, ids);
    const changes = all(`.hb-change[id^=${CHANGE}]`).filter(({ id }) =>
      changed(memory, hashes, [id.slice(CHANGE.length)]).length > 0);
    const badges = [
      ...rules.filter(({ id }) => unread.includes(id)).map(badgeOfRule),
      ...changes.map(badgeOfChange),
    ];
    learn(memory, hashes, ids.filter((id) => !unread.includes(id)));
    // Where nothing can be kept, nothing can be marked as read.
    if (!store.write(memory) || !badges.length) return;
    const above = document.getElementById("hb-changes") || document.querySelector("article h1");
    above?.after(notice(badges, () => {
      learn(memory, hashes, badges.map(({ id }) => id));
      store.write(memory);
    }));
  }

  /**
   * The button by which a reader is remembered, or is not.
   *
   * @param {Store} store
   * @param {boolean} remembers
   */
  function choice(store, remembers) {
    let on = remembers;
    const word = () => say(on ? "read_stop" : "read_start");
    const control = button(word(), () => {
      on = !on;
      store.write({ on, seen: {} });
      if (!on) for (const sign of all(".hb-new, .hb-news")) sign.remove();
      control.textContent = word();
    });
    return make("p", { class: "hb-choice" }, [control, " " + say("read_where")]);
  }

  /** @type {News["start"]} */
  function start(data) {
    const store = new Handbook.Store("handbook-read/" + data.company);
    const memory = remembered(store.read());
    if (memory.on) mark(store, memory, data.clauses);
    document.getElementById("hb-changes")?.after(choice(store, memory.on));
  }

  Handbook.news = { start };
})();
