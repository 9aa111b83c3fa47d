"""Equal sources give equal bytes, wherever and however the build runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shares import share
from tests.shipped import TOLD

HOME = Path(__file__).parents[2]
ReadAll = Callable[[Path], dict[str, bytes]]


def _build(root: Path, out: Path, prefix: str = "", **env: str) -> None:
    """Build in a process of its own, from another working folder."""
    command = f'{prefix} exec "$0" -m generator build --quiet --root "$1" --company mala --out "$2"'
    subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(root), str(out)],
        env={**os.environ, "PYTHONPATH": str(HOME), **env},
        cwd=out.parent,
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.fixture
def reference(tree: Path) -> Path:
    """Give a build in the ordinary surroundings."""
    out = tree.parent / "reference"
    _build(tree, out)
    return out


def _modes(out: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()}


def test_builds_in_other_surroundings_are_equal(
    tree: Path, reference: Path, read_all: ReadAll
) -> None:
    """Folder, time zone, locale, hash seed, file times and umask change no byte and no right."""
    expected = read_all(reference)
    elsewhere = tree.parent / "somewhere else ąę" / "copy"
    shutil.copytree(tree, elsewhere)
    for number, path in enumerate(sorted(elsewhere.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
    polish = next((name for name in known.split() if name.startswith("pl_PL")), "C")
    surroundings = [
        (elsewhere, "umask 077;", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}),
        (tree, "", {"LC_ALL": "C", "PYTHONHASHSEED": "0", "TZ": "America/New_York"}),
        (tree, "", {"LC_ALL": polish, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ]
    for number, (root, prefix, env) in enumerate(surroundings[: share(len(surroundings))]):
        out = tree.parent / f"other-{number}"
        _build(root, out, prefix, **env)
        found = read_all(out)
        assert sorted(found) == sorted(expected)
        assert [name for name in found if found[name] != expected[name]] == []
        assert _modes(out) == {0o644}
        assert {one.stat().st_mode & 0o777 for one in out.rglob("*") if one.is_dir()} == {0o755}


def test_output_names_neither_machine_nor_user(tree: Path, reference: Path) -> None:
    """No output file holds the path of the sources or of the program."""
    held = {str(tree).encode(), str(HOME).encode(), str(tree.parent).encode()}
    for name, data in sorted(
        (path.relative_to(reference).as_posix(), path.read_bytes())
        for path in reference.rglob("*")
        if path.is_file()
    ):
        assert not any(path in data for path in held), name


def test_copy_of_the_sources_builds_without_this_repository(
    shipped: Callable[[str], Path], read_all: ReadAll
) -> None:
    """The shipped content copied elsewhere builds with --root, and writes only there."""
    content = shipped("bank-brzozowy")
    folder = content.parent
    original = {
        f"{name}/{path}": data
        for name in ("handbook", "industry_profiles", "companies")
        for path, data in read_all(HOME / name).items()
    }
    told = (folder / TOLD).read_text("utf-8")
    *_, result = told.splitlines()
    assert result.startswith("Built content/build/bank-brzozowy/site/index.html (pl, en; ")
    after = read_all(content)
    assert {name: data for name, data in after.items() if not name.startswith("build/")} == original
    assert sorted(path.name for path in folder.iterdir()) == ["content", TOLD]
