/* Where there is room the style sheet shows what is folded; this tells those who listen. */
(() => {
  "use strict";

  const WIDE = "(min-width: 60em)";
  const BESIDE = "(min-width: 76.25em)";

  /** @param {HTMLElement} part */
  function fit(part) {
    const fold = /** @type {HTMLDetailsElement} */ (part);
    const room = window.matchMedia(fold.matches(".hb-contents") ? BESIDE : WIDE);
    const summary = fold.querySelector("summary");
    const tell = () => {
      fold.open = room.matches;
      if (summary) summary.tabIndex = room.matches ? -1 : 0;
    };
    room.addEventListener("change", tell);
    if (room.matches) tell();
  }

  Handbook.page.all("details.hb-fold").forEach(fit);
})();
