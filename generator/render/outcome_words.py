"""How a page says what holds for a post: the words for an outcome, and how its badge looks."""

from __future__ import annotations

from dataclasses import dataclass

from generator.aid.outcomes import Outcome
from generator.model.labels import Label, label_of
from generator.model.marks import Mark, strength_mark

_MARKS = {
    Outcome.GO: strength_mark("may"),
    Outcome.LIKE_THIS: strength_mark("must"),
    Outcome.ASK: strength_mark("ask first"),
    Outcome.DO_NOT: strength_mark("must not"),
}
"""An outcome looks like the strength that it comes of."""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome as a page says it."""

    outcome: Outcome

    @property
    def word(self) -> str:
        """The outcome as data names it."""
        return self.outcome.word

    @property
    def label(self) -> Label:
        """Its words."""
        return label_of("outcome", self.outcome.word)

    @property
    def text(self) -> Label:
        """What it means."""
        return label_of("outcome_text", self.outcome.word)

    @property
    def mark(self) -> Mark:
        """The class of its badge."""
        return _MARKS[self.outcome]
