/* On paper a field is a line: a long note shows whole, an empty date shows no pattern, and a
   choice that is not made yet shows what there is to choose from. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;

  /** @param {HTMLSelectElement} select */
  function chosen(select) {
    const options = Array.from(select.options);
    if (select.value) return options[select.selectedIndex]?.textContent || "";
    return options.slice(1).map((one) => "☐\u00a0" + one.textContent).join(" ");
  }

  /** @type {ReviewPaper["writeOut"]} */
  function writeOut() {
    for (const field of all(".hb-field")) {
      /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null} */
      const control = field.querySelector("input, select, textarea");
      if (!control) continue;
      const line = field.querySelector(".hb-written")
        || field.appendChild(make("span", { class: "hb-written" }));
      line.textContent = control instanceof HTMLSelectElement ? chosen(control) : control.value;
    }
  }

  Handbook.paper = { writeOut };
})();
