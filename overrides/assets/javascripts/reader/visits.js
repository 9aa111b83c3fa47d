/* What this reader has seen: for each rule the hash of its text at the last visit. */
(() => {
  "use strict";

  /** @type {Visits["remembered"]} */
  function remembered(given) {
    const memory = /** @type {Partial<Memory> | null | undefined} */ (given);
    const seen = memory?.seen && typeof memory.seen === "object" ? memory.seen : {};
    return { on: memory?.on !== false, seen };
  }

  /** @param {Hashes} hashes @param {string} id */
  function hash(hashes, id) {
    return Object.hasOwn(hashes, id) ? hashes[id] : undefined;
  }

  /** @type {Visits["changed"]} */
  function changed({ seen }, hashes, ids) {
    return ids.filter((id) => hash(seen, id) && hash(seen, id) !== hash(hashes, id));
  }

  /** @type {Visits["fresh"]} */
  function fresh({ seen }, hashes, ids) {
    // To a reader of whom nothing is known on this page, nothing is new.
    if (!ids.some((id) => hash(seen, id))) return [];
    return ids.filter((id) => hash(seen, id) !== hash(hashes, id));
  }

  /** @type {Visits["learn"]} */
  function learn(memory, hashes, ids) {
    for (const id of ids) {
      const now = hash(hashes, id);
      if (now) memory.seen[id] = now;
      // A rule that was removed is on the page of changes, and on no other.
      else delete memory.seen[id];
    }
  }

  Handbook.visits = { remembered, changed, fresh, learn };
})();
