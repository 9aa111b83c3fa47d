/* Answers can be chosen, and what is said of the chosen one is shown; without this script all of
   it stands folded below. What was chosen is kept in this browser and goes nowhere. */
(() => {
  "use strict";

  const { all, make, button, word } = Handbook.page;
  const store = new Handbook.Store("handbook-answers");

  /** @returns {Record<string, string>} The words of the chosen answers, by the question's id. */
  function kept() {
    const found = store.read();
    return typeof found === "object" && found && !Array.isArray(found)
      ? /** @type {Record<string, string>} */ (found) : {};
  }

  /** @param {Element} part The words of an answer: an answer that was reworded is no longer it. */
  const words = (part) => (part.textContent || "").trim();

  /** @param {Element | null} part @returns {string} The id of the heading above. */
  function question(part) {
    while (part && !/^H[1-6]$/.test(part.tagName)) part = part.previousElementSibling;
    return part?.id || "";
  }

  /**
   * @param {Element | undefined} entry What is said of an answer; its reason, where it has none of
   *   its own, is the one that stands below all of them.
   */
  function said(entry) {
    const mark = entry?.querySelector("strong");
    const parts = [...(entry?.childNodes || [])];
    if (entry && mark && words(mark) === words(entry)) {
      parts.push(document.createTextNode(" "), ...(entry.parentElement?.nextElementSibling?.childNodes || []));
    }
    return parts.map((part) => part.cloneNode(true));
  }

  /**
   * @param {HTMLElement} line The line above the answers.
   * @returns {(() => void) | null} What takes the choice back, or null where there is none.
   */
  function ask(line) {
    const list = line.nextElementSibling;
    const verdicts = Array.from(list?.nextElementSibling?.querySelectorAll("ol:first-of-type > li") || []);
    const id = question(line);
    if (list?.tagName !== "OL" || verdicts.length !== list.children.length) return null;
    line.id = `${id}-choose`;
    list.setAttribute("role", "radiogroup");
    list.setAttribute("aria-labelledby", line.id);
    const verdict = make("div", { class: "hb-verdict", role: "status" });
    list.after(verdict);
    const before = kept()[id];

    const choices = Array.from(list.children, (entry, at) => {
      const choice = make("input", { type: "radio", name: id, value: String(at + 1) });
      const told = words(entry);
      entry.setAttribute("role", "presentation");
      entry.replaceChildren(make("label", {}, [choice, make("span", {}, [...entry.childNodes])]));
      choice.checked = told === before;
      const show = () => verdict.replaceChildren(...said(verdicts[at]));
      if (choice.checked) show();
      choice.addEventListener("change", () => {
        show();
        store.write({ ...kept(), [id]: told });
        document.dispatchEvent(new Event("handbook-answered"));
      });
      return choice;
    });
    return () => {
      for (const choice of choices) choice.checked = false;
      verdict.replaceChildren();
    };
  }

  const undo = all(".hb-choose").map(ask);
  const first = document.querySelector("article h2");
  if (first && undo.some(Boolean) && store.works) {
    const forget = button(word("forget"), () => {
      for (const one of undo) one?.();
      store.write({});
      document.dispatchEvent(new Event("handbook-answered"));
    });
    const filter = document.querySelector(".hb-audiences");
    (filter || first).before(make("p", { class: "hb-kept" }, [word("kept") + " ", forget]));
  }
})();
