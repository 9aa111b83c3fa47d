"""Whatever would fail for good after an approval fails before it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import drafting
from generator.model.pages import EVERYTHING
from generator.outputs import proof
from tests.editions.edition_trees import NAME

Run = Callable[..., tuple[int, str, str]]
APPROVE = ("approve", "--today", "2026-12-01", "--version", "1.0")


@pytest.mark.usefixtures("proven")
def test_signs_that_no_paper_can_show_are_refused(run: Run, root: Path) -> None:
    """Every `pdf` would have failed for good; nothing is stored."""
    code, out, err = run(*APPROVE, "--by", "Zarząd 株", "--note", "Pierwsze 会")

    assert (code, out) == (2, "")
    assert err.startswith(
        "the sign '株' (CJK UNIFIED IDEOGRAPH-682A) can't be printed in the PDF\nhint: write a word"
    )
    assert [path.name for path in (root / "companies/acme").iterdir()] == ["company.yml"]


@pytest.mark.usefixtures("proven")
def test_edition_whose_site_and_pdf_can_be_made_is_stored(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    """For employees and for the owner, as a release, with the edition as it will be read."""
    tried: list[tuple[bool, bool, str | None]] = []
    genuine = proof.prove
    monkeypatch.setattr(tempfile, "tempdir", str(room := tmp_path_factory.mktemp("room")))

    def prove(handbook: Any, *given: Any) -> None:
        approved = handbook.standing.approved
        shows_all = handbook.shows == EVERYTHING
        tried.append((handbook.release, shows_all, approved and approved.note))
        genuine(handbook, *given)

    monkeypatch.setattr(drafting, "prove", prove)
    code, _, err = run(*APPROVE, "--by", "Zarząd", "--note", "Pierwsze 👍")

    assert (code, err) == (0, "")
    assert tried == [(True, False, "Pierwsze 👍"), (True, True, "Pierwsze 👍")]
    assert json.loads((root / NAME).read_text("utf-8"))["approval"]["note"] == "Pierwsze 👍"
    assert list(room.iterdir()) == []
    assert not (root / "build").exists()


@pytest.mark.usefixtures("proven")
def test_missing_room_for_the_trial_is_told(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder for temporary files is gone: one sentence, and nothing is stored."""
    monkeypatch.setattr(tempfile, "tempdir", str(root / "gone"))
    code, _, err = run(*APPROVE, "--by", "b", "--note", "n")

    assert code == 2
    assert err == (
        "site and PDF can't be tried: No such file or directory\n"
        "hint: make room in the folder for temporary files; nothing was written\n"
    )
    assert not (root / "companies/acme/editions").exists()
