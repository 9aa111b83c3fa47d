/* Due dates and last days: counted from the reader's own day, so that an old build tells the truth as well. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;
  const { say, language } = Handbook.words;
  const SOON = 30;

  /** @type {Due["standing"]} */
  function standing(due, today) {
    const days = Handbook.days.between(today, due);
    // Text that is no date has no distance, and so no standing.
    if (!(days <= SOON)) return null;
    return { days, overdue: days < 0 };
  }

  /** @param {string} day */
  function written(day) {
    const locale = language() === "en" ? "en-GB" : language();
    return Handbook.days.parse(day).toLocaleDateString(locale, {
      day: "numeric", month: "long", year: "numeric",
    });
  }

  /**
   * @param {string} attribute What holds the days.
   * @param {string} late The word for those that have passed.
   */
  function mark(attribute, late) {
    const today = Handbook.days.today();
    for (const element of all(`[${attribute}]`)) {
      const due = element.getAttribute(attribute) || "";
      const found = standing(due, today);
      if (!found) continue;
      const { days, overdue } = found;
      const text = overdue ? say(late, { date: written(due) }) : say("soon", { days });
      element.append(" ", make("strong", { class: overdue ? "hb-overdue" : "hb-soon" }, text));
    }
  }

  /** @type {Due["show"]} */
  function show() {
    mark("data-hb-due", "overdue");
    mark("data-hb-until", "ended");
  }

  Handbook.due = { standing, show };
})();
