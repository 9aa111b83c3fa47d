/* Chapter pages show everything, or on demand only what concerns one group: its own clauses and
   those for everyone. The choice is remembered on this device, and nowhere else. */
(() => {
  "use strict";

  const { all, make, word } = Handbook.page;
  const store = new Handbook.Store("handbook-group");

  /**
   * A clause: the line that names its groups, and all that is shown or hidden with it.
   *
   * @param {HTMLElement} head
   */
  function section(head) {
    const title = head.previousElementSibling;
    const parts = [];
    for (let part = title; part && (part === title || part.tagName !== "H2");
      part = part.nextElementSibling) parts.push(/** @type {HTMLElement} */ (part));
    const link = document.querySelector(`.hb-contents a[href$="#${title?.id}"]`);
    if (link?.parentElement) parts.push(link.parentElement);
    return { head, parts };
  }

  /**
   * @param {HTMLElement} line The links to the groups' own pages, for pages without scripts.
   */
  function filter(line) {
    const sections = all(".hb-head").map(section);
    const title = make("span", { id: "hb-filter-title" }, word("show") + ":");
    const group = make("div", { class: "hb-filter", role: "group", "aria-labelledby": title.id }, title);
    const status = make("p", { class: "hb-filter-status", role: "status" });
    const everyone = `hb-for-${line.getAttribute("data-hb-everyone") || ""}`;
    /** @type {HTMLButtonElement[]} */
    const buttons = [];
    let chosen = "";

    /** @param {string} name */
    function show(name) {
      let count = 0;
      chosen = name;
      for (const { head, parts } of sections) {
        const wanted = !name || head.matches(`.${name}, .${everyone}`);
        if (wanted) count += 1;
        for (const part of parts) part.hidden = !wanted;
      }
      for (const one of buttons) one.setAttribute("aria-pressed", String(one.value === name));
      status.textContent = name ? `${word("shown")}: ${count}/${sections.length}` : "";
    }
    /** @param {string} text @param {string} name */
    function add(text, name) {
      const one = make("button", { type: "button", value: name }, text);
      one.addEventListener("click", () => {
        show(name);
        store.write(name);
      });
      buttons.push(one);
      group.append(one);
    }
    /* A link to a clause shows it, whatever is chosen. */
    function reveal() {
      const target = document.getElementById(window.location.hash.slice(1));
      if (!target || !target.hidden) return;
      show("");
      target.scrollIntoView();
    }

    add(word("all"), "");
    for (const link of all("a", line)) add(link.textContent || "", link.className);
    line.hidden = true;
    line.after(group, status);
    const kept = store.read();
    show(buttons.some((one) => one.value === kept) ? String(kept) : "");
    reveal();
    window.addEventListener("hashchange", reveal);
    /* Paper holds the whole chapter: nobody sees there that something is left out. */
    let before = "";
    window.addEventListener("beforeprint", () => { before = chosen; show(""); });
    window.addEventListener("afterprint", () => show(before));
  }

  all(".hb-audiences").forEach(filter);
})();
