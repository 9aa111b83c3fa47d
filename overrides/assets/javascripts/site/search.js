/* The theme's search, for those who use a keyboard or listen to the page. */
(() => {
  "use strict";

  const { all } = Handbook.page;
  const NARROW = "(max-width: 59.9844em)";
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector(".md-search__input");
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));

  /* The search box is a dialog without a name; give it the name of its field. */
  function nameDialog() {
    for (const box of all('.md-search[role="dialog"]:not([aria-label])')) {
      const label = box.querySelector("input")?.getAttribute("aria-label");
      box.setAttribute("aria-label", label || "Search");
    }
    for (const line of all(".md-search-result__meta")) line.setAttribute("role", "status");
  }

  /**
   * On small screens the closed search lies beside the screen, where no one looks for the cursor.
   * Escape closes the search; the cursor goes back to the button that opened it.
   *
   * @param {HTMLInputElement} input
   * @param {HTMLInputElement} opened
   */
  function leadCursor(input, opened) {
    const narrow = window.matchMedia(NARROW);
    function tell() {
      input.tabIndex = narrow.matches && !opened.checked ? -1 : 0;
    }
    opened.addEventListener("change", tell);
    narrow.addEventListener("change", tell);
    tell();
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !narrow.matches || !opened.checked) return;
      window.setTimeout(() => {
        /** @type {HTMLElement | null} */
        const opener = document.querySelector('.md-header__button[for="__search"]');
        if (opener && !opened.checked) opener.focus();
      }, 0);
    }, true);
  }

  /* The start page's search line opens the search; without scripts it leads to the chapters. */
  function openByLine() {
    for (const link of all(".hb-search-link a")) {
      link.addEventListener("click", (event) => {
        if (!toggle || !field) return;
        event.preventDefault();
        if (!toggle.checked) toggle.click();
        field.focus();
      });
    }
  }

  nameDialog();
  if (field && toggle) leadCursor(field, toggle);
  openByLine();
})();
