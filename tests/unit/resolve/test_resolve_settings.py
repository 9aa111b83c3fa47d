"""One setting at a time: every kind of value, every way to write it, and what is told."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model.addresses import NO_EMAIL, NO_LINK
from generator.model.entries import Choice, Parameter
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.text import ANY, Text
from generator.resolve.settings import read_setting, read_value
from tests.told import told

KEY = Place(file="f.yml", line=1, column=1)
VALUE = Place(file="f.yml", line=2, column=5)
DEEP = Place(file="f.yml", line=3, column=7)
NAME = Located("hours", KEY)


def at(text: str, place: Place = VALUE) -> Located:
    """Write a word somewhere."""
    return Located(text, place)


def plain(text: str) -> Text:
    """Write a text in one language."""
    return Text(((Located("pl"), Located(text)),))


def parameter(kind: str, **more: Any) -> Parameter:
    """Declare a parameter."""
    made = Parameter(label=plain("L"), help=plain("H"), type=Located(kind), default="1")
    return dataclasses.replace(made, **more)


CHOICES = tuple(Choice(id=Located(name), name=plain(name.upper())) for name in ("open", "closed"))


def value(raw: Any, kind: str, **more: Any) -> tuple[object, list[str]]:
    """Read a value; give it with what is told."""
    problems = Collector()
    found = read_value(raw, parameter(kind, **more), NAME, problems)
    return found, told(problems.found)


def setting(raw: Any, layer: str = "company:acme", kind: str = "number") -> tuple[Any, list[str]]:
    """Read a setting; give it with what is told."""
    problems = Collector()
    found = read_setting(NAME, raw, parameter(kind), layer, problems)
    return found, told(problems.found)


@pytest.mark.parametrize(
    ("kind", "raw", "more", "expected"),
    [
        ("number", "1", {"minimum": 1}, 1),
        ("number", "0", {}, 0),
        ("number", "-5", {}, -5),
        ("number", "72", {"maximum": 72}, 72),
        ("month", "1", {}, 1),
        ("month", "12", {}, 12),
        ("choice", "closed", {"choices": CHOICES}, "closed"),
        ("email", "a@b.example", {}, "a@b.example"),
        ("link", "https://a.example/b", {}, "https://a.example/b"),
        ("link", "HTTPS://a.example/B", {}, "https://a.example/B"),
        ("link", "Http://a.example/B", {}, "http://a.example/B"),
        ("link", "http://a.example", {}, "http://a.example"),
    ],
)
def test_value_of_its_kind_is_taken(
    kind: str, raw: str, more: dict[str, Any], expected: object
) -> None:
    """Bounds belong to the values that are allowed; a number becomes one, a word a plain one."""
    found, problems = value(at(raw), kind, **more)

    assert (found, problems) == (expected, [])
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("kind", "raw", "more", "expected"),
    [
        ("number", "0", {"minimum": 1}, "expected a number of at least 1, found 0\nhint: write 1"),
        (
            "number",
            "73",
            {"maximum": 72},
            "expected a number of at most 72, found 73\nhint: write 72",
        ),
        (
            "number",
            "73",
            {"minimum": 1, "maximum": 72},
            "expected a number from 1 to 72, found 73\nhint: write 72",
        ),
        ("number", "x", {}, "expected a whole number, found 'x'\nhint: write digits only"),
        ("month", "0", {}, "expected a number from 1 to 12, found 0\nhint: write 1"),
        ("month", "13", {}, "expected a number from 1 to 12, found 13\nhint: write 12"),
        ("month", "0", {"minimum": 0}, "expected a number from 1 to 12, found 0\nhint: write 1"),
        ("month", "May", {}, "expected a whole number, found 'May'\nhint: write 5"),
        (
            "choice",
            "opn",
            {"choices": CHOICES},
            "expected one of open, closed; found 'opn'\nhint: did you mean 'open'?",
        ),
        (
            "choice",
            "?",
            {"choices": CHOICES},
            "expected one of open, closed; found '?'\nhint: use one of: closed, open",
        ),
        (
            "email",
            "nobody",
            {},
            f"expected an e-mail address, found 'nobody'\nhint: {NO_EMAIL}",
        ),
        (
            "link",
            "nowhere",
            {},
            f"expected an address that begins with http, found 'nowhere'\nhint: {NO_LINK}",
        ),
    ],
)
def test_value_of_another_kind_is_told_at_the_value(
    kind: str, raw: str, more: dict[str, Any], expected: str
) -> None:
    """The message names the parameter, what would be right, and what stands there."""
    assert value(at(raw), kind, **more) == (None, [f"f.yml:2:5: HB304 'hours': {expected}"])


@pytest.mark.parametrize("kind", ["number", "month", "choice", "email", "link"])
@pytest.mark.parametrize(
    ("raw", "named"), [(None, "nothing"), ([at("1")], "a list"), ({}, "keys with values")]
)
def test_value_that_is_no_single_word_is_told_at_the_key(kind: str, raw: Any, named: str) -> None:
    """A list, keys or nothing at all stand where one value belongs."""
    hint = "\nhint: write one value there, without a list: 1" if isinstance(raw, list) else ""
    assert value(raw, kind) == (
        None,
        [f"f.yml:1:1: HB304 'hours': expected one value, found {named}{hint}"],
    )


def test_value_stands_under_the_key_that_is_named() -> None:
    """With `value:` the problem stands there, and the text remembers that place."""
    key = Located("value", DEEP)
    problems = Collector()
    text = read_value({at("pl"): at("tak")}, parameter("text"), NAME, problems, key)
    nothing = read_value(None, parameter("number"), NAME, problems, key)

    assert isinstance(text, Text)
    assert (text.place, nothing) == (DEEP, None)
    assert told(problems.found) == ["f.yml:3:7: HB304 'hours': expected one value, found nothing"]


def test_text_keeps_languages_words_and_places() -> None:
    """The mapping's own place is no language."""
    found, problems = value({"place": KEY, at("pl", DEEP): at("tak"), "en": at("yes")}, "text")

    assert problems == []
    assert isinstance(found, Text)
    assert found.place == KEY
    assert [(str(code), str(words)) for code, words in found.values] == [
        ("pl", "tak"),
        ("en", "yes"),
    ]
    assert [code.place for code in found.languages()] == [DEEP, KEY]


