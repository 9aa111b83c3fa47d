"""What stands as it would be built is not built again, and is told again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trees import ROOT

Build = Callable[..., int]
Told = pytest.CaptureFixture[str]
SAME = "Nothing has changed: "


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
    }


def _stands(build: Build, capsys: Told, *arguments: str) -> bool:
    capsys.readouterr()
    assert build(*arguments) == 0
    return SAME in capsys.readouterr().out


def test_nothing_is_touched_and_the_result_is_told(tree: Path, build: Build, capsys: Told) -> None:
    """Path, languages and pages are those of the build that made it."""
    assert build() == 0
    first = capsys.readouterr().out
    before = _states(tree)

    assert build() == 0
    told = capsys.readouterr().out
    assert told.startswith(SAME)
    assert told.endswith("site/index.html (pl, en; 18 pages) stands as it was built\n")
    assert first.partition(" in ")[0].removeprefix("Built ") in told
    # The link to the newest build is set again.
    changed = {name for name, state in _states(tree).items() if before.get(name) != state}
    assert changed <= {"build", "build/latest"}


def _append(name: str) -> Callable[[Path], None]:
    def edit(tree: Path) -> None:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if path.exists() else b""
        path.write_bytes(old + b"# another line\n")

    return edit


def _remove(name: str) -> Callable[[Path], None]:
    return lambda tree: (tree / "build" / "mala" / name).unlink()


def _settings(tree: Path) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tree / "mkdocs.yml").write_text(text.replace("toc_depth: 3", "toc_depth: 2"), "utf-8")


def _overrides(tree: Path) -> None:
    shutil.copytree(ROOT / "overrides", tree / "overrides")
    _append("overrides/main.html")(tree)


def _lock(tree: Path) -> None:
    shutil.copytree(ROOT / "overrides", tree / "overrides")
    _append("overrides/assets/note.lock")(tree)


def _told_nothing(key: Path) -> None:
    key.write_text(json.dumps(json.loads(key.read_text("utf-8")) | {"told": {}}), "utf-8")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "base": _append("handbook/chapters/01-accounts.yml"),
    "company": _append("companies/mala/company.yml"),
    "settings": _settings,
    "overrides": _overrides,
    "page lost": _remove("site/pl/index.html"),
    "page edited": _append("build/mala/site/pl/index.html"),
    "sums edited": _append("build/mala/SHA256SUMS"),
    "record lost": lambda tree: (tree / "build" / ".mala.key").unlink(),
    "record damaged": lambda tree: (tree / "build" / ".mala.key").write_text('{"key": 1}'),
    "file of any name": _lock,
    "record without end": lambda tree: (tree / "build" / ".mala.key").write_text("[" * 200_000),
    "record that tells nothing": lambda tree: _told_nothing(tree / "build" / ".mala.key"),
    "pipe": lambda tree: _pipe(tree / "build" / ".mala.key"),
    "build killed": lambda tree: (tree / "build" / ".mala.new").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_builds_again(tree: Path, build: Build, capsys: Told, change: str) -> None:
    """Of the sources, of the output, or of what was written down about both."""
    assert build("--company", "mala") == 0
    assert _stands(build, capsys, "--company", "mala")
    CHANGES[change](tree)

    assert not _stands(build, capsys, "--company", "mala")
    assert _stands(build, capsys, "--company", "mala")
    assert (tree / "build" / "mala" / "site" / "pl" / "index.html").is_file()


def test_a_file_of_somebody_else_is_told_as_ever(tree: Path, build: Build, capsys: Told) -> None:
    """And nothing is deleted."""
    assert build() == 0
    (tree / "build" / "base" / "mine.txt").write_text("mine", "utf-8")

    assert build() == 2
    assert "holds files that a build did not write: 'mine.txt'" in capsys.readouterr().err


def test_another_company_changes_nothing(tree: Path, build: Build, capsys: Told) -> None:
    """Only what a handbook is made of counts."""
    assert build("--company", "mala") == 0
    shutil.copytree(tree / "companies" / "mala", tree / "companies" / "druga")

    assert _stands(build, capsys, "--company", "mala")


def test_again_builds_although_nothing_changed(tree: Path, build: Build, capsys: Told) -> None:
    """For whoever does not believe it."""
    assert build() == 0
    before = (tree / "build" / "base").stat().st_ino

    assert not _stands(build, capsys, "--again")
    assert (tree / "build" / "base").stat().st_ino != before


def test_what_was_remarked_is_told_again(tree: Path, build: Build, capsys: Told) -> None:
    """A remark on the looks is kept; a warning is found anew at its line."""
    company = tree / "companies" / "mala" / "company.yml"
    with company.open("a", encoding="utf-8") as file:
        file.write("brand:\n  colour: '#c9962c'\n")
    assert build("--company", "mala") == 0
    remarks = [line for line in capsys.readouterr().out.split("\n") if "colour" in line]
    assert remarks
    assert build("--company", "mala") == 0
    told = capsys.readouterr().out
    assert SAME in told
    assert [line for line in told.split("\n") if "colour" in line] == remarks


def test_pdfs_stand_beside_the_site(tree: Path, build: Build, capsys: Told) -> None:
    """What printed last stands; a build of the site alone takes the PDFs away, as ever."""
    from generator.cli.main import outcome

    printing = ["pdf", "--quiet", "--root", str(tree)]
    assert outcome(printing) == 0
    capsys.readouterr()
    assert outcome(printing) == 0
    told = capsys.readouterr().out
    assert told.count("stands as it was printed") == 2
    assert outcome([*printing, "--paper", "letter"]) == 0
    assert "stands as it was printed" not in capsys.readouterr().out
    assert build() == 0
    assert not list((tree / "build" / "base").glob("*.pdf"))
    assert outcome(printing) == 0
    assert "Wrote" in capsys.readouterr().out


def test_the_json_of_problems_stays_json(tree: Path, build: Build, capsys: Told) -> None:
    """Programs that read it find an empty list."""
    for _ in range(2):
        assert build("--format", "json") == 0
        assert json.loads(capsys.readouterr().out) == []


def test_little_of_the_program_is_imported(tree: Path, build: Build) -> None:
    """That is what makes it fast: nothing that reads, renders or builds."""
    assert build() == 0
    code = (
        "import sys\n"
        "from generator.cli.main import outcome\n"
        f"assert outcome(['build', '--root', {str(tree)!r}]) == 0\n"
        "print(sorted(name for name in sys.modules if name.startswith(("
        "'generator.resolve', 'generator.render', 'pydantic.type_adapter', 'jinja2',"
        " 'mkdocs', 'typst', 'lxml'))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    told, names = done.stdout.strip().split("\n")

    assert told.startswith(SAME)
    assert names == "[]"
