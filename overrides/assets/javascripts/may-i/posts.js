/* What the rules say of a post. This reckons as generator/aid/ does, and a test holds it to that. */
(() => {
  "use strict";

  const OUTCOMES = ["go", "like-this", "ask", "do-not"];
  const LIKE_THIS = 1;

  /** A set of combinations: for each question the steps of its answers, which add up to a place.
   *
   * @typedef {number[][]} Sets
   */

  /** @param {Sets} sets @returns {number[]} The place of each combination. */
  function atoms(sets) {
    return sets.reduce((found, steps) => found.flatMap((at) => steps.map((step) => at + step)), [0]);
  }

  /** @param {Sets} sets @param {Sets} others @returns {Sets} */
  function common(sets, others) {
    return sets.map((steps, place) => steps.filter((step) => others[place]?.includes(step)));
  }

  /** @param {string} when As generator/render/may_i.py writes it. */
  function conditions(when) {
    return new Map(when.split(";").map((one) => {
      const [id = "", answers = ""] = one.split("=");
      return [id, answers.split(",")];
    }));
  }

  class Reckoning {
    /** @param {Question[]} questions @param {Rule[]} rules The strictest first. */
    constructor(questions, rules) {
      this.size = 1;
      this.questions = questions.map(({ id, answers, alone }) => {
        const stride = this.size;
        this.size *= answers.length;
        return { id, alone, steps: answers.map((answer, at) => ({ answer, step: at * stride })) };
      });
      this.rules = rules.map(({ demands, when }, index) => ({
        index,
        right: demands === "right",
        level: Math.max(OUTCOMES.indexOf(demands), 0),
        sets: this.holding(conditions(when)),
      }));
      this.rights = new Set(this.rules.flatMap(({ right, sets }) => (right ? atoms(sets) : [])));
      /* For each combination of single answers what holds; -1 where no rule applies. */
      this.levels = new Int8Array(this.size).fill(-1);
      for (const { level, sets } of this.rules) {
        for (const at of atoms(sets)) {
          const capped = this.rights.has(at) ? Math.min(level, LIKE_THIS) : level;
          this.levels[at] = Math.max(this.level(at), capped);
        }
      }
    }

    /** @param {Map<string, string[]>} said @returns {Sets} */
    holding(said) {
      return this.questions.map(({ id, steps }) => {
        const named = said.get(id);
        const without = named?.[0]?.startsWith("!");
        const holds = (/** @type {string} */ answer) =>
          !named || (without ? !named.includes("!" + answer) : named.includes(answer));
        return steps.filter(({ answer }) => holds(answer)).map(({ step }) => step);
      });
    }

    /** @param {number} at */
    level(at) {
      return this.levels[at] ?? -1;
    }

    /** @param {Sets} sets */
    strictest(sets) {
      return atoms(sets).reduce((most, at) => Math.max(most, this.level(at)), -1);
    }

    /** Leaves out the answers that do not count because one beside them stands alone.
     *
     * @param {Given} given @returns {Map<string, string[]>}
     */
    counted(given) {
      return new Map(this.questions.flatMap(({ id, alone }) => {
        const said = given[id];
        const only = said?.filter((one) => alone.includes(one));
        return said ? [[id, only?.length ? only : said]] : [];
      }));
    }

    /** @param {Given} given @returns {Judgement} */
    judge(given) {
      const sets = this.holding(this.counted(given));
      const outcome = this.strictest(sets);
      const applied = this.rules.flatMap(({ index, right, level, sets: own }) => {
        const met = common(own, sets);
        if (met.some((steps) => !steps.length)) return [];
        const onlyHow = atoms(met).every((at) => this.rights.has(at));
        return [{ index, right, level: onlyHow ? Math.min(level, LIKE_THIS) : level }];
      });
      const open = this.questions.filter(({ id, steps }, place) => !given[id]
        && steps.some(({ step }) =>
          this.strictest(sets.map((all, at) => (at === place ? [step] : all))) !== outcome));
      const rules = applied.filter(({ right }) => !right).sort((one, two) => two.level - one.level);
      return {
        outcome: OUTCOMES[outcome] ?? null,
        rights: applied.filter(({ right }) => right).map(({ index }) => index),
        rules: rules.map(({ index, level }) => ({ index, outcome: OUTCOMES[level] ?? "" })),
        open: open.map(({ id }) => id),
      };
    }
  }

  Handbook.Posts = Reckoning;
})();
