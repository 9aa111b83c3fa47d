/* Judges selections as the page does: reads questions, rules and selections as JSON, and writes
   what holds for each; tests/js/test_may_i_agrees.py holds it against the engine. */
"use strict";

const fs = require("node:fs");
const { loadOwn } = require("./scripts.js");

const { questions, rules, selections } = JSON.parse(fs.readFileSync(0, "utf8"));
const { Handbook } = loadOwn(["may-i/posts.js"]);
const posts = new Handbook.Posts(questions, rules);
process.stdout.write(JSON.stringify(selections.map((one) => posts.judge(one))));
