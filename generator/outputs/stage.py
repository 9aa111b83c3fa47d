"""The output folder: what is ours in it, and how a new one takes its place at once."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.outputs.sums import SUMS, hash_of, sums_text

MANIFEST = ".handbook.json"
"""Names every file that a build wrote, so that other files are never deleted."""
_SOURCES = ("handbook", "industry_profiles", "companies", "generator", "overrides")
_PATIENCE_SECONDS = 0.3
"""How long to wait for the lock: a killed build's workers hold it until they notice."""
_OUTSIDE_TROUBLE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EIO,
    errno.ENAMETOOLONG,
}
_NAMED = 5
"""Files that are named before the rest is only counted."""
_EXCHANGE = 2
_AT_FDCWD = -100


def refuse_foreign(out: Path, root: Path) -> None:
    """Make sure that replacing a folder deletes nothing but our own files.

    Args:
        out: The output folder; it need not exist.
        root: The folder of the sources.

    Raises:
        UsageFault: The folder holds other files, or sources.
    """
    resolved = out.resolve()
    if resolved == root.resolve() or resolved in root.resolve().parents:
        raise UsageFault(
            say("'{out}' holds the sources", out=out), say("choose a folder of its own with --out")
        )
    if resolved == _home():
        raise UsageFault(
            say("'{out}' is your home folder", out=out),
            say("choose a folder of its own with --out"),
        )
    for kept in _SOURCES:
        if resolved.is_relative_to((root / kept).resolve()):
            raise UsageFault(
                say("'{out}' lies among the sources", out=out), say("choose a folder of its own")
            )
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageFault(say("'{out}' is no folder", out=out), say("choose another one with --out"))
    if not out.exists():
        return
    written = _written(out)
    strangers = sorted(set(_files(out)) - written - ({MANIFEST} if written else set()))
    if strangers:
        shown = ", ".join(f"'{name}'" for name in strangers[:_NAMED])
        names = say("{shown} and {n} more", shown=shown, n=len(strangers) - _NAMED)
        raise UsageFault(
            say(
                "'{out}' holds files that a build did not write: {names}",
                out=out,
                names=names if len(strangers) > _NAMED else shown,
            ),
            say("move them away, or choose another folder with --out; nothing was deleted"),
        )


def _home() -> Path | None:
    """Give the user's home folder; in a container a user may have none."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(folder).as_posix()


def _written(folder: Path) -> set[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(name) for name in names if ".." not in Path(name).parts and name[:1] != "/"}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def remove_written(folder: Path) -> tuple[int, int]:
    """Remove what builds wrote below a folder, and folders that are empty then.

    Returns:
        How many files were removed, and how many are not ours and stay.
    """
    if not folder.is_dir():
        return 0, 0
    removed = 0
    for manifest in sorted(folder.glob(f"*/{MANIFEST}")):
        for name in _written(manifest.parent):
            if (path := manifest.parent / name).is_file():
                path.unlink()
                removed += 1
        # The same folder comes up twice when `latest` leads to it.
        if manifest.exists():
            manifest.unlink()
            removed += 1
    for path in [*folder.glob(".*.lock"), folder / "latest"]:
        if path.is_symlink() or path.is_file():
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    return removed, len(list(_files(folder)))


def compiled_folder() -> Path | None:
    """Give the folder that keeps compiled templates between runs; None if there can be none.

    It lies in the virtual environment, among other code, so that whoever may write to a build
    can't slip code into the next one.
    """
    if sys.prefix == sys.base_prefix:
        return None
    folder = Path(sys.prefix) / "handbook-templates"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder


def keep_built(out: Path, stage: Path) -> bool:
    """Take a built site and its PDFs over into a stage that holds the same sources.

    Args:
        out: An earlier build.
        stage: A stage with the sources of the site and nothing else.

    Returns:
        False when the build is not whole, or was made of other sources; then the stage stays
        as it is.
    """
    kept = {name for name in _written(out) if (out / name).is_file()}
    if len(kept) != len(_written(out)) or "site/index.html" not in kept:
        return False
    sources = set(_files(stage))
    made = {name for name in kept - sources if name.startswith("site/") or name.endswith(".pdf")}
    if kept != {SUMS, *sources, *made} or not all(
        _same(out / name, stage / name) for name in sources
    ):
        return False
    for name in sorted(made):
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(out / name, stage / name)
    return True


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


@contextmanager
def staging(out: Path, root: Path) -> Iterator[Path]:
    """Give a fresh folder beside `out`; when the block ends well, it takes the place of `out`.

    The old folder stays whole until the very moment of the exchange.

    What an earlier build left behind when it was killed is cleaned up first.

    Args:
        out: The output folder.
        root: The folder of the sources, which the output may not touch.

    Raises:
        UsageFault: Another build is writing to the same folder, or the folder can't be replaced.
    """
    refuse_foreign(out, root)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out.parent / f".{out.name}.lock")
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout:
        raise UsageFault(
            say("another build is writing to '{out}'", out=out), say("wait until it ends")
        ) from None
    except OSError as error:
        raise _unwritable(out, error) from None
    stage = out.parent / f".{out.name}.new"
    try:
        _recover(out)
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        yield stage
        _seal(stage)
        # Somebody may have put a file into the old folder while the new one was built.
        refuse_foreign(out, root)
        _exchange(stage, out)
    except OSError as error:
        if error.errno not in _OUTSIDE_TROUBLE:
            raise
        raise _unwritable(out, error) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        lock.release()


def _unwritable(out: Path, error: OSError) -> UsageFault:
    where = f": '{error.filename}'" if error.filename else ""
    return UsageFault(
        say(
            "'{out}' can't be written: {why}{where}",
            out=out,
            why=why(error),
            where=where,
        ),
        say("make room or choose another folder with --out; the old site is unchanged"),
    )


def _recover(out: Path) -> None:
    """Put the old folder back when an exchange in two steps was cut off between them."""
    old = _old(out)
    if old.is_dir() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _old(out: Path) -> Path:
    return out.parent / f".{out.name}.old"


def _seal(stage: Path) -> None:
    """Set equal rights on all files, and write their sums and the manifest."""
    digests = {}
    for name in sorted(_files(stage)):
        path = stage / name
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
        out.rename(_old(out))
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
