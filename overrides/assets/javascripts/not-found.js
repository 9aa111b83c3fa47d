/* The page of dead addresses: this file's own address tells where the handbook begins. */
(() => {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL(".", script.src).href;
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("[data-path]");
  for (const part of parts) {
    part.setAttribute(part.hasAttribute("src") ? "src" : "href", root + part.dataset.path);
  }
  document.querySelector('link[rel="stylesheet"]')?.setAttribute("href", root + "not-found.css");

  /* Whoever followed a link into one language reads that one first. */
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll("section[lang]");
  for (const part of sections) {
    if (!window.location.href.startsWith(root + part.lang + "/")) continue;
    part.parentElement?.querySelector(".name")?.after(part);
    document.documentElement.lang = part.lang;
    document.title = part.firstElementChild?.textContent || "";
  }
})();
