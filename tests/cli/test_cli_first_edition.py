"""A first edition: whatever stands in the way is told before the approval, and never after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.small_tree import write_tree

Run = Callable[..., tuple[int, str, str]]
CLAUSE = """\
changes:
  - action: add
    chapter: photos
    clause:
      id: photos.own
      title: {pl: Nasza zasada, en: Our own rule}
      strength: must
      audience: [everyone]
      statement: {pl: Zrób to u nas., en: Do it here.}
      why: {pl: Tak ustaliliśmy., en: We agreed so.}
"""
COPIED = """\
example: true
name: Mała Firma
version: "2026.1"
valid_from: 2026-12-01
contacts:
  - {role: policy-owner, name: Biuro, email: biuro@mala.example}
"""
WORDS = ("--by", "Board", "--note", "Start", "--version", "2026.1")
APPROVE = ("approve", "--today", "2026-12-01", *WORDS)
RELEASE = ("build", "--release", "--quiet", "--today", "2026-12-01")


@pytest.fixture
def run(tmp_path: Path, capsys: Any) -> Run:
    """Copy an example that keeps confirmations, add a rule, and give the command line on it."""
    write_tree(tmp_path)
    own = tmp_path / "companies/mala"
    (own / "company.yml").write_text(COPIED + CLAUSE, encoding="utf-8")
    (own / "translations.yml").write_text("translations: {}\n", encoding="utf-8")

    def command(*arguments: str) -> tuple[int, str, str]:
        code = outcome([*arguments, "--root", str(tmp_path), "--company", "mala"])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def codes(err: str) -> set[str]:
    """Name the codes of the problems."""
    return {word for word in err.split() if word.startswith("HB") and word[2:].isdigit()}


def test_check_lists_what_approval_and_release_refuse(run: Run) -> None:
    """The same points, before and after: a draft may be built with all of them."""
    code, _, listed = run("check")
    refused = run(*APPROVE)
    release = run(*RELEASE)

    assert (code, refused[0], release[0]) == (0, 1, 1)
    assert codes(refused[2]) == {"HB607", "HB631", "HB633", "HB634"}
    # Who approved it has read the company's own words, so a release need not ask again.
    assert codes(listed) - {"HB415", "HB634"} == codes(release[2]) - {"HB415"}
    assert codes(release[2]) - codes(refused[2]) - {"HB415"} == {"HB604"}
    assert run("build", "--quiet")[0] == 0


def test_following_the_messages_leads_to_a_release(run: Run, tmp_path: Path) -> None:
    """Own address, the mark of the example gone, translations confirmed: then nothing is left."""
    path = tmp_path / "companies/mala/company.yml"
    text = path.read_text("utf-8").replace("example: true\n", "").replace(".example", ".internal")
    path.write_text(text, encoding="utf-8")

    assert codes(run(*APPROVE)[2]) == {"HB607", "HB634"}
    assert run("translations", "confirm", "--all")[0] == 0
    code, out, _ = run(*APPROVE, "--words", "chapter/photos")
    assert code == 0
    assert "Own words confirmed together: chapter/photos (1)\n" in out
    assert run(*RELEASE)[0] == 0
    assert run("diff", "2026.1")[1].splitlines()[0] == "0 changes, 0 of them material"


def test_confirmation_after_the_approval_keeps_the_edition(run: Run, tmp_path: Path) -> None:
    """What is no text changes neither digest nor differences, so the release stays possible."""
    path = tmp_path / "companies/mala/company.yml"
    text = path.read_text("utf-8").replace("example: true\n", "").replace(".example", ".internal")
    path.write_text(text, encoding="utf-8")
    run("translations", "confirm", "--all")
    assert run(*APPROVE, "--words", "photos.own")[0] == 0
    (tmp_path / "companies/mala/translations.yml").unlink()

    assert run(*RELEASE)[0] == 0
