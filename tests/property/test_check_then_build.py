"""What `check` lets pass builds, for employees and for the owner, and can be printed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.combine import combine
from generator.model.problems import ProblemsFound
from generator.sources.load import load_inputs
from tests.property.made_up import MakingUp

Tree = Callable[..., Path]
COUNT = 24 if os.environ.get("CI") else 3


@pytest.fixture(scope="module", autouse=True)
def _engine(engine_in_memory: None) -> None:
    """Every test here builds."""


def _is_clean(root: Path) -> bool:
    try:
        combine(*load_inputs(root, (), "acme"))
    except ProblemsFound:
        return False
    return True


@pytest.mark.parametrize("number", range(COUNT))
def test_what_check_lets_pass_builds_and_prints(
    tree: Tree, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Companies are made up until one has no problem; that one is built as a whole."""
    for attempt in range(1_000 * number, 1_000 * number + 50):
        files = MakingUp(attempt).folder()
        root = tree({f"companies/acme/{name}": text for name, text in files.items()})
        if _is_clean(root):
            break
        for name in files:
            (root / "companies" / "acme" / name).unlink()
    else:
        pytest.fail("nothing that was made up is free of problems")
    asked = ["--root", str(root), "--company", "acme"]
    reader = ["--for", ("employees", "owner")[number % 2]]

    assert outcome(["check", *asked]) == 0, files
    for command in ("build", "pdf"):
        assert outcome([command, "--quiet", *asked, *reader]) == 0, (capsys.readouterr(), files)
    for page in (root / "build").glob("acme*/site/*/*.html"):
        # No text was encoded twice.
        twice = re.findall(".{0,80}&amp;(?:#|amp;|lt;|gt;|quot;)", page.read_text("utf-8"))
        assert twice == [], (page, files)


def test_made_up_companies_are_mostly_free_of_problems(tree: Tree) -> None:
    """Otherwise the test above would try next to nothing."""
    clean = 0
    for number in range(20):
        files = MakingUp(number).folder()
        root = tree({f"companies/acme/{name}": text for name, text in files.items()})
        clean += _is_clean(root)
        for name in files:
            (root / "companies" / "acme" / name).unlink()

    assert clean > 12
