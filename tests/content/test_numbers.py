"""Numbers and their words agree in every text, whatever a company sets."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

from generator.model.handbook import Handbook, Value
from generator.model.inputs import Inputs, texts
from generator.render.prose import flat
from tests.shipped import warned

VALUES = (0, 1, 2, 5, 12, 22, 25, 101)
POLISH = {
    "rok": ("rok", "lata", "lat", "roku", "lat"),
    "miesiąc": ("miesiąc", "miesiące", "miesięcy", "miesiąca", "miesięcy"),
    "dzień": ("dzień", "dni", "dni", "dnia", "dni"),
    "godzina": ("godzinę", "godziny", "godzin", "godziny", "godzin"),
    "minuta": ("minutę", "minuty", "minut", "minuty", "minut"),
    "znak": ("znak", "znaki", "znaków", "znaku", "znaków"),
}
"""For each noun the forms behind 1, 2 and 5, and the genitive behind one and behind several."""
GENITIVE = re.compile(r"(?:w ciągu|do|od|bez|przed upływem|po upływie)\Z", re.IGNORECASE)
WORDS = {form for forms in POLISH.values() for form in forms}
SINGULAR = {"year", "month", "day", "hour", "minute", "character"}


@pytest.fixture(
    scope="module", params=[(("finance", "healthcare", "tech"), None), ((), "lesna-polana")]
)
def whole(request: pytest.FixtureRequest) -> tuple[Handbook, Inputs]:
    """Resolve a handbook with every profile, and one with a company's own texts."""
    handbook, inputs, _ = warned(*request.param)
    return handbook, inputs


@pytest.mark.parametrize("number", VALUES)
def test_words_go_with_their_numbers(whole: tuple[Handbook, Inputs], number: int) -> None:
    """No "within 1 hours", no "1 years", no "2 lat", wherever a text has a number of ours."""
    handbook, inputs = whole
    values = dict(_set_to(handbook, number))

    wrong = [
        said
        for layer in inputs.layers
        for text in texts(layer)
        if any("{" in words for _, words in text.values)
        for language in ("pl", "en")
        for said in _wrong(flat(text, values, language), number, language)
    ]

    assert wrong == []


def _set_to(handbook: Handbook, number: int) -> Iterator[tuple[str, Value]]:
    for name, value in handbook.parameters.items():
        counts = value.parameter is not None and value.parameter.type == "number"
        setting = dataclasses.replace(value.setting, value=number) if counts else value.setting
        yield name, dataclasses.replace(value, setting=setting)


def _wrong(said: str, number: int, language: str) -> Iterator[str]:
    """Walk what stands behind a number and has another form than the number asks for."""
    for match in re.finditer(rf"(?<![\w.,:-]){number} ([^\W\d_]+)(?: ([^\W\d_]+))?", said):
        before = said[: match.start()].rstrip()
        noun, more = match[1], match[2] or ""
        if language == "en":
            noun = more if noun == "working" else noun
            plain = noun.removesuffix("s")
            if plain in SINGULAR and (noun == plain) != (number == 1):
                yield said[max(0, match.start() - 20) : match.end()]
        elif noun in WORDS and noun not in _right(number, before):
            yield said[max(0, match.start() - 20) : match.end()]


def _right(number: int, before: str) -> set[str]:
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    if GENITIVE.search(before):
        index = 3 if number == 1 else 4
    else:
        index = 0 if number == 1 else 1 if few else 2
    return {forms[index] for forms in POLISH.values()}


@pytest.mark.parametrize(
    ("said", "number", "language"),
    [
        ("Answer within 1 hours.", 1, "en"),
        ("For 2 year.", 2, "en"),
        ("in 5 working day", 5, "en"),
        ("w ciągu 1 godzin", 1, "pl"),
        ("przez 22 lat", 22, "pl"),
        ("przez 12 lata", 12, "pl"),
        ("do 1 dni", 1, "pl"),
    ],
)
def test_wrong_words_would_be_found(said: str, number: int, language: str) -> None:
    """The test above can fail."""
    assert len(list(_wrong(said, number, language))) == 1


def test_polish_words_are_printed_with_their_numbers(whole: tuple[Handbook, Inputs]) -> None:
    """The declared forms are the ones that the language has, for every parameter that has any."""
    handbook, _ = whole
    declared = [
        (words["pl"].split(" | "), words["en"].split(" | "))
        for value in handbook.parameters.values()
        if value.parameter is not None
        for words in value.parameter.counted.values()
    ]

    assert len(declared) > 15
    assert {len(polish) for polish, _ in declared} == {3}
    assert all(plural == f"{one}s" for _, (one, plural) in declared)
