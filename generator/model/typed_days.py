"""What people type for a day, and which one they mean."""

from __future__ import annotations

import calendar
import datetime
import re

from generator.model.days import EARLIEST, LATEST, day_of
from generator.model.spaces import plain

_MONTHS = {
    **{
        stem: number
        for number, stems in enumerate(
            (
                ("sty", "jan"),
                ("lut", "feb"),
                ("mar",),
                ("kwi", "apr"),
                ("maj", "may"),
                ("cze", "jun"),
                ("lip", "jul"),
                ("sie", "aug"),
                ("wrz", "sep"),
                ("paź", "paz", "oct"),
                ("lis", "nov"),
                ("gru", "dec"),
            ),
            start=1,
        )
        for stem in stems
    },
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BEFORE = re.compile(
    r"(?i)^(?:(?:od|z|w|na|dnia|dniu|dzień|since|from|as of|on|the|\w{3,6}day|"
    r"pon\w*|wt\w*|śr\w*|czw\w*|pi[ąa]\w*|sob\w*|niedz\w*)[\s,.:]+)+(?=\S)"
)
"""Words before a day: from when on, and the day of the week."""
_BEHIND = re.compile(r"(?i)(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:Z|\s*h)?)?[\s.,;]*$")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{4}|\d{2})(?:\s*r(?:oku)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{1,2})")
_TOGETHER = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?\s+(\d{4})(?:\s*r(?:oku|\.)?)?")
_ENGLISH = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_WORDS = re.compile(r"([^\W\d]+)\.?,?\s+(\d{4})(?:\s*r(?:oku)?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})")
_DASHES = str.maketrans("–—−‐‑", "-----")
_CENTURY = 2000
_LONGEST = 60
_LETTERS = str.maketrans("OolI", "0011")
_FEWEST_DIGITS = 4
_MONTHS_OF_YEAR = 12
Parts = tuple[int, int, int]
"""Year, month and day; the day is 0 where none was given."""


def as_day(text: str) -> datetime.date | None:
    """Read a day as people write it: day first with dots or slashes, or the month in words.

    >>> as_day("29.11.2026"), as_day("od 29 listopada 2026 r."), as_day("32.1.2026")
    (datetime.date(2026, 11, 29), datetime.date(2026, 11, 29), None)
    """
    year, month, day = _parts(text) or (0, 0, 0)
    return day_of(f"{year:04}-{month:02}-{day:02}")


def likely_day(text: str) -> datetime.date | None:
    """Give the nearest day to one that is not in the calendar, or the first of a month.

    >>> likely_day("31.11.2026"), likely_day("grudzień 2026"), likely_day("kiedyś")
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1), None)
    """
    first = re.split(r"\s+(?:do|to|–|—|-)\s+(?=\d{4}-|\d{1,2}\.)", text[:_LONGEST])[0]
    year, month, day = _parts(first) or _month_only(text) or (0, 0, 0)
    if not (EARLIEST.year <= year <= LATEST.year and 1 <= month <= _MONTHS_OF_YEAR):
        return None
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(max(day, 1), last))


def _parts(text: str) -> Parts | None:
    text = _bare(text)
    if match := _YEAR_FIRST.fullmatch(text) or _TOGETHER.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += _CENTURY if len(match[3]) == len("26") else 0
        if month > _MONTHS_OF_YEAR >= day:  # as Americans write it
            day, month = month, day
    elif match := _WORDS.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    elif match := _ENGLISH.fullmatch(text):
        day, month, year = int(match[2]), _month(match[1]), int(match[3])
    else:
        return None
    return year, month, day


def _month_only(text: str) -> Parts | None:
    text = _bare(text)
    if match := _MONTH_WORDS.fullmatch(text):
        return int(match[2]), _month(match[1]), 0
    if match := _MONTH_FIRST.fullmatch(text):
        return int(match[2]), int(match[1]), 0
    if match := _MONTH_LAST.fullmatch(text):
        return int(match[1]), int(match[2]), 0
    return (int(text), 1, 0) if re.fullmatch(r"20\d\d", text) else None


def _bare(text: str) -> str:
    """Take off what stands around a day: words before it, a time, quotes, a full stop."""
    if len(text) > _LONGEST:
        return ""
    text = plain(text).translate(_DASHES).strip("\"'„”“()[]<> ")
    text = _BEHIND.sub("", _BEFORE.sub("", text))
    digits = sum(sign.isdigit() for sign in text)
    if digits > _FEWEST_DIGITS and not re.search(r"[^\W\dOolI_]", text):
        text = text.translate(_LETTERS)
    return text


def as_month(word: str) -> int:
    """Give the number of a month by its name; 0 for anything else.

    >>> as_month("styczeń"), as_month("March"), as_month("kiedyś"), as_month("7")
    (1, 3, 0, 0)
    """
    bare = _bare(word)
    return _month(bare) if bare.isalpha() else 0


def _month(word: str) -> int:
    low = word.casefold()
    if low in _ROMAN:
        return _ROMAN.index(low) + 1
    return _MONTHS.get(low[:3], 0)
