/* A printed item, with a box and blanks to fill in, becomes one with fields. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;

  /** @type {Fields["labelled"]} */
  function labelled(id, name, control) {
    control.id = id;
    const label = make("label", { for: id }, Handbook.words.say(name));
    return make("span", { class: "hb-field" }, [label, control]);
  }

  /** @type {Fields["rest"]} */
  function rest(item) {
    for (const blank of all(".hb-blank", item)) blank.remove();
    const first = item.firstChild;
    if (first instanceof Text) first.data = first.data.replace(/^\s*☐\s*/, "");
    const line = make("span", { class: "hb-task__meta" });
    line.append(...item.childNodes);
    return line;
  }

  /** @type {Fields["describe"]} */
  function describe(item, title, fields) {
    if (!title) return;
    title.id = title.id || "hb-" + item.id + "-title";
    for (const control of fields) control.setAttribute("aria-describedby", title.id);
  }

  Handbook.fields = { labelled, rest, describe };
})();
