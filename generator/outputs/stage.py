"""The output folder: how a new one takes the place of an old one at once."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.model.problems import UsageFault, WorldFault
from generator.model.say import say
from generator.model.system import why
from generator.outputs.folder import MANIFEST, beside, refuse_foreign, remove
from generator.outputs.sums import SUMS, hash_of, sums_text
from generator.sources.reach import files_of
from generator.sources.world import cause, world_fault

_PATIENCE_SECONDS = 0.3
"""How long to wait for the lock: a killed build's workers hold it until they notice."""
_EXCHANGE = 2
_AT_FDCWD = -100


@contextmanager
def staging(out: Path, root: Path, last: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Give a fresh folder beside `out`; when the block ends well, it takes the place of `out`.

    The old folder stays whole until the very moment of the exchange.

    What an earlier build left behind when it was killed is cleaned up first.

    Args:
        out: The output folder.
        root: The folder of the sources, which the output may not touch.
        last: What is done while `out` is the new one and nobody else may build there.

    Raises:
        UsageFault: Another build is writing to the same folder, or the folder can't be replaced.
    """
    refuse_foreign(out, root)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(beside(out, "lock"))
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout:
        raise UsageFault(
            say("another build is writing to '{out}'", out=out), say("wait until it ends")
        ) from None
    except OSError as error:
        raise _unwritable(out, error) from None
    stage = beside(out, "new")
    try:
        _recover(out)
        remove(stage)
        stage.mkdir()
        yield stage
        _seal(stage)
        # Somebody may have put a file into the old folder while the new one was built.
        refuse_foreign(out, root)
        _exchange(stage, out)
        last()
    except OSError as error:
        raise _outside(out, stage, error) from error
    finally:
        # What can't be removed now is removed, or told, by the next build.
        with contextlib.suppress(OSError):
            remove(stage)
        lock.release()


def _outside(out: Path, stage: Path, error: OSError) -> Exception:
    """Tell whose fault it is: the system's, or ours when a file of the stage is missing."""
    path, real = cause(error)
    if real.errno in {errno.ENOENT, errno.ENOTDIR}:
        if not stage.is_dir():
            return WorldFault(
                say("somebody removed '{stage}' while it was filled", stage=stage),
                say("build again; the old site is unchanged"),
            )
        if path and Path(path).is_relative_to(stage):
            return AssertionError(f"nobody has made '{path}'")
    elsewhere = path and not Path(path).is_relative_to(out.parent)
    return (
        world_fault(error) if elsewhere or real.errno == errno.ENOENT else _unwritable(out, error)
    )


def _unwritable(out: Path, error: OSError) -> WorldFault:
    path, real = cause(error)
    return WorldFault(
        say(
            "'{out}' can't be written: {why}{where}",
            out=out,
            why=why(real),
            where=f": '{path}'" if path else "",
        ),
        say("make room or choose another folder with --out; the old site is unchanged"),
    )


def _recover(out: Path) -> None:
    """Put the old folder back when an exchange in two steps was cut off between them."""
    old = beside(out, "old")
    if old.is_dir() and not out.exists():
        old.rename(out)
    remove(old)


def _seal(stage: Path) -> None:
    """Set equal rights on all files, and write their sums and the manifest."""
    digests = {}
    for name, path in sorted(files_of(stage)):
        path.chmod(0o644)
        digests[name] = hash_of(path)
    sums = stage / SUMS
    sums.write_text(sums_text(digests), encoding="utf-8")
    sums.chmod(0o644)
    digests[SUMS] = hash_of(sums)
    for path in stage.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    stage.chmod(0o755)
    manifest = json.dumps({"files": digests}, indent=1) + "\n"
    (stage / MANIFEST).write_text(manifest, encoding="utf-8")
    (stage / MANIFEST).chmod(0o644)


def _exchange(stage: Path, out: Path) -> None:
    if not out.exists():
        stage.rename(out)
    elif not _exchange_at_once(stage, out):
        out.rename(beside(out, "old"))
        try:
            stage.rename(out)
        finally:
            _recover(out)


def _exchange_at_once(stage: Path, out: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); tell whether it could."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    one, other = os.fsencode(stage.absolute()), os.fsencode(out.absolute())
    return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _EXCHANGE) == 0)
