"""Marks of what was put elsewhere, with a trace or without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model.returned import Did
from generator.model.say import say
from generator.model.written import compared
from generator.review.mark import CHANGE, Bound, Mark, before_it, place_of, settled, signed
from generator.review.units import BREAK, Unit, moved


def other_end(bound: Bound, unit: Unit) -> int | None:
    """Find where a paragraph was moved to; None where that is not told."""
    name, words = moved(unit, Did.MOVED_FROM), compared(unit.text).strip()
    for at, one in enumerate(bound.units):
        here = moved(one, Did.MOVED_TO) if at not in bound.aligned.of_unit else ""
        if here and (here == name or compared(one.after).strip() == words):
            return at
    return None


def moved_here(bound: Bound, at: int, unit: Unit) -> Iterator[Mark]:
    """Tell of a paragraph that was moved here while changes were tracked."""
    name = moved(unit, Did.MOVED_TO)
    words = compared(unit.after).strip()
    source = _source(bound, name, words)
    where = bound.clauses[at]
    if source is None:
        mark = replace(before_it(bound, at), clause=where, now=unit.after)
        yield settled(signed(mark, unit.traces[0]))
        return
    one = bound.aligned.sent[bound.aligned.of_unit[source]]
    if _goes_on(bound, at, name, one.clause):
        return
    told = say("moved behind: {place}", place=place_of(bound, at))
    mark = Mark(
        action=CHANGE,
        clause=one.clause,
        field=one.field,
        at=one.at,
        was=one.text,
        now=unit.after.replace(BREAK, "\n").strip(),
        note=str(told),
    )
    yield settled(signed(mark, unit.traces[0]))


def _goes_on(bound: Bound, at: int, name: str, clause: str) -> bool:
    """Tell whether the paragraph above was moved along, so that its mark tells of both."""
    above = bound.units[at - 1] if at else None
    if above is None or not clause or moved(above, Did.MOVED_TO) != name:
        return False
    source = _source(bound, name, compared(above.after).strip())
    return source is not None and bound.aligned.sent[bound.aligned.of_unit[source]].clause == clause


def _source(bound: Bound, name: str, words: str) -> int | None:
    """Find where a paragraph was moved from: by the name of the move, or else by its words."""
    found = {
        at: moved(unit, Did.MOVED_FROM)
        for at, unit in enumerate(bound.units)
        if at in bound.aligned.of_unit and moved(unit, Did.MOVED_FROM)
    }
    same = [at for at in found if compared(bound.units[at].text).strip() == words]
    named = [at for at, told in found.items() if told == name]
    both = [at for at in same if at in named]
    return next(iter((*both, *same, *named)), None)


def silent_moves(bound: Bound) -> Iterator[tuple[int, Mark]]:
    """Tell of what was put elsewhere without a trace: one mark for what went together."""
    before: tuple[int, str] | None = None
    for at in sorted(bound.aligned.astray):
        one = bound.aligned.sent[bound.aligned.of_unit[at]]
        together = before is not None and before[0] == at - 1 and before[1] == one.clause
        before = (at, one.clause)
        if together:
            continue
        told = say("moved behind: {place}", place=place_of(bound, at))
        mark = Mark(
            action=CHANGE,
            clause=one.clause,
            field=one.field,
            at=one.at,
            was=one.text,
            note=str(told),
            tracked=False,
        )
        yield at, settled(mark)
