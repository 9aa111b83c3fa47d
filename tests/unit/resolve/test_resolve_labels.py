"""The words of the pages: each key has to be there, and no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from generator.model.inputs import Inputs
from generator.model.labels import Label
from generator.model.problems import Collector, Problem
from generator.resolve.wholeness import check_entries
from tests.trees import LABELS

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
FILE = "handbook/labels.yml"


def without(*keys: str) -> str:
    """Give the shipped words without some of them."""
    kept, skipping = [], False
    for line in LABELS.splitlines():
        if line.startswith("  ") and not line.startswith("    "):
            skipping = line.strip(" :") in keys
        if not skipping:
            kept.append(line)
    return "\n".join(kept) + "\n"


def test_each_word_that_is_missing_is_named(load: Callable[..., Inputs]) -> None:
    """Whichever word is deleted, the check says which one, and nothing else."""
    inputs = load()
    for key in Label:
        words = {name: text for name, text in inputs.base.labels.items() if name != key}
        base = dataclasses.replace(inputs.base, labels=words)
        problems = Collector()

        check_entries(dataclasses.replace(inputs, base=base), problems)

        found = [(problem.headline(), problem.hint) for problem in problems.found]
        hint = f"add '{key}:' below 'labels:' with a text for each language"
        assert found == [(f"{FILE}:1:1: HB101 '{key}' is missing", hint)]


def test_all_missing_words_are_named_at_once(problems: Problems) -> None:
    """One run tells of every word."""
    assert sorted(problems({FILE: without("why", "site_lost_title", "pdf_page")})) == [
        f"{FILE}:1:1: HB101 'pdf_page' is missing",
        f"{FILE}:1:1: HB101 'site_lost_title' is missing",
        f"{FILE}:1:1: HB101 'why' is missing",
    ]


def test_check_fails_for_a_word_that_only_the_build_would_miss(
    tree: Callable[..., Path], capsys: Any
) -> None:
    """`handbook check` names a word that the page for dead addresses asks for."""
    root = tree({FILE: without("site_lost_title")})

    code = outcome(["check", "--root", str(root)])

    out, err = capsys.readouterr()
    assert code == 1
    assert f"{FILE}:1:1: HB101 'site_lost_title' is missing" in out + err
    assert "No problems" not in out


@pytest.mark.parametrize(
    "files", [{FILE: None}, {FILE: "labels: {}\n"}], ids=["no file", "no words"]
)
def test_a_base_without_words_has_one_problem(problems: Problems, files: Any) -> None:
    """Hundreds of lines would say no more than one does."""
    assert problems(files) == [
        f"{FILE}:1:1: HB101 the base has no labels.yml, so the pages have no words of their own"
    ]


def test_words_that_no_page_asks_for_are_problems_in_every_layer(faults: Faults) -> None:
    """A misspelt key is named at its line, with the one that it was meant to be."""
    word = "labels:\n  {}: {{pl: Słowo, en: Word}}\n"
    files = {
        FILE: LABELS.replace("\n  why:", "\n  whyy:", 1),
        "industry_profiles/alpha/labels.yml": word.format("raeson"),
        "companies/acme/labels.yml": word.format("my_own"),
    }

    found = {problem.headline(): problem.hint for problem in faults(files, ("alpha",), "acme")}

    line = LABELS[: LABELS.index("\n  why:")].count("\n") + 2
    slips = {
        f"{FILE}:{line}:3: HB209 there is no label 'whyy'": (
            f"did you mean 'why'? write:\n{LABELS.splitlines()[line - 1]}"
        ),
        "industry_profiles/alpha/labels.yml:2:3: HB209 there is no label 'raeson'": (
            "did you mean 'reason'? write:\n  reason: {pl: Słowo, en: Word}"
        ),
    }
    assert found.items() >= slips.items()
    assert found.keys() - slips.keys() == {
        "companies/acme/labels.yml:2:3: HB209 there is no label 'my_own'",
        f"{FILE}:1:1: HB101 'why' is missing",
    }


def test_a_later_layer_may_change_a_word(handbook: Callable[..., Any]) -> None:
    """A company says a word in its own way and leaves all others as they are."""
    own = "labels:\n  why: {pl: Powód, en: The reason}\n"
    words = handbook({"companies/acme/labels.yml": own}, ("alpha",), "acme").labels

    assert words[Label.WHY]["en"] == "The reason"
    assert list(words) == list(Label)
