/* What the rules say, from the scripts that generator/outputs/site/short_rules.py writes. A browser
   reads no other file from a disk, but it runs a script from there. */
(() => {
  "use strict";

  const { make } = Handbook.page;
  /** @type {Map<string, { loaded: Promise<ShortRules>, take: (rules: ShortRules) => void }>} */
  const chapters = new Map();
  const filled = new WeakSet();

  /** @param {string} file */
  function chapter(file) {
    let known = chapters.get(file);
    if (!known) {
      /** @type {(rules: ShortRules) => void} */
      let take = () => {};
      const loaded = new Promise((/** @type {(rules: ShortRules) => void} */ resolve) => {
        take = resolve;
      });
      known = { loaded, take };
      chapters.set(file, known);
      document.head.append(make("script", { src: `assets/rules/${file}.js` }));
    }
    return known;
  }

  /** @param {ShortPart} part @returns {Child} */
  function made(part) {
    if (typeof part === "string") return part;
    const [tag, attributes, parts] = part;
    return make(/** @type {"p"} */ (tag), attributes, parts.map(made));
  }

  /** @type {Rules["take"]} */
  function take(file, rules) {
    chapters.get(file)?.take(rules);
  }

  /** @type {Rules["fill"]} */
  async function fill(card) {
    if (filled.has(card)) return;
    filled.add(card);
    const [file = "", anchor = ""] = card.querySelector("p a")?.getAttribute("href")?.split(".html#") || [];
    const rules = await chapter(file).loaded;
    card.querySelector("summary")?.after(...(rules[anchor] ?? []).map(made));
  }

  Handbook.rules = { take, fill };
})();
