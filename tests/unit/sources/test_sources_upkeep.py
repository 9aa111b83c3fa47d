"""Files that the program rewrites: by one command at a time, at once or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import filelock
import pytest
from filelock import SoftFileLock

from generator.model.place import NOWHERE
from generator.model.problems import Collector, ProblemsFound, UsageFault
from generator.sources.upkeep import alone, keep, stage_of


def test_text_is_kept_in_its_normal_form(tmp_path: Path) -> None:
    """Equal texts in other parts change nothing."""
    path = tmp_path / "a" / "b.yml"

    assert keep(path, "z\u0301\n")
    assert path.read_bytes() == "ź\n".encode()
    assert not keep(path, "ź\n")


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    """A file that a group may write stays so."""
    path = tmp_path / "a.yml"
    keep(path, "1\n")
    path.chmod(0o664)
    keep(path, "2\n")

    assert path.stat().st_mode & 0o777 == 0o664


def test_file_that_nobody_could_read_is_not_written(tmp_path: Path) -> None:
    """Larger than its reader takes, or refused when it is read back."""
    path = tmp_path / "a.yml"
    keep(path, "old\n")
    with pytest.raises(UsageFault) as caught:
        keep(path, "ż" * 10, most=19)
    assert caught.value.message == f"'{path}' would have 20 bytes, more than 19"
    assert caught.value.hint == "shorten its texts; nothing was written"

    def refuse(fresh: Path) -> None:
        assert fresh.read_text("utf-8") == "new\n"
        problems = Collector()
        problems.add("HB103", "x", NOWHERE)
        problems.raise_if_failed()

    with pytest.raises(ProblemsFound):
        keep(path, "new\n", refuse)
    assert path.read_text("utf-8") == "old\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]


def test_what_was_left_behind_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    """Half a file of a killed command goes; others' files and links stay."""
    (tmp_path / ".2027.yml.new").write_text("half", encoding="utf-8")
    (tmp_path / ".1.0.json.new").write_text("half", encoding="utf-8")
    for name in (".mine.new", "b.yml.new", ".c.docx.new"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / ".d.yml.new").mkdir()
    (tmp_path / ".e.yml.new").symlink_to("/etc/hostname")
    keep(tmp_path / "a.yml", "x\n")

    assert sorted(one.name for one in tmp_path.iterdir()) == [
        ".c.docx.new",
        ".d.yml.new",
        ".e.yml.new",
        ".mine.new",
        "a.yml",
        "b.yml.new",
    ]


def test_link_in_place_of_the_new_file_is_not_followed(tmp_path: Path) -> None:
    """Nobody can lead what is written to another file."""
    other = tmp_path / "other.txt"
    other.write_text("mine", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".a.yml.new").symlink_to(other)
    keep(folder / "a.yml", "x\n")

    assert other.read_text("utf-8") == "mine"
    assert [one.name for one in folder.iterdir()] == ["a.yml"]
    assert not (folder / "a.yml").is_symlink()


@pytest.mark.parametrize(("part", "name"), [(os, "fsync"), (Path, "replace")])
def test_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: object, name: str
) -> None:
    """The disk is full, or the folder was taken away meanwhile."""
    path = tmp_path / "a.yml"
    keep(path, "old\n")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(part, name, full)
    with pytest.raises(UsageFault) as caught:
        keep(path, "new\n")

    assert caught.value.message == f"'{path}' can't be written: No space left on device"
    assert path.read_text("utf-8") == "old\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]


def test_lock_stands_beside_the_folder_while_it_is_held(tmp_path: Path) -> None:
    """It is gone afterwards, also when the block fails; so is what a killed founding left."""
    folder = tmp_path / "companies" / "lab"
    stage_of(folder).mkdir(parents=True)
    (stage_of(folder) / "half.yml").write_text("x", encoding="utf-8")

    def fail() -> None:
        with alone(folder):
            assert [one.name for one in folder.parent.iterdir()] == [".lab.lock"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(folder.parent.iterdir()) == []


def test_folder_that_can_hold_no_lock_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "companies").write_text("x", encoding="utf-8")
    with pytest.raises(UsageFault) as caught, alone(tmp_path / "companies" / "lab"):
        pass

    path = tmp_path / "companies" / ".lab.lock"
    assert caught.value.message.startswith(f"'{path}' can't be written: ")


def test_lock_without_the_help_of_the_system_is_left_to_its_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a share knows no locks, the file itself is the lock."""
    monkeypatch.setattr(filelock, "FileLock", SoftFileLock)
    with alone(tmp_path / "a"):
        assert (tmp_path / ".a.lock").exists()

    assert list(tmp_path.iterdir()) == []
