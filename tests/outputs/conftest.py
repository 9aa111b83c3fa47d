"""The small tree, and ways to run the program on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.cli.main import outcome
from tests.small_tree import write_tree

HOME = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session", autouse=True)
def _engine(engine_in_memory: None) -> None:
    """Nearly every test here builds."""


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
