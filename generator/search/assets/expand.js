// From a word of the query to the forms of the index that may be meant, each with a weight.

// Where each letter stands in a word, a bit for each place; of words too long for that none has slips.
/** @param {string} text @returns {Pattern} */
function makePattern(text) {
  /** @type {Map<number, number>} */
  const bits = new Map();
  for (let at = 0; at < text.length; at++) bits.set(text.charCodeAt(at), (bits.get(text.charCodeAt(at)) || 0) | (1 << at));
  return { text, bits };
}

// Optimal string alignment distance (a swap of neighbours is one error), or Infinity when it is larger.
// A column of the table is two numbers, one bit for each row: where it rises and where it falls (Hyyrö 2003).
/** @param {Pattern} pattern @param {string} other @param {number} limit */
function distance({ text, bits }, other, limit) {
  const length = text.length;
  if (Math.abs(length - other.length) > limit || length > 32) return Infinity;
  if (!length) return other.length;
  const last = 1 << (length - 1);
  let cost = length;
  let rises = -1;
  let falls = 0;
  let kept = 0;
  let before = 0;
  for (let at = 0; at < other.length; at++) {
    const same = bits.get(other.charCodeAt(at)) || 0;
    const swapped = ((~kept & same) << 1) & before;
    kept = ((((same & rises) + rises) | 0) ^ rises) | same | falls | swapped;
    let right = falls | ~(kept | rises);
    let left = kept & rises;
    if (right & last) cost++;
    else if (left & last) cost--;
    if (cost - (other.length - at - 1) > limit) return Infinity;
    right = (right << 1) | 1;
    left <<= 1;
    rises = left | ~(kept | right);
    falls = right & kept;
    before = same;
  }
  return cost > limit ? Infinity : cost;
}

