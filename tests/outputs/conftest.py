"""A small tree of sources that builds in about a second, and ways to run the program on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.cli.main import outcome

HOME = Path(__file__).parents[2]
CHAPTER = """\
id: {name}
title:
  pl: Rozdział {name}
  en: Chapter {name}
summary:
  pl: O czym to jest.
  en: What this is about.
owner: policy-owner
reviewed: 2026-11-01
review_months: 12
clauses:
  - id: {name}.first
    title:
      pl: Pierwsza zasada {name}
      en: First rule of {name}
    strength: must
    audience: [everyone]
    statement:
      pl: Zrób to w firmie {{company}}.
      en: Do this at {{company}}.
    why:
      pl: Bo tak jest lepiej.
      en: Because it is better.
  - id: {name}.second
    title:
      pl: Druga zasada {name}
      en: Second rule of {name}
    strength: may
    audience: [everyone]
    statement:
      pl: Możesz też zrobić [to]({link}).
      en: You may do [this]({link}) as well.
    why:
      pl: Bo wolno.
      en: Because it is allowed.
"""
COMPANY = """\
name: Mała Firma
valid_from: 2026-12-01
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def write_tree(root: Path) -> Path:
    """Write a base with two chapters and one company; head and labels are the shipped ones."""
    (root / "handbook" / "chapters").mkdir(parents=True)
    head = (HOME / "handbook" / "handbook.yml").read_text("utf-8")
    # This tree has no chapter for an emergency.
    head = head.replace("emergency: crisis\n", "")
    (root / "handbook" / "handbook.yml").write_text(head, "utf-8")
    labels = (HOME / "handbook" / "labels.yml").read_text("utf-8")
    # The shipped labels use shipped parameters, which this tree does not have.
    labels = re.sub(r"\{[a-z_]+\}", "x", labels)
    (root / "handbook" / "labels.yml").write_text(labels, "utf-8")
    for number, name in enumerate(("accounts", "photos"), start=1):
        text = CHAPTER.format(name=name, link="#accounts.first")
        (root / "handbook" / "chapters" / f"{number:02d}-{name}.yml").write_text(text, "utf-8")
    (root / "companies" / "mala").mkdir(parents=True)
    (root / "companies" / "mala" / "company.yml").write_text(COMPANY, "utf-8")
    return root


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a fresh folder of sources of this test's own."""
    return write_tree(tmp_path / "sources")


@pytest.fixture
def build(tree: Path) -> Callable[..., int]:
    """Give a function that builds the tree in this process and tells the exit code."""

    def run(*arguments: str) -> int:
        return outcome(["build", "--quiet", "--root", str(tree), *arguments])

    return run


@pytest.fixture
def handbook() -> Run:
    """Give a function that runs the command line in a process of its own."""

    def run(
        *arguments: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", *arguments]
        variables = {**os.environ, "PYTHONPATH": str(HOME), **(env or {})}
        return subprocess.run(
            command, env=variables, capture_output=True, text=True, check=False, timeout=120
        )

    return run


def files_of(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def read_all() -> Callable[[Path], dict[str, bytes]]:
    """Give a function that reads every file below a folder."""
    return files_of
