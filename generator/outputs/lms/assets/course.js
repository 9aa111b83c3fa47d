/* The course as readers use it: one step at a time, in the language and for the groups chosen. */
(() => {
  "use strict";

  const body = document.body;
  const mains = [...document.querySelectorAll("main")];
  const all = (within, what) => [...within.querySelectorAll(what)];
  const course = {
    steps: all(mains[0], "[data-step]").map((one) => one.dataset.step),
    groups: all(mains[0], "[data-groups] input").map((one) => one.value),
    questions: all(mains[0], "[data-question]").map((one) => one.dataset.question),
    edition: "",
  };
  course.edition = `${body.dataset.digest.slice(0, 16)}.${course.steps.length}.${course.questions.length}`;
  let state = Course.fresh(course);
  let online = false;
  let looking = false;
  let told = "";

  const here = () => mains.find((one) => one.dataset.language === state.language);
  const meant = (element) =>
    body.dataset.role || !element.dataset.for
      ? true
      : element.dataset.for.split(" ").some((name) => state.groups.has(name));
  const sections = () => all(here(), "[data-step]").filter(meant);
  const section = (step) => here().querySelector(`[data-step="${step}"]`);
  const asked = () => all(here(), "[data-question]").filter(meant);
  const reported = () => online && !looking;

  const warn = (taken) => {
    all(document, '[data-state="unsaved"]').forEach((one) => (one.hidden = taken));
  };
  const send = async (what) => {
    try {
      warn((await what()) !== false);
    } catch {
      warn(false);
    }
  };
  const save = () => {
    if (reported()) {
      const progress = sections().filter((one) => state.seen.has(one.dataset.step)).length / sections().length;
      send(() => Course.report.save(Course.encode(state, course), state.step, progress));
    }
  };

  /** Sees whether all is done, which it then stays. */
  const settle = () => {
    const whole = sections().every((one) => state.seen.has(one.dataset.step));
    state.done = state.done || (whole && state.passed && state.confirmed);
    all(document, '[data-state="done"]').forEach((one) => (one.hidden = !state.done));
    const answer = section("confirm").querySelector("[data-told]");
    answer.textContent = !state.confirmed || state.done ? "" : answer.dataset.missing;
    const result = [state.best, state.passed, state.done].join();
    if (reported() && state.best !== null && result !== told) {
      told = result;
      send(() => Course.report.result(state.best, state.passed, state.done));
    }
  };

  const fill = () => {
    all(here(), "[data-for]").forEach((one) => (one.hidden = !meant(one)));
    all(here(), "[data-groups] input").forEach((one) => (one.checked = state.groups.has(one.value)));
    section("confirm").querySelector("input").checked = state.confirmed;
    all(here(), "[data-question]").forEach((one) => {
      const chosen = state.answers.get(one.dataset.question);
      all(one, "input").forEach((input, at) => (input.checked = at === chosen));
      one.disabled = state.checked;
      const right = all(one, "input").findIndex((input) => "right" in input.dataset) === chosen;
      all(one, "[data-result]").forEach((word) => (word.hidden = (word.dataset.result === "right") !== right));
    });
    const quiz = section("quiz");
    all(quiz, "[data-shown]").forEach((one) => (one.hidden = !state.checked));
    quiz.querySelector('[data-act="score"]').hidden = state.checked;
    quiz.querySelector('[data-act="again"]').hidden = !state.checked;
    const told = quiz.querySelector("[data-told]");
    const score = state.best === null ? "" : `${told.dataset.score}: ${state.best}%. `;
    told.textContent = state.checked ? score + told.dataset[state.passed ? "passed" : "failed"] : "";
  };

  const show = (step, focus = true) => {
    const shown = sections();
    const at = Math.max(0, shown.findIndex((one) => one.dataset.step === step));
    state.step = shown[at].dataset.step;
    state.seen.add(state.step);
    mains.forEach((one) => (one.hidden = one !== here()));
    all(document, ".languages button").forEach((one) =>
      one.setAttribute("aria-pressed", String(one.dataset.language === state.language)),
    );
    document.documentElement.lang = state.language;
    document.title = here().dataset.title;
    fill();
    all(here(), "[data-step]").forEach((one) => (one.hidden = one !== shown[at]));
    here().querySelector("[data-at]").textContent = `${at + 1} / ${shown.length}`;
    Object.assign(here().querySelector("progress"), { max: shown.length, value: at + 1 });
    here().querySelector('[data-act="back"]').hidden = at === 0;
    const next = here().querySelector('[data-act="next"]');
    next.hidden = at === shown.length - 1;
    next.textContent = at === 0 ? next.dataset.begin : next.dataset.next;
    if (focus) {
      window.scrollTo(0, 0);
      shown[at].querySelector("h2").focus();
    }
    settle();
    save();
  };
  const go = (by) => {
    const shown = sections();
    show(shown[shown.indexOf(section(state.step)) + by].dataset.step);
  };

  const check = (button) => {
    const held = button.closest("section");
    const chosen = held.querySelector("input:checked");
    const told = held.querySelector(".told");
    told.textContent = chosen ? "" : told.dataset.choose;
    if (chosen) {
      all(held, "[data-shown]").forEach((one) => (one.hidden = false));
      told.textContent = "right" in chosen.dataset ? told.dataset.right : told.dataset.wrong;
    }
  };

  const score = () => {
    const open = asked().find((one) => !state.answers.has(one.dataset.question));
    if (open) {
      section("quiz").querySelector("[data-told]").textContent =
        section("quiz").querySelector("[data-told]").dataset.choose;
      open.querySelector("input").focus();
      return;
    }
    let right = 0;
    asked().forEach((one) => {
      const wanted = all(one, "input").findIndex((input) => "right" in input.dataset);
      const given = state.answers.get(one.dataset.question);
      right += Number(wanted === given);
      if (reported()) {
        const letter = (number) => String.fromCharCode(97 + number);
        Course.report.answer(one.dataset.question, letter(given), letter(wanted));
      }
    });
    const reached = asked().length ? Math.floor((100 * right) / asked().length) : 100;
    state.best = Math.max(state.best ?? 0, reached);
    state.passed = state.best >= Number(body.dataset.pass);
    state.checked = true;
    fill();
    settle();
    save();
    section("quiz").querySelector('[data-act="again"]').focus();
  };

  const again = () => {
    state.answers.clear();
    state.checked = false;
    fill();
    save();
    section("quiz").querySelector("input")?.focus();
  };

  const confirm = () => {
    const told = section("confirm").querySelector("[data-told]");
    if (!section("confirm").querySelector("input").checked) {
      told.textContent = told.dataset.tick;
      return;
    }
    if (!state.confirmed && reported()) {
      Course.report.confirm(`${body.dataset.edition} sha256:${body.dataset.digest}`);
    }
    state.confirmed = true;
    settle();
    save();
  };

  const acts = {
    back: () => go(-1),
    next: () => go(1),
    check,
    score,
    again,
    confirm,
    leave: () => Course.report.leave(),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.language) {
      state.language = button.dataset.language;
      show(state.step, false);
    } else if (button) {
      acts[button.dataset.act](button);
    }
  });

  document.addEventListener("change", ({ target }) => {
    const question = target.closest("[data-question]");
    if (question) {
      state.answers.set(question.dataset.question, Number(target.value));
      save();
    } else if (target.closest("[data-groups]")) {
      state.groups[target.checked ? "add" : "delete"](target.value);
      if (!state.done) {
        // Another group has other questions.
        Object.assign(state, { best: null, passed: false, checked: false });
      }
      show("start", false);
    }
  });

  const start = async () => {
    let begun = null;
    try {
      begun = await Course.report.begin();
    } catch {
      // Told as a platform that cannot be reached.
    }
    online = begun !== null;
    looking = online && begun.looking;
    if (online) {
      state = Course.decode(begun.kept, course);
    }
    state.language = mains.some((one) => one.dataset.language === state.language)
      ? state.language
      : mains[0].dataset.language;
    const states = { online, offline: !online, looking };
    Object.entries(states).forEach(([name, is]) =>
      all(document, `[data-state="${name}"]`).forEach((one) => (one.hidden = !is)),
    );
    all(document, '[data-act="leave"]').forEach((one) => (one.hidden = !(online && begun.back)));
    all(document, "[data-shown]").forEach((one) => (one.hidden = true));
    show(state.step, false);
    document.body.dataset.ready = "";
  };

  window.addEventListener("pagehide", () => {
    if (online) {
      Course.report.end();
    }
  });
  start();
})();
