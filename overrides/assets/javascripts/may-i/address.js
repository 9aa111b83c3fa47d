/* The answers in the address of the page: `#role=everyone&about=client,picture`. */
(() => {
  "use strict";

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  /** @type {Address["read"]} */
  function read(hash, questions) {
    /** @type {Given} */
    const selection = {};
    for (const part of hash.replace(/^#/, "").split("&")) {
      const [id = "", given = ""] = part.split("=");
      const question = questions.find((one) => one.id === id);
      const named = decoded(given).split(",");
      const known = question?.answers.filter((one) => named.includes(one)) || [];
      // Who may give one answer only gives the first of several.
      if (known.length) selection[id] = question?.many ? known : known.slice(0, 1);
    }
    return selection;
  }

  /** @type {Address["write"]} */
  function write(selection, questions) {
    const said = questions.flatMap(({ id }) => {
      const given = selection[id];
      return given ? [`${id}=${given.join(",")}`] : [];
    });
    // Never empty, because a browser goes to the top of the page then.
    return said.join("&") || "none";
  }

  Handbook.address = { read, write };
})();
