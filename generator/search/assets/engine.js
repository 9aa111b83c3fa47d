// Joins the engine to Material's worker, in the place of lunr.

// How sure it must be that a word is a form of a synonym's key: stażyści is one of stażysta, fali none of fala.
const INFLECTED = 0.76;
// Words whose forms are kept for the next key.
const REMEMBERED = 64;

// Looks synonyms up as words of the text are; `terms` are the words that a typing error may stand for.
/** @param {Analysis} analysis @param {string} table @param {string} families @returns {Synonyms} */
function synonymTable(analysis, table, families) {
  /** @type {Map<string, [number, string[]]>} */
  const byKey = new Map();
  const lines = table.split("\n").filter(Boolean).map((line) => line.split(" "));
  for (const [term, ...targets] of lines) {
    for (const [key, weight] of analysis.keys(term)) {
      const known = byKey.get(key);
      if (!known || known[0] < weight) byKey.set(key, [weight, targets]);
    }
  }
  const listed = new Set(lines.map(([term]) => term).concat(families.split(/\s/)));
  return {
    of(word) {
      let best = INFLECTED;
      /** @type {string[]} */
      let targets = [];
      for (const [key, weight] of analysis.keys(word)) {
        const found = byKey.get(key);
        if (found && found[0] * weight > best) [best, targets] = [found[0] * weight, found[1]];
      }
      return targets;
    },
    terms: Array.from(listed, (word) => makeTerm(analysis, word, analysis.keys(word))).filter((term) => term.plain.length >= 4),
  };
}

// Reads Material's query string the way Material itself does.
/** @param {Lunr} lunr @param {string[]} fields @param {string} text @returns {Word[]} */
function parse(lunr, fields, text) {
  const query = new lunr.Query(fields);
  new lunr.QueryParser(text, query).parse();
  // @ts-expect-error search() adds the expansion.
  return query.clauses.map((clause) => ({
    raw: clause.term.replace(/^\*|\*$/g, ""),
    open: clause.term.endsWith("*"),
    boost: clause.boost,
    fields: clause.fields.length < fields.length ? new Set(clause.fields) : null,
    required: clause.presence === lunr.Query.presence.REQUIRED,
    prohibited: clause.presence === lunr.Query.presence.PROHIBITED,
  }));
}

// Words that the text writes as one are one: "tik tok", "e-mail", "linked in", the number "2.1".
/** @param {Store} store @param {Word[]} words @returns {Word[]} */
function joinedWords(store, words) {
  /** @type {Word[]} */
  const told = [];
  for (const word of words) {
    const before = told[told.length - 1];
    const raw = before && !(before.parts || before.prohibited || word.prohibited) && asOne(store, before.raw, word.raw);
    if (before && raw) told.splice(-1, 1, { ...word, raw, parts: [before.raw, word.raw] });
    else told.push(word);
  }
  return told;
}

// Two words as one, if that is a word of the text and they alone are hardly any; else nothing.
/** @param {Store} store @param {string} one @param {string} next */
function asOne(store, one, next) {
  const sure = together(one, next);
  if (store.byFold.has(sure)) return sure;
  const apart = store.byFold.has(fold(one)) && store.byFold.has(fold(next)) && !store.analysis.isStop(next);
  if (!sure && apart && !PLACE.test(fold(one + next))) return "";
  for (const [key, weight] of store.analysis.keys(one + next)) if (weight > 0.9 && store.byKey.has(key)) return one + next;
  return "";
}

// Stop words are dropped unless nothing else is asked.
/** @param {Analysis} analysis @param {Word[]} words */
function meaningful(analysis, words) {
  const kept = words.filter((word) => word.required || word.prohibited || !analysis.isStop(word.raw));
  return kept.some((word) => !word.prohibited) ? kept : words;
}

// Material multiplies each score by 1 + boost²; dividing by it first keeps our order.
/** @param {Result} result @param {Word[]} words @param {string[]} keys @param {Analysis} analysis */
function materialFactor(result, words, keys, analysis) {
  const terms = new Set(words.filter((word) => !word.prohibited).map((word) => word.raw));
  let matched = 0;
  let total = 0;
  for (const term of terms) {
    if (keys.some((key) => key.startsWith(term))) {
      matched++;
      total++;
    } else if (!analysis.isStop(term)) total++;
  }
  const boost = (result.doc.parent === undefined ? 1 : 0) + matched / total;
  return 1 + boost * boost;
}

// Places for Material's highlighter, under the words as they were typed and each place once:
// a place given twice garbles the text, and a word that is not a key is reported as missing.
/** @param {Store} store @param {Result} result @returns {Record<string, Record<string, { position: number[] }>>} */
function metadata(store, result) {
  const data = Object.create(null);
  const seen = new Set();
  for (const { word, places } of result.found) {
    const [typed, other] = word.parts || [word.raw];
    if (other) data[other] = {};
    const entry = (data[typed] = data[typed] || {});
    for (let at = 0; at < places.length; at += 3) {
      const [field, position] = [places[at], places[at + 1]];
      const place = field + ":" + position;
      if (seen.has(place)) continue;
      seen.add(place);
      // How people ask is shown nowhere.
      if (field === store.asked) continue;
      const name = store.fields[field];
      (entry[name] = entry[name] || { position: [] }).position.push(position);
    }
  }
  return data;
}

