"""Read a table that a spreadsheet saved as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.guard import unguarded
from generator.model.mended import write_lines
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.columns import SIGNS, Header, bare, has_columns, header_hint, quoted_again
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

    def place_of(self, words: str) -> Place:
        """Give the place of words in the line; its beginning where they stand otherwise."""
        start = self.place.excerpt.find(words)
        if start < 0 or not words:
            return self.place
        return replace(self.place, column=start + 1, length=len(words))


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
                names = [bare(cell) for cell in cells]
                if not has_columns(names, columns, Header(source, sign, place), problems):
                    return []
                continue
            if len(cells) > len(names):
                message = say(
                    "the line has {cells} cells, but the header has {columns}",
                    cells=len(cells),
                    columns=len(names),
                )
                advice = say("put a cell with the separator in quotes")
                shown = quoted_again(cells, len(names), sign)
                hint = write_lines(place.line, place.line, shown, advice) if shown else advice
                problems.add("HB621", message, place, hint)
                continue
            filled = dict(zip(names, (unguarded(cell.strip()) for cell in cells), strict=False))
            wanted = {name: filled.get(name, "") for name in (*columns, *further)}
            rows.append(Row(wanted, place))
    except csv.Error as error:
        place = source.place(reader.line_num - 1, 0)
        problems.add(
            "HB621",
            say("this is no CSV: {error}", error=_in_words(error)),
            place,
            say("save the table as CSV (UTF-8)"),
        )
    if not names:
        problems.add("HB621", say("the table is empty"), source.place(0, 0), header_hint(columns))
    return rows


def _separated(source: Source) -> tuple[str, str]:
    """Give the table's text and what separates its cells; Excel may say so in a first line."""
    head = next((line for line in source.lines if line.strip()), "")
    if match := _SAYS_SIGN.fullmatch(head):
        # An empty line in its place keeps the numbers of the lines.
        return source.text.replace(head, "", 1), match[1]
    return source.text, max(SIGNS, key=head.count)


def _in_words(error: csv.Error) -> str:
    """Say what the reader of tables met; its own words are English."""
    words = str(error)
    if "expected after" in words:
        return say("words stand behind a closing quotation mark")
    if "unexpected end" in words:
        return say("a quotation mark opens and never closes")
    if "field larger" in words:
        return say("a cell is too long")
    return say("it can't be read")
