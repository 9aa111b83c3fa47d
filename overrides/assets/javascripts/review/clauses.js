/* A rule under review: what is to become of it, and a note. */
(() => {
  "use strict";

  const { make } = Handbook.page;
  const { say } = Handbook.words;
  const { labelled, rest, describe } = Handbook.fields;

  function choice() {
    const names = Handbook.record.DECISIONS;
    return make("select", {}, [
      make("option", { value: "" }, say("open")),
      ...names.map((name) => make("option", { value: name }, say(name))),
    ]);
  }

  /** @type {MakeControl} */
  function clause(desk, item) {
    const id = item.getAttribute("data-hb-id") || "";
    const base = "hb-" + item.id;
    const title = item.querySelector("a");
    const select = choice();
    const note = make("input", { type: "text", autocomplete: "off", maxlength: "2000" });
    item.append(rest(item), make("span", { class: "hb-task__fields" }, [
      labelled(base + "-decision", "decision", select), labelled(base + "-note", "note", note),
    ]));
    describe(item, title, [select, note]);
    function keep() {
      const decision = /** @type {Decision | ""} */ (select.value);
      const date = decision ? Handbook.days.today() : "";
      desk.review.clauses[id] = { decision, note: note.value, date };
      desk.save();
    }
    select.addEventListener("change", keep);
    note.addEventListener("input", keep);
    return {
      kind: "clauses",
      done: () => select.value !== "",
      fill() {
        const one = desk.review.clauses[id];
        select.value = one?.decision || "";
        note.value = one?.note || "";
      },
    };
  }

  Handbook.clause = clause;
})();
