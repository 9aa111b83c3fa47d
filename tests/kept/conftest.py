"""A tiny company, and commands on it as its owner types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.kept.company import write_company

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the tiny tree."""
    return write_company(tmp_path / "root")


@pytest.fixture
def run(root: Path, capsys: Any) -> Run:
    """Give a function that runs a command; gives its exit code and what it printed."""

    def command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = outcome([*arguments, "--root", str(root)])
        out, err = capsys.readouterr()
        return code, out, err

    return command
