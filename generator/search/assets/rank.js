// From the expanded words of a query to sections in order.

const SATURATION = 4;
/** @type {Record<string, number>} */
const FIELD_WEIGHT = { title: 4, text: 1, tags: 4, asked: 4 };
/** @type {Record<string, number>} */
const LENGTH_SHARE = { title: 0.3, text: 0.5, tags: 0, asked: 0 };
const COVERAGE_POWER = 0.5;
const TITLE_BONUS = 0.8;
const ASKED_BONUS = 1.5;
const DOUBT = 1.5;
const CONTEXT = 0.6;
const FLOOR = 0.25;
const WHOLE = 0.95;
// Where something happens says less than what happens.
const PLACE = /^(facebook|fejs|fb$|insta|ig$|tik|linked|twit|tweet|youtub|snapch|online$|internet|siec)/;
const PLACES_SAY = 0.5;
const MOST = 30;
const MOST_WEAK = 3;

// Gathers, for one word, every document it occurs in.
/** @param {Store} store @param {Word} word @returns {Entry} */
function gather(store, word) {
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  const none = store.fields.map(() => 0);
  for (const [id, weight] of word.expansion.weights) {
    const places = store.terms[id].places;
    // The places of a form are in the order of the documents.
    let last = -1;
    /** @type {Hit | undefined} */
    let hit;
    for (let at = 0; at < places.length; at += 3) {
      const field = places[at + 1];
      if (word.fields && !word.fields.has(store.fields[field])) continue;
      if (places[at] !== last) hit = hits.get((last = places[at]));
      if (!hit) hits.set(last, (hit = { best: 0, counts: none.slice(), places: [] }));
      if (weight > hit.best) hit.best = weight;
      // A word that several expressions share is no more to the point.
      hit.counts[field] = field === store.asked ? Math.max(hit.counts[field], weight) : hit.counts[field] + weight;
      hit.places.push(field, places[at + 2], weight);
    }
  }
  let strongest = 0;
  for (const hit of hits.values()) strongest = Math.max(strongest, hit.best);
  let frequency = 0;
  for (const hit of hits.values()) if (hit.best >= 0.6 * strongest) frequency++;
  const rarity = Math.log(1 + (store.docs.length - frequency + 0.5) / (frequency + 0.5));
  const share = PLACE.test(fold(word.raw)) ? PLACES_SAY : 1;
  return { word, hits, rarity: rarity * (word.boost || 1) * share, strongest };
}

/** @param {Store} store @param {Doc} doc @param {Hit} hit @param {number} rarity */
function wordScore(store, doc, hit, rarity) {
  let sum = 0;
  store.fields.forEach((name, field) => {
    if (!hit.counts[field]) return;
    const share = LENGTH_SHARE[name] || 0;
    const length = 1 - share + (share * doc.lengths[field]) / store.means[field];
    sum += ((FIELD_WEIGHT[name] || 1) * hit.counts[field]) / length;
  });
  sum /= hit.best || 1;
  return (rarity * Math.pow(hit.best, DOUBT) * sum) / (SATURATION + sum);
}

// A section is about what its page is about: the page's title vouches for a word, too, but never alone.
/** @param {Store} store @param {Doc} doc @param {Entry} entry @returns {Hit | undefined} */
function inherited(store, doc, entry) {
  const page = entry.hits.get(doc.page);
  if (!page || !page.counts[store.title]) return undefined;
  return { best: page.best * CONTEXT, counts: store.fields.map((_, field) => (field === store.title ? 0 : 1)), places: [] };
}

// Two words of the query side by side in the text count for more than far apart.
/** @param {Found[]} found */
function nearness(found) {
  let bonus = 0;
  for (let at = 1; at < found.length; at++) {
    const left = found[at - 1].places;
    const right = found[at].places;
    let close = Infinity;
    for (let one = 0; one < left.length; one += 3) {
      for (let other = 0; other < right.length; other += 3) {
        if (left[one] !== right[other]) continue;
        const gap = Math.abs(left[one + 1] - right[other + 1]);
        if (gap && gap < close) close = gap;
      }
    }
    if (close <= 3) bonus += 0.15;
    else if (close <= 8) bonus += 0.06;
  }
  return 1 + bonus;
}

