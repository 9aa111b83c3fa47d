"""Rewrite files of the sources: one command at a time, and each file at once or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.problems import UsageFault
from generator.model.say import Said, say
from generator.model.system import why
from generator.sources.reach import refuse_link
from generator.sources.text_file import MAX_BYTES

_AT_ONCE_SECONDS = 0.5
"""After that somebody who waits is told so."""
_PATIENCE_SECONDS = 60
_LEFT = re.compile(r"\..+\.(?:yml|json|po|md)\.new")
"""What a command that was killed may leave beside a file; no reader takes it for a source."""


@contextmanager
def alone(folder: Path, tell: Callable[[Said], None] = lambda _: None) -> Iterator[None]:
    """Keep other commands from rewriting what stands in a folder until the block ends.

    Whoever rewrites a file on the ground of what it said reads it within the block, too;
    otherwise the work of a command that came in between would be lost.

    Args:
        folder: The folder; its lock stands beside it and is gone when the block ends.
        tell: Told when somebody else has to end first.

    Raises:
        UsageFault: Another command goes on for longer than a minute, or there can be no lock.
    """
    # Only who writes needs it.
    from filelock import FileLock, SoftFileLock, Timeout

    path = folder.parent / f".{folder.name}.lock"
    lock = FileLock(path)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=_AT_ONCE_SECONDS)
        except Timeout:
            tell(
                say("another command is writing to '{folder}'; waiting for its end", folder=folder)
            )
            lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout:
        raise UsageFault(
            say("another command is writing to '{folder}'", folder=folder),
            say("wait until it ends, then do this again; nothing was written"),
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        shutil.rmtree(stage_of(folder), ignore_errors=True)
        yield
    finally:
        # While it is held: whoever opened the same file meanwhile finds it gone, and begins anew.
        if not isinstance(lock, SoftFileLock):
            with contextlib.suppress(OSError):
                path.unlink()
        lock.release()


def stage_of(folder: Path) -> Path:
    """Give the place beside a folder where a new one is made; `alone` finds nothing there."""
    return folder.parent / f".{folder.name}.new"


def keep(
    path: Path,
    text: str,
    check: Callable[[Path], object] = lambda _: None,
    *,
    most: int = MAX_BYTES,
) -> bool:
    """Let a file of the sources say a text, and tell whether anything changed.

    The file changes at once or not at all, even when the power fails; its folder is made when it
    is missing. Only who is `alone` with the folder may do that.

    Args:
        path: The file.
        text: What it shall say.
        check: Reads the new file back before it takes its place, and raises if it can't.
        most: How many bytes its reader takes.

    Raises:
        UsageFault: The file can't be written, nobody could read it, or a link stands there.
    """
    refuse_link(path)
    data = unicodedata.normalize("NFC", text).encode()
    if len(data) > most:
        raise UsageFault(
            say(
                "'{path}' would have {size} bytes, more than {limit}",
                path=path,
                size=len(data),
                limit=most,
            ),
            say("shorten its texts; nothing was written"),
        )
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path.parent)
        put(path, data, check)
    except OSError as error:
        raise unwritable(path, error) from None
    return True


def put(path: Path, data: bytes, check: Callable[[Path], object] = lambda _: None) -> None:
    """Write a file at once or not at all, even when the power fails; links are the caller's care.

    Args:
        path: The file, whose folder is there.
        data: What it shall hold.
        check: Reads the new file back before it takes its place, and raises if it can't.

    Raises:
        OSError: It can't be written; what stood there is still whole.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
        # `x` follows no link that somebody may have put there.
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        check(fresh)
        fresh.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Let the names in a folder outlast a failure of the power, where the system can say so."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(folder: Path) -> None:
    """Remove what commands that were killed left behind."""
    for left in folder.iterdir():
        if _LEFT.fullmatch(left.name) and left.is_file() and not left.is_symlink():
            left.unlink()


def unwritable(path: Path, error: OSError) -> UsageFault:
    """Say that a file or a folder of the sources can't be written."""
    room = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return UsageFault(
        say("'{path}' can't be written: {why}", path=path, why=why(error)),
        say("make room and try again") if room else say("check that you may write there"),
    )
