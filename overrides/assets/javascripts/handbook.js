/* What our scripts share. Every page reads and prints well when none of them runs.

   A browser refuses modules on a page that it opened from a disk. So each script is a plain one
   that puts what others need of it on this one object, and mkdocs.yml names them in order. */
(() => {
  "use strict";

  /** @type {Page["all"]} */
  function all(selector, within) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = (within || document).querySelectorAll(selector);
    return Array.from(found);
  }

  /** @type {Page["make"]} */
  function make(tag, attributes = {}, children = []) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    // Text goes in as text, never as HTML.
    element.append(...(Array.isArray(children) ? children : [children]));
    return element;
  }

  /** @type {Page["button"]} */
  function button(text, action) {
    const element = make("button", { type: "button", class: "hb-button" }, text);
    element.addEventListener("click", action);
    return element;
  }

  /** @type {Page["word"]} */
  function word(name) {
    return document.getElementById("hb-words")?.getAttribute("data-" + name) || "";
  }

  // Assigned, not kept if there: an element of this id would be found under the same name.
  window.Handbook = /** @type {Handbook} */ ({ page: { all, make, button, word } });
})();
