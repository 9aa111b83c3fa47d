"""Placeholders in texts: what is one, what is told of the others, and what readers see."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model.entries import Choice, Parameter
from generator.model.handbook import Setting, Value
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector
from generator.model.text import Text
from generator.text.locale import month_name
from generator.text.placeholders import (
    braces,
    check_text,
    check_unused,
    fill,
    filled,
    shown,
    shown_raw,
)
from tests.told import told


def plain(**words: str) -> Text:
    """Write a text; each language stands on a line of its own, at its own column."""
    return Text(
        tuple(
            (Located(code), Located(said, _place(line, said)))
            for line, (code, said) in enumerate(words.items(), start=1)
        )
    )


def _place(line: int, said: str) -> Place:
    return Place(file="f.yml", line=line, column=5, length=len(said), excerpt=f"pl: {said}")


def parameter(kind: str = "number", **more: Any) -> Parameter:
    """Declare a parameter."""
    made = Parameter(label=plain(pl="L"), help=plain(pl="H"), type=Located(kind), default="1")
    return dataclasses.replace(made, **more)


def value(raw: Any, declared: Parameter | None = None) -> Value:
    """Set a value."""
    return Value(
        name="x", parameter=declared, setting=Setting(value=raw, layer="base", place=NOWHERE)
    )


DECLARED = {"hours": parameter(), "days": parameter()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("no braces", []),
        ("{hours}", [("{hours}", 0, "hours")]),
        ("in {a1_b} or {c}", [("{a1_b}", 3, "a1_b"), ("{c}", 13, "c")]),
        ("{}", [("{}", 0, None)]),
        ("{ hours }", [("{ hours }", 0, None)]),
        ("{1a}", [("{1a}", 0, None)]),
        ("{_a}", [("{_a}", 0, None)]),
        ("{A}", [("{A}", 0, None)]),
        ("{a-b}", [("{a-b}", 0, None)]),
        ("{żółw}", [("{żółw}", 0, None)]),
        ("a } b", [("}", 2, None)]),
        ("a { b", [("{", 2, None)]),
        ("{a\nb}", [("{", 0, None), ("}", 4, None)]),
        ("{{a}}", [("{", 0, None), ("{a}", 1, "a"), ("}", 4, None)]),
        (r"\{a\}", []),
        (r"\{{a}", [("{a}", 2, "a")]),
        ("}", [("}", 0, None)]),
        ("{", [("{", 0, None)]),
    ],
)
def test_braces_of_a_text_are_found(text: str, found: list[tuple[str, int, str | None]]) -> None:
    """A placeholder is a lower-case name in braces; escaped braces are signs like others."""
    assert [(one.text, one.offset, one.name) for one in braces(text)] == found


def checked(text: Text) -> tuple[set[str], list[str]]:
    """Check a text; give the names it uses, and what is told."""
    problems = Collector()
    return check_text(text, DECLARED, problems), told(problems.found)


def test_names_of_all_languages_are_given() -> None:
    """Order and number of the placeholders don't matter; the company's name is always there."""
    text = plain(pl="{hours} i {days} {hours} {company}", en="{company} {days} and {hours}")

    assert checked(text) == ({"hours", "days", "company"}, [])


def test_text_without_braces_uses_nothing() -> None:
    """Nothing is used and nothing told."""
    assert checked(plain(pl="a", en="b")) == (set(), [])


def test_stray_brace_is_told_at_its_place() -> None:
    """Each of them, in every language; the text still says which names it uses."""
    hint = "\nhint: write {name} for a parameter, or \\{ and \\} for braces themselves"

    assert checked(plain(pl="{hours} {}", en="} {hours} { x }")) == (
        {"hours"},
        [
            f"f.yml:1:13: HB302 '{{}}' is no placeholder{hint}",
            f"f.yml:2:5: HB302 '}}' is no placeholder{hint}",
            f"f.yml:2:15: HB302 '{{ x }}' is no placeholder{hint}",
        ],
    )


def test_only_an_opening_or_only_a_closing_brace_is_told() -> None:
    """One language with one brace is enough to look at the text."""
    assert len(checked(plain(pl="a", en="}"))[1]) == 1
    assert len(checked(plain(pl="{", en="a"))[1]) == 1


def test_unknown_name_is_told_with_the_nearest() -> None:
    """Names that nobody declared are not used, so the other language lacks nothing."""
    assert checked(plain(pl="{huors}", en="{compny}")) == (
        set(),
        [
            (
                "f.yml:1:5: HB301 no parameter is named 'huors'\nhint: did you mean 'hours'?"
                " write:\npl: {hours}"
            ),
            (
                "f.yml:2:5: HB301 no parameter is named 'compny'\nhint: did you mean 'company'?"
                " write:\npl: {company}"
            ),
        ],
    )


def test_caret_of_a_placeholder_covers_all_of_it() -> None:
    """So that the whole brace is underlined."""
    problems = Collector()
    check_text(plain(pl="a {huors} {} b"), DECLARED, problems)

    assert [(one.place.column, one.place.length) for one in problems.found] == [(7, 7), (15, 2)]


def test_placeholder_that_one_language_lacks_is_told_there() -> None:
    """The first missing name by the alphabet, with the place of a text that has it."""
    text = plain(pl="{hours} {days}", en="none", de="{hours}")
    hint = "\nhint: use the same placeholders in every language"

    assert checked(text) == (
        {"hours", "days"},
        [
            (
                f"f.yml:2:5: HB303 the 'en' text lacks the placeholder {{days}}{hint}"
                "\nnote: f.yml:1:5: the 'pl' text has it"
            ),
            (
                f"f.yml:3:5: HB303 the 'de' text lacks the placeholder {{days}}{hint}"
                "\nnote: f.yml:1:5: the 'pl' text has it"
            ),
        ],
    )


def test_note_names_the_first_language_that_has_the_placeholder() -> None:
    """A language before it that lacks it too is not named."""
    _, problems = checked(plain(pl="a", en="{days}", de="{days}"))

    assert len(problems) == 1
    assert problems[0].endswith("note: f.yml:2:5: the 'en' text has it")


def test_parameter_that_no_text_uses_is_told() -> None:
    """At its declaration, with both ways out."""
    problems = Collector()
    at = Place(file="p.yml", line=7, column=3)
    declared = {"hours": parameter(place=at), "days": parameter(place=at), "more": parameter()}

    check_unused(declared, {"days", "more"}, problems)

    assert told(problems.found) == [
        (
            "p.yml:7:3: HB306 the parameter 'hours' is declared, but no text uses it"
            "\nhint: write {hours} where the value belongs, or delete the parameter"
        )
    ]


CHOICES = (
    Choice(id=Located("a"), name=plain(pl="Pierwszy", en="First")),
    Choice(id=Located("b"), name=plain(pl="Drugi", en="Second")),
)


@pytest.mark.parametrize(
    ("raw", "declared", "polish", "english"),
    [
        (24, parameter(), "24", "24"),
        (24, None, "24", "24"),
        ("a@b.example", parameter("email"), "a@b.example", "a@b.example"),
        (5, parameter("month"), "maj", "May"),
        ("5", parameter("month"), "5", "5"),
        ("b", parameter("choice", choices=CHOICES), "Drugi", "Second"),
        ("c", parameter("choice", choices=CHOICES), "c", "c"),
        ("b", parameter("text", choices=CHOICES), "b", "b"),
        (plain(pl="tak", en="yes"), parameter("text"), "tak", "yes"),
        (plain(pl="tak", en="yes"), None, "tak", "yes"),
    ],
)
def test_value_is_shown_in_the_words_of_a_language(
    raw: Any, declared: Parameter | None, polish: str, english: str
) -> None:
    """Months and choices have names; everything else shows itself."""
    assert (shown_raw(raw, declared, "pl"), shown_raw(raw, declared, "en")) == (polish, english)
    assert shown(value(raw, declared), "en") == english


def test_months_have_names_in_every_language() -> None:
    """All twelve of both, and those of any other language that is known; else the number."""
    assert [month_name(number, "pl") for number in range(1, 13)] == [
        *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
        *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
    ]
    assert [month_name(number, "en") for number in range(1, 13)] == [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ]
    assert month_name(3, "de") == "März"
    assert month_name(3, "xx") == "3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", "none"),
        ("in {hours} hours", "in <8> hours"),
        ("{hours}{hours}", "<8><8>"),
        ("{other}", "<{other}>"),
        ("{}", "<{}>"),
        ("a } b", "a <}> b"),
        ("a { b", "a <{> b"),
        (r"\{hours\}", "«{»hours«}»"),
        (r"\}", "«}»"),
    ],
)
def test_text_is_filled_with_encoded_values(text: str, expected: str) -> None:
    """Values and escaped braces are made safe; what names no value stays, made safe as well."""
    values = {"hours": value(8)}

    assert fill(text, values, "en", lambda said: f"<{said}>", lambda said: f"«{said}»") == expected


def test_filling_keeps_values_as_they_are_where_nothing_is_encoded() -> None:
    """Escapes lose their backslash, and each language has its own words."""
    text = plain(pl=r"{x} \{tak\}", en="{x}")
    values = {"x": value(plain(pl="a", en="b"))}

    assert filled(text, values) == {"pl": "a {tak}", "en": "b"}