/** @param {Lunr} lunr @param {Store} store @param {Analysis} analysis @param {Synonyms} synonyms @param {(ref: string) => void} show */
function makeIndex(lunr, store, analysis, synonyms, show) {
  /** @type {Map<string, Expansion>} */
  const expanded = new Map();
  // Of the words of a query only the last is new at each key.
  /** @param {string} word @param {boolean} typed */
  function expansionOf(word, typed) {
    const key = word + (typed ? "*" : "");
    let found = expanded.get(key);
    if (found) return found;
    if (expanded.size >= REMEMBERED) expanded.clear();
    expanded.set(key, (found = expand(store, synonyms, word, typed)));
    return found;
  }

  /** @param {string} text */
  function search(text) {
    const words = parse(lunr, store.fields, text);
    const joined = joinedWords(store, words);
    const asked = meaningful(analysis, joined).filter((word) => word.raw);
    const last = joined[joined.length - 1];
    for (const word of asked) word.expansion = expansionOf(word.raw, word.open && word === last);
    return rank(store, asked).map((result) => {
      show(result.doc.ref);
      const data = metadata(store, result);
      const score = result.score / materialFactor(result, words, Object.keys(data), analysis);
      return { ref: result.doc.ref, score, matchData: { metadata: data } };
    });
  }
  return { search, query: () => [], fields: store.fields, invertedIndex: {} };
}

// Takes an entry's field apart the way Material does, which remembers the places for its highlighter.
/** @param {LunrBuilder} builder @param {LunrDocument} doc @returns {(field: string) => Token[]} */
const tokensIn = (builder, doc) => (name) => {
  const { extractor } = builder._fields[name];
  return builder.tokenizer(extractor ? extractor(doc) : doc[name]);
};

/** @param {{ lunr: Lunr }} root @param {PackData} data */
function install(root, data) {
  const lunr = root.lunr;
  if (data.language === "pl") {
    data.stem = polishStemmer(data.stemmer, (text) => text);
    data.stemFolded = polishStemmer(data.stemmer, fold);
  } else {
    data.stem = (word) => lunr.stemmer(new lunr.Token(word, {})).toString();
  }
  const analysis = makeAnalysis(data);
  const synonyms = synonymTable(analysis, data.synonyms, data.families);
  /** @type {LunrBuilder} */
  let latest;
  /** @type {Store | undefined} */
  let ready;
  /** @type {Map<string, string>} */
  let pages;

  /** @param {(this: LunrBuilder, builder: LunrBuilder) => void} settle */
  function build(settle) {
    const builder = (latest = new lunr.Builder());
    const made = ready;
    /** @type {Store | undefined} */
    let store = made;
    /** @type {Map<string, LunrDocument>} */
    const unread = new Map();
    builder.add = (doc, attributes) => {
      if (made) unread.set(doc.location, doc);
      else {
        store = store || new Store(analysis, Object.keys(builder._fields));
        store.add(doc.location, doc.parent && doc.parent.location, (attributes && attributes.boost) || 1, tokensIn(builder, doc));
      }
      delete doc.asked;
    };
    settle.call(builder, builder);
    // What the highlighter needs of an entry is worked out when the entry is shown.
    /** @param {string} ref */
    function show(ref) {
      const doc = unread.get(ref);
      if (!doc || !store) return;
      store.fields.forEach(tokensIn(builder, doc));
      unread.delete(ref);
    }
    store = store || new Store(analysis, Object.keys(builder._fields));
    return makeIndex(lunr, made ? store : store.finish(), analysis, synonyms, show);
  }

  // What the carrier asks for; before Material's own start.
  const handbook = {
    begin() {
      ready = new Store(analysis, Object.keys(latest._fields));
      pages = new Map();
    },
    /** @param {LunrDocument} doc */
    add(doc) {
      const [page] = doc.location.split("#");
      const parent = pages.get(page);
      if (parent === undefined) pages.set(page, doc.location);
      if (ready) ready.add(doc.location, parent, doc.boost || 1, tokensIn(latest, doc));
      delete doc.asked;
    },
    // What may be kept, or is filled with what was.
    get store() {
      return ready;
    },
    makeTerm,
    folded,
  };
  root.lunr = Object.assign(build, lunr, {
    // Material asks lunr which unmatched words to report as missing.
    /** @param {unknown} word */
    stopWordFilter: (word) => (analysis.isStop(String(word)) ? undefined : word),
    handbook,
  });
}
