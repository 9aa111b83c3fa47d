"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { loadScripts, plain } = require("./scripts.js");

function store(storage) {
  const window = loadScripts();
  // Both stand on the window of a page; a getter may throw, as that of a browser does.
  Object.defineProperty(window, "localStorage", storage);
  return new window.Handbook.Store("key");
}

function shelf(kept = {}) {
  return {
    value: {
      getItem: (key) => (key in kept ? kept[key] : null),
      setItem: (key, text) => { kept[key] = text; },
    },
  };
}

const forbidden = { get() { throw new DOMException("no", "SecurityError"); } };
const full = {
  value: {
    getItem: () => null,
    setItem() { throw new DOMException("full", "QuotaExceededError"); },
  },
};

test("what is written is read again, under its key only", () => {
  const kept = { other: "1" };
  const one = store(shelf(kept));

  assert.equal(one.read(), null);
  assert.equal(one.write({ a: 1 }), true);
  assert.deepEqual(plain(one.read()), { a: 1 });
  assert.deepEqual(kept, { other: "1", key: '{"a":1}' });
  assert.equal(one.works, true);
});

test("what another program left under the key counts as nothing, and does no harm", () => {
  const one = store(shelf({ key: "{" }));

  assert.equal(one.read(), null);
  assert.equal(one.works, true);
});

test("a storage that is forbidden works not, and says so", () => {
  const read = store(forbidden);
  assert.equal(read.works, true);
  assert.equal(read.read(), null);
  assert.equal(read.works, false);
  const written = store(forbidden);
  assert.equal(written.write(1), false);
  assert.equal(written.works, false);
});

test("a storage that is full works again when there is room", () => {
  const storage = { value: { ...full.value } };
  const one = store(storage);
  assert.equal(one.write(1), false);
  assert.equal(one.works, false);
  storage.value.setItem = () => {};

  assert.equal(one.write(1), true);
  assert.equal(one.works, true);
});

test("words are those of the page's language, with their values", () => {
  const page = {
    document: { documentElement: { lang: "en" } },
    handbookReview: { words: { en: { done: "Done: %done% of %total%." }, pl: { done: "Zrobione." } } },
  };
  const { words } = loadScripts(page).Handbook;

  assert.equal(words.say("done", { done: 0, total: 3 }), "Done: 0 of 3.");
  assert.equal(words.say("missing"), "missing");
  page.document.documentElement.lang = "";
  assert.equal(words.language(), "pl");
  assert.equal(words.say("done"), "Zrobione.");
  page.document.documentElement.lang = "de";
  assert.equal(words.say("done"), "done");
});

test("without the data of an edition a word is its own name", () => {
  const page = { document: { documentElement: { lang: "en" } } };

  assert.equal(loadScripts(page).Handbook.words.say("done"), "done");
});

test("only values that are given go into a text", () => {
  const { fillIn } = loadScripts().Handbook.words;

  assert.equal(fillIn("%a% %b% %a%", { a: "%b%" }), "%b% %b% %b%");
  assert.equal(fillIn("%constructor% 5% of %a%", {}), "%constructor% 5% of %a%");
  assert.equal(fillIn("%a%"), "%a%");
  assert.equal(fillIn("%a%", { a: "$&" }), "$&");
});
