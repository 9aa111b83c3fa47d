"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { loadScripts, plain } = require("./scripts.js");

const { visits } = loadScripts().Handbook;
const HASHES = { a: "1", b: "2", c: "3" };
const memory = (seen) => ({ on: true, seen });

test("whoever is not known yet is remembered, and has seen nothing", () => {
  for (const given of [null, undefined, 7, "x", {}, { seen: null }, { seen: 5 }, []]) {
    assert.deepEqual(plain(visits.remembered(given)), { on: true, seen: {} });
  }
});

test("what was seen and the wish not to be remembered are kept", () => {
  assert.deepEqual(plain(visits.remembered({ on: true, seen: { a: "1" } })), memory({ a: "1" }));
  assert.deepEqual(plain(visits.remembered({ on: false, seen: {} })), { on: false, seen: {} });
  assert.equal(visits.remembered({ on: "no", seen: {} }).on, true);
});

test("nothing is new to a reader of whom nothing is known on this page", () => {
  assert.deepEqual(plain(visits.fresh(memory({}), HASHES, ["a", "b"])), []);
  assert.deepEqual(plain(visits.fresh(memory({ other: "1" }), HASHES, ["a", "b"])), []);
  assert.deepEqual(plain(visits.fresh(memory({ a: "1" }), HASHES, [])), []);
});

test("rules with another text and rules not seen yet are new", () => {
  const seen = memory({ a: "1", b: "old" });

  assert.deepEqual(plain(visits.fresh(seen, HASHES, ["a", "b", "c"])), ["b", "c"]);
  assert.deepEqual(plain(visits.fresh(memory({ a: "old" }), HASHES, ["a"])), ["a"]);
});

test("changes concern only what was seen, also rules that are gone", () => {
  const seen = memory({ a: "1", b: "old", gone: "x", empty: "" });

  assert.deepEqual(plain(visits.changed(seen, HASHES, ["a", "b", "c", "gone", "empty"])), ["b", "gone"]);
});

test("what is read is known by its hash, and what is gone is forgotten", () => {
  const seen = memory({ b: "old", c: "old", gone: "x" });
  visits.learn(seen, HASHES, ["a", "b", "gone"]);

  assert.deepEqual(seen.seen, { a: "1", b: "2", c: "old" });
  assert.deepEqual(plain(visits.fresh(seen, HASHES, ["a", "b"])), []);
});

test("a rule called like a part of every object is a rule like others", () => {
  const names = ["constructor"];

  assert.deepEqual(plain(visits.fresh(memory({}), HASHES, names)), []);
  assert.deepEqual(plain(visits.changed(memory({}), HASHES, names)), []);
  const seen = memory({});
  visits.learn(seen, HASHES, names);
  assert.deepEqual(seen.seen, {});
});
