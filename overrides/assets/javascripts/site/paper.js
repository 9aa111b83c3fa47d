/* Folded parts print open. */
(() => {
  "use strict";

  /** @type {HTMLDetailsElement[]} */
  const opened = [];

  window.addEventListener("beforeprint", () => {
    for (const part of Handbook.page.all("details:not([open])")) {
      const details = /** @type {HTMLDetailsElement} */ (part);
      details.open = true;
      opened.push(details);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened.splice(0)) part.open = false;
  });
})();
