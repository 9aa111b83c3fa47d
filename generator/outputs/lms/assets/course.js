/* The course as readers use it: one step at a time, in the language and for the groups chosen. */
(() => {
  "use strict";

  const { all, one, inputs, said, mains, shape, meant } = Course.page;
  const FIRST_LETTER = 97;
  let state = Course.fresh(shape);
  let mark = Number(said(document.body, "pass"));
  /** Whether the platform is told of anything. */
  let reported = false;
  let told = "";

  const here = () => one(document, `main[data-language="${state.language}"]`);
  const sections = () => all(here(), "[data-step]").filter((found) => meant(found, state.groups));
  /** @param {string} step */
  const section = (step) => one(here(), `[data-step="${step}"]`);
  /** @param {HTMLElement} found */
  const seen = (found) => state.seen.has(said(found, "step"));

  /** @param {() => Taken} what */
  const send = async (what) => {
    if (reported) {
      const taken = await Promise.resolve().then(what).catch(() => false);
      Course.page.state("unsaved", !taken);
    }
  };
  const save = () => {
    const progress = sections().filter(seen).length / sections().length;
    send(() => Course.report.save(Course.encode(state, shape), state.step, progress));
  };

  /** Sees whether all is done, which it then stays, and reports what is new. */
  const settle = () => {
    state.done = state.done || (sections().every(seen) && state.passed && state.confirmed);
    Course.page.state("done", state.done);
    const answer = one(section("confirm"), "[data-told]");
    answer.textContent = state.confirmed && !state.done ? said(answer, "missing") : "";
    const { best, passed, done } = state;
    const result = [best, passed, done].join();
    if (best !== null && result !== told) {
      told = result;
      send(() => Course.report.result(best, passed, done));
    }
    save();
  };

  const fill = () => {
    all(here(), "[data-for]").forEach((found) => {
      found.hidden = !meant(found, state.groups);
    });
    inputs(section("start")).forEach((input) => {
      input.checked = state.groups.has(input.value);
    });
    inputs(section("confirm")).forEach((input) => {
      input.checked = state.confirmed;
    });
    Course.quiz.fill(section("quiz"), state);
  };

  /** @param {number} at @param {number} count */
  const guide = (at, count) => {
    one(here(), "[data-at]").textContent = `${at + 1} / ${count}`;
    Object.assign(one(here(), "progress"), { max: count, value: at + 1 });
    one(here(), '[data-act="back"]').hidden = at === 0;
    const next = one(here(), '[data-act="next"]');
    next.hidden = at === count - 1;
    next.textContent = said(next, at === 0 ? "begin" : "next");
  };

  const speak = () => {
    mains.forEach((main) => {
      main.hidden = main !== here();
    });
    all(document, ".languages button").forEach((button) => {
      button.setAttribute("aria-pressed", String(said(button, "language") === state.language));
    });
    document.documentElement.lang = state.language;
    document.title = said(here(), "title");
  };

  const show = (step = "start", focus = true) => {
    const shown = sections();
    const at = Math.max(0, shown.findIndex((found) => said(found, "step") === step));
    state.step = shown[at] ? said(shown[at], "step") : "start";
    state.seen.add(state.step);
    speak();
    fill();
    all(here(), "[data-step]").forEach((found) => {
      found.hidden = found !== shown[at];
    });
    guide(at, shown.length);
    if (focus) {
      window.scrollTo(0, 0);
      one(section(state.step), "h2").focus();
    }
    settle();
  };
  /** @param {number} by */
  const go = (by) => {
    const steps = sections().map((found) => said(found, "step"));
    show(steps[steps.indexOf(state.step) + by]);
  };

  const score = () => {
    const asked = all(section("quiz"), "[data-question]").filter((found) => meant(found, state.groups));
    const judged = Course.quiz.judge(asked, state);
    const open = judged.find((answer) => answer.given < 0);
    if (open) {
      const answer = one(section("quiz"), "[data-told]");
      answer.textContent = said(answer, "choose");
      inputs(open.question)[0]?.focus();
      return;
    }
    /** @param {number} number */
    const letter = (number) => String.fromCharCode(FIRST_LETTER + number);
    if (reported) {
      judged.forEach(({ id, given, wanted }) => Course.report.answer(id, letter(given), letter(wanted)));
    }
    const right = judged.filter(({ given, wanted }) => given === wanted).length;
    const reached = judged.length ? Math.floor((100 * right) / judged.length) : 100;
    const best = Math.max(state.best ?? 0, reached);
    Object.assign(state, { best, passed: best >= mark, checked: true });
    fill();
    settle();
    one(section("quiz"), '[data-act="again"]').focus();
  };

  const again = () => {
    state.answers.clear();
    state.checked = false;
    fill();
    save();
    inputs(section("quiz"))[0]?.focus();
  };

  const confirm = () => {
    const answer = one(section("confirm"), "[data-told]");
    if (!inputs(section("confirm"))[0]?.checked) {
      answer.textContent = said(answer, "tick");
      return;
    }
    if (!state.confirmed && reported) {
      Course.report.confirm(`${said(document.body, "edition")} sha256:${said(document.body, "digest")}`);
    }
    state.confirmed = true;
    settle();
  };

  /** @type {Record<string, () => void>} */
  const acts = {
    back: () => go(-1),
    next: () => go(1),
    check: () => Course.quiz.tell(section(state.step)),
    score,
    again,
    confirm,
    leave: () => Course.report.leave?.(),
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (!button) {
      return;
    }
    if (said(button, "language")) {
      state.language = said(button, "language");
      show(state.step, false);
    } else {
      acts[said(button, "act")]?.();
    }
  });

  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) {
      return;
    }
    const question = target.closest("[data-question]");
    if (question instanceof HTMLElement) {
      state.answers.set(said(question, "question"), Number(target.value));
      save();
    } else if (target.closest("[data-groups]")) {
      state.groups[target.checked ? "add" : "delete"](target.value);
      // Another group has other questions.
      Object.assign(state, state.done ? {} : { best: null, passed: false, checked: false });
      show("start", false);
    }
  });

  const start = async () => {
    const begun = await Course.report.begin().catch(() => null);
    if (begun) {
      state = Course.decode(begun.kept, shape);
      mark = begun.mark ?? mark;
    }
    const looking = begun?.looking ?? false;
    reported = begun !== null && !looking;
    // What was chosen before, then what the platform knows of the reader.
    const wished = [state.language, ...(begun?.languages ?? [])].map((tag) => tag.trim().split("-")[0]);
    const spoken = mains.map((main) => said(main, "language"));
    state.language = wished.find((tag = "") => spoken.includes(tag)) ?? spoken[0] ?? "";
    Object.entries({ online: begun !== null, offline: !begun, looking }).forEach(([name, is]) =>
      Course.page.state(name, is),
    );
    all(document, "[data-mark]").forEach((found) => {
      found.textContent = String(mark);
    });
    all(document, '[data-act="leave"]').forEach((button) => {
      button.hidden = !begun?.back;
    });
    Course.quiz.reveal(document.body, false);
    show(state.step, false);
    document.body.dataset["ready"] = "";
    window.addEventListener("pagehide", () => begun && Course.report.end());
  };
  start();
})();
