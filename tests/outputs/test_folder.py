"""The output folder: nobody else's file is touched, and the old site stays whole."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from generator.cli.main import outcome
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from generator.outputs import stage as folder
from generator.outputs.folder import remove
from generator.outputs.site import make as site_output
from generator.outputs.site.verify import verify as genuine

Build = Callable[..., int]
ReadAll = Callable[[Path], dict[str, bytes]]


def _strangers(out: Path) -> None:
    """Put six kinds of foreign file into a folder."""
    (out / "important.docx").write_bytes(b"\x00work of years")
    (out / ".hidden").write_text("hidden", "utf-8")
    (out / "site" / "notes.txt").write_text("notes", "utf-8")
    (out / "deep" / "er").mkdir(parents=True)
    (out / "deep" / "er" / "file").write_text("deep", "utf-8")
    (out / "link").symlink_to("/etc/hostname")
    os.mkfifo(out / "pipe")


def test_foreign_files_are_named_and_kept(
    tree: Path, build: Build, read_all: ReadAll, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with others' files is refused, and every byte in it stays."""
    assert build() == 0
    out = tree / "build" / "base"
    _strangers(out)
    before = read_all(out)
    assert build() == 2
    told = capsys.readouterr().err
    assert told == (
        f"'{out}' holds files that a build did not write: '.hidden', 'deep/er/file',"
        " 'important.docx', 'link', 'pipe' and 1 more\n"
        "hint: move them away, or choose another folder with --out; nothing was deleted\n"
    )
    assert read_all(out) == before
    assert (out / "link").is_symlink()
    assert (out / "pipe").exists()


