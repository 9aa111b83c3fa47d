/* What a reader has done so far, and how it is kept on the platform in a few hundred signs. */
(() => {
  "use strict";

  /** @type {("checked" | "passed" | "confirmed" | "done")[]} */
  const FLAGS = ["checked", "passed", "confirmed", "done"];

  /** Marks each of a list that is in a set, four to a sign.
   * @param {string[]} list @param {Set<string>} set */
  const marked = (list, set) => {
    let out = "";
    for (let at = 0; at < list.length; at += 4) {
      const four = [0, 1, 2, 3].map((more) => (set.has(list[at + more] ?? "") ? 8 >> more : 0));
      out += four.reduce((sum, bit) => sum + bit).toString(16);
    }
    return out;
  };

  /** @param {string[]} list @param {string} text */
  const unmarked = (list, text) =>
    new Set(list.filter((_, at) => (parseInt(text[at >> 2] ?? "", 16) || 0) & (8 >> (at & 3))));

  /** @type {CourseScripts["fresh"]} */
  const fresh = (course) => ({
    language: "",
    groups: new Set(),
    step: course.steps[0] ?? "",
    seen: new Set(),
    answers: new Map(),
    checked: false,
    best: null,
    passed: false,
    confirmed: false,
    done: false,
  });

  /** @type {CourseScripts["encode"]} */
  const encode = (state, course) => {
    const answers = course.questions.map((id) => (state.answers.get(id) ?? -1) + 1);
    return JSON.stringify({
      e: course.edition,
      l: state.language,
      g: marked(course.groups, state.groups),
      p: course.steps.indexOf(state.step),
      s: marked(course.steps, state.seen),
      a: answers.map((one) => one.toString(36)).join(""),
      q: state.best,
      f: FLAGS.map((key) => +state[key]).join(""),
    });
  };

  /** Reads what `encode` wrote; of another edition, or anything else, nothing is taken over.
   * @type {CourseScripts["decode"]} */
  const decode = (text, course) => {
    const state = fresh(course);
    let kept;
    try {
      kept = JSON.parse(text);
    } catch {
      return state;
    }
    if (!kept || kept.e !== course.edition) {
      return state;
    }
    state.language = String(kept.l);
    state.groups = unmarked(course.groups, String(kept.g));
    state.step = course.steps[kept.p] ?? state.step;
    state.seen = unmarked(course.steps, String(kept.s));
    course.questions.forEach((id, at) => {
      const answer = parseInt(String(kept.a)[at] ?? "", 36) - 1;
      if (answer >= 0) {
        state.answers.set(id, answer);
      }
    });
    state.best = typeof kept.q === "number" ? kept.q : null;
    FLAGS.forEach((key, at) => {
      state[key] = String(kept.f)[at] === "1";
    });
    return state;
  };

  Object.assign(globalThis, { Course: { fresh, encode, decode } });
})();
