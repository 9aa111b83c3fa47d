"""Where a piece of the sources was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Self

LONG_LINE = 400
"""Characters of a line that are shown as a whole; the longest of the shipped sources has 200."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a source file, precise enough to put a caret under it."""

    file: str
    """Path relative to the root folder, with forward slashes."""
    line: int
    """Line number, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    length: int = 1
    """How many characters on this line are meant; at least 1."""
    excerpt: str = field(default="", compare=False, repr=False)
    """The source line itself, without its line end."""

    def __str__(self) -> str:
        """Give the place as `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"

    def window(self) -> tuple[str, int, int]:
        """Give what to show of the line, and column and length of what is meant in it.

        Of a line that no terminal shows as one, that is the part around the spot.

        >>> Place(file="f", line=1, column=3, length=2, excerpt="a bc d").window()
        ('a bc d', 3, 2)
        """
        if len(self.excerpt) <= LONG_LINE:
            return self.excerpt, self.column, self.length
        start = max(0, self.column - 1 - LONG_LINE // 4)
        part = self.excerpt[start : start + LONG_LINE]
        before = "…" if start else ""
        after = "…" if start + LONG_LINE < len(self.excerpt) else ""
        column = self.column - start + len(before)
        length = max(1, min(self.length, len(before) + len(part) - column + 1))
        return f"{before}{part}{after}", column, length

    def sort_key(self) -> tuple[str, int, int]:
        """Order places by file, line and column."""
        return (self.file, self.line, self.column)


NOWHERE = Place(file="", line=0, column=0)
"""Stands in a record that no file wrote, such as a default made by the program."""


Spot = tuple[Callable[[int, int, int], Place], int, int, int]
"""What makes a place when it is needed: a source's `place` with line, column and length.

Few values are ever reported, so most places are never made.
"""


class Located(str):
    """A piece of text that remembers where it was written.

    It compares and hashes as the plain text, so it can be a key or an id anywhere.
    """

    __slots__ = ("_spot", "indent")

    _spot: Place | Spot
    indent: int
    """Columns before each line of a `|` block scalar; -1 for a value that is no block."""

    def __new__(cls, text: str, place: Place | Spot = NOWHERE, indent: int = -1) -> Self:
        """Bind a text to its place, or to a spot from which the place is made when asked for."""
        self = str.__new__(cls, text)
        self._spot = place
        self.indent = indent
        return self

    @property
    def place(self) -> Place:
        """Where the value stands."""
        spot = self._spot
        return spot if isinstance(spot, Place) else spot[0](*spot[1:])

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the place when the text is copied or sent to another process."""
        return (Located, (str(self), self.place, self.indent))

    def inside(self, offset: int, length: int = 1) -> Place:
        """Give the place of a part of this text.

        Args:
            offset: Index of the part's first character in this text.
            length: How many characters the part has.

        Returns:
            The exact spot for block scalars and for one-line scalars without escapes;
            the start of the whole value otherwise.
        """
        if self.indent >= 0:
            return self._inside_block(offset, length)
        place = self.place
        quoted = place.excerpt[place.column - 1 : place.column] in {"'", '"'}
        column = place.column + offset + quoted
        # Escapes make the written text longer, and a second line makes it shorter.
        if place.length != len(self) + 2 * quoted:
            return place
        if place.excerpt[column - 1 : column - 1 + length] != self[offset : offset + length]:
            return place
        return replace(place, column=column, length=length)

    def _inside_block(self, offset: int, length: int) -> Place:
        start = self.rfind("\n", 0, offset) + 1
        end = self.find("\n", start)
        line = self[start:] if end < 0 else self[start:end]
        return Place(
            file=self.place.file,
            line=self.place.line + 1 + self.count("\n", 0, offset),
            column=self.indent + 1 + offset - start,
            length=max(1, min(length, len(line) - (offset - start))),
            excerpt=" " * self.indent + line,
        )


def layer_of(place: Place) -> str:
    """Name the layer that a source file belongs to.

    >>> layer_of(Place(file="industry_profiles/finance/risks.yml", line=1, column=1))
    'profile:finance'
    """
    top, _, rest = place.file.partition("/")
    kind = {"industry_profiles": "profile", "companies": "company"}.get(top)
    return f"{kind}:{rest.partition('/')[0]}" if kind else "base"
