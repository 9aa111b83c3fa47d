"""Marks of what was done to the words of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.returned import Did, Piece
from generator.model.say import say
from generator.model.written import Style, Written, compared
from generator.review.hunks import Hunk, hunks_of
from generator.review.mark import (
    ADD,
    ASK,
    CHANGE,
    Bound,
    Mark,
    before_it,
    settled,
    signed,
)
from generator.review.moves import moved_here, other_end
from generator.review.slots import slot_at, slots
from generator.review.units import BREAK, Unit, is_deleted, moved

_HEADINGS = frozenset({Style.CLAUSE.value.casefold(), "heading 2", "clause title"})


def marks_of(bound: Bound, at: int, unit: Unit, removed: frozenset[str]) -> Iterator[Mark]:
    """Walk the marks of one unit, by what it is."""
    sent = bound.aligned.of_unit.get(at)
    clause = bound.clauses[at]
    if sent is not None and clause in removed:
        # What was put into a clause that goes, all the same.
        yield from _within_removed(bound, at, unit)
        return
    if sent is None:
        yield from fresh_marks(bound, at, unit)
        return
    one = bound.aligned.sent[sent]
    base = Mark(action=CHANGE, clause=one.clause, field=one.field, at=one.at)
    if moved(unit, Did.MOVED_FROM):
        # Its other end tells of it.
        if other_end(bound, unit) is None:
            yield settled(signed(replace(base, was=one.text), unit.traces[0]))
        return
    if is_deleted(unit):
        mark = replace(base, start=0, end=len(compared(one.text)), was=one.text)
        yield settled(signed(mark, unit.traces[0]))
        yield from _against(unit.pieces, mark)
        return
    text = compared(one.text)
    for hunk in hunks_of(text, unit.pieces):
        yield settled(of_hunk(base, one, hunk))
        for trace in hunk.against:
            told = say(
                "undoes a change of {author}: {words}",
                author=hunk.trace.author if hunk.trace else "",
                words=hunk.now or hunk.was,
            )
            mark = replace(
                base, action=ASK, start=hunk.start, end=hunk.end, was=hunk.now, note=str(told)
            )
            yield settled(signed(mark, trace))
    if unit.joined and not is_deleted(unit):
        told = say("joins this paragraph with the next one")
        yield settled(
            signed(replace(base, action=ASK, note=str(told), was=one.text), unit.joined[0])
        )


def _against(pieces: Iterable[Piece], mark: Mark) -> Iterator[Mark]:
    inner = dict.fromkeys(trace for piece in pieces for trace in piece.traces[1:])
    for trace in inner:
        yield settled(signed(replace(mark, action=ASK, note=str(say("undoes a change"))), trace))


def _within_removed(bound: Bound, at: int, unit: Unit) -> Iterator[Mark]:
    one = bound.aligned.sent[bound.aligned.of_unit[at]]
    base = Mark(action=CHANGE, clause=one.clause, field=one.field, at=one.at)
    for hunk in hunks_of(compared(one.text), unit.pieces):
        if hunk.now.strip():
            yield settled(of_hunk(base, one, hunk))


def of_hunk(base: Mark, one: Written, hunk: Hunk) -> Mark:
    """Make the mark of one change; a change inside a value is about the setting."""
    mark = replace(base, start=hunk.start, end=hunk.end, was=hunk.was, now=hunk.now, tracked=False)
    mark = signed(mark, hunk.trace)
    at = 0
    text = compared(one.text)
    for run in slots(one):
        begin, end = run
        at = end
        inside = begin <= hunk.start and hunk.end <= end and (hunk.start, hunk.end) != (end, end)
        whole = (hunk.start, hunk.end) == (begin, end)
        strictly = inside and not (hunk.start == hunk.end == begin)
        if strictly and (hunk.now.strip() or not whole):
            value = text[begin : hunk.start] + hunk.now + text[hunk.end : end]
            return replace(
                mark,
                setting=slot_at(one, begin),
                now=value,
                was=text[begin:end],
                start=begin,
                end=end,
            )
        if hunk.start < end and begin < hunk.end and not (hunk.start <= begin and end <= hunk.end):
            return replace(
                mark,
                note=str(say("a part of it is the value of {name}", name=slot_at(one, begin))),
            )
    del at
    return mark


def fresh_marks(bound: Bound, at: int, unit: Unit) -> Iterator[Mark]:
    """Give the mark of a paragraph that was not sent."""
    clause, words = bound.clauses[at], unit.after.replace(BREAK, "\n").strip()
    trace = unit.traces[0] if unit.traces else None
    if unit.before.strip() == bound.document.contents and not unit.traces:
        return
    if moved(unit, Did.MOVED_TO):
        yield from moved_here(bound, at, unit)
        return
    if not words:
        inner = [piece for piece in unit.pieces if piece.text.strip() and piece.traces]
        if inner:
            told = say("was put in and taken out again: {words}", words=unit.text.strip())
            mark = Mark(action=ASK, clause=clause, note=str(told), was=unit.text.strip())
            for one in dict.fromkeys(t for piece in inner for t in piece.traces):
                yield settled(signed(mark, one))
        return
    heads = {style.casefold() for style in unit.styles} & _HEADINGS
    action = ADD if heads else CHANGE
    base = before_it(bound, at)
    mark = replace(base, action=action, clause=clause, now=words, tracked=trace is not None)
    yield settled(signed(mark, trace))
    for hunk in hunks_of(unit.before, unit.pieces) if unit.before.strip() else ():
        yield settled(signed(replace(mark, action=ASK, was=hunk.was, now=hunk.now), hunk.trace))
