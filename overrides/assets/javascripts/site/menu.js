/* The theme opens menu and search by labels of hidden boxes: buttons to a mouse and to nobody
   else. This makes them buttons to everyone. */
(() => {
  "use strict";

  const { all, word } = Handbook.page;

  /** @param {HTMLLabelElement} label */
  function toButton(label) {
    const toggle = document.getElementById(label.htmlFor);
    if (!(toggle instanceof HTMLInputElement) || toggle.type !== "checkbox") return;
    const closes = label.matches(".md-search__icon");
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    // The theme's style sheet asks for it.
    button.setAttribute("for", label.htmlFor);
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle.click());
    const tell = () => {
      const search = closes && toggle.checked ? "search-close" : "search";
      button.tabIndex = closes && !toggle.checked ? -1 : 0;
      button.setAttribute("aria-expanded", String(toggle.checked));
      button.setAttribute("aria-label", word(toggle.id === "__drawer" ? "menu" : search));
    };
    toggle.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  }

  /* Parts of the menu open by their own checkbox, so their labels are no stop of their own. */
  function nameParts() {
    const labels = ".md-nav__toggle ~ label[tabindex], .md-nav__toggle ~ * label[tabindex]";
    for (const label of all(labels)) label.removeAttribute("tabindex");
    for (const toggle of all(".md-nav__toggle")) {
      // Two labels would say the name twice.
      const name = toggle.id + "_label";
      if (document.getElementById(name)) toggle.setAttribute("aria-labelledby", name);
    }
  }

  function closeByEscape() {
    const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
    if (!drawer) return;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      /** @type {HTMLElement | null} */
      const opener = document.querySelector('.md-header__button[for="__drawer"]');
      if (opener) opener.focus();
    });
  }

  for (const label of all("label.md-header__button, label.md-search__icon")) {
    toButton(/** @type {HTMLLabelElement} */ (label));
  }
  nameParts();
  closeByEscape();
})();
