/* Small help that pages can do without: every page reads and prints well when this does not run. */
(function () {
  "use strict";

  /* The language switch keeps the clause that the reader is at. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.hb-alternate");
    if (link) link.hash = window.location.hash;
  });

  /* The search box is a dialog without a name; give it the name of its field. */
  document.querySelectorAll('.md-search[role="dialog"]:not([aria-label])').forEach(function (box) {
    var field = box.querySelector("input");
    box.setAttribute("aria-label", (field && field.getAttribute("aria-label")) || "Search");
  });

  /* Folded parts print open. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (part) {
      part.open = true;
      opened.push(part);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (part) { part.open = false; });
  });
})();
