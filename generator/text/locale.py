"""What languages and countries are called, and how they write days; from CLDR, through Babel."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_MONTHS = {
    "pl": (
        *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
        *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""Months of the languages that nearly every handbook has: Babel takes a while to start."""


_YEAR = re.compile(r"(\d{4})\D+\.$")


@cache
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def language_name(language: str) -> str:
    """Give a language's own name with a capital; empty when there is no such language.

    >>> language_name("uk"), language_name("qq")
    ('Українська', '')
    """
    locale = _locale(language)
    name = (locale.get_display_name(locale) if locale else "") or ""
    return name[:1].upper() + name[1:]


def country_name(country: str, language: str) -> str:
    """Give a country's name in a language; its code where the language has no name for it.

    >>> country_name("IE", "pl"), country_name("IE", "en")
    ('Irlandia', 'Ireland')
    """
    locale = _locale(language)
    return str(locale.territories.get(country, country)) if locale else country


def month_name(number: int, language: str) -> str:
    """Give the name of a month, 1 to 12, as it stands alone.

    >>> month_name(9, "pl"), month_name(9, "uk")
    ('wrzesień', 'вересень')
    """
    if language in _MONTHS:
        return _MONTHS[language][number - 1]
    locale = _locale(language)
    if locale is None:
        return str(number)
    return str(locale.months["stand-alone"]["wide"][number])


def day(date: datetime.date, language: str) -> str:
    """Give a date as readers of a language write it.

    >>> [day(datetime.date(2026, 12, 1), language) for language in ("pl", "en", "de", "uk")]
    ['1.12.2026', '1 December 2026', '1. Dezember 2026', '1 грудня 2026']
    """
    if language == "pl":
        return f"{date.day}.{date.month:02d}.{date.year}"
    locale = None if language in _MONTHS else _locale(language)
    if locale is None:
        return f"{date.day} {month_name(date.month, language)} {date.year}"
    from babel.dates import format_date

    # Some languages close with a word for "year", whose full stop would meet that of a sentence.
    return _YEAR.sub(r"\1", format_date(date, format="long", locale=locale))
