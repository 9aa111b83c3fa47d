/* "May I post this?": the answers stand in the address and nowhere else, but for the role, which
   this device may remember. */
(() => {
  "use strict";

  const { all } = Handbook.page;
  const { read, write } = Handbook.address;

  /** @param {HTMLElement} place @param {HTMLElement} below */
  function start(place, below) {
    const form = new Handbook.Form(place);
    const { questions } = form;
    const cards = /** @type {HTMLDetailsElement[]} */ (all(".hb-aid-card"));
    const posts = new Handbook.Posts(questions, cards.map(({ dataset }) => (
      { demands: dataset.hbDemands || "", when: dataset.hbWhen || "" })));
    const result = new Handbook.Result(below, cards);
    const store = new Handbook.Store("handbook-role/" + (window.handbookReview?.company || ""));
    const bar = /** @type {HTMLElement} */ (place.querySelector(".hb-aid-bar"));
    const status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
    const kept = questions.filter((one) => one.kept).map(({ id }) => id);

    /** @param {Given} selection The role alone says nothing of a post. */
    function says(selection) {
      return Object.keys(selection).some((id) => !kept.includes(id));
    }

    function show() {
      const selection = form.given();
      form.tell();
      bar.hidden = below.hidden = !says(selection);
      let outcome = "";
      if (!bar.hidden) {
        const judged = posts.judge(selection);
        const open = questions.filter(({ id }) => judged.open.includes(id));
        result.show(judged, open, (one) => form.lead(one));
        outcome = result.heading?.textContent || "";
        bar.dataset.hbOutcome = judged.outcome || "";
        /** @type {HTMLElement} */ (bar.querySelector("b")).textContent = outcome;
      }
      status.textContent = outcome && `${status.dataset.hbSay}: ${outcome}`;
    }

    /** @param {Given} selection */
    function fill(selection) {
      form.fill(selection);
      show();
    }

    function keep() {
      const selection = form.given();
      for (const id of kept) store.write(selection[id]?.[0] || null);
      window.location.hash = write(selection, questions);
    }

    place.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && !target.name) return;
      show();
      keep();
    });
    window.addEventListener("hashchange", () => {
      const { hash } = window.location;
      if (hash.slice(1) !== write(form.given(), questions)) fill(read(hash, questions));
    });
    bar.addEventListener("click", () => {
      form.fold();
      result.heading?.focus({ preventScroll: true });
      below.scrollIntoView({ block: "start" });
    });
    below.querySelector("p:last-child > .hb-button")?.addEventListener("click", () => {
      const given = form.given();
      fill(Object.fromEntries(Object.entries(given).filter(([id]) => kept.includes(id))));
      keep();
      const first = questions.find((one) => !one.kept);
      if (first) form.lead(first);
    });

    const linked = read(window.location.hash, questions);
    if (Object.keys(linked).length) form.fold();
    const remembered = kept.map((id) => `${id}=${store.read()}`).join("&");
    fill(Object.keys(linked).length ? linked : read(remembered, questions));
    place.hidden = false;
    // For browsers whose style sheets do not know of scripts.
    for (const one of all(".hb-aid-plain, .hb-aid-people")) one.hidden = true;
  }

  const place = document.getElementById("hb-aid");
  const below = document.getElementById("hb-aid-result");
  if (place && below) start(place, below);
})();
