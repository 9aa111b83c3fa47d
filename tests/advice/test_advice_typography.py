"""Signs in an order that a language does not use: every rule of the shipped style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.trees import ROOT

Edit = Callable[[str, str, str], None]
Report = Callable[[], list[str]]
FILE = "handbook/chapters/01-posts.yml"
STYLE = yaml.safe_load((ROOT / "handbook" / "style.yml").read_text(encoding="utf-8"))["style"]
RULES = [
    (language, rule["signs"])
    for language, habits in STYLE["languages"].items()
    for rule in habits["typography"]
]
WORDS = {"pl": "Pisz krótko.", "en": "Write short posts."}
COLUMNS = {"pl": 11, "en": 11}
LINES = {"pl": 19, "en": 20}
GOOD = {
    "pl": "Napisz „tak”. Podaj „Fot.” i nazwisko, a nie „może...” albo „co?”.",
    "en": "Write “yes.” Then “no”, and the inch is 12'.",
}


@pytest.fixture
def shipped_style(tree: Path) -> None:
    """Hold the tiny tree to the shipped style."""
    text = (ROOT / "handbook" / "style.yml").read_text(encoding="utf-8")
    (tree / "handbook" / "style.yml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("shipped_style")
@pytest.mark.parametrize(("language", "signs"), RULES)
def test_each_rule_finds_its_signs(edit: Edit, report: Report, language: str, signs: str) -> None:
    """Twice in one text, each at its own place, and nowhere else."""
    planted = f"'No{signs.replace(chr(39), chr(39) * 2)} tak{signs} i'"
    edit("chapters/01-posts.yml", f"{language}: {WORDS[language]}", f"{language}: {planted}")

    at = COLUMNS[language] + 3
    what = f"HB421 warning: '{signs}' is not how it is written here"
    line = f"{FILE}:{LINES[language]}"
    assert [one for one in report() if "HB421" in one] == [
        f"{line}:{at}: {what}",
        f"{line}:{at + len(signs) + 4}: {what}",
    ]


@pytest.mark.usefixtures("shipped_style")
@pytest.mark.parametrize("language", ["pl", "en"])
def test_good_signs_raise_nothing(edit: Edit, report: Report, language: str) -> None:
    """Abbreviations and dots that trail off keep their dot inside the quotation."""
    text = f'{language}: "{GOOD[language]}"'
    edit("chapters/01-posts.yml", f"{language}: {WORDS[language]}", text)

    assert [one for one in report() if "HB421" in one] == []


@pytest.mark.usefixtures("shipped_style")
def test_abbreviations_do_not_hide_what_stands_behind_them(edit: Edit, report: Report) -> None:
    """However many there are."""
    text = "Podaj " + "„Fot.” " * 25 + "i „tak.” i"
    edit("chapters/01-posts.yml", f"pl: {WORDS['pl']}", f"pl: {text}")

    (found,) = [one for one in report() if "HB421" in one]
    assert found.startswith(f"{FILE}:19:{COLUMNS['pl'] + text.rindex('.” i')}: ")


@pytest.mark.usefixtures("shipped_style")
def test_wrong_posts_are_looked_at_too(edit: Edit, report: Report) -> None:
    """A wrong post may hold any word, but readers meet its signs; a text is told 20 times."""
    many = "„a.” " * 25
    example = (
        f"en: It is easier.\n    examples:\n      - wrong:\n          pl: Na {many.strip()} b\n"
        "          en: No.\n        right:\n          pl: Tak.\n          en: Yes."
    )
    edit("chapters/01-posts.yml", "en: It is easier.", example)

    assert sum("HB421" in one for one in report()) == 20
