// The inverted index: every form as it stands in the text, with its places.

class Store {
  constructor(analysis, fields) {
    this.analysis = analysis;
    this.fields = fields;
    this.title = fields.indexOf("title");
    this.docs = [];
    this.terms = [];
    this.byText = new Map();
    this.byFold = new Map();
    this.byKey = new Map();
  }

  // Takes one document: for each field its tokens in order, each with Material's packed position.
  add(ref, parent, boost, tokensOf) {
    const number = this.docs.length;
    const doc = { ref, parent, boost, lengths: this.fields.map(() => 0), titles: [] };
    this.docs.push(doc);
    this.fields.forEach((name, field) => {
      for (const token of tokensOf(name)) {
        const text = token.text.normalize("NFC");
        const id = this.id(text);
        doc.lengths[field]++;
        if (field === this.title) doc.titles.push(id);
        this.terms[id].places.push(number, field, token.position);
      }
    });
  }

  id(text) {
    let id = this.byText.get(text);
    if (id === undefined) {
      id = this.terms.length;
      const term = makeTerm(this.analysis, text);
      this.terms.push(term);
      this.byText.set(text, id);
      push(this.byFold, term.plain, id);
      for (const key of term.keys.keys()) push(this.byKey, key, id);
    }
    return id;
  }

  // Links sections to their pages and readies the tables for ranking and prefixes.
  finish() {
    const page = new Map();
    this.docs.forEach((doc, number) => page.set(doc.ref, number));
    this.docs.forEach((doc, number) => {
      doc.page = doc.parent === undefined ? number : page.get(doc.parent);
    });
    this.means = this.fields.map((_, field) => {
      let sum = 0;
      for (const doc of this.docs) sum += doc.lengths[field];
      return sum / (this.docs.length || 1) || 1;
    });
    this.spellings = this.terms.filter((term) => !term.stop && term.plain.length >= 4);
    this.sorted = this.terms.map((_, id) => id).sort((a, b) => (this.terms[a].plain < this.terms[b].plain ? -1 : 1));
    return this;
  }

  // Ids of the forms that begin with a folded text.
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
function makeTerm(analysis, text) {
  const plain = fold(text);
  const keys = analysis.keys(text);
  return { text, plain, keys, stem: longestStem(keys), root: shortestRoot(keys), places: [], mask: mask(plain), stop: analysis.isStop(text) };
}

function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

// The set of letters of a word in 26 bits, to pass over hopeless candidates quickly.
function mask(plain) {
  let bits = 0;
  for (let at = 0; at < plain.length; at++) {
    const letter = plain.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

function bitCount(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}
