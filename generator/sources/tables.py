"""Tables of spreadsheets and of other programs as CSV: the one place that reads and writes them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.model.columns import Column, words_of
from generator.model.guard import guarded, unguarded
from generator.model.nearest import did_you_mean
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.reach import named_by_user
from generator.sources.table_faults import LineFaults
from generator.sources.table_layout import Layout, layout_of
from generator.sources.text_file import Source, read_source

MAX_BYTES = 8 * 1_048_576
"""A roster of a hundred thousand people has about 5 MB."""
BYTE_ORDER_MARK = "\ufeff"
_TEXT = re.compile(r"=\"(.*)\"", re.DOTALL)
"""How programs keep a spreadsheet from taking a text for a number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: Mapping[str, str]
    """Trimmed values by the column's name; empty where the table has no such column."""
    place: Place
    """Where the line begins."""


def read_table(
    path: Path,
    needed: Sequence[Column | Sequence[Column]],
    problems: Collector,
    further: Sequence[Column] = (),
) -> list[Row]:
    """Read a CSV file with a header, as programs of any country write it.

    Commas, semicolons, tabs and bars separate cells, a first line may say which (`sep=;`); UTF-8,
    UTF-16 and the code pages of Polish are read; titles may stand above the header, which may
    come again on each page, and its names may be those that others use.

    Args:
        path: The file.
        needed: Columns that must be there; of a group of them, one.
        problems: Receives HB001 to HB003, and HB621 for what is no table.
        further: Columns that may be there; others are left aside.
    """
    named = named_by_user(path)
    source = read_source(named, path.name, problems, MAX_BYTES, table=True)
    if source is None:
        return []
    groups = [(one,) if isinstance(one, Column) else tuple(one) for one in needed]
    layout = layout_of(source.text, groups, further)
    if not _has_columns(layout, groups, source, problems):
        return []
    columns = (*chain(*groups), *further)
    names = {one.name: frozenset(one.names) for one in columns}
    rows: list[Row] = []
    faults = LineFaults()
    for cells, place in _lines(source, layout, faults):
        found = {one.name: _cell(cells, layout.places.get(one.name)) for one in columns}
        if not _is_header(found, names):
            rows.append(Row(found, place))
    faults.tell(problems)
    return rows


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]], end: str = "\n") -> str:
    """Write a table that Excel opens by a double click, in Poland, too.

    It begins with the mark that tells Excel of UTF-8, and semicolons separate its cells. No cell
    can act as a formula.

    Args:
        header: Names of the columns.
        rows: The cells.
        end: How lines end.
    """
    out = io.StringIO(BYTE_ORDER_MARK, newline="")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, delimiter=";", lineterminator=end)
    writer.writerow([guarded(_within_cell(head)) for head in header])
    writer.writerows([guarded(_within_cell(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _within_cell(text: str) -> str:
    """Give line ends that the writer puts in quotes; it lets a bare CR begin a line for readers."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(source: Source, layout: Layout, faults: LineFaults) -> Iterator[tuple[list[str], Place]]:
    """Walk the lines below the header that are not empty, as far as they can be read."""
    # What stands above the header need not be a table.
    text = "\n".join(source.lines[layout.line :])
    reader = csv.reader(io.StringIO(text), delimiter=layout.separator, strict=True)
    begins = layout.line
    try:
        for cells in reader:
            place = source.place(begins, 0)
            begins = layout.line + reader.line_num
            if place.line == layout.line + 1 or not any(cell.strip() for cell in cells):
                continue
            if any(cell.strip() for cell in cells[len(layout.names) :]):
                message = say(
                    "the line has {cells} cells, but the header has {columns}",
                    cells=len(cells),
                    columns=len(layout.names),
                )
                hint = say("put a cell with the separator in quotes")
                faults.add("HB621", message, place, hint)
                continue
            yield cells, place
    except csv.Error as error:
        place = source.place(layout.line + reader.line_num - 1, 0)
        hint = say("save the table as CSV (UTF-8)")
        # Python's only other word for it names a limit of its own.
        unclosed = say("a quotation mark is opened and never closed")
        reason = unclosed if "end of data" in str(error) else str(error)
        faults.add("HB621", say("this is no CSV: {error}", error=reason), place, hint)


def _cell(cells: Sequence[str], place: int | None) -> str:
    """Give the text that a cell shows."""
    cell = cells[place].strip() if place is not None and place < len(cells) else ""
    if match := _TEXT.fullmatch(cell):
        cell = match[1].replace('""', '"').strip()
    return unguarded(cell)


def _is_header(cells: Mapping[str, str], names: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a line is a header once more, as reports have it on each page."""
    filled = {name: cell for name, cell in cells.items() if cell}
    return len(filled) > 1 and all(words_of(cell) in names[name] for name, cell in filled.items())


def _has_columns(
    layout: Layout, groups: Sequence[Sequence[Column]], source: Source, problems: Collector
) -> bool:
    header = say(
        "the first line names the columns: {names}", names=",".join(one[0].name for one in groups)
    )
    if not layout.names:
        problems.add("HB621", say("the table is empty"), source.place(0, 0), header)
        return False
    missing = [group for group in groups if not any(one.name in layout.places for one in group)]
    taken = set(layout.places.values())
    others = [
        cell.strip().casefold() for place, cell in enumerate(layout.names) if place not in taken
    ]
    for first, *_ in missing:
        near = did_you_mean(first.name, others)
        message = say("the table has no column '{column}'", column=first.name)
        hint = near if near.startswith("did") else first.hint or header
        problems.add("HB621", message, source.place(layout.line, 0), hint)
    return not missing
