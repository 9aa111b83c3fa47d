// Stands before Material's own script in the search worker: takes the index from the page that was
// touched, as it arrives or as this browser has kept it, and then lets Material begin.
(function () {
  "use strict";
  const scope = /** @type {any} */ (self);
  /** @type {(message: object) => void} */
  const say = scope.postMessage.bind(scope);
  /** @type {((value: unknown) => void) | undefined} */
  let begun;
  // The newest query that came before the gaps of the texts: it is asked once more when they are there,
  // and what the first time has worked out makes that quick.
  /** @type {object | undefined} */
  let early;
  let lacking = false;
  scope.postMessage = (/** @type {{ type: unknown }} */ message) => {
    if (begun && message.type === 1) begun(begun = undefined);
    else if (!lacking || message.type !== 3) say(message);
  };

  /** @type {{ config: { digest?: string } }} */
  let head;
  /** @type {CodedIndex | undefined} */
  let coded;
  /** @type {LunrDocument[]} */
  let docs = [];
  let rest = "";
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();

  // Has Material make an index of entries.
  /** @param {LunrDocument[]} entries */
  function material(entries) {
    return new Promise((done) => {
      begun = done;
      const data = { type: 0, data: { config: head.config, docs: entries, options: { suggest: false } } };
      scope.dispatchEvent(new MessageEvent("message", { data }));
    });
  }

  /** @param {{ config: { digest?: string } }} opening */
  async function open(opening) {
    head = opening;
    docs = [];
    // Of nothing: that tells how Material takes a text apart.
    await material([]);
    scope.lunr.handbook.begin();
  }

  /** @param {LunrDocument} doc */
  function add(doc) {
    scope.lunr.handbook.add(doc);
    docs.push(doc);
  }

  async function ready() {
    scope.lunr.handbook.store.finish();
    await material(docs);
    say({ type: 1 });
  }

  // The build gives each value a line of its own.
  /** @param {string} text */
  async function part(text) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() || "";
    for (const line of lines) if (line !== "[") await take(JSON.parse(line.replace(/,$/, "")));
  }

  /** @param {any} value */
  async function take(value) {
    if (coded) {
      const doc = coded.take(value);
      if (doc) add(doc);
      if (coded.worded) await ready();
    } else {
      coded = new CodedIndex(value);
      lacking = true;
      await open(coded.head);
    }
  }

  async function end() {
    if (rest !== "]" || !coded?.whole) throw new Error("the index ends early");
    await material(docs);
    lacking = false;
    if (early) scope.dispatchEvent(new MessageEvent("message", { data: early }));
    keep();
  }

  // What this browser may keep: the index and nothing else. A moment later, when the answer is out.
  function keep() {
    setTimeout(() => {
      const { text, numbers } = freeze(scope.lunr.handbook.store);
      say({ type: "keep", kept: { digest: head.config.digest, content: JSON.stringify({ ...head, docs }), text, numbers } });
    }, 300);
  }

  /** @param {{ content: string, text: string, numbers: Int32Array }} kept */
  async function held(kept) {
    const { docs: entries, ...opening } = JSON.parse(kept.content);
    await open(opening);
    const { handbook } = scope.lunr;
    thaw(handbook.store, kept, handbook);
    docs = entries;
    await ready();
  }

  // From a disk, a script brings the index.
  /** @param {string} address */
  async function load(address) {
    await scope.importScripts(address);
    const { docs: entries, ...opening } = scope.__index;
    await open(opening);
    entries.forEach(add);
    await ready();
  }

  /** @type {Record<string, (value: any) => Promise<unknown>>} */
  const steps = { part, end, held, load };
  scope.addEventListener("message", (/** @type {MessageEvent} */ event) => {
    const { type, value } = event.data;
    if (type === 2 && lacking) early = event.data;
    if (!Object.hasOwn(steps, type)) return;
    event.stopImmediatePropagation();
    before = before.then(() => steps[type](value)).catch((fault) => say({ type: "failed", message: String(fault) }));
  });
})();
