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
_OF_MONTH = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
"""Polish months as they stand behind the number of a day."""

_FORMS = {"pl": (1, 2, 5), "en": (1, 2)}
"""Numbers for each form of words behind them, for the same languages."""
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


_COUNTED = range(201)
"""Numbers that between them take every form of any language."""


@cache
def plural_numbers(language: str) -> tuple[int, ...]:
    """Give the least number above nothing for each form that words behind numbers have.

    >>> plural_numbers("pl"), plural_numbers("en"), plural_numbers("cs")
    ((1, 2, 5), (1, 2), (1, 2, 5))
    """
    if language in _FORMS:
        return _FORMS[language]
    locale = _locale(language)
    if locale is None:
        return (1,)
    order = ("zero", "one", "two", "few", "many", "other")
    least: dict[str, int] = {}
    for number in (*_COUNTED[1:], 0):
        least.setdefault(locale.plural_form(number), number)
    return tuple(least[form] for form in order if form in least)


@cache
def plural_index(number: int, language: str) -> int:
    """Give which of these forms goes with a number.

    >>> [plural_index(number, "pl") for number in (0, 1, 2, 5, 12, 22, 25, 101)]
    [2, 0, 1, 2, 2, 1, 2, 2]
    >>> [plural_index(number, "en") for number in (0, 1, 2)]
    [1, 0, 1]
    """
    if language == "en":
        return int(abs(number) != 1)
    if language == "pl":
        few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
        return 0 if abs(number) == 1 else 2 - few
    locale = _locale(language)
    if locale is None:
        return 0
    forms = [locale.plural_form(least) for least in plural_numbers(language)]
    form = locale.plural_form(number)
    return forms.index(form) if form in forms else len(forms) - 1


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


def day_in_words(date: datetime.date, language: str) -> str:
    """Give a date as a letter or a notice has it, with the month as a word.

    It does not close with a word for "year", whose full stop would meet that of a sentence.

    >>> [day_in_words(datetime.date(2026, 12, 1), language) for language in ("pl", "en", "uk")]
    ['1 grudnia 2026', '1 December 2026', '1 грудня 2026']
    """
    if language == "pl":
        return f"{date.day} {_OF_MONTH[date.month - 1]} {date.year}"
    return day(date, language)
