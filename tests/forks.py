"""Run commands in forked processes: several at once, killed, or with no room on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Work = Callable[[], int]
"""What a process does; gives its exit code."""
_TAKES = {"os.rename", "os.mkdir", "os.link", "os.symlink"}
"""What needs room on the disk, besides opening and writing."""
_FREES = {"os.remove", "os.rmdir", "os.chmod"}
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def fork(work: Work, told: Path | None = None) -> int:
    """Run a function in a forked process; give its id.

    Args:
        work: The function.
        told: The file that receives what it prints; nobody does when left out.
    """
    child = os.fork()
    if child:
        return child
    code = 3
    with contextlib.suppress(BaseException):
        where = os.open(told or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(where, 1)
        os.dup2(where, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def ended(children: Iterable[int]) -> list[int]:
    """Wait for processes; give their exit codes, negative for the signal that killed one."""
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def killed_at(point: int, work: Work, below: Path) -> Work:
    """Make a function be killed at its n-th step that changes a folder; the first one is 0.

    A step is the opening of a file to be written, its end (with only a half of it written), and
    whatever makes, renames or removes something.
    """

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    return _stopped_at(point, work, below, _TAKES | _FREES, kill)


def full_at(point: int, work: Work, below: Path) -> Work:
    """Make a function find no room on the disk at its n-th step that changes a folder."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return _stopped_at(point, work, below, _TAKES, refuse)


def steps_of(work: Work, below: Path, told: Path) -> int:
    """Count the steps of a function that change a folder, and let it do its work."""

    def count() -> int:
        seen = _watch(below, _TAKES | _FREES, lambda _: False, lambda: None)
        code = work()
        told.write_text(str(seen[0]), encoding="utf-8")
        return code

    ended([fork(count)])
    return int(told.read_text("utf-8"))


def _stopped_at(
    point: int, work: Work, below: Path, steps: set[str], stop: Callable[[], None]
) -> Work:
    def watched() -> int:
        _watch(below, steps, lambda number: number == point, stop)
        return work()

    return watched


def _watch(
    below: Path, steps: set[str], here: Callable[[int], bool], stop: Callable[[], None]
) -> list[int]:
    """Stop at a step; gives the count of steps. A process that is watched is so for good."""
    seen = [0]
    genuine = os.fsync
    folder = os.fspath(below)

    def is_here() -> bool:
        seen[0] += 1
        return here(seen[0] - 1)

    def hook(event: str, given: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(given[2], int) and given[2] & _TO_WRITE
        if (opens or event in steps) and str(given[0]).startswith(folder) and is_here():
            stop()

    def fsync(handle: int) -> None:
        if is_here():
            with contextlib.suppress(OSError):
                os.truncate(handle, os.fstat(handle).st_size // 2)
            stop()
        genuine(handle)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(hook)
    return seen
