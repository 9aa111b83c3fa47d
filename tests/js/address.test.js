"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { loadOwn, plain } = require("./scripts.js");

const { read, write } = loadOwn(["may-i/address.js"]).Handbook.address;
const QUESTIONS = [
  { id: "account", answers: ["mine", "company"], many: false },
  { id: "about", answers: ["work", "client", "picture"], many: true },
];

test("an address gives its answers, in the order of the page", () => {
  const found = read("#about=picture,client&account=mine", QUESTIONS);

  assert.deepEqual(plain(found), { account: ["mine"], about: ["client", "picture"] });
  assert.equal(write(found, QUESTIONS), "account=mine&about=client,picture");
});

test("commas that a mail program encoded part answers too", () => {
  assert.deepEqual(plain(read("#about=client%2Cpicture", QUESTIONS)), { about: ["client", "picture"] });
});

test("what the page does not ask is left out, and does no harm", () => {
  for (const hash of ["", "#", "#none", "#about", "#about=", "#about=%E0%A4%A", "#x=1&y",
    "#__proto__=client", "#constructor=mine", "#about=<img>"]) {
    assert.deepEqual(plain(read(hash, QUESTIONS)), {}, hash);
  }
});

test("a question with one answer takes one", () => {
  assert.deepEqual(plain(read("#account=company,mine", QUESTIONS)), { account: ["mine"] });
});

test("no answers make an address that is not empty", () => {
  assert.equal(write({}, QUESTIONS), "none");
});
