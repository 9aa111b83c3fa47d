"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { loadScripts, plain } = require("./scripts.js");

const { record } = loadScripts().Handbook;
const EDITION = { company: "acme", edition: "2026.1", digest: "d1" };
const EMPTY = { reviewer: "", tasks: {}, clauses: {} };
const TASK = { done: true, note: "n", who: "w", date: "2027-03-05" };
const CLAUSE = { decision: "keep", note: "n", date: "2027-03-05" };

test("nothing, and what is no review, is cleaned to an empty one", () => {
  for (const given of [undefined, null, 7, "x", true, [], {}, { tasks: 5, clauses: "x" }]) {
    assert.deepEqual(plain(record.clean(given)), EMPTY);
  }
});

test("a whole review stays as it is, and is another object", () => {
  const given = { reviewer: "legal", tasks: { "a-b.c1": TASK }, clauses: { "tone.voice": CLAUSE } };
  const kept = record.clean(given);

  assert.deepEqual(plain(kept), given);
  assert.notEqual(kept.tasks["a-b.c1"], TASK);
});

test("entries under names that no id has are left out", () => {
  const names = ["", "A", "a b", "<img>", "a..b", "-a", "a-", "a_b", "ą", "a\n"];
  const odd = Object.fromEntries(names.map((name) => [name, TASK]));
  const hostile = JSON.parse('{"__proto__": {"done": true}, "constructor": {"done": true}}');

  assert.deepEqual(plain(record.clean({ tasks: odd })), EMPTY);
  assert.deepEqual(plain(record.clean({ clauses: odd })), EMPTY);
  assert.deepEqual(Object.keys(record.clean({ tasks: hostile }).tasks), ["constructor"]);
});

test("entries that are no mappings are left out", () => {
  for (const entry of [null, 0, 1, "x", true]) {
    assert.deepEqual(plain(record.clean({ tasks: { a: entry }, clauses: { a: entry } })), EMPTY);
  }
});

test("parts of the wrong kind count as empty", () => {
  const given = { reviewer: 7, tasks: { a: { done: "yes", note: ["a"], who: {}, date: 5 } } };

  assert.deepEqual(plain(record.clean(given)), {
    ...EMPTY, tasks: { a: { done: false, note: "", who: "", date: "" } },
  });
});

test("parts that no page knows are left out", () => {
  const given = { more: 1, tasks: { a: { ...TASK, more: 1 } }, clauses: { a: { ...CLAUSE, more: 1 } } };

  assert.deepEqual(plain(record.clean(given)), {
    ...EMPTY, tasks: { a: TASK }, clauses: { a: CLAUSE },
  });
});

test("texts are cut where the fields end", () => {
  const long = "x".repeat(3000);
  const given = { reviewer: long, tasks: { a: { note: long, who: long } }, clauses: { b: { note: long } } };
  const { reviewer, tasks, clauses } = record.clean(given);
  const lengths = [reviewer, tasks.a.note, tasks.a.who, clauses.b.note].map((one) => one.length);

  assert.deepEqual(lengths, [80, 2000, 80, 2000]);
});

test("a day has the form of a day, for tasks and clauses", () => {
  const days = {
    "2027-03-05": "2027-03-05", "2027-3-5": "", "x2027-03-05": "", "2027-03-05x": "",
    "2027-03-05\n": "", "<x>": "", "": "",
  };
  for (const [given, kept] of Object.entries(days)) {
    const cleaned = record.clean({
      tasks: { a: { ...TASK, date: given } }, clauses: { a: { ...CLAUSE, date: given } },
    });
    assert.deepEqual([cleaned.tasks.a.date, cleaned.clauses.a.date], [kept, kept], given);
  }
});

