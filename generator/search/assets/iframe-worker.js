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
    constructor(url) {
      super();
      this.onmessage = null;
      this.onerror = null;
      this.waiting = [];
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

    postMessage(data) {
      if (this.scope) setTimeout(() => this.scope && this.deliver(this.scope, "message", { data }));
      else this.waiting.push(data);
    }

    terminate() {
      this.scope = null;
      this.waiting = [];
      this.frame.remove();
    }

    deliver(target, type, init) {
      const event = type === "message" ? new MessageEvent(type, init) : new ErrorEvent(type, init);
      target.dispatchEvent(event);
      const handler = this["on" + type];
      if (target === this && typeof handler === "function") handler.call(this, event);
    }
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
})();