def test_folder_that_no_build_wrote_is_refused(
    tmp_path: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder full of somebody's files, and one with a manifest of another program."""
    full, other = tmp_path / "full", tmp_path / "other"
    for one in (full, other):
        one.mkdir()
    (full / "thesis.odt").write_text("x", "utf-8")
    (other / ".handbook.json").write_text('{"mine": true}', "utf-8")
    assert build("--out", str(full)) == 2
    assert build("--out", str(other)) == 2
    told = capsys.readouterr().err
    assert "holds files that a build did not write: 'thesis.odt'\n" in told
    assert "holds files that a build did not write: '.handbook.json'\n" in told
    assert (other / ".handbook.json").read_text("utf-8") == '{"mine": true}'


def test_foreign_file_that_comes_during_the_build_is_kept(
    tree: Path,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file put into the old site while the new one is built stops the exchange."""
    assert build() == 0
    late = tree / "build" / "base" / "late.txt"

    def verify(*arguments: Any) -> None:
        genuine(*arguments)
        late.write_text("late", "utf-8")

    monkeypatch.setattr(site_output, "verify", verify)
    assert build("--again") == 2
    assert "holds files that a build did not write: 'late.txt'" in capsys.readouterr().err
    assert late.read_text("utf-8") == "late"


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (".", "holds the sources"),
        ("..", "holds the sources"),
        ("/", "holds the sources"),
        ("handbook", "lies among the sources"),
        ("companies/mala", "lies among the sources"),
        ("companies/new", "lies among the sources"),
        ("industry_profiles", "lies among the sources"),
        ("overrides/new", "lies among the sources"),
    ],
)
def test_sources_and_what_holds_them_are_refused(
    tree: Path,
    build: Build,
    read_all: ReadAll,
    capsys: pytest.CaptureFixture[str],
    where: str,
    told: str,
) -> None:
    """No build writes over the sources, into them, or over a parent of them."""
    before = read_all(tree)
    assert build("--out", str(tree / where)) == 2
    assert told in capsys.readouterr().err
    assert read_all(tree) == before


def test_home_folder_is_refused(
    tmp_path: Path,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The home folder is never replaced, not even an empty one."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    assert build("--out", str(home)) == 2
    assert capsys.readouterr().err.startswith(f"'{home}' is your home folder\n")
    assert list(home.iterdir()) == []


def test_links_and_files_in_place_of_the_folder_are_refused(
    tmp_path: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """A symlink to a folder, a file, and a folder below a file are no output folders."""
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    (tmp_path / "file").write_text("x", "utf-8")
    assert build("--out", str(tmp_path / "link")) == 2
    assert build("--out", str(tmp_path / "file")) == 2
    assert build("--out", str(tmp_path / "file" / "below")) == 2
    told = capsys.readouterr().err
    assert f"'{tmp_path / 'link'}' is no folder" in told
    assert "is a file" in told
    below = tmp_path / "file" / "below"
    assert f"'{below}' can't be written: File exists: '{tmp_path / 'file'}'\n" in told
    assert list(real.iterdir()) == []
    assert (tmp_path / "file").read_text("utf-8") == "x"


def test_source_link_is_not_followed(tree: Path, build: Build) -> None:
    """A symlink among the sources is a problem, and what it leads to is in no output."""
    chapter = tree / "handbook" / "chapters" / "02-photos.yml"
    secret = tree.parent / "secret.yml"
    shutil.move(chapter, secret)
    chapter.symlink_to(secret)
    assert build() == 1
    assert not (tree / "build" / "base").exists()


def test_full_disk_leaves_the_old_site_whole(
    tree: Path,
    build: Build,
    read_all: ReadAll,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A disk that fills up during the build is told in one sentence, with exit 2."""
    assert build() == 0
    before = read_all(tree / "build" / "base")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(site_output, "_finish", full)
    assert build("--again") == 2
    out = tree / "build" / "base"
    assert capsys.readouterr().err == (
        f"'{out}' can't be written: No space left on device\n"
        "hint: make room or choose another folder with --out; the old site is unchanged\n"
    )
    assert read_all(out) == before
    assert not (tree / "build" / ".base.new").exists()


def test_running_build_keeps_others_out(
    tree: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """While one build holds the folder, another says so and changes nothing."""
    (tree / "build").mkdir()
    out = tree / "build" / "base"
    with FileLock(tree / "build" / ".base.lock"):
        assert build() == 2
    assert capsys.readouterr().err == (
        f"another build is writing to '{out}'\nhint: wait until it ends\n"
    )
    assert not out.exists()
    assert build() == 0


def test_exchange_in_two_steps_gives_the_same_result(
    tree: Path, build: Build, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system can't swap folders at once, renaming twice does."""
    assert build() == 0
    out = tree / "build" / "base"
    before = read_all(out)
    monkeypatch.setattr(folder, "_exchange_at_once", lambda *_: False)
    assert build("--again") == 0
    assert read_all(out) == before
    left = sorted(path.name for path in (tree / "build").iterdir())
    assert left == [".base.kept", ".base.key", ".base.lock", "base", "latest"]


def test_exchange_cut_off_in_the_middle_is_recovered(
    tree: Path, build: Build, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build killed between the two renamings loses nothing: the next run puts it back."""
    assert build() == 0
    out = tree / "build" / "base"
    before = read_all(out)
    out.rename(tree / "build" / ".base.old")

    def refuse(_: Path, __: object, problems: Collector) -> None:
        problems.add("HB502", "x", NOWHERE)

    monkeypatch.setattr(site_output, "verify", refuse)
    assert build() == 1
    assert read_all(out) == before


def test_clean_removes_only_what_builds_wrote(
    tree: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """`clean` keeps others' files and folders, and says how many stay; the key counts as one."""
    assert build() == 0
    out = tree / "build" / "base"
    written = len([path for path in out.rglob("*") if path.is_file()])
    _strangers(out)
    capsys.readouterr()
    assert outcome(["clean", "--root", str(tree)]) == 0
    told = capsys.readouterr().out
    assert told == f"Removed {written + 1} files from build/; 6 files are not ours and stay\n"
    left = sorted(path.relative_to(out).as_posix() for path in out.rglob("*"))
    assert left == [
        ".hidden",
        "deep",
        "deep/er",
        "deep/er/file",
        "important.docx",
        "link",
        "pipe",
        "site",
        "site/notes.txt",
    ]


def test_a_folder_into_which_a_killed_build_still_writes_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that outlived its build may put a file there while the rest goes."""
    full, removed = tmp_path / "full", shutil.rmtree
    full.mkdir()
    late = [OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), "full")] * 2

    def first_fails(folder: Path) -> None:
        if late:
            raise late.pop()
        removed(folder)

    monkeypatch.setattr("generator.outputs.folder.shutil.rmtree", first_fails)
    monkeypatch.setattr("generator.outputs.folder._PAUSE_SECONDS", 0)

    remove(full)

    assert (full.exists(), late) == (False, [])
