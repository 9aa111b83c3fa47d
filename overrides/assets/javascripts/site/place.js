/* The language switch keeps the clause that the reader is at. */
(() => {
  "use strict";

  function keepPlace() {
    for (const link of Handbook.page.all("a.hb-alternate")) {
      /** @type {HTMLAnchorElement} */ (link).hash = window.location.hash;
    }
  }

  window.addEventListener("hashchange", keepPlace);
  keepPlace();
})();
