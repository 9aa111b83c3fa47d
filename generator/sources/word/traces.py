"""What editors note down of a change, and what both readers of a document share."""

from __future__ import annotations

from lxml import etree

from generator.model.returned import Did, Trace
from generator.sources.word.names import LOOKS, PASS, name_of, value

DONE = {
    "ins": Did.INSERTED,
    "del": Did.DELETED,
    "moveFrom": Did.MOVED_FROM,
    "moveTo": Did.MOVED_TO,
    "cellIns": Did.INSERTED,
    "cellDel": Did.DELETED,
}
GENERATED = ("TOC", "INDEX", "TOA")
NO_WORDS = PASS | LOOKS
"""What holds no words of a paragraph."""
OBJECT = "\ufffc"
"""Stands in the place of a picture or the like."""


def trace(element: etree._Element, move: str = "") -> Trace:
    """Read who did what, and when."""
    return Trace(
        did=DONE[name_of(element)],
        author=" ".join(value(element, "author").split())[:120],
        date=value(element, "date")[:40],
        move=move,
    )


def done_in(properties: etree._Element | None) -> tuple[Trace, ...]:
    """Read what was done to a paragraph's end, a row or a cell."""
    if properties is None:
        return ()
    return tuple(trace(one) for one in properties if name_of(one) in DONE)


def chosen(element: etree._Element) -> etree._Element:
    """Give the form of a content with alternatives that current editors show."""
    choices = [one for one in element if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return choices[0] if choices else element
