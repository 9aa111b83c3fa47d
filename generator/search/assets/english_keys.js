// English: Porter's stemmer, which lunr has, and the two ways to spell colour and realise.
/** @param {string} word @param {PackData} data @returns {Keys} */
function englishKeys(word, data) {
  const plain = fold(word).replace(/our(?=.{0,4}$)/, "or");
  const stem = data.stem(plain).replace(/iz$/, "is").replace(/nc$/, "ns");
  return new Map([[stem, 0.94]]);
}
