// English: Porter's stemmer, which lunr has, and the two ways to spell colour and realise.
/** @param {string} word @param {PackData} data @returns {Keys} */
function englishKeys(word, data) {
  const plain = fold(word).replace(/our(?=.{0,4}$)/, "or");
  // Porter takes a reporter for a report, an intern for what is internal, and news for new.
  if (/^(reporter|intern|news)s?$/.test(plain)) return new Map([[plain.slice(0, 4) + "@", 0.94]]);
  const stem = data.stem(plain).replace(/iz$/, "is").replace(/nc$/, "ns");
  return new Map([[stem, 0.94]]);
}
