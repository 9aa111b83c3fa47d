"""Decisions that people type, in Polish or English, become the English words of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problems import Collector
from generator.model.review import Review, decision_of
from generator.sources.decode import decode
from generator.sources.review_exports import read_export
from generator.sources.text_file import read_source
from generator.sources.yaml_tree import read_tree

RECORD = """\
year: 2027
edition: "2026.1"
started: 2027-10-01
due: 2027-12-01
decisions:
  - {{clause: talk.open, rank: rest, text: "0123", decision: {typed}, note: x}}
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("keep", "keep"),
        ("Zostaw", "keep"),
        ("zmień", "change"),
        ("zmien", "change"),
        ("USUŃ", "remove"),
        ("usun", "remove"),
        (" zapytaj ", "ask"),
        ("ask", "ask"),
        ("Zostawić.", "keep"),
        ("bez zmian", "keep"),
        ("zostaje", "keep"),
        ("zmienić", "change"),
        ("usunąć", "remove"),
        ("pytanie", "ask"),
        ("zostawiam", None),
        ("", None),
    ],
)
def test_a_decision_is_known_in_both_languages(typed: str, meant: str | None) -> None:
    """With and without Polish letters, in any case."""
    assert decision_of(typed) == meant


def test_a_table_may_hold_polish_decisions(tmp_path: Path) -> None:
    """As somebody fills it in who never saw the English words."""
    (tmp_path / "hr.csv").write_text("clause;decision;note\na.b;zostaw;\na.c;Usuń;x\n", "utf-8")
    problems = Collector()
    export = read_export(tmp_path / "hr.csv", problems)

    assert export is not None
    assert {name: one.decision for name, one in export.verdicts.items()} == {
        "a.b": "keep",
        "a.c": "remove",
    }
    assert problems.found == []


def _record(folder: Path, typed: str) -> tuple[Review | None, Collector]:
    path = folder / "2027.yml"
    path.write_text(RECORD.format(typed=typed), "utf-8")
    problems = Collector()
    source = read_source(path, "2027.yml", problems)
    tree = source and read_tree(source, problems)
    return (decode(tree, Review, problems) if tree else None), problems


def test_a_record_may_be_edited_in_polish(tmp_path: Path) -> None:
    """The word keeps its place, for whatever is to be said about it later."""
    record, problems = _record(tmp_path, "zmień")

    assert problems.found == []
    assert record is not None
    decision = record.decisions[0].decision
    assert decision == "change"
    assert str(getattr(decision, "place", "")) == "2027.yml:6:61"


def test_another_word_in_a_record_is_a_problem(tmp_path: Path) -> None:
    """The choices are named."""
    _, problems = _record(tmp_path, "hmm")

    assert [one.code for one in problems.found] == ["HB104"]
