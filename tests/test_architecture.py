"""The program keeps its shape: imports go one way, few parts touch the disk or the terminal."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trees import ROOT

PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
ORDER = (
    "model",
    "sources",
    "text",
    "resolve",
    "aid",
    "advice",
    "compare",
    "review",
    "editions",
    "combine",
    "render",
    "search",
    "gap",
    "outputs",
    "workshop",
    "fleet",
    "cli",
)
"""Rooms in the order of the flow; each may import those before it."""
MIDDLE = {
    "model",
    "text",
    "resolve",
    "aid",
    "advice",
    "compare",
    "review",
    "editions",
    "combine",
    "render",
}
"""Rooms that are pure: no file, no clock, no random number, no environment."""
ENTRY = {"__main__", "__init__", "bootstrap", "wheel"}
WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rmdir",
    "rename",
    "replace",
    "touch",
    "symlink_to",
    "rmtree",
    "copytree",
    "copyfile",
    "copy2",
    "move",
    "mkdtemp",
    "TemporaryDirectory",
    "NamedTemporaryFile",
}
READS = {"read_text", "read_bytes", "iterdir", "rglob", "glob", "is_file", "is_dir", "exists"}


def part_of(path: Path) -> str:
    """Name the part of the program that a module belongs to."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Walk the parts of this program that a module imports, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} is a relative import"
            names = [node.module or ""]
            if node.module == "generator":
                names = [f"generator.{alias.name}" for alias in node.names]
        else:
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("generator.") and not name.startswith("generator.__"):
                yield name.split(".")[1], node.lineno


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Walk the calls of a module by the last name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            target = node.func
            if isinstance(target, ast.Attribute):
                yield target.attr, node
            elif isinstance(target, ast.Name):
                yield target.id, node


def rank(part: str) -> int:
    """Give a part's place in the order."""
    return ORDER.index(part)


def test_every_module_belongs_to_a_known_part() -> None:
    """A new part must be given its place in the order first."""
    assert {part_of(path) for path in MODULES} <= {*ORDER, *ENTRY}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    """No module imports a part that stands after its own."""
    part = part_of(path)
    if part in ENTRY:
        return
    wrong = [
        f"line {line} imports generator.{other}"
        for other, line in imports(path)
        if other not in ENTRY and rank(other) > rank(part)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) == "render"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_pages_report_nothing(path: Path) -> None:
    """What is wrong is found before any page is made, so `check` makes none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert "generator.model.problems" not in named


def _writes(path: Path) -> list[str]:
    found = []
    for name, call in calls(path):
        string = isinstance(call.func, ast.Attribute) and name in {"replace", "move"}
        # str.replace takes two texts; Path.replace takes one target.
        if name == "replace" and (len(call.args) != 1 or call.keywords):
            continue
        if name in WRITES and not (string and not call.args):
            found.append(f"line {call.lineno}: {name}")
        if name == "open":
            found.append(f"line {call.lineno}: open")
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) in MIDDLE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_middle_writes_nothing_to_the_disk(path: Path) -> None:
    """Only sources, the search pack and outputs create, move or delete files."""
    assert _writes(path) == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) in MIDDLE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_middle_reads_nothing(path: Path) -> None:
    """The middle is pure: no file, no clock, no random number, no environment."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    modules = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    modules |= {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }

    assert not modules & {
        "os",
        "random",
        "secrets",
        "time",
        "subprocess",
        "socket",
        "tempfile",
        "shutil",
    }
    assert [f"line {call.lineno}: {name}" for name, call in calls(path) if name in READS] == []
    assert [
        f"line {call.lineno}: {name}"
        for name, call in calls(path)
        if name in {"today", "now", "utcnow"}
    ] == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) not in {"cli", "bootstrap", "__main__"}],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_only_the_command_line_prints(path: Path) -> None:
    """No other part writes to the terminal or ends the program."""
    printed = {"print", "echo", "secho", "exit"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    streams = [
        f"line {node.lineno}: sys.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"stdout", "stderr"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    ]

    assert [f"line {call.lineno}: {name}" for name, call in calls(path) if name in printed] == []
    assert streams == []


def test_modules_are_short() -> None:
    """No module has more than 300 lines, and half of them at most 100."""
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 110


def test_no_module_is_called_by_a_name_that_says_nothing() -> None:
    """A name tells what a module is about."""
    assert {path.stem for path in MODULES} & {
        "utils",
        "helpers",
        "manager",
        "common",
        "misc",
    } == set()
