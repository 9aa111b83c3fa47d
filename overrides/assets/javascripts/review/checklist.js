/* The two pages of the review, live. */
(() => {
  "use strict";

  const { all, make } = Handbook.page;
  const { say } = Handbook.words;

  /** @param {Desk} desk */
  function tools(desk) {
    const { reviewer, progress, message, place } = desk;
    reviewer.addEventListener("input", () => {
      desk.review.reviewer = reviewer.value;
      desk.save();
    });
    return make("fieldset", { class: "hb-tools" }, [
      make("legend", {}, say("tools")),
      progress,
      make("p", {}, [make("label", { for: reviewer.id }, say("reviewer")), " ", reviewer]),
      make("p", { class: "hb-buttons" }, [
        ...Handbook.files.controls(desk), desk.clearButton, desk.undoButton,
      ]),
      message,
      place,
    ]);
  }

  /**
   * The heading above a list, without the sign that leads to it.
   *
   * @param {Element} list
   */
  function heading(list) {
    let found = list.previousElementSibling;
    while (found && !/^H[1-6]$/.test(found.tagName)) found = found.previousElementSibling;
    if (!found) return say("tools");
    const copy = /** @type {Element} */ (found.cloneNode(true));
    for (const link of all(".headerlink", copy)) link.remove();
    return (copy.textContent || "").trim();
  }

  /**
   * A list is a group of fields, named by its heading.
   *
   * @param {Element | null} list
   */
  function group(list) {
    if (!list || list.parentElement?.tagName === "FIELDSET") return;
    const legend = make("legend", { class: "hb-unseen" }, heading(list));
    const set = make("fieldset", { class: "hb-group" }, legend);
    list.before(set);
    set.append(list);
  }

  /** @type {Checklist["start"]} */
  function start(anchor, data) {
    const desk = new Handbook.Desk(data);
    for (const item of all("article .hb-task, article .hb-decide")) {
      item.classList.add("hb-live");
      const control = item.classList.contains("hb-task") ? Handbook.task : Handbook.clause;
      desk.controls.push(control(desk, item));
      group(item.parentElement);
    }
    anchor.after(tools(desk));
    desk.fill();
    desk.follow();
    window.addEventListener("beforeprint", Handbook.paper.writeOut);
  }

  Handbook.checklist = { start };
})();
