/* The page of dead addresses: this file's own address tells where the handbook begins. */
(function () {
  "use strict";
  var root = new URL(".", document.currentScript.src).href;
  document.querySelectorAll("[data-path]").forEach(function (part) {
    part[part.src === undefined ? "href" : "src"] = root + part.dataset.path;
  });
  document.querySelector('link[rel="stylesheet"]').href = root + "not-found.css";

  /* Whoever followed a link into one language reads that one first. */
  document.querySelectorAll("section[lang]").forEach(function (part) {
    if (window.location.href.indexOf(root + part.lang + "/") === 0) {
      part.parentNode.querySelector(".name").after(part);
      document.documentElement.lang = part.lang;
      document.title = part.firstElementChild.textContent;
    }
  });
})();
