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
  return { text: JSON.stringify({ fields: store.fields, docs, terms, names: [...names.keys()] }), numbers: Int32Array.from(numbers) };
}

/** @param {Analysis} analysis @param {Frozen} frozen */
function thaw(analysis, { text, numbers }) {
  const { fields, docs, terms, names } = JSON.parse(text);
  const store = new Store(analysis, fields);
  for (const doc of docs) store.docs.push({ ...doc, phrases: new Map(doc.phrases) });
  let at = 0;
  for (const line of terms.split("\n")) {
    const [word, plain] = line.split(" ");
    folded.set(word, plain);
    const [size, length] = numbers.subarray(at, (at += 2));
    const keys = new Map();
    for (const end = at + 2 * size; at < end; at += 2) keys.set(names[numbers[at]], numbers[at + 1] / 100);
    store.put(makeTerm(analysis, word, keys)).places = numbers.subarray(at, (at += length));
  }
  return store.finish();
}
