"""Find how a table is laid out: what separates its cells, and which line names its columns."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.model.columns import Column, places_of

_SEPARATORS = ";,\t|"
_SAYS_SEPARATOR = re.compile(r"\"?sep=(.)\"?[;,\t]*", re.IGNORECASE)
_HEAD_LINES = 40
"""Titles, filters and the day of a report stand above a table; nobody writes more of them."""
_HEAD_LENGTH = 65_536


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out."""

    separator: str
    """What stands between cells."""
    line: int
    """The line on which the header begins, counted from 0."""
    names: tuple[str, ...]
    """The cells of the header; none when the table is empty."""
    places: Mapping[str, int]
    """Which cell of a line belongs to a column, by the column's name."""


def layout_of(text: str, needed: Sequence[Sequence[Column]], further: Sequence[Column]) -> Layout:
    """Find the layout in which most columns are known; the first one of equal ones.

    Args:
        text: The table.
        needed: Groups of columns; the header has one column of each group.
        further: Columns that may be there.
    """
    text, separators = _said(text)
    columns = (*chain(*needed), *further)
    best: tuple[tuple[bool, int], Layout] | None = None
    for separator in separators:
        for line, cells in _head(text, separator):
            places = places_of(columns, cells)
            whole = all(any(one.name in places for one in group) for group in needed)
            rank = (whole, len(set(places.values())))
            if best is None or rank > best[0]:
                best = (rank, Layout(separator, line, tuple(cells), places))
    if best is not None and best[1].places:
        return best[1]
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(separators, key=first.count)
    line, cells = next(iter(_head(text, separator)), (0, []))
    return Layout(separator, line, tuple(cells), {})


def _said(text: str) -> tuple[str, str]:
    """Take off a first line such as `sep=;`; an empty one in its place keeps the lines' numbers."""
    lines = text.lstrip("\n")
    first, _, _ = lines.partition("\n")
    if match := _SAYS_SEPARATOR.fullmatch(first.strip(" ")):
        return text.replace(first, "", 1), match[1]
    return text, _SEPARATORS


def _head(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Give the first lines of cells that are not empty, with the line on which each begins."""
    lines = io.StringIO("\n".join(text[:_HEAD_LENGTH].split("\n")[:_HEAD_LINES]))
    reader = csv.reader(lines, delimiter=separator)
    found = []
    line = 0
    # A field that is too long for a cell is told when the whole table is read.
    with contextlib.suppress(csv.Error):
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, cells))
            line = reader.line_num
    return found
