/* What a reviewer noted, as data: taken in with distrust, put together, and given out. */
(() => {
  "use strict";

  const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const FORMAT = "handbook-review-1";
  /** @type {readonly Decision[]} */
  const DECISIONS = ["keep", "change", "remove", "ask"];
  const NAME = 80;
  const NOTE = 2000;

  /** @param {unknown} value @param {number} most */
  function text(value, most) {
    return typeof value === "string" ? value.slice(0, most) : "";
  }

  /** @param {unknown} value */
  function day(value) {
    return typeof value === "string" && DAY.test(value) ? value : "";
  }

  /** @param {unknown} value @returns {Decision | ""} */
  function decision(value) {
    return DECISIONS.find((one) => one === value) || "";
  }

  /** @param {unknown} value @returns {Partial<Record<string, unknown>>} */
  function mapping(value) {
    return value && typeof value === "object" ? /** @type {Record<string, unknown>} */ (value) : {};
  }

  /**
   * The entries under names that our ids can have; so none is called __proto__.
   *
   * @param {unknown} value
   */
  function entries(value) {
    return Object.entries(mapping(value))
      .filter(([id, one]) => ID.test(id) && one && typeof one === "object")
      .map(([id, one]) => /** @type {const} */ ([id, mapping(one)]));
  }

  /** @type {ReviewRecord["clean"]} */
  function clean(given) {
    const { reviewer, tasks, clauses } = mapping(given);
    /** @type {Review} */
    const kept = { reviewer: text(reviewer, NAME), tasks: {}, clauses: {} };
    for (const [id, { done, note, who, date }] of entries(tasks)) {
      kept.tasks[id] = {
        done: done === true, note: text(note, NOTE), who: text(who, NAME), date: day(date),
      };
    }
    for (const [id, one] of entries(clauses)) {
      const note = text(one.note, NOTE);
      const decided = decision(one.decision);
      if (decided || note) kept.clauses[id] = { decision: decided, note, date: day(one.date) };
    }
    return kept;
  }

  /** @type {ReviewRecord["merge"]} */
  function merge(own, loaded) {
    const { reviewer, tasks, clauses } = clean(own);
    return {
      reviewer: loaded.reviewer || reviewer,
      tasks: { ...tasks, ...loaded.tasks },
      clauses: { ...clauses, ...loaded.clauses },
    };
  }

  /** @type {ReviewRecord["fault"]} */
  function fault(given, { company, edition }) {
    const file = mapping(given);
    if (file.format !== FORMAT) return { word: "bad_file" };
    if (file.company === company && file.edition === edition) return null;
    const about = text(file.company, 60) + " " + text(file.edition, 20);
    return { word: "other_file", values: { about } };
  }

  /** @type {ReviewRecord["file"]} */
  function file(review, { company, edition, digest }) {
    const { reviewer, tasks } = review;
    const decided = Object.entries(review.clauses).filter(([, one]) => one.decision);
    const clauses = Object.fromEntries(decided);
    const data = { format: FORMAT, company, edition, digest, reviewer, tasks, clauses };
    const name = ["review", company, edition, reviewer || "me"].join("-");
    return {
      name: name.replace(/[^\w.+-]+/g, "-") + ".json",
      text: JSON.stringify(data, null, 1) + "\n",
    };
  }

  Handbook.record = { DECISIONS, clean, merge, fault, file };
})();
