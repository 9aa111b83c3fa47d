"""What a sheet is: columns with heads and widths, and rows of cells; no format of a file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

Said = str | datetime.date
"""What a cell says: words, or a day that a spreadsheet can sort by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    said: Said
    """What it says; it is never computed."""
    page: str = ""
    """The page of the site that it leads to, with an anchor; empty for none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    head: str
    """What stands at its top."""
    width: int
    """How many letters wide it is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One register."""

    name: str
    """Its file's name without an ending."""
    title: str
    """What its tab says."""
    columns: tuple[Column, ...]
    """The columns in order."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows in order, each as long as the columns."""
    fixed: int = 1
    """How many columns stay in view."""


def columns(*widths: tuple[str, int]) -> tuple[Column, ...]:
    """Make columns of heads and widths; a company may give two of them the same head."""
    return tuple(Column(head, width) for head, width in widths)


def cells(*said: Said) -> tuple[Cell, ...]:
    """Make a row of cells that lead nowhere."""
    return tuple(map(Cell, said))
