/* Shows what holds: the rules that apply are moved into the answer, the strictest first. */
(() => {
  "use strict";

  const { all, button } = Handbook.page;
  const OPEN = 2;

  class Result {
    /** @param {HTMLElement} place @param {HTMLDetailsElement[]} cards */
    constructor(place, cards) {
      this.place = place;
      /** @type {HTMLElement | null} */
      this.heading = null;
      this.cards = cards;
      for (const card of cards) {
        card.addEventListener("toggle", () => {
          if (card.open) Handbook.rules.fill(card);
        });
      }
    }

    /** @param {string} name */
    part(name) {
      return /** @type {HTMLElement} */ (this.place.querySelector(`[data-hb-part="${name}"]`));
    }

    /** @param {string} name @param {Node[]} nodes What stands in the part; without any it hides. */
    put(name, nodes) {
      const part = this.part(name);
      part.hidden = !nodes.length;
      part.lastElementChild?.replaceChildren(...nodes);
    }

    /** @param {string | null} outcome */
    head(outcome) {
      this.heading = null;
      for (const verdict of all(".hb-aid-verdict", this.place)) {
        verdict.hidden = verdict.dataset.hbOutcome !== outcome;
        if (!verdict.hidden) this.heading = verdict.querySelector("h2");
      }
    }

    /**
     * Whether a right stands above a rule, so that it only says how.
     *
     * @param {Judgement["rules"][number]} rule
     */
    capped({ index, outcome }) {
      return this.cards[index]?.dataset.hbDemands !== outcome;
    }

    /**
     * Whom to ask, each once.
     *
     * @param {(string | undefined)[]} roles Of nobody in particular where it is undefined.
     */
    whom(roles) {
      return all("article > .hb-aid-whom").filter((one) => roles.includes(one.dataset.hbRole))
        .map((one) => one.cloneNode(true));
    }

    /**
     * @param {Judgement} judged
     * @param {Question[]} open Questions whose answer may make it milder.
     * @param {(question: Question) => void} ask Leads to a question.
     */
    show({ outcome, rights, rules }, open, ask) {
      const cards = (/** @type {{ index: number }[]} */ found) =>
        found.flatMap(({ index }) => this.cards[index] ?? []);
      const how = cards(rules.filter((one) => this.capped(one)));
      const whole = rules.filter((one) => !this.capped(one));
      const deciding = cards(whole.filter((one) => one.outcome === outcome));
      for (const one of this.cards) one.open = false;
      const own = cards(rights.map((index) => ({ index })));
      this.put("rights", own);
      this.put("how", how);
      this.put("deciding", deciding);
      this.put("others", cards(whole.filter((one) => one.outcome !== outcome)));
      this.put("whom", outcome === "ask" ? this.whom(deciding.map(({ dataset }) => dataset.hbRole)) : []);
      this.put("help", this.whom([undefined]));
      this.put("open", open.map((one) => button(one.title, () => ask(one))));
      this.part("beside").hidden = !rights.length || outcome === "go" || outcome === "like-this";
      const first = [deciding, how, own].find((some) => some.length) || [];
      for (const one of first.slice(0, OPEN)) one.open = true;
      this.head(outcome);
    }
  }

  Handbook.Result = Result;
})();
