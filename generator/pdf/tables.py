"""Write tables: widths that fit their words, heads that repeat, rows that stay whole."""

from __future__ import annotations

from lxml.html import HtmlElement

from generator.pdf.code import array, call, mapping
from generator.pdf.inline import InlineWriter, run_of

_WIDTH, _PADDING, _LETTER = 162.0, 6.5, 1.75
"""Millimetres: of a table on A4, of the room beside a cell's text, and of a letter."""
_LONGEST = 22
"""Letters of a word that a column has to hold without breaking it."""
_SHORT = 12
"""Letters of a cell that stays in one line."""
_WHOLE_ROW = 1200
"""Characters in a cell beyond which a row may break, because it could outgrow a page."""


def write_table(table: HtmlElement, inline: InlineWriter) -> str:
    """Write a table; its first row in `<thead>` becomes the head."""
    head = [_cells(row) for row in table.iterfind("./thead/tr")]
    body = [_cells(row) for row in table.iter("tr") if row.getparent().tag != "thead"]
    rows = [*head, *body]
    columns = max(len(row) for row in rows)
    empty = bool(body) and all(not _words(cell) for row in body for cell in row)
    longest = max(len(_words(cell)) for row in rows for cell in row)

    def written(row: list[HtmlElement]) -> str:
        cells = [_cell(cell, inline) for cell in row]
        return array(cells + ["[]"] * (columns - len(row)))

    if empty and len(body) == 1:
        return call("lines-to-sign", array([_cell(cell, inline) for row in head for cell in row]))
    caption = table.find("caption")
    return call(
        "grid-table",
        mapping(
            {
                "caption": inline.write(run_of(caption)) if caption is not None else "none",
                "widths": array([f"{width}fr" for width in _widths(rows, columns)]),
                "head": array([written(row) for row in head]),
                "rows": array([written(row) for row in body]),
                "blank": "true" if empty else "false",
                "breakable": "true" if longest > _WHOLE_ROW else "false",
            }
        ),
    )


def _cell(cell: HtmlElement, inline: InlineWriter) -> str:
    """Write a cell; one that names its row stands out."""
    content = inline.write(run_of(cell))
    return call("row-name", content) if cell.get("scope") == "row" else content


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _words(cell: HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def _widths(rows: list[list[HtmlElement]], columns: int) -> list[int]:
    """Share the width out: each column gets its longest word, the rest goes where text overflows.

    Columns whose cells would be about equally high make the lowest table.
    """
    least, amounts = [], []
    for column in range(columns):
        texts = [_words(row[column]) for row in rows if column < len(row)]
        # A short cell is as good as a word: "no decision" had better not break.
        words = [
            word for text in texts for word in ([text] if len(text) <= _SHORT else text.split())
        ]
        longest = max(map(len, words), default=1)
        least.append(_PADDING + min(longest, _LONGEST) * _LETTER)
        # A cubic mean, because a few long cells make a table high where the rest is short.
        mean = (sum(len(text) ** 3 for text in texts) / max(len(texts), 1)) ** (1 / 3)
        amounts.append(max(mean * _LETTER - least[-1], 1))
    spare = max(_WIDTH - sum(least), 0)
    return [
        round(10 * (width + spare * amount / sum(amounts)))
        for width, amount in zip(least, amounts, strict=True)
    ]
