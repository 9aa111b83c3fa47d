"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { loadScripts, plain } = require("./scripts.js");

const { days, due, filter, files } = loadScripts().Handbook;

test("a day is written with two digits for month and day", () => {
  assert.equal(days.iso(new Date(2027, 2, 5, 23, 59)), "2027-03-05");
  assert.equal(days.iso(new Date(2027, 10, 25)), "2027-11-25");
});

test("today is the day of the reader's own clock", () => {
  const late = class extends Date {
    constructor() {
      super(2027, 11, 31, 23, 59, 59);
    }
  };

  assert.equal(loadScripts({ Date: late }).Handbook.days.today(), "2027-12-31");
});

test("days are counted whole, also over a change of the clocks", (context) => {
  const zone = process.env.TZ;
  context.after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  for (const name of ["Europe/Warsaw", "UTC", "America/New_York"]) {
    process.env.TZ = name;
    assert.equal(days.between("2027-03-27", "2027-03-29"), 2, name);
    assert.equal(days.between("2027-10-30", "2027-11-08"), 9, name);
    assert.equal(days.between("2027-03-13", "2027-03-15"), 2, name);
    assert.equal(days.between("2027-03-05", "2027-03-05"), 0, name);
    assert.equal(days.between("2028-03-01", "2028-02-28"), -2, name);
  }
});

test("what is no day has no distance", () => {
  assert.ok(Number.isNaN(days.between("2027-03-05", "soon")));
  assert.ok(Number.isNaN(days.between("", "2027-03-05")));
});

test("a date is marked from thirty days before, and after it has passed", () => {
  const standing = (day) => plain(due.standing(day, "2027-03-05"));

  assert.equal(standing("2027-04-05"), null);
  assert.deepEqual(standing("2027-04-04"), { days: 30, overdue: false });
  assert.deepEqual(standing("2027-03-05"), { days: 0, overdue: false });
  assert.deepEqual(standing("2027-03-04"), { days: -1, overdue: true });
  assert.equal(standing("in spring"), null);
});

test("a last day that is over is marked in words of its own", () => {
  const cells = { "data-hb-due": "2027-03-01", "data-hb-until": "2027-03-04" };
  const told = {};
  const document = {
    documentElement: { lang: "en" },
    querySelectorAll: (selector) => {
      const name = selector.slice(1, -1);
      const append = (_, mark) => { told[name] = mark; };
      return [{ getAttribute: (asked) => (asked === name ? cells[name] : ""), append }];
    },
    createElement: () => ({ setAttribute() {}, append(text) { this.text = text; } }),
  };
  const words = { overdue: "Overdue since %date%.", ended: "It is over." };
  const clock = class extends Date {
    constructor(...day) {
      super(...(day.length ? day : [2027, 2, 5]));
    }
  };
  const page = { document, handbookReview: { words: { en: words } }, Date: clock };
  loadScripts(page).Handbook.due.show();

  assert.equal(told["data-hb-due"].text, "Overdue since 1 March 2027.");
  assert.equal(told["data-hb-until"].text, "It is over.");
});

test("groups are those of readers, each once, in the order of their names", () => {
  const names = { legal: "Żeglarze", hr: "Adwokaci", it: "Ławnicy" };
  const found = filter.groups(["legal hr", "everyone it", "hr", "", "temp"], names, "pl");

  assert.deepEqual(plain(found), [
    { id: "hr", name: "Adwokaci" },
    { id: "it", name: "Ławnicy" },
    { id: "temp", name: "temp" },
    { id: "legal", name: "Żeglarze" },
  ]);
  assert.deepEqual(plain(filter.groups(["everyone", ""], names, "pl")), []);
});

test("a change concerns its groups, and one for everyone concerns all", () => {
  assert.ok(filter.concerns("legal hr", "hr"));
  assert.ok(filter.concerns("everyone", "hr"));
  assert.ok(filter.concerns("legal", ""));
  assert.ok(!filter.concerns("legal", "hr"));
  assert.ok(!filter.concerns("legal-hr", "hr"));
  assert.ok(!filter.concerns("", "hr"));
});

test("a text that is no JSON is nothing", () => {
  assert.equal(files.parse("{"), null);
  assert.deepEqual(plain(files.parse('{"a": 1}')), { a: 1 });
});
