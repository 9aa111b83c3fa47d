// Interprets the suffix tables of Snowball's Polish stemmer, which the build exports from PyPI snowballstemmer.
// A table row is "suffix" + action + "*" when the suffix counts only behind the first consonant that follows a vowel.

/** @param {string} text @param {Change} change @returns {Table} */
function readTable(text, change) {
  /** @type {Table["table"]} */
  const table = new Map();
  for (const row of text.split(" ")) {
    // @ts-expect-error The build writes no other rows.
    const [, suffix, action, guarded] = /^(\D+)(\d+)(\*?)$/.exec(row);
    const key = change(suffix);
    if (!table.has(key)) table.set(key, { action: +action, guarded: !!guarded });
  }
  return { table, longest: Math.max(...Array.from(table.keys(), (suffix) => suffix.length)) };
}

// Builds a stemmer; `change` is applied to the tables, so that one algorithm serves accented and folded words.
/** @param {Tables} tables @param {Change} change */
function polishStemmer(tables, change) {
  const vowels = new Set(Array.from(tables.vowels, change));
  const [conditional, participle, ending, soft] = tables.tables.map((text) => readTable(text, change));
  const participleTo = tables.participle.map(change);
  const softTo = tables.soft.map(change);

  // The longest suffix of word[0:end] that starts at or after `floor` and passes its guard.
  /** @param {Table} suffixes @param {string} word @param {number} end @param {number} floor @param {number} region */
  function match({ table, longest }, word, end, floor, region) {
    for (let start = Math.max(floor, end - longest); start < end; start++) {
      const found = table.get(word.slice(start, end));
      if (found && (!found.guarded || region <= start)) return { start, action: found.action };
    }
    return null;
  }

  /** @param {string} word */
  function regionStart(word) {
    let at = 0;
    while (at < word.length && !vowels.has(word[at])) at++;
    while (at < word.length && vowels.has(word[at])) at++;
    return Math.min(at + 1, word.length);
  }

  /** @param {string} input @returns {string} */
  return function stem(input) {
    let word = input;
    const region = regionStart(word);
    if (word.length >= 2) {
      const mood = match(conditional, word, word.length, region, region);
      if (mood) word = word.slice(0, mood.start);
      const found = match(ending, word, word.length, 2, region);
      if (found) {
        let kept = word.slice(0, found.start);
        let tail = "";
        if (found.action === 2 || (found.action === 3 && found.start < region)) tail = "s";
        else if (found.action === 4) tail = change("ł");
        else if (found.action === 5) {
          const inner = match(participle, kept, kept.length, 2, region);
          if (inner) {
            kept = kept.slice(0, inner.start);
            tail = participleTo[inner.action - 1];
          }
        }
        if (kept.length > 2 && kept.endsWith("'")) kept = kept.slice(0, -1);
        return kept + tail;
      }
    }
    const last = word.length > 1 && soft.table.get(word.slice(-1));
    return last ? word.slice(0, -1) + softTo[last.action - 1] : word;
  };
}
