"""What people type for a colour, a day or a number, and what is meant by it."""

from __future__ import annotations

import datetime

import pytest

from generator.model.colour_names import as_colour
from generator.model.language_names import as_language
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located, Place
from generator.model.spaces import called
from generator.model.typed import as_email, as_link, as_truth
from generator.model.typed_days import as_day, as_month, likely_day
from generator.model.typed_numbers import as_number, between_numbers

DAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Granatowy", "#002f6c"),
        ("jasna zieleń", "#99cc99"),
        ("dark green", "#004d00"),
        ("R11 G110 B79", "#0b6e4f"),
        ("CMYK 90 0 28 57", "#0b6e4f"),
        ("HEX: #0b6e4f", "#0b6e4f"),
        ("#0b6e4fff", "#0b6e4f"),
        ("Pantone 286 C", ""),
        ("#0b6e4", ""),
        ("kolor firmowy", ""),
    ],
)
def test_colours_are_known_by_name_and_in_other_systems(text: str, colour: str) -> None:
    """What can't be told, such as the ink of a printer's fan, is left to people."""
    assert as_colour(text) == colour


@pytest.mark.parametrize(
    "text",
    [
        *("od 1 grudnia 2026 r.", "wtorek, 1.12.2026", "2026-12-01 08:00", "1 XII 2026"),
        *("20261201", "1/12/2026", "2O26-12-01", "Dec 1st, 2026"),
    ],
)
def test_days_are_known_however_they_are_written(text: str) -> None:
    """Words before, a time behind, months in words or Roman numbers, letters for digits."""
    assert as_day(text) == DAY


def test_days_that_are_none_give_the_nearest_for_a_hint_only() -> None:
    """So that a roster takes no day that nobody wrote."""
    assert [as_day(text) for text in ("31.11.2026", "12.2026", "2026", "jutro", "x" * 99)] == [
        None
    ] * 5
    assert likely_day("31.11.2026") == datetime.date(2026, 11, 30)
    assert likely_day("12/31/2026") == datetime.date(2026, 12, 31)
    assert [likely_day(text) for text in ("grudzień 2026", "12.2026", "2026-12")] == [DAY] * 3
    assert likely_day("2026-12-01 do 2027-11-30") == DAY
    assert likely_day("jutro") is None
    assert (as_month("grudzień"), as_month("12")) == (12, 0)


def test_numbers_are_known_with_words_around_them() -> None:
    """A broken number has two whole ones beside it; of a text there is none."""
    texts = (
        "do 24 godz.",
        "dwadzieścia cztery",
        "4:00",
        "1 000",
        "jest 4",
        "pół godziny",
        "9" * 99,
    )
    assert [as_number(text) for text in texts] == ["24", "24", "4", "1000", "4", "", ""]
    assert (between_numbers("4,5"), between_numbers("4–6"), between_numbers("4")) == (
        (4, 5),
        (4, 6),
        None,
    )


def test_addresses_lose_what_a_program_left_around_them() -> None:
    """Of two the first counts; a file on a disk stays what it is."""
    mails = (
        "hr@@firma .pl",
        "hr@firma.pl lub kadry@firma.pl",
        "e-mail: hr@firma.pl",
        "hr＠firma.pl",
    )
    assert {as_email(text) for text in mails} == {"hr@firma.pl"}
    assert as_link("[zgoda](https://firma.pl/a b).") == "https://firma.pl/a%20b"
    assert as_link("zgoda.docx") == "zgoda.docx"


def test_yes_and_no_may_begin_a_sentence_but_not_a_doubt() -> None:
    """`nie wiem` is no `no`."""
    said = ("nie używamy", "Tak!", "fasle", "nie wiem", "", "może")
    assert [as_truth(text) for text in said] == ["false", "true", "false", "", "", ""]


def test_languages_are_known_by_name_and_country() -> None:
    """A country's code behind the language is dropped."""
    said = ("Polski", "język angielski", "en-GB", "UA", "uk", "xx")
    assert [as_language(text) for text in said] == ["pl", "en", "en", "uk", "uk", "xx"]


def test_nearest_word_is_found_by_name_by_case_and_by_spelling() -> None:
    """Short words have to be nearer, because many of them are alike."""
    assert nearest("Wszyscy pracownicy", ["all"], [("wszyscy", "all")]) == "all"
    assert nearest("LinkedIn", ["linkedin"]) == "linkedin"
    assert (nearest("tak", ["ask"]), nearest("kep", ["keep"])) == ("", "keep")


def test_hint_shows_the_line_only_where_the_word_stands_in_it() -> None:
    """Of a value with escapes or of several lines the file shows something else."""
    place = Place(file="f.yml", line=1, column=5, length=5, excerpt='a: "opn"')
    assert (
        did_you_mean(Located("opn", place), ["open"]) == "did you mean 'open'? write:\na: \"open\""
    )
    assert did_you_mean(Located("o\npn", place), ["open"]) == "did you mean 'open'?"
    assert did_you_mean("zzz", ["open"]) == "there is only 'open'"
    assert did_you_mean("zzz", []) == ""


def test_signs_without_a_name_of_their_own_are_told_by_their_code() -> None:
    """In words that the catalogue has."""
    assert called("\u2003") == "a space of another width (U+2003)"
    assert called("\u2066") == "an invisible sign (U+2066)"
