"""Tables of finished pages: each scrolls in a region of its own, and some have a caption.

It is done to the finished page and not in a template, because the templates of an engine that has
no Python behind them can't take a text apart.
"""

from __future__ import annotations

import re

from generator.model.marks import NUMBERED, Mark

_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*)(?=</article>)", re.DOTALL)
_OPEN, _CLOSE, _HEAD_END = "<table>", "</table>", "</thead>"
_COLUMN = re.compile(r"<th\b")
_ROW = "<tr>\n<td>"
_CAPTION = f'<p class="{Mark.CAPTION}">'
_MANY_COLUMNS = 6
"""A table with so many, such as one of counts, may keep them narrow."""
_MAIL = 'href="mailto:'
_BLANK = "<td>&nbsp;</td>"
"""A cell to fill in by hand."""


def framed(page: str, word: str) -> str:
    """Give a page whose tables scroll in regions that the keyboard reaches.

    The paragraph of class `Mark.CAPTION` before a table becomes its caption, and names the region;
    the first cell of each of its rows becomes a heading. A page that is framed already stays.

    Args:
        page: The page as the engine wrote it.
        word: What a table without a caption is called, encoded for HTML; its number follows.
    """
    article = _ARTICLE.search(page)
    if article is None:
        return page
    between, *rest = article[2].split(_OPEN)
    done = [page[: article.start(2)]]
    for number, part in enumerate(rest, start=1):
        before, caption = _parted(between)
        table, _, between = part.partition(_CLOSE)
        done += [before, _region(table, caption, f"{word} {number}", number)]
    return "".join([*done, between, page[article.end(2) :]])


def _parted(text: str) -> tuple[str, str]:
    """Part what stands before a table from its caption, if it ends with one."""
    before, opened, last = text.rpartition(_CAPTION)
    caption, closed, behind = last.partition("</p>")
    return (before, caption) if opened and closed and not behind.strip() else (text, "")


def _region(table: str, caption: str, name: str, number: int) -> str:
    kinds = [Mark.GRID.value]
    if len(_COLUMN.findall(table.partition(_HEAD_END)[0])) >= _MANY_COLUMNS:
        kinds.append(Mark.GRID_MANY)
    if caption and _MAIL in table:
        kinds.append(Mark.GRID_CONTACTS)
    if _BLANK in table:
        kinds.append(Mark.SHEET)
    named, inside = f'aria-label="{name}"', table
    if caption:
        anchor = f"{NUMBERED}{number}"
        named = f'aria-labelledby="{anchor}"'
        inside = f'<caption id="{anchor}">{caption}</caption>{_with_row_headings(table)}'
    return (
        f'<div class="{Mark.TABLE}" role="group" tabindex="0" {named}>'
        f'<table class="{" ".join(kinds)}">{inside}</table></div>'
    )


def _with_row_headings(table: str) -> str:
    head, *rows = table.split(_ROW)
    return head + "".join(
        f'<tr>\n<th scope="row">{row.replace("</td>", "</th>", 1)}' for row in rows
    )
