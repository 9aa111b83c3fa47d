// Lets `new Worker(url)` work on pages opened from a disk or a file share.
//
// A browser refuses real workers there. Material's search then looks for `IFrameWorker`
// in the parent window and loads its language files with an importScripts that may be
// asynchronous. This stand-in runs the script in a hidden frame of the same origin and
// carries the messages both ways. Over http the page keeps the browser's own workers.
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  class IFrameWorker extends EventTarget {
    /** @param {string | URL} url */
    constructor(url) {
      super();
      /** @type {((event: MessageEvent) => void) | null} */
      this.onmessage = null;
      /** @type {((event: ErrorEvent) => void) | null} */
      this.onerror = null;
      /** @type {unknown[]} */
      this.waiting = [];
      /** @type {Window | null} */
      this.scope = null;
      this.script = new URL(url, document.baseURI).href;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "";
      this.frame.setAttribute("aria-hidden", "true");
      this.frame.tabIndex = -1;
      this.frame.srcdoc = "<!doctype html><title></title>";
      this.frame.addEventListener("load", () => this.start(), { once: true });
      const attach = () => document.body.appendChild(this.frame);
      if (document.body) attach();
      else addEventListener("DOMContentLoaded", attach, { once: true });
    }

    start() {
      const scope = this.frame.contentWindow;
      if (!scope) return;
      /** @type {(address: string) => Promise<void>} */
      const load = (address) =>
        new Promise((done, failed) => {
          const element = scope.document.createElement("script");
          element.src = address;
          element.addEventListener("load", () => done());
          element.addEventListener("error", () => failed(new Error("cannot load " + address)));
          scope.document.head.appendChild(element);
        });
      // Inside a worker, both of these belong to the worker's own scope.
      scope.importScripts = (...addresses) =>
        addresses.reduce(
          (before, address) => before.then(() => load(new URL(address, this.script).href)),
          Promise.resolve(),
        );
      scope.postMessage = (data) => setTimeout(() => this.deliver(this, "message", { data }));
      load(this.script).then(
        () => {
          this.scope = scope;
          this.waiting.splice(0).forEach((data) => this.postMessage(data));
        },
        (error) => this.deliver(this, "error", { message: error.message }),
      );
    }

    /** @param {unknown} data */
    postMessage(data) {
      if (this.scope) setTimeout(() => this.scope && this.deliver(this.scope, "message", { data }));
      else this.waiting.push(data);
    }

    terminate() {
      this.scope = null;
      this.waiting = [];
      this.frame.remove();
    }

    /** @param {EventTarget} target @param {"message" | "error"} type @param {object} init */
    deliver(target, type, init) {
      const event = type === "message" ? new MessageEvent(type, init) : new ErrorEvent(type, init);
      target.dispatchEvent(event);
      if (target !== this) return;
      if (event instanceof MessageEvent) this.onmessage?.(event);
      else this.onerror?.(event);
    }
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = /** @type {any} */ (IFrameWorker);
})();
