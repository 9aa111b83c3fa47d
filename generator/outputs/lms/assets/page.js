/* What the page of a course holds: its languages, steps, groups and questions, by their marks. */
(() => {
  "use strict";

  /** @type {CoursePage["all"]} */
  const all = (within, what) => [...within.querySelectorAll(what)].filter((one) => one instanceof HTMLElement);
  /** @type {CoursePage["one"]} */
  const one = (within, what) => {
    const found = within.querySelector(what);
    if (!(found instanceof HTMLElement)) {
      throw new Error(`the page has no ${what}`);
    }
    return found;
  };
  /** @type {CoursePage["inputs"]} */
  const inputs = (within) =>
    [...within.querySelectorAll("input")].filter((found) => found instanceof HTMLInputElement);
  /** @type {CoursePage["said"]} */
  const said = (element, name) => element.dataset[name] ?? "";

  const mains = all(document, "main");
  const first = one(document, "main");
  const body = document.body;
  const steps = all(first, "[data-step]").map((found) => said(found, "step"));
  const questions = all(first, "[data-question]").map((found) => said(found, "question"));

  Course.page = {
    all,
    one,
    inputs,
    said,
    mains,
    shape: {
      edition: [said(body, "digest").slice(0, 16), steps.length, questions.length].join("."),
      steps,
      groups: all(first, "[data-groups] input").map((found) => found.getAttribute("value") ?? ""),
      questions,
    },
    meant: (element, groups) =>
      Boolean(said(body, "role")) ||
      !said(element, "for") ||
      said(element, "for").split(" ").some((name) => groups.has(name)),
    state: (name, is) => {
      all(document, `[data-state="${name}"]`).forEach((found) => {
        found.hidden = !is;
      });
    },
  };
})();
