"""The record of an annual review: one decision for each clause."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.model.choices import choice, choice_of
from generator.model.fields import Date, Id, Line, Truth, kind
from generator.model.numbers import Year
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.said import DECISION_WORDS
from generator.model.spaces import plain

DECISIONS = ("keep", "change", "remove", "ask")
PROPOSED = ("ask", "change", "remove", "add")
"""What a mark in a document can propose."""
RANKS = ("law", "changed", "default", "rest")
"""Why a clause comes when it does, in the order of the review."""


def decision_of(word: str) -> str | None:
    """Give the decision that somebody typed, in English or Polish; None when it is none.

    >>> decision_of("Zostaw"), decision_of("keep"), decision_of("maybe")
    ('keep', 'keep', None)
    """
    low = plain(word).casefold().strip("\"'„”.,;! ")
    low = DECISION_WORDS.get(low, low)
    return low if low in DECISIONS else None


_english = choice_of(*DECISIONS, otherwise=DECISION_WORDS)


def _decision(value: object) -> Located:
    """Read a decision that a person may have typed into the record."""
    if isinstance(value, Located) and (word := decision_of(value)) is not None:
        return Located(word, value.place)
    return _english(value)


@record
class Decision:
    """What a reviewer decided about one clause."""

    clause: Id
    """Id of the clause."""
    rank: Annotated[Located, choice(*RANKS)]
    """Why it comes when it does: its law, a change, a value left at default, or nothing."""
    text: Line
    """Short hash of the clause as it stood when the review began."""
    decision: Annotated[Located, kind(_decision, {"enum": list(DECISIONS)})] | None = None
    """`keep`, `change`, `remove` or `ask`; open while absent."""
    note: Line | None = None
    """Why; needed for everything but `keep`."""
    by: Line | None = None
    """The reviewer's role or initials."""
    date: Date | None = None
    """Day of the decision."""
    material: Truth = True
    """False when a change is editorial, so that nobody has to sign again."""
    place: Place = NOWHERE


@record
class Proposal:
    """One mark of a reviewer in a document, and what was decided about it."""

    id: Line
    """Its number in the record."""
    action: Annotated[Located, choice(*PROPOSED)]
    """`ask` for a comment, `change`, `remove`, or `add` for a new clause."""
    clause: Id | None = None
    """Id of the clause; absent for a mark that belongs to none."""
    language: Line
    """The language of the document."""
    edition: Line
    """The edition that the document was made of, with the start of its digest."""
    file: Line
    """The document."""
    author: Line | None = None
    """Who made the mark, as the editor knows them."""
    by: Line
    """The reviewer's role."""
    date: Line | None = None
    """When, as the editor wrote it down."""
    spot: Line | None = None
    """Field, paragraph and place of the words, such as `statement/0:14-20`."""
    setting: Line | None = None
    """The placeholder whose value it would change."""
    was: Line | None = None
    """The words as they were sent."""
    now: Line | None = None
    """The words instead; absent where they go."""
    note: Line | None = None
    """The words of a comment, or what else has to be known."""
    answers: Line | None = None
    """Number of the proposal that it answers."""
    resolved: Truth = False
    """True for a comment that the reviewer called settled."""
    untracked: Truth = False
    """True for a change that left no trace in the document."""
    listed: Line | None = None
    """Why it belongs to no clause; absent for a proposal."""
    accepted: Truth | None = None
    """True when it shall be applied, false when not; open while absent."""
    answer: Line | None = None
    """What the reviewer is told."""
    applied: Date | None = None
    """Day on which it went into the company's file."""
    place: Place = NOWHERE


@record
class Signature:
    """Who closed the review."""

    by: Line
    """The role that signed."""
    date: Date
    """Day of the signature."""
    digest: Line
    """SHA-256 over all clauses as they stood then."""
    bulk: Truth = False
    """True when every clause was kept in one go, on purpose."""
    place: Place = NOWHERE


@record
class Review:
    """reviews/<year>.yml; `handbook review` writes it."""

    year: Year
    """The year that the review is for."""
    edition: Line
    """The last edition when the review began; the version of the pages when there was none."""
    started: Date
    """Day on which it began."""
    due: Date
    """Day by which it should be signed."""
    decisions: tuple[Decision, ...]
    """One for each clause, the most urgent first."""
    proposals: tuple[Proposal, ...] = ()
    """What reviewers marked in documents; empty when nobody did."""
    signed: Signature | None = None
    """Who closed it; absent while it runs."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One decision in a reviewer's export."""

    decision: str
    """`keep`, `change`, `remove` or `ask`."""
    note: str = ""
    """Why."""
    by: str = ""
    """The reviewer; the export's own when empty."""
    date: datetime.date | None = None
    """Day of the decision, if the export says so."""
    material: bool = True
    """False when the change is editorial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What one reviewer decided, as the page or a table gives it."""

    reviewer: str
    """The reviewer's role or initials."""
    company: str
    """Name of the handbook that it is about; empty in a table."""
    verdicts: Mapping[str, Verdict]
    """Decisions by clause id."""
    place: Place
    """The file."""
    proposals: tuple[Proposal, ...] = ()
    """What a document holds, mark by mark; their numbers are given when they are merged."""
