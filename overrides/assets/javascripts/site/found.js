/* How one result of the search looks: built as the theme builds it, for its styles and its keys. */
(() => {
  "use strict";

  const { make } = Handbook.page;
  const { base, translations } = JSON.parse(document.getElementById("__config")?.textContent || "{}");
  const root = new URL(base || ".", location.href);

  /** @type {Results["say"]} */
  function say(name, count = 0) {
    return String(translations?.[`search.result.${name}`] || "").replace("#", String(count));
  }

  /**
   * Where no word of the text was asked for, its first paragraph says what holds.
   *
   * @param {HTMLElement} article
   * @param {FoundEntry} entry
   */
  function addText(article, { text, terms }) {
    const before = article.children.length;
    article.insertAdjacentHTML("beforeend", text);
    const parts = Array.from(article.children).slice(before);
    if (!parts.some((part) => part.querySelector("mark"))) for (const part of parts.slice(1)) part.remove();
    const missing = Object.keys(terms).filter((word) => !terms[word]);
    const words = missing.flatMap((word) => [" ", make("del", {}, word)]);
    if (missing.length) article.append(make("p", { class: "md-search-result__terms" }, [say("term.missing"), ":", ...words]));
  }

  /** @type {Results["link"]} */
  function link(entry, { page = false, text = true }) {
    const article = make("article", { class: "md-search-result__article md-typeset", "data-md-score": entry.score.toFixed(2) });
    if (page) article.append(make("div", { class: "md-search-result__icon md-icon" }));
    // Title and text are HTML of our own pages, with the worker's marks.
    article.insertAdjacentHTML("beforeend", page ? `<h1>${entry.title}</h1>` : `<h2>${entry.title}</h2>`);
    if (text) addText(article, entry);
    return make("a", { href: new URL(entry.location, root).href, class: "md-search-result__link", tabindex: "-1" }, article);
  }

  /** @type {Results["caption"]} */
  function caption(title) {
    const plain = new DOMParser().parseFromString(title, "text/html").body.textContent;
    return plain ? [make("p", { class: "hb-found-on" }, plain)] : [];
  }

  /** @type {Results["more"]} */
  function more(folded) {
    if (!folded.length) return [];
    const text = say(folded.length === 1 ? "more.one" : "more.other", folded.length);
    const summary = make("summary", { tabindex: "-1" }, make("div", {}, text));
    const details = make("details", { class: "md-search-result__more" }, summary);
    details.addEventListener("toggle", () => details.append(...folded.splice(0).map((one) => link(one, {}))));
    return [details];
  }

  Handbook.results = { say, link, caption, more };
})();
