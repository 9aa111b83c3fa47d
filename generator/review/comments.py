"""Marks that are words beside the text: comments, footnotes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model.returned import Anchor, Comment, Where
from generator.model.say import Said, say
from generator.model.written import compared
from generator.review.hunks import hunks_of
from generator.review.mark import ASK, CHANGE, Bound, Mark, settled, signed
from generator.review.units import BREAK, Unit

_QUOTED = 240
"""Characters of the words that a comment is about."""


def comment_marks(bound: Bound) -> Iterator[tuple[int, Mark]]:
    """Give the marks of comments, answers to them, notes and text boxes, by the place of each."""
    comments = {one.id: one for one in bound.returned.comments}
    seen: dict[str, tuple[int, Mark]] = {}
    for at, unit in enumerate(bound.units):
        for anchor in unit.comments:
            if anchor.id in comments and anchor.id not in seen:
                seen[anchor.id] = (at, _comment(bound, at, unit, anchor, comments[anchor.id]))
        for anchor in (*unit.notes, *unit.boxes):
            words = bound.returned.notes.get(anchor.id, "")
            mark = replace(_about(bound, at), action=ASK, note=words or anchor.id)
            yield at, settled(signed(mark, anchor.traces[0] if anchor.traces else None))
    for one in bound.returned.comments:
        if one.id not in seen:
            parent = seen.get(one.parent)
            base = parent[1] if parent else Mark(action=ASK)
            mark = _told(replace(base, action=ASK), one)
            if not parent:
                mark = replace(mark, why_not=_nowhere(bound, one.id))
            seen[one.id] = (parent[0] if parent else len(bound.units), mark)
    yield from (seen[name] for name in comments)


def _nowhere(bound: Bound, name: str) -> Said:
    for one in bound.returned.paragraphs:
        if any(anchor.id == name for anchor in one.comments) and one.where is not Where.BODY:
            return say("it stands in no clause")
    return say("it is anchored nowhere")


def _about(bound: Bound, at: int) -> Mark:
    sent = bound.aligned.of_unit.get(at)
    if sent is None:
        return Mark(action=ASK, clause=bound.clauses[at])
    one = bound.aligned.sent[sent]
    return Mark(action=ASK, clause=one.clause, field=one.field, at=one.at)


def _comment(bound: Bound, at: int, unit: Unit, anchor: Anchor, one: Comment) -> Mark:
    words = unit.text[anchor.start : anchor.end].replace(BREAK, " ").strip() or unit.text.strip()
    start, end = _range(unit, anchor)
    mark = replace(_about(bound, at), was=words[:_QUOTED], start=start, end=end)
    return settled(_told(mark, one))


def _told(mark: Mark, one: Comment) -> Mark:
    return replace(
        mark,
        note=one.text,
        author=one.author,
        date=one.date,
        comment=one.id,
        parent=one.parent,
        resolved=one.resolved,
        why_not=None,
    )


def _range(unit: Unit, anchor: Anchor) -> tuple[int, int]:
    """Give where the words of a comment stood in what was sent."""
    places = []
    for limit in (anchor.start, anchor.end):
        at = full = 0
        for piece in unit.pieces:
            step = min(len(piece.text), max(0, limit - full))
            at += step if piece.before else 0
            full += len(piece.text)
        places.append(at)
    return places[0], places[1]


def elsewhere(bound: Bound) -> Iterator[tuple[int, Mark]]:
    """List what stands in headers, footers, text boxes and contents, and what can't be read."""
    end = len(bound.units)
    for one in bound.returned.paragraphs:
        if one.where in {Where.BODY, Where.TABLE}:
            continue
        for hunk in hunks_of(compared(one.before), one.pieces):
            if one.where is Where.BOX:
                continue
            told = say("it stands in a header, a footer or the contents")
            mark = Mark(action=CHANGE, was=hunk.was, now=hunk.now, why_not=told)
            yield end, signed(mark, hunk.trace)
    for strange in bound.returned.strange:
        told = say("the element '{name}' is not known", name=strange.what)
        yield end, Mark(action=ASK, was=strange.text, why_not=told)
