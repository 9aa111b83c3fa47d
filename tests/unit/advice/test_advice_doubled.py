"""A name that says once more what the rules say before it is remarked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.doubled import check_doubled
from generator.model.problems import Collector
from generator.sources.discover import load_inputs
from generator.workshop import combine
from tests.told import told

OWN = "companies/acme/company.yml"
MUSEUM = """\
settings:
  body:
    forms:
""" + "".join(
    f"      {form}: {{pl: muzeum, en: museum}}\n"
    for form in [
        "nom",
        "gen",
        "dat",
        "acc",
        "ins",
        "loc",
        "in",
        "from",
        "with",
        "start",
        "its",
        "a",
    ]
)


@pytest.fixture
def remarks(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """Say what is remarked on a name, for a company with these settings."""

    def found(name: str, settings: str) -> list[str]:
        folder = tmp_path / "companies" / "acme"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "company.yml").write_text(f"name: {name}\n{settings}", encoding="utf-8")
        problems = Collector()
        check_doubled(combine(*load_inputs(tmp_path, (), "acme")), problems)
        return told(problems.found)

    return found


def body(kind: str) -> str:
    """Write the setting."""
    return f"settings:\n  body: {kind}\n"


@pytest.mark.parametrize(
    ("name", "settings", "word", "rest"),
    [
        ("Urząd Gminy Klonowo", body("commune"), "urząd", "Gminy Klonowo"),
        ("URZĘDU Gminy Klonowo", body("commune"), "urzędu", "Gminy Klonowo"),
        ("School of Klonowo", body("school"), "school", "of Klonowo"),
        ("Firma Nowak", "", "firma", "Nowak"),
        ("Muzeum Klonowa", MUSEUM, "muzeum", "Klonowa"),
    ],
)
def test_name_that_begins_with_the_word_is_told_with_the_rest(
    remarks: Callable[[str, str], list[str]], name: str, settings: str, word: str, rest: str
) -> None:
    """In any of its forms, in any language, with capitals or without."""
    assert remarks(name, settings) == [
        (
            f"{OWN}:1:7: HB422 warning: the rules put '{word}' before the name, which says it again"
            "\nhint: leave the word out here, and put the whole name into 'legal_name:'; write:"
            f"\nname: {rest}"
        )
    ]


def test_word_alone_leaves_nothing_to_write(remarks: Callable[[str, str], list[str]]) -> None:
    """There is no rest that could be shown."""
    (found,) = remarks("Szpital", body("hospital"))

    assert found.endswith("which says it again\nhint: write the name alone")


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("Gminy Klonowo", body("commune")),
        ("Urzędowa Spółka", body("commune")),
        ("Szkoła Klonowo", body("commune")),
        ("Mała Firma", ""),
    ],
)
def test_other_names_are_left_alone(
    remarks: Callable[[str, str], list[str]], name: str, settings: str
) -> None:
    """Neither a longer word, nor another body's, nor one further behind is said twice."""
    assert remarks(name, settings) == []
