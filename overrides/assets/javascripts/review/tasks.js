/* A task of the review: a box to tick, who did it, when, and a note. */
(() => {
  "use strict";

  const { make } = Handbook.page;
  const { labelled, rest, describe } = Handbook.fields;

  /** @param {string} base What the ids of the fields begin with. */
  function fieldsOf(base) {
    const box = make("input", { type: "checkbox", id: base + "-done" });
    const who = make("input", { type: "text", autocomplete: "off", maxlength: "80" });
    const date = make("input", { type: "date" });
    const note = make("textarea", { rows: "1", maxlength: "2000" });
    return { box, who, date, note };
  }

  /** @typedef {ReturnType<typeof fieldsOf>} TaskFields */

  /** @param {HTMLElement} item @param {TaskFields} fields */
  function place(item, { box, who, date, note }) {
    const base = "hb-" + item.id;
    const title = item.querySelector("strong");
    const label = make("label", { for: box.id, class: "hb-task__name" });
    if (title) label.append(title);
    const line = rest(item);
    item.append(
      make("span", { class: "hb-task__head" }, [box, label]),
      line,
      make("span", { class: "hb-task__fields" }, [
        labelled(base + "-who", "who", who),
        labelled(base + "-date", "date", date),
        labelled(base + "-note", "note", note),
      ]),
    );
    describe(item, title, [note, who, date]);
  }

  /** @type {MakeControl} */
  function task(desk, item) {
    const id = item.getAttribute("data-hb-id") || "";
    const fields = fieldsOf("hb-" + item.id);
    const { box, who, date, note } = fields;
    place(item, fields);
    function keep() {
      desk.review.tasks[id] = {
        done: box.checked, note: note.value, who: who.value, date: date.value,
      };
      desk.save();
    }
    box.addEventListener("change", () => {
      if (box.checked && !date.value) date.value = Handbook.days.today();
      if (box.checked && !who.value) who.value = desk.review.reviewer;
      keep();
    });
    for (const control of [note, who, date]) control.addEventListener("input", keep);
    return {
      kind: "tasks",
      done: () => box.checked,
      fill() {
        const one = desk.review.tasks[id];
        box.checked = one?.done === true;
        note.value = one?.note || "";
        who.value = one?.who || "";
        date.value = one?.date || "";
      },
    };
  }

  Handbook.task = task;
})();
