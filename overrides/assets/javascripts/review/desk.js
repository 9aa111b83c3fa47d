/* The reviewer's desk: one review for both pages, kept by company and edition. */
(() => {
  "use strict";

  const { make, button } = Handbook.page;
  const { say } = Handbook.words;
  const { clean, merge } = Handbook.record;

  class Desk {
    /** @param {ReviewData} data */
    constructor(data) {
      this.data = data;
      this.store = new Handbook.Store(`handbook-review/${data.company}/${data.edition}`);
      this.review = clean(this.store.read());
      /** @type {Control[]} */
      this.controls = [];
      /** @type {Review | null} */
      this.undo = null;
      this.progress = make("p", { role: "status", class: "hb-progress" });
      this.place = make("p", { class: "hb-place" });
      this.message = make("p", { role: "status", class: "hb-message" });
      this.reviewer = make("input", {
        id: "hb-reviewer", type: "text", autocomplete: "off", maxlength: "80",
      });
      this.clearButton = button(say("clear"), () => this.clear());
      this.undoButton = button(say("undo"), () => this.restore());
      this.undoButton.hidden = true;
    }

    /** Keeps what was noted, and says how far the review is. */
    save() {
      this.store.write(this.review);
      this.show();
    }

    show() {
      const done = this.controls.filter((one) => one.done()).length;
      const name = this.controls[0]?.kind === "clauses" ? "decided" : "done";
      this.progress.textContent = say(name, { done, total: this.controls.length });
      this.place.textContent = say(this.store.works ? "stored" : "not_stored");
      this.place.classList.toggle("hb-warning", !this.store.works);
    }

    /** Puts what was noted into the fields. */
    fill() {
      this.reviewer.value = this.review.reviewer;
      for (const one of this.controls) one.fill();
      this.show();
    }

    /**
     * Puts another review in the place of the one that is shown.
     *
     * @param {Review} review
     * @param {Review | null} undo What "undo" brings back.
     * @param {string} word The word that tells the reader.
     */
    replace(review, undo, word) {
      this.review = review;
      this.undo = undo;
      this.undoButton.hidden = !undo;
      this.save();
      this.fill();
      this.message.textContent = say(word);
    }

    clear() {
      this.replace(clean(null), this.review, "cleared");
    }

    restore() {
      if (!this.undo) return;
      this.replace(this.undo, null, "restored");
      // The button is gone, and the cursor must not be lost with it.
      this.clearButton.focus();
    }

    /** @param {unknown} given What a file held. */
    load(given) {
      this.replace(merge(this.review, clean(given)), this.review, "imported");
    }

    /** Follows what another window of this browser noted. */
    follow() {
      window.addEventListener("storage", (event) => {
        if (event.key !== this.store.key) return;
        this.review = clean(this.store.read());
        this.fill();
      });
    }
  }

  Handbook.Desk = Desk;
})();
