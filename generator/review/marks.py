"""Bind what reviewers marked in a document to clauses: every mark, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.returned import Did, Returned
from generator.model.written import Document, compared
from generator.review.aligning import align
from generator.review.comments import comment_marks, elsewhere
from generator.review.mark import ADD, CHANGE, REMOVE, Bound, Mark, settled, signed
from generator.review.moves import silent_moves
from generator.review.units import is_deleted, moved, units_of
from generator.review.wording import marks_of


def bind(document: Document, returned: Returned) -> tuple[Mark, ...]:
    """Give every mark of a document that came back, in its order.

    Args:
        document: What was sent.
        returned: What came back.
    """
    units = [unit for unit in units_of(returned.paragraphs) if unit.says]
    sent = [one for one in document.paragraphs() if one.text.strip()]
    aligned = align(sent, units)
    bound = Bound(document, returned, units, aligned, [])
    bound.clauses = list(_clauses(bound))
    removed = removed_clauses(bound)
    marks: list[tuple[int, Mark]] = [*removals(bound, removed)]
    marks += silent_moves(bound)
    for at, unit in enumerate(units):
        marks += ((at, mark) for mark in marks_of(bound, at, unit, removed))
    marks += missing(bound, removed)
    marks = [*_as_one(marks)]
    marks += comment_marks(bound)
    marks += elsewhere(bound)
    return tuple(mark for _, mark in sorted(marks, key=lambda one: one[0]))


def _clauses(bound: Bound) -> Iterator[str]:
    """Say of each unit which clause it belongs to; what is new belongs to what stands before."""
    aligned, last = bound.aligned, ""
    astray = aligned.astray
    for at in range(len(bound.units)):
        if at in aligned.of_unit:
            own = aligned.sent[aligned.of_unit[at]].clause
            yield own
            if at not in astray:
                last = own
        else:
            yield last


def removed_clauses(bound: Bound) -> frozenset[str]:
    """Find clauses that were taken out: title and statement are gone or deleted."""
    found: dict[str, bool] = {}
    for at, one in enumerate(bound.aligned.sent):
        if one.clause and one.field in {"title", "statement"}:
            unit = bound.aligned.pairs.get(at)
            gone = unit is None or is_deleted(bound.units[unit])
            if unit is not None and gone:
                gone = not moved(bound.units[unit], Did.MOVED_FROM)
            found[one.clause] = found.get(one.clause, True) and gone
    return frozenset(name for name, gone in found.items() if gone)


def removals(bound: Bound, removed: frozenset[str]) -> Iterator[tuple[int, Mark]]:
    """Give one mark for each clause that was taken out."""
    told: set[str] = set()
    place = 0
    for at, one in enumerate(bound.aligned.sent):
        unit = bound.aligned.pairs.get(at)
        place = unit if unit is not None else place
        if one.clause in removed and one.clause not in told:
            told.add(one.clause)
            members = [
                bound.units[found]
                for index, other in enumerate(bound.aligned.sent)
                if other.clause == one.clause
                and (found := bound.aligned.pairs.get(index)) is not None
            ]
            trace = next((t for member in members for t in member.traces), None)
            yield (
                place,
                signed(
                    Mark(action=REMOVE, clause=one.clause, was=one.text, tracked=trace is not None),
                    trace,
                ),
            )


def missing(bound: Bound, removed: frozenset[str]) -> Iterator[tuple[int, Mark]]:
    """Tell of paragraphs that are gone without a trace."""
    place = 0
    for at, one in enumerate(bound.aligned.sent):
        unit = bound.aligned.pairs.get(at)
        if unit is not None:
            place = unit
        elif one.clause not in removed or not one.clause:
            mark = Mark(
                action=CHANGE,
                clause=one.clause,
                field=one.field,
                at=one.at,
                was=one.text,
                start=0,
                end=len(compared(one.text)),
                tracked=False,
            )
            yield place, settled(mark)


def _as_one(marks: Iterable[tuple[int, Mark]]) -> Iterator[tuple[int, Mark]]:
    """Join new paragraphs that follow each other and are one person's: a new clause, or more."""
    ordered = sorted(marks, key=lambda one: one[0])
    last: tuple[int, Mark] | None = None
    for at, mark in ordered:
        if last is not None and at == last[0] + 1 and _goes_on(last[1], mark):
            last = (at, replace(last[1], now=f"{last[1].now}\n{mark.now}"))
            continue
        if last is not None:
            yield last
        last = (at, mark)
    if last is not None:
        yield last


def _goes_on(one: Mark, following: Mark) -> bool:
    fresh = all(mark.start < 0 and mark.now and not mark.was for mark in (one, following))
    return (
        fresh
        and one.clause == following.clause
        and one.author == following.author
        and one.action in {ADD, CHANGE}
        and following.action == CHANGE
        and one.why_not is following.why_not is None
    )
