"""The first line of a table, which names its columns, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.key_names import meant_key
from generator.model.mended import write_lines
from generator.model.nearest import nearest
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.text_file import Source

SIGNS = ",;\t|"
"""What separates the cells of a table, the likeliest first."""
_LOOKED_AT = 6
"""Lines among which the names of columns are looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """A line that should name columns."""

    source: Source
    """The file."""
    sign: str
    """What separates cells."""
    place: Place
    """Where the line begins."""


def bare(cell: str) -> str:
    """Give the name of a column in small letters, without quotation marks."""
    return cell.strip(" \t\u00a0\"'„”“").casefold()


def has_columns(
    names: Sequence[str], columns: Sequence[str], header: Header, problems: Collector
) -> bool:
    """Tell whether a table has all columns that it must have; report those that it lacks (HB621).

    Args:
        names: What the first line says, in small letters.
        columns: Columns that must be there.
        header: Where that line stands.
        problems: Receives one problem for each column.
    """
    missing = [column for column in columns if column not in names]
    for column in missing:
        message = say("the table has no column '{column}'", column=column)
        problems.add("HB621", message, header.place, _hint(names, columns, missing, header))
    return not missing


def header_hint(columns: Sequence[str]) -> str:
    """Say what the first line of a table holds."""
    return say("the first line names the columns: {names}", names=",".join(columns))


def _hint(
    names: Sequence[str], columns: Sequence[str], missing: Sequence[str], header: Header
) -> str:
    """Show the first line as it should be, where that can be told."""
    line = header.place.line
    if below := next(_below(columns, header), 0):
        shown = header.source.lines[below - 1].rstrip()
        return write_lines(line, below, shown, say("begin with the line that names the columns"))
    mended = []
    left = list(missing)
    for name in names:
        meant = "" if name in columns else meant_key(name, left) or nearest(name, left)
        if meant:
            left.remove(meant)
        mended.append(meant or name)
    if not left:
        shown = header.sign.join(mended)
        return write_lines(line, line, shown, say("name the columns as the program knows them"))
    excerpt = header.place.excerpt.rstrip()
    if len(names) == len(columns) == len(missing) and any(map(str.isdigit, excerpt)):
        shown = f"{header.sign.join(columns)}\n{excerpt}"
        return write_lines(line, line, shown, say("the names of the columns are missing"))
    return header_hint(columns)


def _below(columns: Sequence[str], header: Header) -> Iterator[int]:
    """Walk the lines near the top, by their numbers from 1, that name all columns."""
    for number, text in enumerate(header.source.lines[:_LOOKED_AT], start=1):
        for sign in SIGNS:
            if set(columns) <= {bare(cell) for cell in text.split(sign)}:
                yield number


def quoted_again(cells: Sequence[str], columns: int, sign: str) -> str:
    """Give a line in which a cell holds the sign between cells, with quotation marks around it.

    A cell that begins with a space goes on with the one before it.

    Args:
        cells: The line, cut at each sign.
        columns: How many cells the header has.
        sign: What separates cells.

    Returns:
        The line; nothing where it can't be told what belongs together.

    >>> quoted_again(["1", "HR", " sales", "everyone"], 3, ",")
    '1,"HR, sales",everyone'
    """
    made: list[str] = []
    for cell in cells:
        if made and cell.startswith(" "):
            made[-1] += sign + cell
        else:
            made.append(cell)
    if len(made) != columns or any('"' in cell for cell in made):
        return ""
    return sign.join(f'"{cell}"' if sign in cell else cell for cell in made)
