"""A tiny source tree with a company, and the command line on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.trees import TREE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the tiny tree, with a version in the company file."""
    write_root(tmp_path)
    return tmp_path


def write_root(root: Path) -> None:
    """Write it into a folder."""
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    company = root / "companies/acme/company.yml"
    company.write_text('version: "1.0"\n' + company.read_text("utf-8"), encoding="utf-8")


@pytest.fixture
def run(root: Path, capsys: Any) -> Run:
    """Give a function that runs a command for the company."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = outcome([*arguments, "--root", str(root), "--company", "acme"])
        out, err = capsys.readouterr()
        return code, out, err

    return command
