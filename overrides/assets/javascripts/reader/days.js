/* Days as pages and files write them, such as 2027-03-05, by the reader's own clock. */
(() => {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;

  /** @type {Days["iso"]} */
  function iso(day) {
    const month = String(day.getMonth() + 1).padStart(2, "0");
    return `${day.getFullYear()}-${month}-${String(day.getDate()).padStart(2, "0")}`;
  }

  /** @type {Days["today"]} */
  function today() {
    return iso(new Date());
  }

  /** @type {Days["parse"]} */
  function parse(text) {
    return new Date(text + "T00:00:00");
  }

  /** @type {Days["between"]} */
  function between(from, to) {
    // Rounded, because a day on which the clocks are changed has 23 or 25 hours.
    return Math.round((parse(to).getTime() - parse(from).getTime()) / DAY);
  }

  Handbook.days = { iso, today, parse, between };
})();
