"""Days on which people work where a company is: neither weekends nor public holidays."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_ONE_DAY = datetime.timedelta(days=1)
_CALLED_ELSEWHERE = {"UK": "GB"}
"""Countries that ISO 3166 calls otherwise than our jurisdictions."""
_NO_COUNTRY = frozenset({"EU", "INT"})
_YEARS_AHEAD = 28
"""After so many years the weekdays of the Gregorian calendar come again."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CHOICES = tuple((week, day) for week in (2, 3) for day in ("TU", "WE", "TH", "MO", "FR"))
"""Weeks and days of a month for tasks that come each year, the best first."""


@cache
def _holidays(country: str) -> HolidayBase:
    # It takes a while to import, and only calendars need it.
    from holidays import country_holidays

    return country_holidays(_CALLED_ELSEWHERE.get(country, country))


def is_free(day: datetime.date, places: Iterable[str]) -> bool:
    """Tell whether a day is a weekend or a public holiday in any of the jurisdictions.

    >>> is_free(datetime.date(2027, 12, 24), ("PL", "EU"))  # free in Poland since 2025
    True
    """
    if day.weekday() >= calendar.SATURDAY:
        return True
    return any(day in _holidays(place) for place in places if place not in _NO_COUNTRY)


def working_day(day: datetime.date, places: Iterable[str]) -> datetime.date:
    """Give the last working day on or before a day.

    >>> working_day(datetime.date(2027, 12, 26), ("PL",))
    datetime.date(2027, 12, 23)
    """
    named = tuple(places)
    while is_free(day, named):
        day -= _ONE_DAY
    return day


def yearly_day(
    month: int, since: datetime.date, places: Iterable[str]
) -> tuple[str, datetime.date]:
    """Choose a weekday of a month that is a working day year after year.

    A date of its own, such as the 10th, would fall on weekends.

    Args:
        month: The month, 1 to 12.
        since: The day from which on.
        places: The jurisdictions whose holidays count.

    Returns:
        The weekday as calendars write it (`2TU`: the second Tuesday), and the first such day.
    """
    named = tuple(places)
    years = range(since.year, since.year + _YEARS_AHEAD + 1)
    found = {
        f"{week}{day}": [_nth(year, month, week, day) for year in years] for week, day in _CHOICES
    }
    working = (rule for rule, days in found.items() if not any(is_free(day, named) for day in days))
    rule = next(working, next(iter(found)))
    return rule, next(day for day in found[rule] if day >= since)


def _nth(year: int, month: int, week: int, name: str) -> datetime.date:
    """Give the day that is the n-th such weekday of a month."""
    first = datetime.date(year, month, 1)
    ahead = (_WEEKDAYS.index(name) - first.weekday()) % 7
    return first + datetime.timedelta(days=ahead + 7 * (week - 1))
