"""The registers as tables in plain text, a file each, that Excel opens by a double click."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.sheets.sheet import Cell, Sheet
from generator.sources.tables import as_csv


def tables(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Make a file of each sheet, by its name.

    They begin with the mark of UTF-8, semicolons part cells, and lines end as on Windows: so
    Excel in Poland takes them for what they are. A cell that it would compute has an apostrophe
    before it.
    """
    return {f"{sheet.name}.csv": _table(sheet) for sheet in sheets}


def _table(sheet: Sheet) -> bytes:
    rows = ([_words(cell) for cell in row] for row in sheet.rows)
    return as_csv([one.head for one in sheet.columns], rows, end="\r\n").encode()


def _words(cell: Cell) -> str:
    return cell.said if isinstance(cell.said, str) else cell.said.isoformat()
