/* Live checklists, due marks and "new since your last visit". The pages read and print without it.
   Whatever it stores stays in this browser, under the company's name; nothing is sent. */
(function () {
  "use strict";

  var data = window.handbookReview;
  if (!data) return;
  var language = document.documentElement.lang || "pl";
  var words = data.words[language] || {};
  var ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
  var FORMAT = "handbook-review-1";
  var DECISIONS = ["keep", "change", "remove", "ask"];
  var DAY = 24 * 60 * 60 * 1000;

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function say(name, values) {
    return (words[name] || name).replace(/%(\w+)%/g, function (whole, key) {
      return values && key in values ? String(values[key]) : whole;
    });
  }
  /* Makes an element; text goes in as text, never as HTML. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
    return element;
  }
  function button(text, action) {
    var element = make("button", { type: "button", class: "hb-button" }, text);
    element.addEventListener("click", action);
    return element;
  }
  function iso(day) {
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
  }
  function today() { return iso(new Date()); }

  /* A browser may forbid storage, or have no room left: then the page works until it is closed. */
  function Store(key) {
    this.key = key;
    this.works = true;
  }
  Store.prototype.read = function () {
    try {
      return JSON.parse(window.localStorage.getItem(this.key) || "null");
    } catch (error) {
      if (!(error instanceof SyntaxError)) this.works = false;
      return null;
    }
  };
  Store.prototype.write = function (value) {
    try {
      window.localStorage.setItem(this.key, JSON.stringify(value));
      this.works = true;
    } catch (error) {
      this.works = false;
    }
    return this.works;
  };
  Store.prototype.remove = function () {
    try { window.localStorage.removeItem(this.key); } catch (error) { this.works = false; }
  };

  /* Due dates: counted from the reader's own day, so that an old build tells the truth as well. */
  function showDue() {
    var now = new Date(today() + "T00:00:00");
    all("[data-hb-due]").forEach(function (element) {
      var due = new Date(element.getAttribute("data-hb-due") + "T00:00:00");
      if (isNaN(due)) return;
      var days = Math.round((due - now) / DAY);
      if (days > 30) return;
      var locale = language === "en" ? "en-GB" : language;
      var date = due.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
      var text = days < 0 ? say("overdue", { date: date }) : say("soon", { days: days });
      var mark = make("strong", { class: days < 0 ? "hb-overdue" : "hb-soon" }, text);
      element.appendChild(document.createTextNode(" "));
      element.appendChild(mark);
    });
  }

  /* The review: one state for both pages, keyed by company and edition. */
  var reviewStore = new Store("handbook-review/" + data.company + "/" + data.edition);
  var state = clean(reviewStore.read());
  var controls = [];
  var undo = null;

  function text(value, most) {
    return typeof value === "string" ? value.slice(0, most || 2000) : "";
  }
  function day(value) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text(value)) ? value : "";
  }
  /* Takes only what this page knows out of a file or the storage. */
  function clean(given) {
    var kept = { reviewer: "", tasks: {}, clauses: {} };
    if (!given || typeof given !== "object") return kept;
    kept.reviewer = text(given.reviewer, 80);
    each(given.tasks, function (id, one) {
      kept.tasks[id] = {
        done: one.done === true, note: text(one.note), who: text(one.who, 80), date: day(one.date)
      };
    });
    each(given.clauses, function (id, one) {
      if (DECISIONS.indexOf(one.decision) < 0 && !text(one.note)) return;
      kept.clauses[id] = {
        decision: DECISIONS.indexOf(one.decision) < 0 ? "" : one.decision,
        note: text(one.note), date: day(one.date)
      };
    });
    return kept;
  }
  function each(entries, action) {
    if (!entries || typeof entries !== "object") return;
    Object.keys(entries).forEach(function (id) {
      if (ID.test(id) && entries[id] && typeof entries[id] === "object") action(id, entries[id]);
    });
  }

  function save() {
    reviewStore.write(state);
    show();
  }
  function show() {
    var done = controls.filter(function (one) { return one.done(); }).length;
    var name = controls.length && controls[0].kind === "clauses" ? "decided" : "done";
    progress.textContent = say(name, { done: done, total: controls.length });
    place.textContent = say(reviewStore.works ? "stored" : "not_stored");
    place.classList.toggle("hb-warning", !reviewStore.works);
  }
  function fill() {
    reviewer.value = state.reviewer;
    controls.forEach(function (one) { one.fill(); });
    show();
  }

  var progress = make("p", { role: "status", class: "hb-progress" });
  var place = make("p", { class: "hb-place" });
  var message = make("p", { role: "status", class: "hb-message" });
  var reviewer = make("input", { id: "hb-reviewer", type: "text", autocomplete: "off", maxlength: "80" });
  var undoButton = button(say("undo"), function () {
    if (!undo) return;
    state = undo;
    undo = null;
    undoButton.hidden = true;
    save();
    fill();
    message.textContent = say("restored");
    clearButton.focus();
  });
  var clearButton = button(say("clear"), function () {
    undo = state;
    state = clean(null);
    save();
    fill();
    message.textContent = say("cleared");
    undoButton.hidden = false;
  });

  function exported() {
    var clauses = {};
    each(state.clauses, function (id, one) { if (one.decision) clauses[id] = one; });
    return {
      format: FORMAT, company: data.company, edition: data.edition, digest: data.digest,
      reviewer: state.reviewer, tasks: state.tasks, clauses: clauses
    };
  }
  function saveFile() {
    var name = ["review", data.company, data.edition, state.reviewer || "me"].join("-")
      .replace(/[^\w.+-]+/g, "-") + ".json";
    var blob = new Blob([JSON.stringify(exported(), null, 1) + "\n"], { type: "application/json" });
    var link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    message.textContent = say("exported", { name: name });
  }
  function loadFile(file) {
    var reader = new FileReader();
    reader.onload = function () {
      var given = null;
      try { given = JSON.parse(reader.result); } catch (error) { given = null; }
      if (!given || given.format !== FORMAT) {
        message.textContent = say("bad_file");
        return;
      }
      if (given.company !== data.company || given.edition !== data.edition) {
        var about = text(given.company, 60) + " " + text(given.edition, 20);
        message.textContent = say("other_file", { about: about });
        return;
      }
      undo = state;
      undoButton.hidden = false;
      var loaded = clean(given);
      state = clean(JSON.parse(JSON.stringify(state)));
      state.reviewer = loaded.reviewer || state.reviewer;
      each(loaded.tasks, function (id, one) { state.tasks[id] = one; });
      each(loaded.clauses, function (id, one) { state.clauses[id] = one; });
      save();
      fill();
      message.textContent = say("imported");
    };
    reader.readAsText(file);
  }

  function tools() {
    var input = make("input", { id: "hb-import", type: "file", accept: "application/json,.json" });
    input.addEventListener("change", function () {
      if (input.files[0]) loadFile(input.files[0]);
      input.value = "";
    });
    reviewer.addEventListener("input", function () { state.reviewer = reviewer.value; save(); });
    undoButton.hidden = true;
    return make("fieldset", { class: "hb-tools" }, [
      make("legend", {}, say("tools")),
      progress,
      make("p", {}, [make("label", { for: "hb-reviewer" }, say("reviewer")), " ", reviewer]),
      make("p", { class: "hb-buttons" }, [
        button(say("export"), saveFile),
        make("span", { class: "hb-file" }, [make("label", { for: "hb-import" }, say("import")), " ", input]),
        clearButton, undoButton
      ]),
      message, place
    ]);
  }

  function labelled(id, name, control) {
    control.id = id;
    return make("span", { class: "hb-field" }, [make("label", { for: id }, say(name)), control]);
  }
  /* Moves everything but the box and the blanks of a printed item into one line. */
  function rest(item) {
    all(".hb-blank", item).forEach(function (blank) { blank.remove(); });
    var first = item.firstChild;
    if (first && first.nodeType === 3) first.textContent = first.textContent.replace(/^\s*☐\s*/, "");
    var line = make("span", { class: "hb-task__meta" });
    while (item.firstChild) line.appendChild(item.firstChild);
    return line;
  }

  function task(item) {
    var id = item.getAttribute("data-hb-id");
    var base = "hb-" + item.id;
    var title = item.querySelector("strong");
    var box = make("input", { type: "checkbox", id: base + "-done" });
    var label = make("label", { for: base + "-done", class: "hb-task__name" });
    if (title) { title.remove(); label.appendChild(title); }
    var line = rest(item);
    var note = make("textarea", { rows: "1", maxlength: "2000" });
    var who = make("input", { type: "text", autocomplete: "off", maxlength: "80" });
    var date = make("input", { type: "date" });
    item.appendChild(make("span", { class: "hb-task__head" }, [box, label]));
    item.appendChild(line);
    item.appendChild(make("span", { class: "hb-task__fields" }, [
      labelled(base + "-who", "who", who), labelled(base + "-date", "date", date),
      labelled(base + "-note", "note", note)
    ]));
    function keep() {
      state.tasks[id] = { done: box.checked, note: note.value, who: who.value, date: date.value };
      save();
    }
    box.addEventListener("change", function () {
      if (box.checked && !date.value) date.value = today();
      if (box.checked && !who.value) who.value = state.reviewer;
      keep();
    });
    [note, who, date].forEach(function (control) { control.addEventListener("input", keep); });
    describe(item, title, [note, who, date]);
    return {
      kind: "tasks",
      done: function () { return box.checked; },
      fill: function () {
        var one = state.tasks[id] || {};
        box.checked = one.done === true;
        note.value = one.note || "";
        who.value = one.who || "";
        date.value = one.date || "";
      }
    };
  }

  function decision(item) {
    var id = item.getAttribute("data-hb-id");
    var base = "hb-" + item.id;
    var title = item.querySelector("a");
    var select = make("select", {}, [make("option", { value: "" }, say("open"))].concat(
      DECISIONS.map(function (name) { return make("option", { value: name }, say(name)); })
    ));
    var note = make("input", { type: "text", autocomplete: "off", maxlength: "2000" });
    var line = rest(item);
    item.appendChild(line);
    item.appendChild(make("span", { class: "hb-task__fields" }, [
      labelled(base + "-decision", "decision", select), labelled(base + "-note", "note", note)
    ]));
    function keep() {
      state.clauses[id] = { decision: select.value, note: note.value, date: select.value ? today() : "" };
      save();
    }
    select.addEventListener("change", keep);
    note.addEventListener("input", keep);
    describe(item, title, [select, note]);
    return {
      kind: "clauses",
      done: function () { return select.value !== ""; },
      fill: function () {
        var one = state.clauses[id] || {};
        select.value = one.decision || "";
        note.value = one.note || "";
      }
    };
  }
  /* Equal labels are told apart by the task or rule that they belong to. */
  function describe(item, title, fields) {
    if (!title) return;
    title.id = title.id || "hb-" + item.id + "-title";
    fields.forEach(function (control) { control.setAttribute("aria-describedby", title.id); });
  }

  function chosen(select) {
    if (select.value) return select.options[select.selectedIndex].textContent;
    return Array.from(select.options).slice(1).map(function (one) { return "☐\u00a0" + one.textContent; }).join(" ");
  }

  /* On paper a field is a line: a long note shows whole, an empty date shows no pattern, and a
     choice that is not made yet shows what there is to choose from. */
  function writeOut() {
    all(".hb-field").forEach(function (field) {
      var control = field.querySelector("input, select, textarea");
      var line = field.querySelector(".hb-written") || field.appendChild(make("span", { class: "hb-written" }));
      line.textContent = control.tagName === "SELECT" ? chosen(control) : control.value;
    });
  }

  function heading(list) {
    var found = list.previousElementSibling;
    while (found && !/^H[1-6]$/.test(found.tagName)) found = found.previousElementSibling;
    if (!found) return say("tools");
    var copy = found.cloneNode(true);
    all(".headerlink", copy).forEach(function (link) { link.remove(); });
    return copy.textContent.trim();
  }

  function startReview(anchor) {
    all("article .hb-task, article .hb-decide").forEach(function (item) {
      item.classList.add("hb-live");
      controls.push(item.classList.contains("hb-task") ? task(item) : decision(item));
      var list = item.parentNode;
      if (list.parentNode.tagName === "FIELDSET") return;
      var legend = make("legend", { class: "hb-unseen" }, heading(list));
      var group = make("fieldset", { class: "hb-group" }, legend);
      list.parentNode.insertBefore(group, list);
      group.appendChild(list);
    });
    anchor.parentNode.insertBefore(tools(), anchor.nextSibling);
    fill();
    window.addEventListener("beforeprint", writeOut);
    window.addEventListener("storage", function (event) {
      if (event.key !== reviewStore.key) return;
      state = clean(reviewStore.read());
      fill();
    });
  }

  /* New since your last visit: hashes of the rules that this reader has seen. */
  var readStore = new Store("handbook-read/" + data.company);

  function startReading() {
    var memory = readStore.read();
    memory = memory && typeof memory === "object" ? memory : { on: true, seen: {} };
    memory.seen = memory.seen && typeof memory.seen === "object" ? memory.seen : {};
    var changes = document.getElementById("hb-changes");
    var rules = all("article h2[id]").filter(function (title) { return title.id in data.clauses; });
    if (memory.on !== false) mark(rules, memory, changes);
    if (changes) changes.parentNode.insertBefore(choice(memory), changes.nextSibling);
  }
  function mark(rules, memory, changes) {
    var known = rules.some(function (title) { return memory.seen[title.id]; });
    var fresh = rules.filter(function (title) {
      return known && memory.seen[title.id] !== data.clauses[title.id];
    });
    var badges = fresh.map(function (title) { return badge(title, title.nextElementSibling || title); });
    all(".hb-change[id^=change-clause-]").forEach(function (item) {
      var id = item.id.slice("change-clause-".length);
      if (memory.seen[id] && memory.seen[id] !== data.clauses[id]) badges.push(badge(item, item));
    });
    rules.forEach(function (title) {
      if (fresh.indexOf(title) < 0) memory.seen[title.id] = data.clauses[title.id];
    });
    if (!readStore.write(memory) || !badges.length) return;
    var status = make("span", { role: "status" });
    var box = make("p", { class: "hb-news" }, [
      say("read_state", { count: badges.length }) + " ",
      button(say("read_all"), function () {
        badges.forEach(function (one) {
          memory.seen[one.id] = data.clauses[one.id];
          one.mark.remove();
        });
        readStore.write(memory);
        status.textContent = " " + say("read_done");
      }),
      status
    ]);
    var top = document.querySelector("article h1");
    (changes || top).insertAdjacentElement("afterend", box);
  }
  function badge(owner, where) {
    var sign = make("strong", { class: "hb-new" }, say("new_text"));
    var line = where === owner ? where.querySelector("ul") : null;
    where.insertBefore(sign, line);
    if (!line) where.insertBefore(document.createTextNode(" "), sign);
    return { id: owner.id.replace(/^change-clause-/, ""), mark: sign };
  }
  function choice(memory) {
    var control = button(say(memory.on === false ? "read_start" : "read_stop"), function () {
      if (memory.on === false) {
        memory = { on: true, seen: {} };
        readStore.write(memory);
      } else {
        memory = { on: false, seen: {} };
        readStore.write(memory);
        all(".hb-new, .hb-news").forEach(function (sign) { sign.remove(); });
      }
      control.textContent = say(memory.on === false ? "read_start" : "read_stop");
    });
    return make("p", { class: "hb-choice" }, [control, " " + say("read_where")]);
  }

  /* The page of changes, for one group of readers at a time. */
  function startFilter(anchor) {
    var items = all(".hb-change[data-hb-audience]");
    var names = data.audiences[language] || {};
    var groups = {};
    items.forEach(function (item) {
      item.getAttribute("data-hb-audience").split(" ").forEach(function (id) {
        if (id && id !== "everyone") groups[id] = names[id] || id;
      });
    });
    var ids = Object.keys(groups).sort(function (one, other) {
      return groups[one].localeCompare(groups[other], language);
    });
    if (!ids.length) return;
    var status = make("span", { role: "status", class: "hb-filtered" });
    var select = make("select", { id: "hb-changes-filter" }, [make("option", { value: "" }, say("filter_all"))].concat(
      ids.map(function (id) { return make("option", { value: id }, groups[id]); })
    ));
    select.addEventListener("change", function () {
      var shown = 0;
      items.forEach(function (item) {
        var concerned = item.getAttribute("data-hb-audience").split(" ");
        item.hidden = select.value !== "" && concerned.indexOf(select.value) < 0
          && concerned.indexOf("everyone") < 0;
        if (!item.hidden) shown += 1;
      });
      status.textContent = " " + say("filtered", { shown: shown, total: items.length });
    });
    var line = make("p", { class: "hb-changes-filter" }, [
      make("label", { for: "hb-changes-filter" }, say("filter")), " ", select, status
    ]);
    anchor.parentNode.insertBefore(line, anchor.nextSibling);
  }

  showDue();
  var review = document.getElementById("hb-review");
  if (review) startReview(review);
  startReading();
  var changes = document.getElementById("hb-changes");
  if (changes) startFilter(changes);
})();
