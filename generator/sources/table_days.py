"""Read the days in a column of a table as programs write them, with times and all."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from generator.model.days import EARLIEST, LATEST
from generator.model.spaces import plain
from generator.model.typed_days import as_day

_TIME = re.compile(
    r"(?:[T,]\s*|\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|CES?T)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|[^\W\d]{2,}\.?,),?\s*", re.IGNORECASE
)
_WITH_WORD = re.compile(r"(\d{1,2})[-/.]([^\W\d]{3,})\.?[-/.](\d{2}|\d{4})")
_UNBROKEN = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_SERIAL = re.compile(r"([34567]\d{4})(?:[.,]\d+)?")
_SECONDS = re.compile(r"([12]\d{9})(?:\d{3})?")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""The day that spreadsheets count from."""
_MONTHS = 12
Span = tuple[datetime.date, datetime.date]


def days_of(cells: Sequence[str], likely: Span | None = None) -> list[datetime.date | None]:
    """Read the days of a column; None where there is no day.

    Days with slashes have the month first in America and the day first elsewhere. What the whole
    column says decides; where it leaves both open, the order that puts more days into the likely
    time, or else the day first.

    Args:
        cells: The column.
        likely: First and last day of the time from which the days should be.
    """
    first = _month_first(cells)
    if first is None and likely is not None:
        first = _inside(cells, likely, month=True) > _inside(cells, likely, month=False)
    return [_day(cell, month_first=bool(first)) for cell in cells]


def _inside(cells: Iterable[str], likely: Span, *, month: bool) -> int:
    days = (_day(cell, month_first=month) for cell in cells)
    return sum(day is not None and likely[0] <= day <= likely[1] for day in days)


def _month_first(cells: Iterable[str]) -> bool | None:
    """Tell which order the slashes of a column have; None when they don't say."""
    halves = False
    for cell in cells:
        text = plain(cell)
        if match := _SLASHES.match(text):
            if int(match[1]) > _MONTHS:
                return False
            if int(match[2]) > _MONTHS:
                return True
            time = _TIME.search(text)
            halves = halves or bool(time and time["half"])
    return True if halves else None


def _day(cell: str, *, month_first: bool) -> datetime.date | None:
    text = _TIME.sub("", plain(cell)).strip(" ,")
    if match := _WEEKDAY.match(text):
        text = text[match.end() :]
    if match := _SERIAL.fullmatch(text):
        day: datetime.date | None = _DAY_ZERO + datetime.timedelta(days=int(match[1]))
    elif match := _SECONDS.fullmatch(text):
        moment = datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC)
        day = moment.date()
    else:
        if match := _UNBROKEN.fullmatch(text):
            text = "-".join(match.groups())
        elif match := _WITH_WORD.fullmatch(text):
            century = "" if len(match[3]) > len("26") else "20"
            text = f"{match[1]} {match[2]} {century}{match[3]}"
        elif month_first and (match := _SLASHES.fullmatch(text)):
            text = f"{match[2]}/{match[1]}/{match[3]}"
        day = as_day(text)
    return day if day is not None and EARLIEST <= day <= LATEST else None
