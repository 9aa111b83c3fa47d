/* The questions on the page: what is chosen, and which of them stand open. */
(() => {
  "use strict";

  const { all } = Handbook.page;

  /** @param {HTMLElement} element @returns {Asked} */
  function asked(element) {
    const fold = /** @type {HTMLDetailsElement} */ (element);
    const chosen = /** @type {HTMLElement} */ (fold.querySelector("summary small"));
    const inputs = /** @type {HTMLInputElement[]} */ (all("input[name]", fold));
    return {
      id: fold.dataset.hbQuestion || "",
      title: fold.querySelector("summary span")?.textContent || "",
      answers: inputs.map(({ value }) => value),
      alone: inputs.filter(({ dataset }) => "hbAlone" in dataset).map(({ value }) => value),
      many: inputs.some(({ type }) => type === "checkbox"),
      kept: "hbKept" in fold.dataset,
      fold,
      inputs,
      chosen,
      nothing: chosen.textContent || "",
    };
  }

  /** Letters without marks, so that `zdjecie` finds `Zdjęcie`. @param {string} text */
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");
  }

  /** Hides the subjects that lack a word; endings differ. @param {HTMLInputElement} field */
  function find(field) {
    const words = folded(field.value).split(/\s+/).map((word) =>
      word.slice(0, Math.max(3, word.length - 2)));
    const fold = field.closest("details") || field;
    for (const input of all("input[name]", fold)) {
      const label = input.closest("label");
      const text = folded(`${label?.textContent} ${label?.dataset.hbAlso || ""}`);
      if (label) label.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of all("fieldset", fold)) {
      group.hidden = all("label", group).every(({ hidden }) => hidden);
    }
  }

  class Form {
    /** @param {HTMLElement} place */
    constructor(place) {
      this.questions = all("[data-hb-question]", place).map(asked);
      place.addEventListener("input", ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === "search") find(target);
      });
      place.addEventListener("click", ({ target, detail }) => {
        // Arrow keys choose as well, one answer after the other: only a tap has chosen for good.
        const question = detail && this.questions.find(({ many, inputs }) => !many
          && inputs.some((input) => input === target));
        if (question) question.fold.open = false;
      });
    }

    /** @returns {Given} */
    given() {
      const answers = this.questions.map(({ id, inputs }) =>
        /** @type {const} */ ([id, inputs.filter((one) => one.checked).map(({ value }) => value)]));
      return Object.fromEntries(answers.filter(([, values]) => values.length));
    }

    /** @param {Given} selection */
    fill(selection) {
      for (const { id, inputs } of this.questions) {
        for (const one of inputs) one.checked = Boolean(selection[id]?.includes(one.value));
      }
    }

    /** Says beside each question what is chosen. */
    tell() {
      for (const { inputs, chosen, nothing } of this.questions) {
        const names = inputs.filter((one) => one.checked)
          .map((one) => one.labels?.[0]?.textContent?.trim());
        chosen.textContent = names.join("; ") || nothing;
      }
    }

    fold() {
      for (const { fold } of this.questions) fold.open = false;
    }

    /** @param {Question} question */
    lead({ id }) {
      const one = this.questions.find((question) => question.id === id);
      if (!one) return;
      one.fold.open = true;
      one.inputs[0]?.focus({ preventScroll: true });
      one.fold.scrollIntoView({ block: "start" });
    }
  }

  Handbook.Form = Form;
})();
