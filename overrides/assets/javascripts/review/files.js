/* A review goes from one reader to another as a file. */
(() => {
  "use strict";

  const { make, button } = Handbook.page;
  const { say } = Handbook.words;
  const LONG_ENOUGH = 1000;

  /** @type {Files["parse"]} */
  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  /** @param {Desk} desk */
  function saveFile(desk) {
    const { name, text } = Handbook.record.file(desk.review, desk.data);
    const blob = new Blob([text], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // The browser takes the file after the click, and says not when.
    setTimeout(() => URL.revokeObjectURL(link.href), LONG_ENOUGH);
    desk.message.textContent = say("exported", { name });
  }

  /** @param {Desk} desk @param {File} file */
  function loadFile(desk, file) {
    const reader = new FileReader();
    reader.onload = () => {
      const given = parse(String(reader.result));
      const fault = Handbook.record.fault(given, desk.data);
      if (!fault) desk.load(given);
      else desk.message.textContent = say(fault.word, fault.values);
    };
    reader.readAsText(file);
  }

  /** @type {Files["controls"]} */
  function controls(desk) {
    const input = make("input", { id: "hb-import", type: "file", accept: "application/json,.json" });
    input.addEventListener("change", () => {
      if (input.files?.[0]) loadFile(desk, input.files[0]);
      // Emptied, so that the same file can be chosen again.
      input.value = "";
    });
    return [
      button(say("export"), () => saveFile(desk)),
      make("span", { class: "hb-file" }, [
        make("label", { for: "hb-import" }, say("import")), " ", input,
      ]),
    ];
  }

  Handbook.files = { parse, controls };
})();
