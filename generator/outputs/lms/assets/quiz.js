/* The quiz and the cases: which answers are right, and what is told of them. */
(() => {
  "use strict";

  const { all, one, inputs, said } = Course.page;

  /** @param {HTMLElement} question */
  const wanted = (question) => inputs(question).findIndex((input) => "right" in input.dataset);
  /** @param {HTMLElement} within @param {boolean} is */
  const reveal = (within, is) => {
    all(within, "[data-shown]").forEach((found) => {
      found.hidden = !is;
    });
  };

  Course.quiz = {
    /* Shows answers as the state has them, and what is to be told of them. */
    fill: (quiz, state) => {
      all(quiz, "[data-question]").forEach((question) => {
        const chosen = state.answers.get(said(question, "question"));
        inputs(question).forEach((input, at) => {
          input.checked = at === chosen;
          input.disabled = state.checked;
        });
        const result = wanted(question) === chosen ? "right" : "wrong";
        all(question, "[data-result]").forEach((word) => {
          word.hidden = said(word, "result") !== result;
        });
      });
      reveal(quiz, state.checked);
      one(quiz, '[data-act="score"]').hidden = state.checked;
      one(quiz, '[data-act="again"]').hidden = !state.checked;
      const told = one(quiz, "[data-told]");
      const score = state.best === null ? "" : `${said(told, "score")}: ${state.best}%. `;
      told.textContent = state.checked ? score + said(told, state.passed ? "passed" : "failed") : "";
    },
    /* Tells answers apart: of each question the id, what was given, and what is right. */
    judge: (questions, state) =>
      questions.map((question) => {
        const id = said(question, "question");
        return { id, given: state.answers.get(id) ?? -1, wanted: wanted(question), question };
      }),
    /* Tells of a case whether the choice is right, and every reason; or asks for a choice. */
    tell: (held) => {
      const chosen = inputs(held).find((input) => input.checked);
      const told = one(held, ".told");
      if (!chosen) {
        told.textContent = said(told, "choose");
        return;
      }
      reveal(held, true);
      told.textContent = said(told, "right" in chosen.dataset ? "right" : "wrong");
    },
    reveal,
  };
})();
