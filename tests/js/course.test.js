"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const vm = require("node:vm");

const folder = path.join(__dirname, "../../generator/outputs/lms/assets");
const scope = vm.createContext({});
scope.globalThis = scope;
vm.runInContext(fs.readFileSync(path.join(folder, "state.js"), "utf8"), scope);
const { Course } = scope;

const named = (letter, count) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const COURSE = {
  edition: "abc.9.3",
  steps: named("s", 9),
  groups: named("g", 5),
  questions: named("q", 3),
};

const tale = (state) => ({
  ...state,
  groups: [...state.groups].sort(),
  seen: [...state.seen].sort(),
  answers: [...state.answers].sort(),
});
const plain = (value) => JSON.parse(JSON.stringify(value));

test("what was kept comes back as it was", () => {
  for (let at = 0; at < 512; at += 7) {
    const state = Course.fresh(COURSE);
    Object.assign(state, {
      language: "pl",
      step: COURSE.steps[at % 9],
      best: at % 101,
      checked: at % 2 === 0,
      passed: at % 3 === 0,
      confirmed: at % 5 === 0,
      done: at % 11 === 0,
    });
    COURSE.steps.forEach((id, bit) => (at >> bit) & 1 && state.seen.add(id));
    COURSE.groups.forEach((id, bit) => (at >> bit) & 1 && state.groups.add(id));
    COURSE.questions.forEach((id, bit) => (at >> bit) & 1 && state.answers.set(id, (at + bit) % 30));

    assert.deepEqual(
      plain(tale(Course.decode(Course.encode(state, COURSE), COURSE))),
      plain(tale(state)),
    );
  }
});

test("what is no state of this edition begins anew", () => {
  const fresh = plain(tale(Course.fresh(COURSE)));
  const other = Course.encode({ ...Course.fresh(COURSE), done: true }, { ...COURSE, edition: "x" });
  for (const text of ["", "null", "7", "[]", "{", "{}", other, '{"e":null}']) {
    assert.deepEqual(plain(tale(Course.decode(text, COURSE))), fresh, text);
  }
});

test("a damaged state of this edition does no harm", () => {
  const state = Course.decode('{"e":"abc.9.3","p":-1,"s":"zz","g":7,"a":"?","q":"x"}', COURSE);

  assert.equal(state.step, "s0");
  assert.equal(state.best, null);
  assert.equal(state.answers.size, 0);
  assert.equal(state.done, false);
});

test("a long course fits into what SCORM 1.2 keeps", () => {
  const long = { ...COURSE, steps: named("s", 2000), questions: named("q", 300) };
  const state = Course.fresh(long);
  long.steps.forEach((id) => state.seen.add(id));

  assert.ok(Course.encode(state, long).length < 1000);
});
