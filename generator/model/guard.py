"""Keep cells of a table from being taken for formulas by a spreadsheet."""

from __future__ import annotations

_SIGNS = "=+-@\t\r＝＋－＠"
"""Signs that make a spreadsheet compute; the last four are their full-width forms."""


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would compute.

    >>> guarded("=1+1"), guarded("well-kept")
    ("'=1+1", 'well-kept')
    """
    return f"'{cell}" if cell.lstrip(" \n")[:1] in tuple(_SIGNS) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe away that `guarded` put there."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" \n")[:1] in tuple(_SIGNS) else cell
