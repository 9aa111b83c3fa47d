"""What a text and a day may be, wherever they come in."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.days import EARLIEST, LATEST, day_of
from generator.model.signs import HIDDEN, MAX_TEXT, against, normal, one_line
from generator.model.typed_days import as_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zarza\u0328d", "Zarząd"),
        ("\ufeffa\u200bb\u00adc\u2060", "abc"),
        (" a \t b\r\nc\u00a0\u2003d ", "a b c d"),
        ("\u00a0", ""),
        ("a\x07b\ud800", "a\x07b\ud800"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
    ],
)
def test_line_has_one_form(text: str, expected: str) -> None:
    """Composed letters, single plain spaces, nothing left behind; what is refused stays."""
    assert one_line(text) == expected


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_normal_form_is_kept_by_a_second_time(text: str) -> None:
    """It is in NFC, and so is each line."""
    assert normal(normal(text)) == normal(text)
    assert one_line(one_line(text)) == one_line(text)
    assert unicodedata.is_normalized("NFC", normal(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "it is empty"),
        (" ", "it is empty"),
        ("a\x00", "it holds the character U+0000, which can't be seen"),
        ("\udc80", "it holds the character U+DC80, which can't be seen"),
        ("\U000e0041", "it holds the character U+E0041, which can't be seen"),
        ("x" * (MAX_TEXT + 1), "it has 20001 characters, more than 20000"),
        ("x" * MAX_TEXT, None),
        ("株式会社 „Żółw” {x}", None),
    ],
)
def test_reason_against_a_text_is_told(text: str, expected: str | None) -> None:
    """The first one, in words."""
    assert against(text) == expected


def test_signs_that_nobody_sees_are_no_signs_that_people_write() -> None:
    """Letters, digits, punctuation, spaces, the joiner of emoji and the ends of lines stay."""
    assert HIDDEN.search("aąß9.,„”…—–-'\"\t\n \u00a0\u202f👩\u200d⚕️§№€") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900-01-01", EARLIEST),
        ("2999-12-31", LATEST),
        ("2027-02-28", datetime.date(2027, 2, 28)),
        ("1899-12-31", None),
        ("3000-01-01", None),
        ("2027-02-29", None),
        ("0000-00-00", None),
        ("2027-1-1", None),
        ("20270101", None),
        ("2027-W01-1", None),
        ("\u0662027-01-01", None),
    ],
)
def test_day_is_read_as_files_hold_it(text: str, expected: datetime.date | None) -> None:
    """Year-month-day with all digits, in the years that are no slip."""
    assert day_of(text) == expected


@pytest.mark.parametrize(
    "text", ["0001-01-01", "01.01.0001", "30.12.1899", "00.01.1900", "1 stycznia 3000", "13.13.27"]
)
def test_days_of_nothing_are_none(text: str) -> None:
    """Spreadsheets and programs write them where no day was given."""
    assert as_day(text) is None


def test_years_of_two_digits_are_of_this_century() -> None:
    """As people write them; a year of four digits is itself."""
    assert as_day("1.2.27") == datetime.date(2027, 2, 1)
    assert as_day("1.2.1999") == datetime.date(1999, 2, 1)
