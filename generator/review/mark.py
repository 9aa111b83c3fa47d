"""What a mark is, and what is known while marks are bound to clauses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.model.returned import Returned, Trace
from generator.model.say import Said, say
from generator.model.written import Document
from generator.review.aligning import Aligned
from generator.review.units import Unit

ASK, CHANGE, REMOVE, ADD = ACTIONS = ("ask", "change", "remove", "add")
"""What a mark proposes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that a reviewer did."""

    action: str
    clause: str = ""
    """Id of the clause; empty for what is listed only."""
    field: str = ""
    """The field of the clause that it stands in."""
    at: int = 0
    """The paragraph of the field."""
    start: int = -1
    """Index in the paragraph as it was sent; -1 for what is about the whole of it."""
    end: int = -1
    was: str = ""
    now: str = ""
    note: str = ""
    """The words of a comment, or what else has to be known."""
    setting: str = ""
    """The placeholder whose value would change."""
    author: str = ""
    date: str = ""
    comment: str = ""
    """Id of the comment in the file."""
    parent: str = ""
    """Id of the comment that it answers."""
    resolved: bool = False
    tracked: bool = True
    """False for what was changed without a trace."""
    why_not: Said | None = None
    """Why it can't be bound; None for a proposal."""


@dataclass(slots=True)
class Bound:
    """What was sent beside what came back."""

    document: Document
    returned: Returned
    units: list[Unit]
    aligned: Aligned
    clauses: list[str]
    """The clause of each unit."""
    marks: list[Mark] = field(default_factory=list)


def signed(mark: Mark, trace: Trace | None) -> Mark:
    """Note down who made a mark, and when, where the editor knows."""
    if trace is None:
        return mark
    return replace(mark, author=trace.author, date=trace.date, tracked=True)


def settled(mark: Mark) -> Mark:
    """Give a mark, or say why it is no proposal: it belongs to no clause."""
    if mark.clause:
        return mark
    return replace(mark, why_not=say("it stands in no clause"))


def before_it(bound: Bound, at: int) -> Mark:
    """Say after which paragraph of its clause a new one stands."""
    clause = bound.clauses[at]
    for other in range(at - 1, -1, -1):
        sent = bound.aligned.of_unit.get(other)
        if sent is not None and bound.aligned.sent[sent].clause == clause:
            one = bound.aligned.sent[sent]
            return Mark(action=CHANGE, field=one.field, at=one.at)
    return Mark(action=CHANGE)


def place_of(bound: Bound, at: int) -> str:
    """Say behind what a unit stands now."""
    for other in range(at - 1, -1, -1):
        sent = bound.aligned.of_unit.get(other)
        if sent is not None and other not in bound.aligned.astray:
            one = bound.aligned.sent[sent]
            return f"{one.clause}: {one.text[:80]}" if one.clause else one.text[:80]
    return "–"
