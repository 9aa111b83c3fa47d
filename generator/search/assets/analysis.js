// From a word to the keys under which its other forms are found.
// Every key carries a weight: how sure it is that two words with this key are forms of one word.

/** @type {Record<string, string>} */
const LETTERS = { ł: "l", ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th" };
const FAMILY = 0.95;
/** @type {Map<string, string>} */
const folded = new Map();

/** @param {string} text @returns {string} */
function fold(text) {
  let result = folded.get(text);
  if (result === undefined) {
    result = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[łßæœøđðþ]/g, (letter) => LETTERS[letter]);
    folded.set(text, result);
  }
  return result;
}

// Soft endings that the stemmer leaves: koncie ~ konto, pracownicy ~ pracownik, kolodzy ~ kolega.
/** @type {[RegExp, string][]} */
const SOFT = [[/cie?$/, "t"], [/dzie?$/, "d"], [/rz[ey]$/, "r"], [/c[ey]$/, "k"], [/dz[ey]$/, "g"], [/sze$/, "ch"]];

// Roots of a pair of aspect: zapraszać ~ zaprosić ~ zaproszenie, upraszczać ~ uprościć, wracać ~ wrócić.
/** @param {string} stem @param {Put} put */
function aspects(stem, put) {
  const root = stem.replace(/i$/, "").replace(/szcz$/, "sc").replace(/sz$/, "s");
  if (root.length < 5) return;
  put(root, 0.73);
  put(root.replace(/a([^aeiouy]+)$/, "o$1"), 0.73);
}

/** @param {string} word @param {PackData} data @returns {Keys} */
function polishKeys(word, data) {
  const keys = new Map();
  /** @type {Put} */
  const put = (key, weight) => {
    if (key.length >= 3 && !(keys.get(key) >= weight)) keys.set(key, weight);
  };
  const plain = fold(word);
  const stems = [fold(data.stem(word)), data.stemFolded(plain)];
  for (const stem of stems) {
    // The stemmer takes the end of a root for a verb's ending: koncie becomes kon.
    put(stem, /cie$/.test(plain) && plain.length - stem.length === 3 ? 0.3 : 0.94);
    // Fleeting e: haseł ~ hasło, związek ~ związku.
    if (/[^aeiouy]i?e[^aeiouy]$/.test(stem)) put(stem.replace(/i?e(.)$/, "$1"), 0.86);
    // Verbs and the nouns made of them: publikować, publikuje, publikowanie, publikacja.
    const verb = stem.replace(/(?:owani?|ywani?|acj|uj|ow|yw)$/, "");
    if (verb !== stem) put(verb, 0.74);
    // Verbal nouns and participles: usuwanie ~ usuwać, zgubiony ~ zgubił, kupiony ~ kupi.
    const noun = stem.replace(/i?[aeo]n$/, "");
    if (noun !== stem) put(noun, 0.74);
    for (const root of [stem, noun]) aspects(root, put);
  }
  // The stemmer leaves infinitives in -yć: oznaczyć ~ oznaczy.
  if (/[^aeiouy]yc$/.test(plain) && plain.length > 5) {
    put(plain.slice(0, -2), 0.86);
    aspects(plain.slice(0, -2), put);
  }
  // Past tense of verbs in -yć: ruszyła ~ ruszy.
  const past = data.stem(word).replace(/[aiy]ł$/, "");
  if (past.length < plain.length - 1 && /ł/.test(word)) put(fold(past), 0.74);
  // Umów ~ umowa: the stemmer takes the root's -ów for an ending.
  const light = plain.replace(/(?:i?[aeouy]|i)$/, "");
  if (light.length >= 4) put(light, 0.84);
  // Błąd ~ błędu.
  if (/ą[^aeiouyąęó]+$/.test(word)) put(fold(word.replace(/ą([^ą]+)$/, "e$1")), 0.84);
  // Women at work: dziennikarka ~ dziennikarz, klientka ~ klient, pracowniczka ~ pracownik.
  const woman = plain.replace(/(cz)?[ck](a|i|e|o|ach|ami|om)?$/, "");
  if (/(ar|er|or|[iy]st|[ae]nt)$/.test(woman)) put(woman + (/ar$/.test(woman) ? "z" : ""), 0.84);
  if (/nicz[ck](a|i|e|o|ach|ami|om)?$/.test(plain)) put(woman + "k", 0.84);
  for (const [ending, hard] of SOFT) {
    if (ending.test(plain)) put(plain.replace(ending, hard), 0.82);
  }
  return keys;
}

// The keys of a word: its stems, and the family it belongs to (zgłaszać ~ zgłosić, leave ~ left).
/** @param {PackData} data @returns {Analysis} */
function makeAnalysis(data) {
  const stems = data.language === "pl" ? polishKeys : data.language === "en" ? englishKeys : otherKeys;
  /** @type {Map<string, Keys>} */
  const seen = new Map();
  /** @type {Map<string, string>} */
  const family = new Map();
  data.families.split("\n").forEach((line, number) => {
    for (const word of line.split(" ")) {
      family.set(fold(word), "@" + number);
      for (const [key, weight] of stems(word, data)) if (weight > 0.9 && key.length > 3) family.set(key, "@" + number);
    }
  });
  const stop = new Set(data.stop.split(" "));

  /** @param {string} word @returns {Keys} */
  function keys(word) {
    let found = seen.get(word);
    if (!found) {
      found = stems(word, data);
      /** @type {[string, number][]} */
      const all = [...found, [fold(word), 1]];
      for (const [key, weight] of all) {
        const kin = family.get(key);
        if (kin && weight > 0.9) found.set(kin, FAMILY);
      }
      seen.set(word, found);
    }
    return found;
  }

  return { keys, isStop: (word) => stop.has(fold(word)) };
}

// The deepest root among the keys, for typing errors in forms of a verb.
/** @param {Keys} keys */
function shortestRoot(keys) {
  let best = "";
  for (const key of keys.keys()) if (key[0] !== "@" && key.length >= 5 && !(best && best.length <= key.length)) best = key;
  return best;
}

// The stem used to compare roots and to catch typing errors.
/** @param {Keys} keys */
function longestStem(keys) {
  let best = "";
  for (const [key, weight] of keys) if (weight > 0.9 && key[0] !== "@" && key.length > best.length) best = key;
  return best;
}
