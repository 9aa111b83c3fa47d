"""Read a table that a spreadsheet saved as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.guard import unguarded
from generator.model.nearest import nearest
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.text_file import Source, read_source

MAX_BYTES = 8 * 1_048_576
"""A roster of a hundred thousand people has about 5 MB."""
_SAYS_SIGN = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: Mapping[str, str]
    """Trimmed values by the column's name in lower case."""
    place: Place
    """Where the line begins."""


def read_table(
    path: Path, columns: Sequence[str], problems: Collector, further: Sequence[str] = ()
) -> list[Row]:
    """Read a CSV file with a header, as Excel saves it in any country.

    Commas, semicolons and tabs separate cells; UTF-8, UTF-16 and code page 1250 are read.

    Args:
        path: The file.
        columns: Columns that must be there.
        problems: Receives HB001 to HB003, and HB621 for what is no table.
        further: Columns that may be there; others are left aside.
    """
    source = read_source(path, path.name, problems, MAX_BYTES, any_encoding=True)
    if source is None:
        return []
    text, sign = _separated(source)
    reader = csv.reader(io.StringIO(text), delimiter=sign, strict=True)
    rows: list[Row] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            place = source.place(line - 1, 0)
            line = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = [cell.strip().casefold() for cell in cells]
                if not _has_columns(names, columns, place, problems):
                    return []
                continue
            if len(cells) > len(names):
                message = say(
                    "the line has {cells} cells, but the header has {columns}",
                    cells=len(cells),
                    columns=len(names),
                )
                problems.add(
                    "HB621", message, place, say("put a cell with the separator in quotes")
                )
                continue
            filled = dict(zip(names, (unguarded(cell.strip()) for cell in cells), strict=False))
            wanted = {name: filled.get(name, "") for name in (*columns, *further)}
            rows.append(Row(wanted, place))
    except csv.Error as error:
        place = source.place(reader.line_num - 1, 0)
        problems.add(
            "HB621",
            say("this is no CSV: {error}", error=error),
            place,
            say("save the table as CSV (UTF-8)"),
        )
    if not names:
        problems.add("HB621", say("the table is empty"), source.place(0, 0), _header(columns))
    return rows


def _separated(source: Source) -> tuple[str, str]:
    """Give the table's text and what separates its cells; Excel may say so in a first line."""
    head = next((line for line in source.lines if line.strip()), "")
    if match := _SAYS_SIGN.fullmatch(head):
        # An empty line in its place keeps the numbers of the lines.
        return source.text.replace(head, "", 1), match[1]
    return source.text, max(",;\t", key=head.count)


def _has_columns(
    names: list[str], columns: Sequence[str], place: Place, problems: Collector
) -> bool:
    missing = [column for column in columns if column not in names]
    for column in missing:
        unknown = [name for name in names if name not in columns]
        near = nearest(column, unknown)
        hint = say("did you mean '{name}'?", name=near) if near else _header(columns)
        problems.add("HB621", say("the table has no column '{column}'", column=column), place, hint)
    return not missing


def _header(columns: Sequence[str]) -> str:
    return say("the first line names the columns: {names}", names=",".join(columns))
