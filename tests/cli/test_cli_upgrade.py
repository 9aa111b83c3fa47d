"""`handbook upgrade`: what a new base means for a company's changes, told and noted down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.editions.edition_trees import edit
from tests.trees import TREE

Run = Callable[..., tuple[int, str, str]]
TALK = "handbook/chapters/01-talk.yml"
UPGRADE = "companies/acme/upgrade.yml"
OWN = "companies/acme/company.yml"


@pytest.fixture
def run(tree: Callable[..., Path], capsys: Any) -> Run:
    """Approve the tiny company once, and give a function that runs commands on it."""
    root = tree({OWN: 'version: "1.0"\n' + TREE[OWN]})

    def command(*arguments: str) -> tuple[int, str, str]:
        code = outcome([*arguments, "--root", str(root)])
        out, err = capsys.readouterr()
        return code, out, err

    words = ("--by", "Board", "--note", "n", "--today", "2026-12-01", "--version", "1.0")
    assert command("approve", "--company", "acme", *words)[0] == 0
    return command


def test_nothing_new_leaves_nothing_to_decide(run: Run, tmp_path: Path) -> None:
    """The first run notes down what stands below each change."""
    code, out, err = run("upgrade", "acme")

    assert (code, out, err) == (0, "acme: 1 own change of a rule, 0 to decide\n", "")
    assert '\n  talk.name: "' in (tmp_path / UPGRADE).read_text("utf-8")


def test_new_base_is_told_change_by_change(run: Run, tmp_path: Path) -> None:
    """Old and new words, where the company changes the rule, and what to type."""
    edit(tmp_path / TALK, "Podpisuj wpisy.", "Podpisuj wszystkie wpisy.")

    code, out, _ = run("upgrade", "acme")

    assert code == 0
    assert out.splitlines()[-4:] == [
        f"talk.name: the rule below your change reads otherwise ({OWN}:13:13)",
        "    statement: Podpisuj {+wszystkie+} wpisy.",
        "    decide: handbook upgrade acme --keep talk.name",
        "acme: 1 own change of a rule, 1 to decide",
    ]
    assert out.startswith("New since edition 1.0, from the base and the profiles:\n")


def test_decision_is_noted_down_and_opens_the_gate(run: Run, tmp_path: Path) -> None:
    """Until then the edition can't be approved; a later change of the base asks anew."""
    edit(tmp_path / TALK, "Podpisuj wpisy.", "Podpisuj wszystkie wpisy.")
    edit(tmp_path / OWN, 'version: "1.0"', 'version: "2.0"')
    words = ("--by", "Board", "--note", "n", "--today", "2026-12-01", "--version", "2.0")
    approve = ("approve", "--company", "acme", *words)

    code, _, err = run(*approve)
    assert (code, "HB635 the rule below your change of 'talk.name'" in err) == (1, True)
    run("upgrade", "acme")
    assert run(*approve)[0] == 1
    code, out, _ = run("upgrade", "acme", "--keep", "talk.name")
    assert (code, out.splitlines()[-1]) == (0, "acme: 1 own change of a rule, 0 to decide")
    edit(tmp_path / TALK, "wszystkie wpisy.", "wszystkie swoje wpisy.")
    assert run(*approve)[0] == 1
    run("upgrade", "acme", "--keep-all")
    assert run(*approve)[0] == 0


def test_change_that_has_lost_its_rule_shows_what_the_rule_said(run: Run, tmp_path: Path) -> None:
    """The problem stands at the change; nothing is written."""
    text = (tmp_path / TALK).read_text("utf-8")
    start, end = text.index("  - id: talk.name"), text.index("  - id: talk.secrets")
    (tmp_path / TALK).write_text(text[:start] + text[end:], "utf-8")

    code, out, err = run("upgrade", "acme")

    assert code == 1
    assert out.splitlines()[0] == (
        "talk.name: your change has lost its rule, which said: Podpisuj wpisy."
    )
    assert f"{OWN}:13:13: HB203 there is no clause 'talk.name' to amend" in err
    assert not (tmp_path / UPGRADE).exists()


def test_only_own_changes_can_be_kept(run: Run, tmp_path: Path) -> None:
    """A misspelt id is answered with the nearest one."""
    code, _, err = run("upgrade", "acme", "--keep", "talk.nme")

    assert code == 2
    assert "the company changes no clause 'talk.nme'" in err
    assert "did you mean 'talk.name'?" in err
    assert not (tmp_path / UPGRADE).exists()
