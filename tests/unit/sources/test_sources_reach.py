"""Files and folders are reached without links, and looked at after they are opened."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problems import Collector
from generator.sources.reach import NotRegular, entries, files_of, linked, read_bounded
from generator.sources.world import cause, world_fault
from tests.told import told


def test_link_anywhere_on_the_way_is_seen(tmp_path: Path) -> None:
    """Also one that leads nowhere, and one in a circle; what is not there is no link."""
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "way").symlink_to("real")
    (tmp_path / "lost").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")

    assert [linked(tmp_path / name) for name in ("real/deep", "real/none", "none/none")] == [
        False,
        False,
        False,
    ]
    assert all(linked(tmp_path / name) for name in ("way", "way/deep", "way/none", "lost", "round"))


def test_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    """What is larger is not read at all, and its size is told."""
    (tmp_path / "file").write_bytes(b"12345")

    assert read_bounded(tmp_path / "file", 5) == (b"12345", 5)
    assert read_bounded(tmp_path / "file", 4) == (b"", 5)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, pytest.MonkeyPatch.context() as patch:
        patch.chdir(path.parent)
        made.bind(path.name)


@pytest.mark.parametrize(
    "make", [Path.mkdir, _pipe, _socket, lambda path: path.symlink_to("/etc/hostname")]
)
def test_what_is_no_file_is_refused_without_waiting(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """A pipe would wait for whoever writes into it."""
    make(tmp_path / "thing")

    with pytest.raises(NotRegular):
        read_bounded(tmp_path / "thing", 10)


def test_file_that_becomes_a_pipe_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the opening somebody may put another thing in its place."""
    path = tmp_path / "file"
    path.write_bytes(b"x")
    genuine = os.open

    def swapped(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return genuine(name, flags)

    monkeypatch.setattr(os, "open", swapped)

    with pytest.raises(NotRegular):
        read_bounded(path, 10)


def test_file_that_grows_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size that was told first does not count."""
    path = tmp_path / "file"
    path.write_bytes(b"123456789")
    genuine = os.fstat
    monkeypatch.setattr(
        os,
        "fstat",
        lambda handle: os.stat_result([*genuine(handle)[:6], 1, *genuine(handle)[7:10]]),
    )

    assert read_bounded(path, 4) == (b"", 5)


def test_folder_is_listed_in_order_and_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    """What is not there holds nothing."""
    problems = Collector()
    (tmp_path / "folder").mkdir()
    for name in "ba":
        (tmp_path / "folder" / name).touch()
    (tmp_path / "file").touch()

    assert [path.name for path in entries(tmp_path / "folder", "x", problems)] == ["a", "b"]
    assert entries(tmp_path / "none", "x", problems) == []
    assert entries(tmp_path / "file", "c/file", problems) == []
    assert told(problems.found) == [
        (
            "c/file:1:1: HB106 'file' must be a folder\nhint: move the file away, and put its"
            " content into a folder of that name"
        )
    ]


def test_walk_takes_links_for_files(tmp_path: Path) -> None:
    """Whatever they lead to."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").touch()
    (tmp_path / "a" / "folder").symlink_to(tmp_path)
    (tmp_path / "a" / "lost").symlink_to("nowhere")

    found = sorted(name for name, _ in files_of(tmp_path))

    assert found == ["a/b/file", "a/folder", "a/lost"]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            OSError(28, "No space left on device", "/from", None, "/to"),
            "'/to' can't be used: No space left on device",
        ),
        (
            OSError(13, "Permission denied", "/from", None, "/to"),
            "'/from' can't be used: Permission denied",
        ),
        (OSError(12, "Cannot allocate memory"), "the system refused it: Cannot allocate memory"),
        (OSError(9, "Bad file descriptor", 3), "the system refused it: Bad file descriptor"),
        (OSError(123456, "Odd", b"/x"), "'/x' can't be used: Odd"),
    ],
)
def test_fault_of_the_system_is_one_sentence(error: OSError, expected: str) -> None:
    """About the file that it is about."""
    assert world_fault(error).args[0] == expected


def test_fault_of_copying_a_folder_names_the_first_file() -> None:
    """And not the whole list of them."""
    import shutil

    error = shutil.Error(
        [
            ("/a/x", "/b/x", "[Errno 13] Permission denied: '/a/x'"),
            ("/a/y", "/b/y", "[Errno 28] No space left on device: '/a/y' -> '/b/y'"),
        ]
    )

    assert world_fault(error).args[0] == "'/a/x' can't be used: Permission denied"
    full = shutil.Error([("/a", "/b", "[Errno 28] No space left on device: '/a' -> '/b'")])
    assert world_fault(full).args[0] == "'/b' can't be used: No space left on device"
    assert cause(shutil.Error([("/a", "/b", "some words")]))[0] == "/a"