// How much of the title the query says, without stop words and section numbers.
/** @param {Store} store @param {Doc} doc @param {Found[]} found */
function titleShare(store, doc, found) {
  if (!doc.named) return 0;
  /** @type {number[]} */
  const said = [];
  for (const { places } of found) {
    for (let at = 0; at < places.length; at += 3) {
      if (places[at] === store.title && places[at + 2] > 0.5 && !said.includes(places[at + 1])) said.push(places[at + 1]);
    }
  }
  return Math.min(1, said.length / doc.named);
}

// How well the query is one of the expressions by which people ask: the share of it that is said,
// times the share of the query that it says.
/** @param {Store} store @param {Doc} doc @param {Found[]} found @param {number} total */
function askedShare(store, doc, found, total) {
  if (!doc.phrases.size) return 0;
  /** @type {Map<number, [number, number]>} */
  const said = new Map();
  for (const { places, rarity } of found) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (let at = 0; at < places.length; at += 3) {
      if (places[at] !== store.asked) continue;
      const phrase = phraseOf(places[at + 1]);
      best.set(phrase, Math.max(best.get(phrase) || 0, places[at + 2]));
    }
    for (const [phrase, weight] of best) {
      const [words, worth] = said.get(phrase) || [0, 0];
      said.set(phrase, [words + weight, worth + weight * rarity]);
    }
  }
  let share = 0;
  for (const [phrase, [words, worth]] of said) {
    share = Math.max(share, Math.min(1, words / (doc.phrases.get(phrase) || 1)) * Math.min(1, worth / total));
  }
  return share;
}

/** @param {Store} store @param {Word[]} words */
function rank(store, words) {
  const gathered = words.filter((word) => !word.prohibited).map((word) => gather(store, word));
  const barred = new Set();
  for (const word of words) if (word.prohibited) for (const number of gather(store, word).hits.keys()) barred.add(number);
  const known = gathered.filter((entry) => entry.hits.size);
  let total = 0;
  for (const entry of known) total += entry.rarity;
  /** @type {Result[]} */
  const results = [];
  store.docs.forEach((doc, number) => {
    if (barred.has(number)) return;
    let score = 0;
    let covered = 0;
    /** @type {Found[]} */
    const found = [];
    if (!gathered.some((entry) => entry.hits.has(number))) return;
    for (const entry of gathered) {
      const own = entry.hits.get(number);
      if (!own && entry.word.required) return;
      const hit = own || inherited(store, doc, entry);
      if (!hit) continue;
      score += wordScore(store, doc, hit, entry.rarity);
      covered += entry.rarity * Math.min(1, hit.best / entry.strongest);
      found.push({ word: entry.word, places: hit.places, rarity: entry.rarity });
    }
    const coverage = covered / total;
    score *= Math.pow(coverage, COVERAGE_POWER) * nearness(found) * doc.boost * (1 + TITLE_BONUS * titleShare(store, doc, found));
    score *= 1 + ASKED_BONUS * askedShare(store, doc, found, total);
    results.push({ number, doc, score, coverage, found });
  });
  settlePages(results);
  results.sort((a, b) => b.score - a.score);
  const weak = known.every((entry) => entry.word.expansion.weak);
  const floor = results.length ? results[0].score * FLOOR : 0;
  // What holds every word of the query may say it more quietly.
  return results.filter((result) => result.score >= floor * (result.coverage > WHOLE ? 0.5 : 1)).slice(0, weak ? MOST_WEAK : MOST);
}

// A page is shown above its sections anyway, so it does not outrank a section that says as much.
/** @param {Result[]} results */
function settlePages(results) {
  const best = new Map();
  for (const result of results) {
    if (result.doc.page === result.number) continue;
    const other = best.get(result.doc.page);
    if (!other || other.score < result.score) best.set(result.doc.page, result);
  }
  for (const result of results) {
    const section = result.doc.page === result.number && !result.doc.phrases.size && best.get(result.number);
    if (section && section.coverage >= result.coverage - 0.05) result.score = Math.min(result.score, section.score * 0.95);
  }
}
