"""Words behind numbers: which form is printed, and what is told of forms that can't be right."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.entries import Parameter
from generator.model.handbook import Setting, Value
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector
from generator.model.text import Text
from generator.text.counting import check_agreement, check_forms, counted
from generator.text.locale import plural_numbers
from generator.text.placeholders import check_text, fill, slot_shown
from tests.told import told


def words(**said: str) -> Text:
    """Write a text; each language stands on a line of its own, behind its key."""
    pairs = enumerate(said.items(), start=1)
    return Text(tuple((Located(code), _on(line, code, form)) for line, (code, form) in pairs))


def _on(line: int, code: str, said: str) -> Located:
    excerpt = f"{code}: {said}"
    return Located(
        said, Place(file="f.yml", line=line, column=5, length=len(said), excerpt=excerpt)
    )


YEARS = words(pl="rok | lata | lat", en="year | years")
WITHIN = words(pl="roku | lat | lat", en="year | years")
KEPT = Parameter(
    label=words(pl="Lata"),
    help=words(pl="Ile"),
    type=Located("number"),
    default="3",
    counted={Located("years"): YEARS, Located("within"): WITHIN},
)


def kept(number: int) -> dict[str, Value]:
    """Set the number of years."""
    setting = Setting(value=number, layer="base", place=NOWHERE)
    return {"kept": Value(name="kept", parameter=KEPT, setting=setting)}


@pytest.mark.parametrize(
    ("number", "polish", "genitive", "english"),
    [
        (0, "lat", "lat", "years"),
        (1, "rok", "roku", "year"),
        (2, "lata", "lat", "years"),
        (5, "lat", "lat", "years"),
        (12, "lat", "lat", "years"),
        (22, "lata", "lat", "years"),
        (25, "lat", "lat", "years"),
        (101, "lat", "lat", "years"),
    ],
)
def test_number_has_the_words_that_go_with_it(
    number: int, polish: str, genitive: str, english: str
) -> None:
    """In each language and case; without words, the number stands alone."""
    text = "{kept:years}, {kept:within}, {kept}"

    assert fill(text, kept(number), "pl") == f"{number} {polish}, {number} {genitive}, {number}"
    assert fill(text, kept(number), "en") == f"{number} {english}, {number} {english}, {number}"


def test_other_languages_follow_their_own_rules() -> None:
    """Babel knows them; words lent by another language follow that one's."""
    ukrainian = words(uk="рік | роки | років")
    lent = dataclasses.replace(words(uk="rok | lata | lat"), borrowed=(("uk", "pl"),))

    assert [counted(number, ukrainian, "uk") for number in (1, 3, 21, 5)] == [
        "1 рік", "3 роки", "21 рік", "5 років",
    ]  # fmt: skip
    assert [counted(number, lent, "uk") for number in (1, 21)] == ["1 rok", "21 lat"]
    assert (plural_numbers("de"), plural_numbers("ja"), plural_numbers("qq")) == (
        (1, 2),
        (1,),
        (1,),
    )


def test_placeholder_that_names_nothing_shows_itself() -> None:
    """It is told where it is an author's mistake."""
    assert slot_shown("{kept:months}", kept(2), "en") == "{kept:months}"
    assert slot_shown("{other:years}", kept(2), "en") == "{other:years}"


def test_words_that_nobody_declared_are_told() -> None:
    """With the nearest that there are; without any, with the number alone."""
    bare = dataclasses.replace(KEPT, counted={})
    problems = Collector()

    check_text(
        words(en="for {kept:yaers}", pl="{bare:years}"), {"kept": KEPT, "bare": bare}, problems
    )

    assert told(problems.found)[:2] == [
        "f.yml:1:9: HB307 'kept' has no words called 'yaers'\nhint: did you mean 'years'?",
        "f.yml:2:5: HB307 'bare' has no words called 'years'\nhint: write:\npl: {bare}",
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"pl": "rok | lata | lat", "en": "year | years"}, []),
        (
            {"pl": "rok | lat", "en": "year"},
            [
                (
                    "f.yml:1:5: HB307 words behind a number have 3 forms in 'pl', found 2"
                    "\nhint: write the words for 1, 2, 5, with | between them"
                ),
                (
                    "f.yml:2:5: HB307 words behind a number have 2 forms in 'en', found 1"
                    "\nhint: write the words for 1, 2, with | between them"
                ),
            ],
        ),
        (
            {"en": "year | "},
            [
                (
                    "f.yml:1:5: HB307 words behind a number have 2 forms in 'en', found 1"
                    "\nhint: write the words for 1, 2, with | between them"
                )
            ],
        ),
    ],
)
def test_forms_of_each_language_are_counted(said: dict[str, str], expected: list[str]) -> None:
    """Polish has three, English two."""
    problems = Collector()

    check_forms(dataclasses.replace(KEPT, counted={Located("years"): words(**said)}), problems)

    assert told(problems.found) == expected


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        (
            1,
            words(en="Kept for {kept} years."),
            [
                (
                    "f.yml:1:14: HB308 warning: this prints '1 years'"
                    "\nhint: write:\nen: Kept for {kept:years}."
                )
            ],
        ),
        (
            3,
            words(pl="Przez {kept} roku."),
            [
                (
                    "f.yml:1:11: HB308 warning: this prints '3 roku'"
                    "\nhint: write:\npl: Przez {kept:within}."
                )
            ],
        ),
        (
            1,
            words(pl="{kept} lat"),
            [
                (
                    "f.yml:1:5: HB308 warning: this prints '1 lat'"
                    "\nhint: take the words that belong here: {kept:years} (1 rok),"
                    " {kept:within} (1 roku)"
                )
            ],
        ),
        (3, words(en="Kept for {kept} years.", pl="Przez {kept} lata, w ciągu {kept} lat."), []),
        (1, words(en="Kept for {kept:years}.", pl="{kept} rok, {kept} roku, {kept} rokujące"), []),
        (1, words(en="{other} years, {kept} {kept}, {kept}"), []),
    ],
)
def test_word_that_does_not_go_with_its_number_is_told(
    number: int, text: Text, expected: list[str]
) -> None:
    """Only words that the parameter declares are known, in any of their cases."""
    problems = Collector()

    check_agreement(text, kept(number), problems)

    assert told(problems.found) == expected
    assert all(problem.warning for problem in problems.found)
