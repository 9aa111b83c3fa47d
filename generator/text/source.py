"""The lines of a text, spans that know where they stand in it, and what was found wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict

from generator.text.marks import Mark, read_mark

_TAB = 4
_SIGNS = re.compile(r"[-*_= \t]*")
"""A line of signs alone, which parts others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or what stands in it behind the mark of an entry."""

    words: str
    """Without indentation; empty for an empty line."""
    indent: int
    """Columns before the words."""
    start: int
    """Index of the first word in the text."""
    mark: Mark | None
    """What stands before its words if it begins an entry."""

    def behind(self, mark: Mark) -> Line:
        """Give what stands behind a mark; a dash behind a mark is no mark."""
        words = self.words[mark.width :]
        again = read_mark(words)
        return Line(
            words,
            self.indent + mark.width,
            self.start + mark.width,
            None if again is None or again.dash else again,
        )


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        words = raw.lstrip(" \t")
        lead = raw[: len(raw) - len(words)]
        # Spaces at the end of a line break it; in an empty line they are nothing.
        words = words if words.strip() else ""
        indent = len(lead.expandtabs(_TAB)) if words else 0
        mark = None if _SIGNS.fullmatch(words) else read_mark(words)
        lines.append(Line(words, indent, start + len(lead), mark))
        start += len(raw) + 1
    return lines


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words, and where they stand in the text."""

    text: str
    """The words; lines are parted by line ends."""
    starts: tuple[tuple[int, int], ...]
    """For each line, its index in the words and in the text."""

    def at(self, index: int) -> int:
        """Give the index in the text of a sign of the words."""
        inner, outer = self.starts[bisect_right(self.starts, (index, 1 << 60)) - 1]
        return outer + index - inner

    def cut(self, start: int, end: int) -> Span:
        """Give a part of the span."""
        first = bisect_right(self.starts, (start, 1 << 60)) - 1
        inside = (
            (max(inner - start, 0), outer + max(start - inner, 0))
            for inner, outer in self.starts[first:]
            if inner < end
        )
        return Span(self.text[start:end], tuple(inside))


def span_of(lines: Iterable[Line]) -> Span:
    """Join lines to a span."""
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    index = 0
    for line in lines:
        starts.append((index, line.start))
        pieces.append(line.words)
        index += len(line.words) + 1
    return Span("\n".join(pieces), tuple(starts))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that may not stand there, or could be meant in two ways."""

    kind: str
    """Which one, as `markdown.py` knows it."""
    start: int
    """Index of its first sign in the text."""
    length: int
    """How many signs it has."""
    instead: str | None = None
    """What its signs should be instead, if that can be told."""
    more: str = ""
    """What else its message needs, such as the address of a link."""
    reach: int = 0
    """How many signs `instead` replaces, if these are not the same."""


class More(TypedDict, total=False):
    """What else is known of a fault; see there."""

    instead: str | None
    more: str
    reach: int


@dataclass(slots=True)
class Faults:
    """Gathers what is found wrong while a text is read."""

    found: list[Fault] = field(default_factory=list)

    def add(  # noqa: PLR0913 - a fault has that many parts
        self,
        kind: str,
        start: int,
        length: int,
        instead: str | None = None,
        more: str = "",
        reach: int = 0,
    ) -> None:
        """Note one fault; see `Fault`."""
        length = max(1, length)
        self.found.append(Fault(kind, start, length, instead, more, reach or length))

    def once(self, kind: str, start: int, length: int) -> None:
        """Note a fault that is told once for a whole text."""
        if all(known.kind != kind for known in self.found):
            self.add(kind, start, length)
