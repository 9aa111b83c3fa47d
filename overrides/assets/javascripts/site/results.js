/* The search's results: what answers best stands first, under the name of the page that holds it.

   The theme would draw all of them at each key. Here the best are drawn at once, and the others,
   a few in each frame, unless another key comes soon. */
(() => {
  "use strict";

  const { make } = Handbook.page;
  const { say, link, caption, more } = Handbook.results;
  const FIRST = 5;
  /* How many pages are drawn between two frames. */
  const SHARE = 3;
  /* Milliseconds without a key after which the others are drawn. */
  const PAUSE = 100;
  const list = document.querySelector(".md-search-result__list");
  const pane = list?.closest(".md-search__scrollwrap");
  let turn = 0;

  /** @param {Child[]} children */
  function item(children) {
    return make("li", { class: "md-search-result__item" }, children);
  }

  /**
   * A page that a section of it outranks is where the answer stands, and no answer.
   *
   * @param {FoundEntry[]} group
   * @returns {FoundPage}
   */
  function paged(group) {
    const page = group.find((one) => !one.location.includes("#"));
    const sections = group.filter((one) => one !== page);
    const top = group[0]?.score || 0;
    const outranked = !!page && sections.some((one) => one.score > page.score);
    const text = group[0] === page && !sections.some((one) => one.score >= top);
    return { title: page?.title || "", page: outranked ? undefined : page, text, outranked, sections, top };
  }

  /**
   * The best of all pages, and where each stands.
   *
   * @param {FoundPage[]} pages
   */
  function bestOf(pages) {
    const all = pages.flatMap((on) => [...(on.page ? [on.page] : []), ...on.sections].map((entry) => ({ entry, on })));
    const answers = all.filter(({ entry }) => entry.score > 0);
    return answers.sort((one, other) => other.entry.score - one.entry.score).slice(0, FIRST);
  }

  /**
   * What is left of a page; what answers less well is folded away, and drawn when it is unfolded.
   *
   * @param {FoundPage} found
   * @param {Set<FoundEntry>} best
   */
  function rest({ title, page, text, outranked, sections, top }, best) {
    const left = sections.filter((one) => !best.has(one));
    const whole = page && !best.has(page) ? [link(page, { page: true, text })] : [];
    if (!whole.length && !left.length) return [];
    const open = left.filter((one) => one.score >= top).map((one) => link(one, {}));
    const folded = left.filter((one) => one.score < top);
    return [item([...(outranked ? caption(title) : []), ...whole, ...open, ...more(folded)])];
  }

  /** @param {FoundEntry[][]} groups */
  function draw(groups) {
    const mine = ++turn;
    const pages = groups.map(paged);
    const best = bestOf(pages);
    const drawn = new Set(best.map(({ entry }) => entry));
    if (pane?.scrollTop) pane.scrollTop = 0;
    list?.replaceChildren(...best.map(({ entry, on }) =>
      item(entry === on.page ? [link(entry, { page: true, text: on.text })] : [...caption(on.title), link(entry, {})])));
    const next = () => requestAnimationFrame(() => {
      if (mine !== turn) return;
      list?.append(...pages.splice(0, SHARE).flatMap((one) => rest(one, drawn)));
      if (pages.length) next();
    });
    if (pages.length) setTimeout(next, PAUSE);
  }

  /** @param {number} count */
  function tell(count) {
    const line = document.querySelector(".md-search-result__meta");
    /** @type {HTMLInputElement | null} */
    const field = document.querySelector(".md-search__input");
    const words = count > 1 ? say("other", count) : say(count ? "one" : field?.value ? "none" : "placeholder");
    if (line) line.textContent = words;
  }

  document.addEventListener("handbook-search", (event) => {
    if (!list || !(event instanceof CustomEvent)) return;
    event.preventDefault();
    draw(event.detail.items);
    tell(event.detail.items.length);
  });
})();
