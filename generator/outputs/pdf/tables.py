"""Write tables: widths that fit their words, heads that repeat, rows that stay whole."""

from __future__ import annotations

from lxml.html import HtmlElement

from generator.outputs.pdf.code import array, call, mapping
from generator.outputs.pdf.inline import InlineWriter, run_of
from generator.outputs.pdf.typography import bind

_WIDTH, _PADDING, _LETTER = 162.0, 6.5, 1.6
"""Millimetres: of a table on A4, of the room beside a cell's text, and of a letter."""
_WIDE_LETTER = 1.9
"""Millimetres of a letter, where too few letters in a line are better than too many."""
_STEP = 3.0
"""Millimetres by which a column grows at a time."""
_LONGEST = 22
"""Letters of a word that a column has to hold without breaking it."""
_SHORT = 12
"""Letters of a cell that stays in one line."""
_TO_FILL = "…" * _SHORT
"""What a cell that is filled in by hand beside words takes at least."""
_WHOLE = 36
"""Lines of rows beyond which they may break, because they could outgrow a page."""
_MANY = 4
"""Rows of a table whose last one does not stand on a page alone."""


def write_table(table: HtmlElement, inline: InlineWriter) -> str:
    """Write a table; its first row in `<thead>` becomes the head."""
    head = [_cells(row) for row in table.iterfind("./thead/tr")]
    body = [_cells(row) for row in table.iter("tr") if row.getparent().tag != "thead"]
    rows = [*head, *body]
    columns = max(len(row) for row in rows)
    empty = bool(body) and all(not _words(cell) for row in body for cell in row)
    widths = _widths(rows, columns, "" if empty else _TO_FILL)
    lines = [_lines(row, widths) for row in body]
    together = len(body) >= _MANY and sum(lines[-2:]) <= _WHOLE

    def written(row: list[HtmlElement]) -> str:
        # A cell to fill in by hand beside words makes its row high enough to write in.
        blank = "to-fill" if row in body and not empty else ""
        cells = [
            blank if blank and not _words(cell) else _cell(cell, inline, _room(width))
            for cell, width in zip(row, widths, strict=False)
        ]
        return array(cells + ["[]"] * (columns - len(row)))

    if empty and len(body) == 1:
        return call("lines-to-sign", array([_cell(cell, inline) for row in head for cell in row]))
    caption = table.find("caption")
    return call(
        "grid-table",
        mapping(
            {
                "caption": inline.write(run_of(caption)) if caption is not None else "none",
                "widths": array([f"{round(10 * width)}fr" for width in widths]),
                "head": array([written(row) for row in head]),
                "rows": array([written(row) for row in body]),
                "blank": "true" if empty else "false",
                "breakable": "true" if max(lines, default=0) > _WHOLE else "false",
                "together": "2" if together else "0",
            }
        ),
    )


def _cell(cell: HtmlElement, inline: InlineWriter, room: int = 0) -> str:
    """Write a cell; one that names its row stands out."""
    content = inline.write(run_of(cell), room=room)
    return call("row-name", content) if cell.get("scope") == "row" else content


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _words(cell: HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def _room(width: float) -> int:
    """Give how many letters stand in a line of a column, also when they are wide ones."""
    return int((width - _PADDING) / _WIDE_LETTER)


def _lines(row: list[HtmlElement], widths: list[float]) -> float:
    """Estimate how many lines the highest cell of a row takes; rather too many than too few."""
    pairs = zip(row, widths, strict=False)
    return max((len(_words(cell)) / max(_room(width), 1) for cell, width in pairs), default=0)


def _widths(rows: list[list[HtmlElement]], columns: int, blank: str) -> list[float]:
    """Share the width out so that the table becomes as low as it can; `blank` fills empty cells.

    Each column gets its longest word. What is left goes, piece by piece, to the column that most
    shortens the rows which it makes high.
    """
    texts = [
        [bind(_words(cell)) or blank for cell in row] + [""] * (columns - len(row)) for row in rows
    ]
    widths = [_least(column) for column in zip(*texts, strict=True)]
    needs = [[len(text) * _LETTER for text in row] for row in texts]
    while sum(widths) + _STEP <= _WIDTH:
        gains = _gains(needs, widths)
        best = max(range(columns), key=lambda column: (gains[column], -widths[column]))
        widths[best] += _STEP
    narrower = min(_WIDTH / sum(widths), 1)
    return [width * narrower for width in widths]


def _least(texts: tuple[str, ...]) -> float:
    """Give the width that holds a column's words whole; a short cell is as good as a word."""
    words = [
        word for text in texts for word in ([text] if len(text) <= _SHORT else text.split(" "))
    ]
    return _PADDING + min(max(map(len, words), default=1), _LONGEST) * _LETTER


def _gains(needs: list[list[float]], widths: list[float]) -> list[float]:
    """Give how many lines the table loses with each column one step wider."""
    rooms = [width - _PADDING for width in widths]
    gains = [0.0] * len(widths)
    for row in needs:
        lines = [max(need / room, 1) for need, room in zip(row, rooms, strict=True)]
        high = max(lines)
        column = lines.index(high)
        others = max((one for at, one in enumerate(lines) if at != column), default=1.0)
        wider = max(row[column] / (rooms[column] + _STEP), others, 1)
        gains[column] += high - wider
    return gains
