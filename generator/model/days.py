"""Reckoning with days."""

from __future__ import annotations

import datetime
import re

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)
"""Days before and after are slips: a spreadsheet's zero, or a year of two digits."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(text: str) -> datetime.date | None:
    """Read a day as files hold it, year-month-day; None for what is no day, or a slip.

    >>> day_of("2027-01-31"), day_of("1899-12-30"), day_of("20270131")
    (datetime.date(2027, 1, 31), None, None)
    """
    if not _DAY.fullmatch(text):
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Go some months ahead, to the month's last day when it has fewer days.

    >>> add_months(datetime.date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    index = day.month - 1 + months
    first = datetime.date(day.year + index // 12, index % 12 + 1, 1)
    following = (first + datetime.timedelta(days=31)).replace(day=1)
    return min(first + datetime.timedelta(days=day.day - 1), following - datetime.timedelta(days=1))
