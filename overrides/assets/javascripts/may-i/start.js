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

    /** @returns {Given} What the address says; else the role that this device remembers. */
    function told() {
      const linked = read(window.location.hash, questions);
      const remembered = kept.map((id) => `${id}=${store.read()}`).join("&");
      return Object.keys(linked).length ? linked : read(remembered, questions);
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
      // A link to a place on the page, such as the one past the menu, takes no answer back.
      if (document.querySelector(":target")) return;
      if (window.location.hash.slice(1) !== write(form.given(), questions)) fill(told());
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

    if (Object.keys(read(window.location.hash, questions)).length) form.fold();
    fill(told());
    place.hidden = false;
    // For browsers whose style sheets do not know of scripts.
    for (const one of all(".hb-aid-plain, .hb-aid-people")) one.hidden = true;
  }

  const place = document.getElementById("hb-aid");
  const below = document.getElementById("hb-aid-result");
  if (place && below) start(place, below);
})();
