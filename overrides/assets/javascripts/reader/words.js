/* The words of marks and lists, in the language of the page. */
(() => {
  "use strict";

  /** @type {Words["language"]} */
  function language() {
    return document.documentElement.lang || "pl";
  }

  /** @type {Words["fillIn"]} */
  function fillIn(text, values = {}) {
    const known = /** @param {string} key */ (key) => Object.hasOwn(values, key);
    return text.replace(/%(\w+)%/g, (whole, key) => (known(key) ? String(values[key]) : whole));
  }

  /** @type {Words["say"]} */
  function say(name, values) {
    return fillIn(window.handbookReview?.words[language()]?.[name] || name, values);
  }

  Handbook.words = { language, fillIn, say };
})();
