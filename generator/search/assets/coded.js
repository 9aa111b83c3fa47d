// Reads the index as generator/search/coded.py writes it.

const FIRST = 35;
const ENDS = 57;
const GOES_ON = 34;
const MARK = 35;

// A sign before the backslash ends a number.
/** @param {string} signs */
function numbers(signs) {
  const found = [];
  let left = 0;
  for (let at = 0; at < signs.length; at++) {
    const sign = signs.charCodeAt(at) - FIRST;
    if (sign < ENDS) {
      found.push(left * ENDS + sign);
      left = 0;
    } else left = left * GOES_ON + sign - ENDS;
  }
  return found;
}

// Each form after how much of it the one before has said; a colon stands before those with a capital.
/** @param {string} line */
function formsIn(line) {
  const forms = ["<p>", "</p>"];
  let before = "";
  for (const [, capital, mark, rest] of line.matchAll(/(:?)([#-\/])([^#-\/:]*)/g)) {
    before = before.slice(0, mark.charCodeAt(0) - MARK) + rest;
    forms.push(capital ? before[0].toUpperCase() + before.slice(1) : before);
  }
  return forms;
}

// Takes value by value; until its gaps are there, an entry's text is its words alone, in the same places.
class CodedIndex {
  /** @param {{ config: { digest?: string } }} head */
  constructor(head) {
    this.head = head;
    /** @type {LunrDocument[]} */
    this.docs = [];
    /** @type {string[]} */
    this.forms = [];
    /** @type {string[]} */
    this.gaps = [];
    /** @type {string[][]} */
    this.words = [];
    this.taken = 0;
  }

  // Gives an entry when its words are there.
  /** @param {any} value @returns {LunrDocument | undefined} */
  take(value) {
    const at = this.taken++;
    if (at === 0) this.forms = formsIn(value);
    else if (at === 1) this.docs = value.map(entry);
    else if (at < this.docs.length + 2) return this.say(this.docs[at - 2], value);
    else if (at === this.docs.length + 2) this.gaps = value;
    else this.fill(at - this.docs.length - 3, value);
    return undefined;
  }

  /** @param {LunrDocument} doc @param {string} said */
  say(doc, said) {
    const [text, ...asked] = said.split("!").map((signs) => numbers(signs).map((number) => this.forms[number]));
    this.words.push(text.filter((word) => word[0] !== "<"));
    doc.text = text.join(" ");
    if (asked.length) doc.asked = asked.map((words) => words.join(" "));
    return doc;
  }

  /** @param {number} at @param {string} said */
  fill(at, said) {
    const [first, ...gaps] = numbers(said).map((number) => this.gaps[number]);
    const words = this.words[at];
    this.docs[at].text = gaps.reduce((text, gap, number) => text + words[number] + gap, first);
  }

  // All words are there, and no gaps yet.
  get worded() {
    return this.taken === this.docs.length + 2;
  }

  get whole() {
    return this.taken === 2 * this.docs.length + 3;
  }
}

/** @param {[string, string, object?]} told @returns {LunrDocument} */
function entry([location, title, rest]) {
  return { location, title, text: "", ...rest };
}
