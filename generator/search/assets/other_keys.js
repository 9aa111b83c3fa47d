// Languages without a stemmer: long words also count without their last letters, where most
// languages keep their endings.
/** @param {string} word @returns {Keys} */
function otherKeys(word) {
  const plain = fold(word);
  const keys = new Map([[plain, 0.94]]);
  if (plain.length > 5) keys.set(plain.slice(0, -1), 0.74);
  if (plain.length > 6) keys.set(plain.slice(0, -2), 0.6);
  return keys;
}