test("each decision is kept, and another is none", () => {
  for (const name of ["keep", "change", "remove", "ask"]) {
    assert.equal(record.clean({ clauses: { a: { decision: name } } }).clauses.a.decision, name);
  }
  for (const name of ["burn", "KEEP", "", 0, ["keep"], null]) {
    const given = { clauses: { a: { decision: name, note: "n" }, b: { decision: name } } };
    assert.deepEqual(plain(record.clean(given).clauses), { a: { decision: "", note: "n", date: "" } });
  }
});

test("the decisions stand in the order in which they are offered", () => {
  assert.deepEqual(plain(record.DECISIONS), ["keep", "change", "remove", "ask"]);
});

test("what is loaded wins entry by entry, and the own review is not touched", () => {
  const own = { reviewer: "me", tasks: { a: TASK, b: TASK }, clauses: { a: CLAUSE, b: CLAUSE } };
  const before = structuredClone(own);
  const other = { ...TASK, note: "other" };
  const decided = { ...CLAUSE, decision: "ask" };
  const loaded = { reviewer: "legal", tasks: { b: other, c: other }, clauses: { b: decided, c: decided } };

  assert.deepEqual(plain(record.merge(own, loaded)), {
    reviewer: "legal",
    tasks: { a: TASK, b: other, c: other },
    clauses: { a: CLAUSE, b: decided, c: decided },
  });
  assert.deepEqual(own, before);
});

test("a file without a name leaves the reviewer's name", () => {
  assert.equal(record.merge({ ...EMPTY, reviewer: "me" }, EMPTY).reviewer, "me");
});

test("what is no file of these pages is refused", () => {
  for (const given of [null, undefined, 7, "x", [], {}, { ...EDITION, format: "other" }, { ...EDITION }]) {
    assert.deepEqual(plain(record.fault(given, EDITION)), { word: "bad_file" });
  }
});

test("a file of another company or edition is refused, and named", () => {
  const file = { ...EDITION, format: "handbook-review-1" };
  const told = (given) => plain(record.fault(given, EDITION));

  assert.equal(told(file), null);
  assert.deepEqual(told({ ...file, company: "<b>" }), {
    word: "other_file", values: { about: "<b> 2026.1" },
  });
  assert.deepEqual(told({ ...file, edition: "2025.1" }), {
    word: "other_file", values: { about: "acme 2025.1" },
  });
  assert.deepEqual(told({ ...file, company: 7, edition: "e".repeat(50) }), {
    word: "other_file", values: { about: " " + "e".repeat(20) },
  });
  assert.equal(told({ ...file, company: "c".repeat(90) }).values.about, "c".repeat(60) + " 2026.1");
});

test("a file holds the edition, all tasks, and only rules that are decided", () => {
  const undecided = { decision: "", note: "n", date: "" };
  const review = { reviewer: "legal", tasks: { t: TASK }, clauses: { a: CLAUSE, b: undecided } };
  const { name, text } = record.file(review, { ...EDITION, words: {} });

  assert.equal(name, "review-acme-2026.1-legal.json");
  assert.equal(text, `${JSON.stringify({
    format: "handbook-review-1", ...EDITION, reviewer: "legal", tasks: { t: TASK },
    clauses: { a: CLAUSE },
  }, null, 1)}\n`);
});

test("a file is accepted by the pages that wrote it", () => {
  const review = { reviewer: "legal", tasks: { t: TASK }, clauses: { a: CLAUSE } };
  const given = JSON.parse(record.file(review, EDITION).text);

  assert.equal(record.fault(given, EDITION), null);
  assert.deepEqual(plain(record.clean(given)), review);
});

test("a file's name holds nothing that a disk refuses", () => {
  const named = (reviewer) => record.file({ ...EMPTY, reviewer }, EDITION).name;

  assert.equal(named(""), "review-acme-2026.1-me.json");
  assert.equal(named("Ola Żak / ../x"), "review-acme-2026.1-Ola-ak-..-x.json");
  assert.equal(named("a+b.c"), "review-acme-2026.1-a+b.c.json");
});
