/* The page of changes, for one group of readers at a time. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;
  const { say, language } = Handbook.words;
  const EVERYONE = "everyone";

  /** @param {Element} item */
  function audience(item) {
    return item.getAttribute("data-hb-audience") || "";
  }

  /** @type {Filter["groups"]} */
  function groups(audiences, names, locale) {
    const ids = new Set(audiences.flatMap((one) => one.split(" ")));
    return Array.from(ids)
      .filter((id) => id && id !== EVERYONE)
      .map((id) => ({ id, name: names[id] || id }))
      .sort((one, other) => one.name.localeCompare(other.name, locale));
  }

  /** @type {Filter["concerns"]} */
  function concerns(one, group) {
    const ids = one.split(" ");
    return group === "" || ids.includes(group) || ids.includes(EVERYONE);
  }

  /** @type {Filter["start"]} */
  function start(anchor, names) {
    const items = all(".hb-change[data-hb-audience]");
    const found = groups(items.map(audience), names, language());
    if (!found.length) return;
    const status = make("span", { role: "status", class: "hb-filtered" });
    const select = make("select", { id: "hb-changes-filter" }, [
      make("option", { value: "" }, say("filter_all")),
      ...found.map(({ id, name }) => make("option", { value: id }, name)),
    ]);
    select.addEventListener("change", () => {
      for (const item of items) item.hidden = !concerns(audience(item), select.value);
      const shown = items.filter((item) => !item.hidden).length;
      status.textContent = " " + say("filtered", { shown, total: items.length });
    });
    anchor.after(make("p", { class: "hb-changes-filter" }, [
      make("label", { for: select.id }, say("filter")), " ", select, status,
    ]));
  }

  Handbook.filter = { groups, concerns, start };
})();
