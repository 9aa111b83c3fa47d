// The inverted index: every form as it stands in the text, with its places.

// What two words are together: "e-mail" is "email", too, and a section has the number "2.1".
// A letter that is a word of its own in one of the languages stays alone.
/** @param {string} one @param {string} next */
function together(one, next) {
  if (one.length === 1 && /[^aiouwz\d]/.test(one)) return one + next;
  return /^\d+$/.test(one) && /^\d+$/.test(next) ? one + "." + next : "";
}

// Which expression of a list a place belongs to: Material packs the number of the list's entry into it.
/** @param {number} position */
const phraseOf = (position) => position >>> 20;

class Store {
  /** @param {Analysis} analysis @param {string[]} fields */
  constructor(analysis, fields) {
    this.analysis = analysis;
    this.fields = fields;
    this.title = fields.indexOf("title");
    this.asked = fields.indexOf("asked");
    /** @type {Doc[]} */
    this.docs = [];
    /** @type {Term[]} */
    this.terms = [];
    /** @type {Map<string, number>} */
    this.byText = new Map();
    /** @type {Map<string, number[]>} */
    this.byFold = new Map();
    /** @type {Map<string, number[]>} */
    this.byKey = new Map();
  }

  // Takes one document: for each field its tokens in order, each with Material's packed position (lunr's tokens).
  /** @param {string} ref @param {string | undefined} parent @param {number} boost @param {(field: string) => Token[]} tokensOf */
  add(ref, parent, boost, tokensOf) {
    const number = this.docs.length;
    /** @type {Doc} */
    const doc = { ref, parent, page: number, boost, lengths: this.fields.map(() => 0), named: 0, phrases: new Map() };
    this.docs.push(doc);
    this.fields.forEach((name, field) => {
      let before = "";
      let last = -1;
      for (const token of tokensOf(name)) {
        const { position } = token.metadata;
        const id = this.id(token.toString());
        const { text, stop, places } = this.terms[id];
        const part = phraseOf(position);
        if (part !== last) before = "";
        last = part;
        if (field === this.asked && !stop) doc.phrases.set(part, (doc.phrases.get(part) || 0) + 1);
        doc.lengths[field]++;
        if (field === this.title && !stop && !/^\d+$/.test(text)) doc.named++;
        places.push(number, field, position);
        const both = before && together(before, text);
        if (both) this.terms[this.id(both)].places.push(number, field, position);
        // A number within the text only names another section.
        before = field === this.title || !/\d/.test(text) ? text : "";
      }
    });
  }

  /** @param {string} written @returns {number} */
  id(written) {
    let id = this.byText.get(written);
    if (id !== undefined) return id;
    const text = written.normalize("NFC");
    id = this.byText.get(text);
    if (id === undefined) {
      id = this.terms.length;
      this.put(makeTerm(this.analysis, text, this.analysis.keys(text)));
    }
    return id;
  }

  /** @param {Term} term */
  put(term) {
    const id = this.terms.push(term) - 1;
    this.byText.set(term.text, id);
    push(this.byFold, term.plain, id);
    for (const key of term.keys.keys()) push(this.byKey, key, id);
  }

  // Links sections to their pages and readies the tables for ranking and prefixes.
  finish() {
    const page = new Map();
    this.docs.forEach((doc, number) => page.set(doc.ref, number));
    this.docs.forEach((doc, number) => {
      doc.page = doc.parent === undefined ? number : page.get(doc.parent);
    });
    /** @type {number[]} */
    this.means = this.fields.map((_, field) => {
      let sum = 0;
      for (const doc of this.docs) sum += doc.lengths[field];
      return sum / (this.docs.length || 1) || 1;
    });
    /** @type {Term[]} */
    this.spellings = this.terms.filter((term) => !term.stop && term.plain.length >= 4);
    /** @type {number[]} */
    this.sorted = this.terms.map((_, id) => id).sort((a, b) => (this.terms[a].plain < this.terms[b].plain ? -1 : 1));
    return this;
  }

  // Ids of the forms that begin with a folded text.
  /** @param {string} plain */
  startingWith(plain) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[this.sorted[middle]].plain < plain) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < this.sorted.length && this.terms[this.sorted[low]].plain.startsWith(plain)) found.push(this.sorted[low++]);
    return found;
  }
}

// What is known of a form besides its places.
/** @param {Analysis} analysis @param {string} text @param {Keys} keys @returns {Term} */
function makeTerm(analysis, text, keys) {
  const plain = fold(text);
  return { text, plain, keys, stem: longestStem(keys), root: shortestRoot(keys), places: [], mask: mask(plain), stop: analysis.isStop(text) };
}

/** @template Name, Value @param {Map<Name, Value[]>} map @param {Name} key @param {Value} value */
function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

// The set of letters of a word in 26 bits, to pass over hopeless candidates quickly.
/** @param {string} plain */
function mask(plain) {
  let bits = 0;
  for (let at = 0; at < plain.length; at++) {
    const letter = plain.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

/** @param {number} bits */
function bitCount(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}
