"""No test is passed over: pytest skips whole folders by their name, without a word."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.trees import ROOT

TESTS = ROOT / "tests"
STUB = "def test_stub() -> None: ...\n"
NAMES = ("build", "dist", "node_modules", "venv", "CVS", "parts.egg")
"""Folders that pytest would not enter if the project did not say otherwise."""


def collected(root: Path, files: list[str]) -> list[str]:
    """Put one empty test into each file below a root with the project's options; run pytest."""
    (root / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STUB, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    lines = done.stdout.splitlines()
    return sorted(name for name, _, test in (line.partition("::") for line in lines) if test)


def test_every_file_of_tests_is_collected(tmp_path: Path) -> None:
    """Each test_*.py that lies below tests/ runs, whatever its folder is called."""
    files = sorted(path.relative_to(ROOT).as_posix() for path in TESTS.rglob("test_*.py"))
    assert "tests/test_collection.py" in files
    # Files of one name in two folders would be refused, as pytest refuses the real ones.
    assert len({Path(name).name for name in files}) == len(files)

    assert collected(tmp_path, files) == files


def test_folders_of_any_name_are_collected(tmp_path: Path) -> None:
    """A folder such as tests/build/ is entered; with pytest's own list it is not."""
    files = sorted(f"tests/{name}/test_{index}.py" for index, name in enumerate(NAMES))

    assert collected(tmp_path, files) == files


def test_conftest_files_pass_no_test_over() -> None:
    """No conftest.py leaves files out, which the stubs above would not notice.

    That of all tests does so where tests of one mark are asked for, and says why it may.
    """
    told = {
        path.relative_to(ROOT).as_posix(): name
        for path in TESTS.rglob("conftest.py")
        for name in ("collect_ignore", "pytest_ignore_collect", "pytest_collect_file")
        if name in path.read_text(encoding="utf-8")
    }

    assert told == {"tests/conftest.py": "pytest_ignore_collect"}


def test_tests_stand_in_files_that_pytest_looks_into() -> None:
    """A function called test_... in a file of another name would never run."""
    lost = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for path in sorted(TESTS.rglob("*.py"))
        if not path.name.startswith("test_")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]

    assert lost == []
