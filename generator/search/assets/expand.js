// From a word of the query to the forms of the index that may be meant, each with a weight.

// Optimal string alignment distance (a swap of neighbours is one error), or limit + 1 when it is larger.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

function common(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const allowed = (length) => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

// What was found for one word: forms with weights, and how sure it is as a whole.
class Expansion {
  constructor() {
    this.weights = new Map();
    this.weak = false;
  }

  put(id, weight) {
    if (!(this.weights.get(id) >= weight)) this.weights.set(id, weight);
  }

  get found() {
    return this.weights.size > 0;
  }
}

function forms(store, word, out, factor) {
  const plain = fold(word);
  for (const id of store.byFold.get(plain) || []) out.put(id, factor * (store.terms[id].text === word ? 1 : 0.97));
  for (const [key, weight] of store.analysis.keys(word)) {
    for (const id of store.byKey.get(key) || []) out.put(id, factor * weight * store.terms[id].keys.get(key));
  }
}

function prefixes(store, plain, out, factor) {
  for (const id of store.startingWith(plain)) {
    const rest = store.terms[id].plain.length - plain.length;
    out.put(id, factor * (0.5 + 0.4 / (1 + rest / 3)));
  }
}

// Forms within the allowed number of typing errors; only the nearest are kept.
function typos(store, word, out) {
  const plain = fold(word);
  const limit = allowed(plain.length);
  if (!limit || /\d/.test(plain)) return;
  const bits = mask(plain);
  const stem = store.analysis.longStem(word);
  const near = [];
  let nearest = limit;
  store.terms.forEach((term, id) => {
    if (term.plain.length < 4 || Math.abs(term.plain.length - plain.length) > 4) return;
    const changed = bits ^ term.mask;
    if (bitCount(changed & bits) > limit + 1) return;
    let cost = distance(plain, term.plain, nearest);
    if (cost > nearest && stem.length >= 4 && term.stem.length >= 4) {
      cost = distance(stem, term.stem, allowed(stem.length + 1)) + 0.3;
    }
    if (cost > nearest + 0.5) return;
    // People seldom miss the first letter, and short words have many neighbours.
    if (term.plain[0] !== plain[0] && plain.length < 6 && !(term.plain[1] === plain[0] && term.plain[0] === plain[1])) return;
    near.push([id, cost]);
    nearest = Math.min(nearest, Math.max(1, Math.ceil(cost)));
  });
  let low = Infinity;
  for (const [, cost] of near) low = Math.min(low, cost);
  for (const [id, cost] of near) {
    if (cost > low + 0.5) continue;
    forms(store, store.terms[id].text, out, 0.72 / Math.max(1, cost));
  }
}

// Words of the same root (komentować ~ komentarz) and, at last, a shorter beginning.
function relatives(store, word, out) {
  const stem = store.analysis.longStem(word);
  if (stem.length < 5) return;
  store.terms.forEach((term, id) => {
    const shared = common(stem, term.stem);
    if (shared < 5) return;
    const share = shared / Math.max(stem.length, term.stem.length);
    if (share >= 0.62) out.put(id, 0.5 * share);
  });
}

// Finds all forms meant by a word; `typed` marks the word that is perhaps not finished.
function expand(store, synonyms, word, typed) {
  const out = new Expansion();
  const plain = fold(word);
  forms(store, word, out, 1);
  for (const target of synonyms(word)) forms(store, target, out, out.found ? 0.6 : 0.8);
  if (typed || (!out.found && plain.length >= 4)) prefixes(store, plain, out, out.found ? 0.7 : 1);
  if (out.found) return out;
  out.weak = true;
  typos(store, word, out);
  if (!out.found) relatives(store, word, out);
  return out;
}