def test_text_may_leave_its_language_open() -> None:
    """The one language of the handbook is meant; whether there is one is checked later."""
    found, problems = value(at("tak", DEEP), "text")

    assert isinstance(found, Text)
    assert (found.as_dict(), found.place, problems) == ({ANY: "tak"}, DEEP, [])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, "1:1: HB304 'hours': expected one text per language (pl:, en:), found nothing"),
        ([], "1:1: HB304 'hours': expected one text per language (pl:, en:), found a list"),
        ({at("pl", DEEP): at(" ")}, "2:5: HB304 'hours': expected text, found ' '"),
        ({at("pl", DEEP): None}, "3:7: HB304 'hours': expected text, found nothing"),
        ({at("pl", DEEP): [at("a")]}, "3:7: HB304 'hours': expected text, found a list"),
    ],
)
def test_text_that_is_none_is_told(raw: Any, expected: str) -> None:
    """Each language needs words; what stands in their place is named."""
    assert value(raw, "text") == (None, [f"f.yml:{expected}"])


def test_text_tells_every_language_that_has_no_words() -> None:
    """A fault in the first language hides none in the second; earlier problems don't count."""
    problems = Collector()
    problems.add("HB304", "an earlier one", KEY)
    bad = {at("pl", DEEP): at(""), at("en", DEEP): None, at("de"): at("ja")}

    assert read_value(bad, parameter("text"), NAME, problems) is None
    assert len(problems.found) == 3
    assert read_value({at("pl"): at("tak")}, parameter("text"), NAME, problems) is not None


def test_bare_value_of_a_company_is_a_setting() -> None:
    """It bears its layer and the place of its name, and neither reason nor approver."""
    found, problems = setting(at("3"))

    assert problems == []
    assert (found.value, found.layer, found.place) == (3, "company:acme", KEY)
    assert (found.reason, found.approved_by) == (None, None)


def test_setting_with_all_its_keys_is_read_whole() -> None:
    """Reason and approver come with it; the reason remembers its key."""
    raw = {
        at("value"): at("3"),
        at("reason", DEEP): {at("pl"): at("Bo tak.")},
        at("approved_by"): at("Board"),
    }

    found, problems = setting(raw, "profile:alpha")

    assert problems == []
    assert (found.value, found.layer, found.approved_by) == (3, "profile:alpha", "Board")
    assert found.reason.as_dict() == {"pl": "Bo tak."}
    assert found.reason.place == DEEP


@pytest.mark.parametrize(
    "raw", [at("3"), {at("value"): at("3")}, {at("value"): at("3"), at("approved_by"): at("B")}]
)
def test_profile_has_to_give_a_reason(raw: Any) -> None:
    """Without it the value is still read, so that its own faults are told in the same run."""
    found, problems = setting(raw, "profile:alpha")

    assert found.value == 3
    assert problems == [
        (
            "f.yml:1:1: HB305 the profile sets 'hours' without a reason"
            "\nhint: write it as 'value:' and 'reason:'"
        )
    ]


def test_company_needs_no_reason() -> None:
    """The company's own value speaks for itself."""
    assert setting({at("value"): at("3")})[1] == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            {at("value"): at("3"), at("reson", DEEP): at("x")},
            ["f.yml:3:7: HB102 unknown key 'reson'\nhint: write reason"],
        ),
        (
            {at("value"): at("3"), "zzz": at("x"), "place": KEY},
            ["f.yml:1:1: HB102 unknown key 'zzz'\nhint: use one of: approved_by, reason, until"],
        ),
        (
            {at("approved_by"): at("Board")},
            ["f.yml:1:1: HB101 'value' is missing\nhint: add a line 'value: ...'"],
        ),
        (
            {at("value"): at("3"), at("approved_by", DEEP): None},
            ["f.yml:3:7: HB304 'hours': expected text, found nothing"],
        ),
        (
            {at("value"): at("3"), at("approved_by", DEEP): at("  ")},
            ["f.yml:2:5: HB304 'hours': expected text, found '  '"],
        ),
        (
            {at("value"): at("3"), at("reason", DEEP): None},
            ["f.yml:3:7: HB304 'hours': expected one text per language (pl:, en:), found nothing"],
        ),
        (
            {at("value", DEEP): None, at("approved_by"): at("B")},
            ["f.yml:3:7: HB304 'hours': expected one value, found nothing"],
        ),
    ],
)
def test_setting_with_wrong_keys_is_told(raw: Any, expected: list[str]) -> None:
    """Unknown keys, missing and empty ones each have their place."""
    assert setting(raw)[1] == expected


def test_setting_without_a_value_is_none() -> None:
    """A reason alone sets nothing, and a value that can't be read neither."""
    assert setting({at("reason"): {at("pl"): at("Bo.")}})[0] is None
    assert setting({at("value"): at("x")})[0] is None


def test_keys_that_are_languages_are_a_text() -> None:
    """Without any key of a setting the mapping itself is the value."""
    found, problems = setting({at("pl"): at("tak")}, kind="text")

    assert problems == []
    assert found.value.as_dict() == {"pl": "tak"}
    assert found.value.place == KEY