/** @param {string} a @param {string} b */
function common(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const SLACK = 0.4;
const STEM_MIN = 4;
const ROOT_MIN = 5;
const FIRST_FREE = 7;
const SHORTEST = 5;
const TYPO = 0.75;
const RELATED = 0.62;
const RELATIVE = 0.6;
const SYNONYM = 0.5;
const TAIL = 0.2;
const FINISHED = 0.7;
const LONE = 0.85;
const AHEAD = 0.3;
const SURE = 7;
const BEGUN = 0.7;
/** @param {number} length */
const allowed = (length) => (length >= 8 ? 2 : length >= SHORTEST ? 1 : 0);

// What was found for one word: forms with weights, and how sure it is as a whole.
class Expansion {
  constructor() {
    /** @type {Map<number, number>} */
    this.weights = new Map();
    this.weak = false;
  }

  /** @param {number} id @param {number} weight */
  put(id, weight) {
    // @ts-expect-error What is not there yet is not at least anything.
    if (!(this.weights.get(id) >= weight)) this.weights.set(id, weight);
  }

  get best() {
    return Math.max(0, ...this.weights.values());
  }
}

/** @param {Store} store @param {string} word @param {Expansion} out @param {number} factor */
function forms(store, word, out, factor) {
  const plain = fold(word);
  const hard = word.indexOf("ż");
  // Few endings turn ż into z: obrażać is hardly obraz.
  /** @param {number} id */
  const sure = (id) => (hard >= 0 && store.terms[id].text[hard] === "z" ? 0.35 : 1);
  for (const id of store.byFold.get(plain) || []) {
    out.put(id, factor * (store.terms[id].text === word ? 1 : 0.97 * sure(id)));
  }
  for (const [key, weight] of store.analysis.keys(word)) {
    for (const id of store.byKey.get(key) || []) {
      // A word that says something is no form of one that does not: canned is not can.
      if (store.terms[id].stop && !store.analysis.isStop(word)) continue;
      // @ts-expect-error A form that is found under a key has it.
      out.put(id, factor * weight * store.terms[id].keys.get(key) * sure(id));
    }
  }
}

// Who types accents means them; who types none may mean any.
/** @param {Store} store @param {Synonyms} synonyms @param {string} word @param {Expansion} out @param {number} factor */
function prefixes(store, synonyms, word, out, factor) {
  const plain = fold(word);
  for (const term of synonyms.terms) {
    if (!term.plain.startsWith(plain)) continue;
    for (const target of synonyms.of(term.text)) forms(store, target, out, factor * AHEAD);
  }
  for (const id of store.startingWith(plain)) {
    const term = store.terms[id];
    if (term.stop || (word !== plain && !term.text.startsWith(word))) continue;
    const rest = term.plain.length - plain.length;
    out.put(id, factor * (0.9 - TAIL + TAIL / (1 + rest / 3)));
  }
}

// Forms within the allowed number of typing errors; only the nearest are kept.
// Words of the synonym list and the families can be misspelt as well; those of the text come first.
/** @param {Store} store @param {Synonyms} synonyms @param {string} word @param {Expansion} out @param {boolean} close */
function typos(store, synonyms, word, out, close) {
  const plain = fold(word);
  const limit = close ? 1 : allowed(plain.length);
  if (!limit || /\d/.test(plain)) return;
  const keys = store.analysis.keys(word);
  const asked = { plain: makePattern(plain), stem: makePattern(longestStem(keys)), root: makePattern(shortestRoot(keys)) };
  const bits = mask(plain);
  /** @type {[Term, number][]} */
  const near = [];
  let nearest = limit;
  for (const term of store.spellings.concat(synonyms.terms)) {
    if (bitCount(bits & ~term.mask) > limit + 2) continue;
    const cost = (close ? slip(asked, term, 1) : errors(asked, term, nearest)) + (term.places.length ? 0 : SLACK);
    if (cost > nearest + SLACK) continue;
    near.push([term, cost]);
    nearest = Math.min(nearest, Math.max(1, Math.floor(cost)));
  }
  for (const [term, cost] of near) {
    if (cost > nearest + SLACK) continue;
    const factor = TYPO / Math.max(1, cost);
    forms(store, term.text, out, factor);
    for (const target of synonyms.of(term.text)) forms(store, target, out, factor * (term.places.length ? SYNONYM : LONE));
  }
}

// The errors between a word and a form as they stand.
// People seldom miss the first letter, and short words have many neighbours.
/** @param {Asked} asked @param {Term} term @param {number} limit */
function slip({ plain }, term, limit) {
  const { text } = plain;
  const swapped = term.plain[1] === text[0] && term.plain[0] === text[1];
  if (term.plain[0] === text[0] || swapped) return distance(plain, term.plain, limit);
  return text.length < FIRST_FREE ? Infinity : distance(plain, term.plain, 1);
}

// The same, or without the endings if the beginnings agree.
/** @param {Asked} asked @param {Term} term @param {number} limit */
function errors(asked, term, limit) {
  const { plain, stem, root } = asked;
  let cost = slip(asked, term, limit);
  if (cost > limit && term.plain[0] !== plain.text[0] && term.plain[1] !== plain.text[0]) return cost;
  if (cost > 1) cost = Math.min(cost, between(plain, term.stem, STEM_MIN, limit) + 0.2);
  if (cost > 1) cost = Math.min(cost, between(stem, term.stem, STEM_MIN, limit) + 0.3);
  if (cost > 1) cost = Math.min(cost, between(root, term.root, ROOT_MIN, 1) + 0.4);
  return cost;
}

// The distance of two stems, if both are long enough to be sure.
/** @param {Pattern} a @param {string} b @param {number} least @param {number} limit */
function between(a, b, least, limit) {
  const length = Math.min(a.text.length, b.length);
  if (length < least) return Infinity;
  return distance(a, b, Math.min(limit, length >= least + 3 ? 2 : 1));
}

// Words of the same root, such as komentować ~ komentarz.
/** @param {Store} store @param {string} word @param {Expansion} out */
function relatives(store, word, out) {
  const stem = longestStem(store.analysis.keys(word));
  if (stem.length < 5) return;
  store.terms.forEach((term, id) => {
    const shared = common(stem, term.stem);
    if (shared < 5 || term.stop) return;
    // Equal stems are forms already; one letter put for another makes another word: concert is not concern.
    if (stem.length === term.stem.length && shared >= stem.length - 1) return;
    const share = shared / Math.max(stem.length, term.stem.length);
    if (share >= RELATED) out.put(id, RELATIVE * share);
  });
}

// Finds all forms meant by a word; `typed` marks the word that is perhaps not finished.
/** @param {Store} store @param {Synonyms} synonyms @param {string} word @param {boolean} typed */
function expand(store, synonyms, word, typed) {
  const out = new Expansion();
  const plain = fold(word);
  const whole = store.byFold.has(plain);
  // A word that begins others is rather not finished than a form of a shorter one: logow is no form of logo.
  const begun = typed && !whole && store.startingWith(plain).length > 0;
  forms(store, word, out, begun ? BEGUN : 1);
  for (const target of synonyms.of(word)) forms(store, target, out, out.best ? SYNONYM : LONE);
  if (typed || (!out.best && plain.length >= 4)) prefixes(store, synonyms, word, out, whole ? FINISHED : 1);
  if (!out.best) {
    out.weak = true;
    typos(store, synonyms, word, out, false);
  } else if (!whole && plain.length >= SURE) typos(store, synonyms, word, out, true);
  relatives(store, word, out);
  return out;
}
