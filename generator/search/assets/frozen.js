// A store as two things that a browser keeps and hands over quickly: a text and a row of numbers.

/** @param {Store} store @returns {Frozen} */
function freeze(store) {
  /** @type {Map<string, number>} */
  const names = new Map();
  /** @type {number[]} */
  const numbers = [];
  for (const { keys, places } of store.terms) {
    numbers.push(keys.size, places.length);
    for (const [key, weight] of keys) {
      if (!names.has(key)) names.set(key, names.size);
      // Weights have two decimals.
      numbers.push(names.get(key) || 0, Math.round(weight * 100));
    }
    for (const place of places) numbers.push(place);
  }
  const docs = store.docs.map((doc) => ({ ...doc, phrases: [...doc.phrases] }));
  const terms = store.terms.map((term) => term.text + " " + term.plain).join("\n");
  return { text: JSON.stringify({ docs, terms, names: [...names.keys()] }), numbers: Int32Array.from(numbers) };
}

// Fills an empty store again.
/** @param {Store} store @param {Frozen} frozen @param {{ makeTerm: Function, folded: Map<string, string> }} engine */
function thaw(store, { text, numbers }, { makeTerm, folded }) {
  const { docs, terms, names } = JSON.parse(text);
  for (const doc of docs) store.docs.push({ ...doc, phrases: new Map(doc.phrases) });
  let at = 0;
  for (const line of terms.split("\n")) {
    const [word, plain] = line.split(" ");
    folded.set(word, plain);
    const size = numbers[at++];
    const length = numbers[at++];
    const keys = new Map();
    for (let left = size; left > 0; left--, at += 2) keys.set(names[numbers[at]], numbers[at + 1] / 100);
    const term = makeTerm(store.analysis, word, keys);
    term.places = numbers.subarray(at, (at += length));
    store.put(term);
  }
}
