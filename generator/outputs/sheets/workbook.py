"""The registers as one workbook for Excel and LibreOffice; what stands in its cells is text."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.model.handbook import Handbook
from generator.outputs.archive import packed_anew
from generator.outputs.output import epoch
from generator.render.sheets.sheet import Cell, Sheet

_MOST_LETTERS = 32_767
"""A cell holds no more, counted in units of UTF-16."""
_LONGEST_LINK = 2_000
_LONGEST_TAB = 31
_NO_TAB = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def workbook(sheets: Sequence[Sheet], handbook: Handbook, site: str) -> bytes:
    """Make a workbook with a sheet for each register; equal input gives equal bytes.

    Args:
        sheets: The sheets in order.
        handbook: The handbook that they are of.
        site: Where its site is: an address with a slash at its end, or a folder as seen from
            the workbook. No cell leads anywhere when empty.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    written = datetime.datetime.combine(handbook.valid_from, datetime.time(), datetime.UTC)
    book.set_properties({"title": handbook.title[handbook.binding_language], "created": written})
    looks = _Looks(book)
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.add_worksheet(_tab(sheet, taken)), sheet, looks, site)
    book.close()
    return packed_anew(out.getvalue(), epoch(handbook))


class _Looks:
    """How cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        plain = {"text_wrap": True, "valign": "top"}
        self.text: Format = book.add_format({**plain, "num_format": "@"})
        self.link: Format = book.add_format(
            {**plain, "num_format": "@", "font_color": "#0b5394", "underline": 1}
        )
        self.day: Format = book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"})
        self.head: Format = book.add_format(
            {**plain, "num_format": "@", "bold": True, "bg_color": "#e7ecef", "bottom": 1}
        )


def _tab(sheet: Sheet, taken: set[str]) -> str:
    """Give a sheet the name that a workbook allows; another sheet may have the same title."""
    words = " ".join(_NO_TAB.sub(" ", sheet.title).split()).strip("'")
    name = words[:_LONGEST_TAB].strip("' ") or sheet.name
    if name.casefold() in taken or name.casefold() == "history":
        name = sheet.name
    taken.add(name.casefold())
    return name


def _fill(page: Worksheet, sheet: Sheet, looks: _Looks, site: str) -> None:
    last_row, last_column = max(len(sheet.rows), 1), len(sheet.columns) - 1
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, _fitting(column.head), looks.head)
    for row, line in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(line):
            _write(page, row, at, cell, looks, site)
    page.freeze_panes(1, sheet.fixed)
    page.autofilter(0, 0, last_row, last_column)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write(  # noqa: PLR0913 - a cell, where it stands, and what it is written with
    page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks, site: str
) -> None:
    if isinstance(cell.said, datetime.date):
        page.write_datetime(
            row, column, datetime.datetime.combine(cell.said, datetime.time()), looks.day
        )
        return
    if not cell.said:
        # A filter then calls it blank.
        page.write_blank(row, column, None, looks.text)
        return
    words = _fitting(cell.said)
    link = _link(site, cell.page) if cell.page and site else ""
    # A link that can't be written leaves its words.
    if not link or page.write_url(row, column, link, looks.link, words) != 0:
        page.write_string(row, column, words, looks.text)


def _link(site: str, page: str) -> str:
    address = f"{site}{page}"
    if len(address) > _LONGEST_LINK:
        return ""
    return address if "://" in site else f"external:{address}"


def _fitting(words: str) -> str:
    """Cut words that no cell holds, and say by a sign that more follows."""
    units = words.encode("utf-16-le")
    if len(units) <= 2 * _MOST_LETTERS:
        return words
    return units[: 2 * (_MOST_LETTERS - 1)].decode("utf-16-le", "ignore") + "…"
