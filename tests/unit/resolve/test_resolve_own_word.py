"""A word of a company's own is read with all its forms, or told where it lacks one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.model.entries import Choice, Parameter
from generator.model.place import Located
from generator.model.problems import Collector
from generator.resolve.own_word import OWN, read_own_word
from generator.sources.text_file import Source
from generator.sources.yaml_tree import read_tree

BODY = cast(
    "Parameter",
    SimpleNamespace(choices=(SimpleNamespace(id="firm"),), inflected=("nom", "gen")),
)
GOOD = "forms:\n  nom: {pl: muzeum, en: museum}\n  gen: {pl: muzeum, en: museum's}\n"


def _read(text: str) -> tuple[Choice | None, list[str]]:
    problems = Collector()
    source = Source(file="company.yml", text=text, lines=tuple(text.split("\n")))
    tree: Any = read_tree(source, problems)
    assert tree is not None
    found = read_own_word(tree, BODY, Located("body"), ("pl", "en"), problems)
    return found, [str(problem.headline()) for problem in problems.found]


def test_all_forms_are_taken_and_the_first_is_the_name() -> None:
    """The name begins with a capital letter, as a heading does."""
    choice, told = _read(GOOD)

    assert told == []
    assert choice is not None
    assert (choice.id, str(choice.name["pl"]), str(choice.name["en"])) == (OWN, "Muzeum", "Museum")
    assert str(choice.forms[Located("gen")]["en"]) == "museum's"


def test_one_word_may_serve_every_language() -> None:
    """Some words are the same in both."""
    choice, told = _read("forms:\n  nom: ZOO\n  gen: ZOO\n")

    assert told == []
    assert choice is not None
    assert str(choice.forms[Located("nom")]["pl"]) == "ZOO"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word: museum\n", "HB304"),
        ("forms: museum\n", "HB304"),
        (GOOD + "more: 1\n", "HB304"),
        (GOOD.replace("{pl: muzeum, en: museum}", "[museum]"), "HB304"),
        (GOOD.replace("gen:", "dat:"), "HB309"),
    ],
)
def test_what_is_no_word_is_told(text: str, expected: str) -> None:
    """And no choice is made of it."""
    choice, told = _read(text)

    assert choice is None
    assert any(expected in line for line in told), told
