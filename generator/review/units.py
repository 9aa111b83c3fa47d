"""Put the paragraphs that came back together as they stood before anything was tracked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.returned import Anchor, Did, Paragraph, Piece, Trace, Where
from generator.model.written import compared

BREAK = "\u2029"
"""Stands for the end of a paragraph inside a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What was one paragraph when the document was sent, or is new as a whole."""

    pieces: tuple[Piece, ...]
    bookmarks: tuple[str, ...]
    styles: tuple[str, ...]
    where: Where
    first: int
    """Index of its first paragraph."""
    last: int
    comments: tuple[Anchor, ...] = ()
    notes: tuple[Anchor, ...] = ()
    boxes: tuple[Anchor, ...] = ()
    joined: tuple[Trace, ...] = ()
    """Who took its end away, so that it goes on with the next one."""

    @property
    def text(self) -> str:
        """All words, deleted ones included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def before(self) -> str:
        """The words before anything was tracked, for comparison."""
        return compared("".join(piece.text for piece in self.pieces if piece.before))

    @property
    def after(self) -> str:
        """The words once every change is accepted."""
        return "".join(piece.text for piece in self.pieces if piece.after)

    @property
    def traces(self) -> tuple[Trace, ...]:
        """The first change of each piece that was changed."""
        return tuple(piece.traces[0] for piece in self.pieces if piece.traces)

    @property
    def says(self) -> bool:
        """True when anything stands in it, or is said about it."""
        return bool(self.text.strip() or self.comments or self.notes or self.boxes)


def units_of(paragraphs: Iterable[Paragraph]) -> Iterator[Unit]:
    """Walk what were paragraphs; the parts of one that was split are one again."""
    waiting: list[tuple[int, Paragraph]] = []
    for at, one in enumerate(paragraphs):
        if one.where not in {Where.BODY, Where.TABLE}:
            continue
        if waiting and not _goes_on(waiting[-1][1], one):
            yield from _parted(waiting)
            waiting = []
        waiting.append((at, one))
    yield from _parted(waiting)


def _parted(members: list[tuple[int, Paragraph]]) -> Iterator[Unit]:
    """Give new paragraphs before and behind what stood there as units of their own.

    Editors note a new end either at the new paragraph or at the one before it.
    """
    old = [at for at, (_, one) in enumerate(members) if one.before.strip() and not one.row]
    first, last = (old[0], old[-1]) if old else (len(members), len(members) - 1)
    yield from (_unit([one]) for one in members[:first])
    if old:
        yield _unit(members[first : last + 1])
    yield from (_unit([one]) for one in members[max(last + 1, first) :])


def _goes_on(one: Paragraph, following: Paragraph) -> bool:
    """Tell whether an end was put in that parts what were one paragraph."""
    return (
        any(trace.did.adds for trace in one.mark)
        and one.where is following.where is Where.BODY
        and not one.row
    )


def _unit(members: list[tuple[int, Paragraph]]) -> Unit:
    pieces: list[Piece] = []
    comments: list[Anchor] = []
    notes: list[Anchor] = []
    boxes: list[Anchor] = []
    length = 0
    for at, (_, one) in enumerate(members):
        inside = [replace(piece, traces=(*one.row, *piece.traces)) for piece in one.pieces]
        pieces += inside
        for found, into in ((one.comments, comments), (one.notes, notes), (one.boxes, boxes)):
            into.extend(replace(a, start=a.start + length, end=a.end + length) for a in found)
        length += len(one.text)
        if at < len(members) - 1:
            pieces.append(Piece(text=BREAK, traces=one.mark))
            length += 1
    last = members[-1][1]
    gone = tuple(trace for trace in last.mark if not trace.did.adds)
    return Unit(
        pieces=tuple(pieces),
        bookmarks=tuple(name for _, one in members for name in one.bookmarks),
        styles=tuple(one.style for _, one in members),
        where=last.where,
        first=members[0][0],
        last=members[-1][0],
        comments=tuple(comments),
        notes=tuple(notes),
        boxes=tuple(boxes),
        joined=gone,
    )


def is_deleted(unit: Unit) -> bool:
    """Tell whether all its words were taken out while changes were tracked."""
    return bool(unit.before.strip()) and not unit.after.strip(f" {BREAK}")


def moved(unit: Unit, did: Did) -> str:
    """Give the name of the move that a whole unit took part in; empty when it did not."""
    if not unit.traces or any(trace.did is not did for trace in unit.traces):
        return ""
    # LibreOffice begins the range inside the first change, which so has no name.
    return next((trace.move for trace in unit.traces if trace.move), "move")
