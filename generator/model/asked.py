"""What "May I post this?" asks, the answers that there are, and when a clause applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Annotated

from generator.model.fields import Id, Keyed, Line, Points, Truth
from generator.model.numbers import LanguageCode
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.text import Text

Conditions = Annotated[dict[Id, tuple[Id, ...]], Keyed]
"""Ids of answers by the id of their question."""
ByQuestion = Mapping[Located, tuple[Located, ...]]
"""The same, to be read only."""
Pair = tuple[ByQuestion | None, ByQuestion | None]
"""What `when` and `unless` of a clause say."""
ToQuestion = Annotated[Id, Points("questions")]
"""The id of a question."""
ToGroup = Annotated[Id, Points("answer_groups")]
"""The id of a group of answers."""
AskedAs = Annotated[dict[LanguageCode, tuple[Line, ...]], Keyed]
"""By language, how people ask for something in words of their own; only searching reads it."""


@record
class Question:
    """Something that is asked before a post; the clauses say for which answers they apply."""

    id: Id
    """Named by answers and by the conditions of clauses."""
    title: Text
    """The question, as readers are asked it."""
    many: Truth = False
    """True when several answers may hold at once."""
    audiences: Truth = False
    """True for the one question whose answers are the audiences; no answers are listed for it."""
    otherwise: Text | None = None
    """The answer of whoever belongs to no single audience; only where `audiences` is true."""
    place: Place = NOWHERE


@record
class AnswerGroup:
    """Answers of one kind, below one heading where the answers to a question are many."""

    id: Id
    """Named by answers."""
    question: ToQuestion
    """Id of the question to which they are answers."""
    title: Text
    """The heading."""
    place: Place = NOWHERE


@record
class Answer:
    """One answer to a question."""

    id: Id
    """Named by the conditions of clauses."""
    question: ToQuestion
    """Id of the question that it answers."""
    title: Text
    """The answer, as readers choose it."""
    group: ToGroup | None = None
    """Id of the group below whose heading it stands."""
    alone: Truth = False
    """True when its words leave out all else, so that no other answer beside it counts."""
    also: AskedAs = field(default_factory=dict)
    """Other words by which it is found, a list for each language."""
    place: Place = NOWHERE


def narrows_conditions(before: Pair, after: Pair) -> tuple[str, ...]:
    """Tell of which of two pairs of `when` and `unless` the later one holds less.

    Answers that only a later layer brings are not known here, so a list of answers never counts as
    all but some others.

    Returns:
        `when` or `unless`, or both: where the condition stands by which something is lost; nothing
        when the later pair holds for all that the earlier one held for.

    """
    if before == (None, None):
        return ()
    return tuple(dict.fromkeys(_lost(before, after)))


def _lost(before: Pair, after: Pair) -> Iterator[str]:
    (when, unless), (now, but) = ((one or {}, other or {}) for one, other in (before, after))
    for question, answers in now.items():
        # Whatever holds for all answers, or for all but some, is narrowed by a list.
        if question not in when or not set(when[question]) <= set(answers):
            yield "when"
    for question, answers in but.items():
        gone = set(answers) - set(unless.get(question, ()))
        if gone & set(when[question]) if question in when else gone:
            yield "unless"
