"""Copies of the shipped examples are told from a company's own words and pictures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.sources.example_marks import current_marks
from generator.sources.examples import FILE
from generator.sources.load import load_inputs
from tests.trees import ROOT

BANK = "companies/bank-brzozowy"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy an example as `lab`, as people do."""
    shutil.copytree(ROOT / BANK, tmp_path / "companies/lab")
    return tmp_path


def names(root: Path) -> list[str]:
    """Name what the copy still shares with the example."""
    return [one.name for one in load_inputs(root, (), "lab")[0].borrowed]


def test_marks_are_those_of_the_shipped_examples() -> None:
    """After a change of an example: `handbook schemas`."""
    assert FILE.read_text(encoding="utf-8") == current_marks(ROOT)


def test_untouched_copy_shares_everything(copied: Path) -> None:
    """Name, pictures, clauses and longer texts; short values are equal by chance."""
    found = names(copied)

    assert found[:5] == ["name", "legal_name", "logo", "logo_dark", "favicon"]
    assert {"people-and-data.branch-hall", "official-accounts.follow", "report_channel"} <= {*found}
    assert "reply_hours" not in found


def test_own_words_and_pictures_are_no_longer_shared(copied: Path) -> None:
    """What was replaced is off the list; spaces and capitals make no text one's own."""
    path = copied / "companies/lab/company.yml"
    text = path.read_text("utf-8").replace("name: Bank Brzozowy\n", "name: Lab\n")
    assert "Przed otwarciem" not in text
    path.write_text(text.replace("Lista obserwowanych może", "LISTA  obserwowanych może"), "utf-8")
    logo = copied / "companies/lab/logo.svg"
    logo.write_text(logo.read_text("utf-8").replace("<path", '<path opacity="0.9"', 1), "utf-8")
    found = names(copied)

    assert "name" not in found
    assert "official-accounts.follow" in found


def test_ids_of_what_anybody_may_name_are_nobodys_words(tmp_path: Path) -> None:
    """A company that cites the same clause as an example has not copied it."""
    folder = tmp_path / "companies/lab"
    folder.mkdir(parents=True)
    change = (
        "{action: amend, target: review task strategy-goals, clauses: [official-accounts.purpose]}"
    )
    (folder / "company.yml").write_text(f"name: Laboratorium\nchanges:\n  - {change}\n", "utf-8")

    assert names(tmp_path) == []


def test_companies_without_an_example_share_nothing(tmp_path: Path) -> None:
    """The shipped companies are marked as examples themselves, and say only their own."""
    folder = tmp_path / "companies/lab"
    folder.mkdir(parents=True)
    (folder / "company.yml").write_text("name: Laboratorium\n", encoding="utf-8")

    assert names(tmp_path) == []
