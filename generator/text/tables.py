"""Read the tables of policy text: a head, a line of dashes, and rows of as many cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.inline import read_inline
from generator.text.nodes import Inline
from generator.text.source import Faults, Line, Span

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*")
_LITERAL = re.compile(r"\\.|(?<!`)(`+)(?!`)[^`]*(?<!`)\1(?!`)|\|")


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    head: tuple[Inline, ...]
    """The cells of its first line."""
    aligned: tuple[str, ...]
    """How each column stands: `left`, `right`, `center`, or nothing."""
    rows: tuple[tuple[Inline, ...], ...]
    """The cells of all other lines."""


def begins_table(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a table begins at a line: dashes and bars stand below it."""
    if at + 1 >= len(lines) or "|" not in lines[at].words:
        return False
    rule = lines[at + 1].words
    return "|" in rule and "-" in rule and _RULE.fullmatch(rule) is not None


def read_table(lines: Sequence[Line], faults: Faults) -> Table:
    """Read a table from its lines, the rule being the second.

    Args:
        lines: All of its lines.
        faults: Receives what may not stand in a cell, and rows with more cells than the head.
    """
    head, rule, *rows = (_cells(line) for line in lines)
    count = max(len(head), 1)
    for line, row in zip(lines[2:], rows, strict=True):
        if len(row) > count:
            extra = row[count]
            start = extra.starts[0][1]
            faults.add("cells", start, line.start + len(line.words) - start)
    padded = [[*row[:count], *[Span("", ((0, 0),))] * (count - len(row))] for row in (head, *rows)]
    read = [tuple(read_inline(cell, faults) for cell in row) for row in padded]
    aligned = [_aligned(cell.text) for cell in rule[:count]]
    return Table(read[0], (*aligned, *[""] * (count - len(aligned))), tuple(read[1:]))


def _cells(line: Line) -> list[Span]:
    """Cut a line at its bars; those in code and behind a backslash part nothing."""
    words = line.words.rstrip()
    bars = [match.start() for match in _LITERAL.finditer(words) if match.group() == "|"]
    if bars and bars[0] == 0:
        start, bars = 1, bars[1:]
    else:
        start = 0
    ends = bars if bars and bars[-1] == len(words) - 1 else [*bars, len(words)]
    cells: list[Span] = []
    for end in ends:
        raw = words[start:end]
        lead = len(raw) - len(raw.lstrip())
        cells.append(Span(raw.strip(), ((0, line.start + start + lead),)))
        start = end + 1
    return cells


def _aligned(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (left, right), ""
    )
