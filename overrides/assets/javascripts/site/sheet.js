/* The answer sheet of the quiz: what was chosen, for the questions that are shown. It prints alone. */
(() => {
  "use strict";

  const { all, button, word } = Handbook.page;
  const title = document.getElementById("results");
  const table = title && all("#results ~ * table").pop();
  if (!title || !table) return;

  const rows = all("tbody tr", table);

  function fill() {
    for (const row of rows) {
      const id = row.querySelector("a")?.getAttribute("href")?.slice(1) || "";
      const heading = document.getElementById(id);
      /** @type {HTMLInputElement | null} */
      const chosen = document.querySelector(`input[name="${id}"]:checked`);
      const mark = chosen?.closest("ol")?.nextElementSibling?.querySelector(".hb-right-mark");
      row.hidden = Boolean(heading?.hidden);
      const [, cell] = Array.from(row.children);
      if (cell) cell.textContent = chosen
        ? `${chosen.value}. ${mark?.textContent || word("again")}` : "\u00a0";
    }
  }

  title.nextElementSibling?.after(button(word("paper"), () => {
    fill();
    document.body.classList.add("hb-only-sheet");
    window.print();
    document.body.classList.remove("hb-only-sheet");
  }));
  document.addEventListener("handbook-answered", fill);
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".hb-filter")) fill();
  });
  fill();
})();
