/* Whatever is stored stays in this browser, under the company's name; nothing is sent. */
(() => {
  "use strict";

  /* A browser may forbid storage, or have no room left: then the page works until it is closed. */
  class Store {
    /** @param {string} key */
    constructor(key) {
      this.key = key;
      this.works = true;
    }

    /** @returns {unknown} What is stored, or null where nothing can be read. */
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(this.key) || "null");
      } catch (error) {
        if (!(error instanceof SyntaxError)) this.works = false;
        return null;
      }
    }

    /** @param {unknown} value */
    write(value) {
      try {
        window.localStorage.setItem(this.key, JSON.stringify(value));
        this.works = true;
      } catch {
        this.works = false;
      }
      return this.works;
    }
  }

  Handbook.Store = Store;
})();
