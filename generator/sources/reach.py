"""Reach files and folders below a folder that is known; no link is followed to anywhere else."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.say import say

_ASIDE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Open no link, and do not wait for whoever writes into a pipe."""


class NotRegular(OSError):
    """Something else than a file with content: a link, a folder, a pipe, a device."""


def linked(path: Path) -> bool:
    """Tell whether a link stands in the place of a path or on the way to it.

    Args:
        path: An absolute path; the folder that it is meant to lie in is real (`Path.resolve`).
    """
    real, meant = os.path.realpath(path), os.path.abspath(path)  # noqa: PTH100 - no link is followed
    return path.is_symlink() or os.path.normcase(real) != os.path.normcase(meant)


def named_by_user(path: Path) -> Path:
    """Give a path that somebody typed as one whose way holds no links; they may stand in it."""
    return path.absolute().parent.resolve() / path.name


def read_bounded(path: Path, limit: int) -> tuple[bytes, int]:
    """Read a regular file.

    It is opened first and looked at then, so that nobody can put another one in its place.

    Args:
        path: The file; see `linked`.
        limit: The most bytes that are read.

    Returns:
        Its bytes, and how many it has; no bytes when these are more than the limit.

    Raises:
        NotRegular: It is a link or no file.
        OSError: It can't be read.
    """
    if linked(path) or not stat.S_ISREG(path.lstat().st_mode):
        raise NotRegular(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    handle = os.open(path, os.O_RDONLY | _ASIDE)
    with open(handle, "rb") as file:  # noqa: PTH123 - it is open already
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegular(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if status.st_size > limit:
            return b"", status.st_size
        data = file.read(limit + 1)
    return (b"" if len(data) > limit else data), len(data)


def entries(folder: Path, name: str, problems: Collector) -> list[Path]:
    """List what lies in a folder, sorted; nothing when there is no such folder.

    Args:
        folder: The folder; see `linked`.
        name: How it is named in problems.
        problems: Receives HB001 for a link in its place, HB106 for a file.

    Raises:
        OSError: The folder can't be read.
    """
    if refuse_linked(folder, name, problems):
        return []
    if folder.is_dir():
        return sorted(folder.iterdir())
    if os.path.lexists(folder):
        problems.add(
            "HB106",
            say("'{sub}' must be a folder", sub=folder.name),
            Place(file=name, line=1, column=1),
            say("move the file away, and put its content into a folder of that name"),
        )
    return []


def refuse_linked(folder: Path, name: str, problems: Collector) -> bool:
    """Report a link in the place of a folder, or on the way to it (HB001)."""
    if not linked(folder):
        return False
    problems.add(
        "HB001",
        say("this is a link, and what it leads to is not read"),
        Place(file=name, line=1, column=1),
        say("put the folder itself here"),
    )
    return True


def refuse_link(path: Path) -> None:
    """Make sure that something is written where it seems to be.

    Raises:
        UsageFault: A link stands there or on the way.
    """
    if linked(path):
        raise UsageFault(
            say("'{name}' is a link", name=path),
            say("put the file or folder itself there; no link is followed"),
        )


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Walk everything below a folder that is no folder itself, by its name in the folder.

    No link is followed: it counts as a file.

    Raises:
        OSError: A folder can't be read.
    """
    for at, folders, names in os.walk(folder, onerror=_raise):
        for name in (*names, *(one for one in folders if (Path(at) / one).is_symlink())):
            path = Path(at) / name
            yield path.relative_to(folder).as_posix(), path


def _raise(error: OSError) -> None:
    raise error
