/* Loads the shipped scripts as a page does, in mkdocs.yml's order, into a window without a page. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const ROOT = path.join(__dirname, "../..");
/* What every page has, then what only some have. */
const LISTED = [/^ {2}- (assets\/javascripts\/.+\.js)$/gm, /^ {6}- (assets\/javascripts\/.+\.js)$/gm];

function listed() {
  const settings = fs.readFileSync(path.join(ROOT, "mkdocs.yml"), "utf8");
  return LISTED.flatMap((one) => Array.from(settings.matchAll(one), (match) => match[1]));
}

/* What works on the page as soon as it is loaded is for the browser's tests. */
function needsPage(name) {
  return name.includes("/site/") || name.endsWith("/start.js");
}

/**
 * @param {Record<string, unknown>} [parts] What the window has besides the language itself.
 * @returns {Record<string, any>} The window, with Handbook on it.
 */
function loadScripts(parts = {}) {
  const window = vm.createContext({ ...parts });
  window.window = window;
  for (const name of listed().filter((one) => !needsPage(one))) {
    const file = path.join(ROOT, "overrides", name);
    vm.runInContext(fs.readFileSync(file, "utf8"), window, { filename: file });
  }
  return window;
}

/**
 * Loads scripts that stand on one page only, and need no page to be loaded.
 *
 * @param {string[]} names Below overrides/assets/javascripts.
 * @returns {Record<string, any>} The window, with Handbook on it.
 */
function loadOwn(names) {
  const window = loadScripts();
  for (const name of names) {
    const file = path.join(ROOT, "overrides/assets/javascripts", name);
    vm.runInContext(fs.readFileSync(file, "utf8"), window, { filename: file });
  }
  return window;
}

/* What a script made is of the window's own Array and Object, which no strict equality allows. */
function plain(value) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

module.exports = { loadScripts, loadOwn, plain };
