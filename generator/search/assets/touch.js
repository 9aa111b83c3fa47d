// Starts the search when somebody touches it, and keeps its index in this browser between pages.
(function () {
  "use strict";
  const FIELD = ".md-search__input";
  const STORE = "indexes";
  const PATIENCE = 1000;
  const Real = window.Worker;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const script = new URL("workers/" + HANDBOOK_SEARCH.worker, own).href;
  const root = new URL("../../", own);
  const hint = "handbook-search:" + root.pathname;
  const onDisk = location.protocol === "file:";

  // What Material talks to; it never hears of the rest.
  class Search extends EventTarget {
    /** @type {((event: MessageEvent) => void) | null} */
    onmessage = null;
    /** @type {((event: ErrorEvent) => void) | null} */
    onerror = null;
    heard = false;

    /** @param {{ type: unknown }} message */
    postMessage(message) {
      if (message.type === 0 || !running) return;
      // A newer key takes the place of one that still waits.
      if (message.type === 2 && asked) newer = message;
      else {
        asked = message.type === 2;
        running.postMessage(message);
      }
    }

    /** @override @param {string} type @param {any} listener @param {any} [options] */
    addEventListener(type, listener, options) {
      super.addEventListener(type, listener, options);
      if (type !== "message" || this.heard) return;
      this.heard = true;
      setTimeout(() => waiting.splice(0).forEach(tell));
    }

    terminate() {
      if (running) running.terminate();
      running = newer = null;
      asked = false;
    }
  }

  const search = new Search();
  /** @type {Worker | null} */
  let running = null;
  /** @type {unknown[]} */
  const waiting = [];
  // Whether the worker is at a query, and the newest that came meanwhile.
  let asked = false;
  /** @type {{ type: unknown } | null} */
  let newer = null;

  /** @param {any} data */
  function tell(data) {
    const event = new MessageEvent("message", { data });
    // The site may have a way of its own to draw results.
    if (data.type === 3 && !document.dispatchEvent(new CustomEvent("handbook-search", { detail: data.data, cancelable: true }))) return;
    search.dispatchEvent(event);
    search.onmessage?.(event);
  }

  /** @param {MessageEvent} event */
  function answer({ data }) {
    if (data.type === 3) asked = false;
    if (data.type === 3 && newer) {
      search.postMessage(newer);
      newer = null;
    } else if (data.type === "keep") keep(data.kept);
    else if (data.type === "failed") fail(data.message);
    else if (search.heard || search.onmessage) tell(data);
    else waiting.push(data);
  }

  // The next touch tries again.
  /** @param {unknown} fault */
  function fail(fault) {
    console.warn("The search cannot start", fault);
    search.terminate();
  }

  // A browser may refuse to keep anything, or never answer; then the index comes with the page.
  /** @template Value @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<Value>} ask @returns {Promise<Value | undefined>} */
  function kept(mode, ask) {
    const asked = new Promise((done) => {
      const opening = indexedDB.open("handbook-search", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onerror = opening.onblocked = () => done(undefined);
      opening.onsuccess = () => {
        const base = opening.result;
        base.onversionchange = () => base.close();
        const moving = base.transaction(STORE, mode);
        const request = ask(moving.objectStore(STORE));
        moving.oncomplete = () => done(request.result);
        moving.onabort = moving.onerror = () => done(undefined);
      };
    });
    const tired = new Promise((done) => setTimeout(done, PATIENCE));
    return /** @type {Promise<any>} */ (Promise.race([asked, tired])).catch(() => undefined);
  }

  // One entry for each site and language: another site is at another address, a newer index takes its place.
  /** @param {{ digest: string }} value */
  async function keep(value) {
    performance.mark("handbook-search-built");
    if (value.digest !== HANDBOOK_SEARCH.digest) return;
    const place = await kept("readwrite", (store) => store.put(value, root.pathname));
    try {
      if (place) localStorage.setItem(hint, value.digest);
    } catch {}
  }

  // Asking the store takes a while; so a word of what is in there stands where it is read at once.
  function hinted() {
    try {
      return localStorage.getItem(hint) === HANDBOOK_SEARCH.digest;
    } catch {
      return false;
    }
  }

  async function begin() {
    if (running) return;
    const worker = (running = new Real(script));
    worker.onmessage = answer;
    worker.onerror = (event) => fail(event.message);
    if (onDisk) {
      // Any file of the disk could write there.
      worker.postMessage({ type: "load", value: new URL("search/search_index.js", root).href });
      return;
    }
    const value = hinted() ? await kept("readonly", (store) => store.get(root.pathname)) : undefined;
    if (value && value.digest === HANDBOOK_SEARCH.digest) {
      performance.mark("handbook-search-kept");
      worker.postMessage({ type: "held", value });
    } else await fetched(worker).catch(fail);
  }

  // The worker takes the index in while it arrives.
  /** @param {Worker} worker */
  async function fetched(worker) {
    const response = await fetch(new URL("search/search_coded.json", root));
    if (!response.ok || !response.body) throw new Error(response.statusText);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      worker.postMessage({ type: "part", value: decoder.decode(piece.value, { stream: true }) });
    }
    worker.postMessage({ type: "end" });
  }

  window.Worker = /** @type {any} */ (
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    function (address, options) {
      return new URL(address, document.baseURI).href === script ? search : new Real(address, options);
    }
  );
  // Material hides the field until its own script is there; what is typed meanwhile is not lost.
  document.documentElement.classList.replace("no-js", "js");
  const touched = (/** @type {Event} */ { target }) => target instanceof Element && target.matches(FIELD + ",#__search") && begin();
  // Material waits until the key is let go, and does not see what is pasted or spoken.
  document.addEventListener("input", ({ target }) => {
    if (target instanceof Element && target.matches(FIELD)) target.dispatchEvent(new KeyboardEvent("keyup"));
  });
  document.addEventListener("focusin", touched);
  document.addEventListener("change", touched);
  if (new URLSearchParams(location.search).has("q") || document.activeElement?.matches(FIELD)) begin();
})();
