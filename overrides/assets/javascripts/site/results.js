/* The search's results: what answers best stands first, under the name of the page that holds it. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;
  const FIRST = 5;
  const ITEM = "md-search-result__item";
  const list = document.querySelector(".md-search-result__list");
  /** @type {WeakSet<Element>} */
  const settled = new WeakSet();

  /** @param {Element} link */
  function score(link) {
    return Number(link.querySelector("[data-md-score]")?.getAttribute("data-md-score")) || 0;
  }

  /** @param {ParentNode} within */
  function links(within) {
    return all("a.md-search-result__link", within);
  }

  /**
   * A page that a section of it outranks is where the answer stands, and no answer; the theme
   * puts it first all the same. Gives its name.
   *
   * @param {Element} item
   */
  function named(item) {
    const [page, ...sections] = links(item);
    const title = page?.querySelector("h1")?.textContent || "";
    if (page && title && sections.some((section) => score(section) > score(page))) page.replaceWith(caption(title));
    return title;
  }

  /** @param {string} title */
  function caption(title) {
    return make("p", { class: "hb-found-on" }, title);
  }

  /**
   * The best results stand by themselves, best first; the theme folds away all but one of a page.
   *
   * @param {Element} found
   * @param {Map<Element, string>} pages
   */
  function spread(found, pages) {
    const best = links(found).filter((link) => score(link) > 0).sort((one, other) => score(other) - score(one));
    const items = best.slice(0, FIRST).map((link) => {
      const title = pages.get(link.closest(`.${ITEM}`) || link);
      return make("li", { class: ITEM }, title && !link.querySelector("h1") ? [caption(title), link] : link);
    });
    for (const item of pages.keys()) count(item);
    found.prepend(...items);
    for (const item of items) settled.add(item);
  }

  /**
   * Says anew how many results are folded away.
   *
   * @param {Element} item
   */
  function count(item) {
    const left = links(item).length;
    const more = item.querySelector("details");
    const folded = more ? links(more).length : 0;
    if (!left) item.remove();
    if (!folded) more?.remove();
    const words = JSON.parse(document.getElementById("__config")?.textContent || "{}").translations || {};
    const text = words[`search.result.more.${folded === 1 ? "one" : "other"}`];
    const line = more?.querySelector("summary div");
    if (line && text) line.textContent = text.replace("#", String(folded));
  }

  /**
   * Where no word of the text was asked for, the theme shows the whole section; its first
   * paragraph says what holds.
   *
   * @param {Element} link
   */
  function shorten(link) {
    const parts = all(".md-search-result__article > :not(h1, h2, nav, div, .md-search-result__terms)", link);
    if (!parts.some((part) => part.querySelector("mark"))) parts.slice(1).forEach((part) => part.remove());
  }

  /** @param {Element} found */
  function settle(found) {
    const fresh = Array.from(found.children).filter((item) => !settled.has(item));
    const first = fresh.length === found.children.length;
    const pages = new Map(fresh.map((item) => [item, named(item)]));
    for (const item of fresh) settled.add(item);
    fresh.flatMap(links).forEach(shorten);
    if (first && fresh.length) spread(found, pages);
  }

  if (list) {
    const watch = new MutationObserver(() => {
      settle(list);
      watch.takeRecords();
    });
    watch.observe(list, { childList: true });
  }
})();
