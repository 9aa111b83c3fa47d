"""What is ours in an output folder: named by its manifest, and never anything behind a link."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
import time
from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.sums import SUMS
from generator.sources.reach import files_of, linked

MANIFEST = ".handbook.json"
"""Names every file that a build wrote, so that other files are never deleted."""
_SOURCES = ("handbook", "industry_profiles", "companies", "generator", "overrides")
_NAMED = 5
"""Files that are named before the rest is only counted."""


def beside(out: Path, ending: str) -> Path:
    """Name what stands beside an output folder while it is made: `.acme.new`, `.acme.lock`."""
    return out.parent / f".{out.name}.{ending}"


def refuse_foreign(out: Path, root: Path) -> None:
    """Make sure that replacing a folder deletes nothing but our own files.

    Args:
        out: The output folder; it need not exist.
        root: The folder of the sources.

    Raises:
        UsageFault: The folder holds other files, or sources, or a link leads to it from the
            sources' folder.
    """
    _refuse_sources(out.resolve(), out, root)
    refuse_others(out, root)
    if not out.exists():
        return
    ours = written(out)
    strangers = sorted(
        name
        for name, path in files_of(out)
        if path.is_symlink() or (name not in ours and not (ours and name == MANIFEST))
    )
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


def _refuse_sources(resolved: Path, out: Path, root: Path) -> None:
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


def refuse_others(out: Path, root: Path) -> None:
    """Refuse links on the way, and anything but folders where folders are put.

    Args:
        out: The output folder; it need not exist.
        root: The folder of the sources.

    Raises:
        UsageFault: There is something else.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageFault(say("'{out}' is no folder", out=out), say("choose another one with --out"))
    # Above the folder of the sources, links are the user's own.
    if out.is_relative_to(root) and linked(out):
        refuse_link(out.parent)
    for ending in ("lock", "preview.lock", "new", "old", "preview", "kept"):
        path = beside(out, ending)
        if path.is_symlink():
            refuse_link(path)
        if path.exists() and not path.is_dir() and not ending.endswith("lock"):
            raise UsageFault(say("'{out}' is no folder", out=path), say("move it away"))


def refuse_link(path: Path) -> None:
    """Say that a link stands where something is to be written.

    Raises:
        UsageFault: Always.
    """
    raise UsageFault(
        say("'{path}' is a link, and nothing is written where it leads to", path=path),
        say("remove it, or choose another folder with --out"),
    )


def _home() -> Path | None:
    """Give the user's home folder; in a container a user may have none."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def written(folder: Path) -> set[str]:
    """Name the files that a build wrote into a folder; none when it has no manifest of ours."""
    manifest = folder / MANIFEST
    if manifest.is_symlink():
        return set()
    try:
        names = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return {str(name) for name in names if ".." not in Path(name).parts and name[:1] != "/"}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


_TRIES, _PAUSE_SECONDS = 50, 0.1
"""How long a folder may fill up again while it is removed."""


def remove(folder: Path) -> None:
    """Remove a folder of ours with all that it holds, also where somebody made it read-only.

    Raises:
        OSError: It is somebody else's.
    """
    if not os.path.lexists(folder):
        return
    for at, folders, _ in os.walk(folder):
        for name in (".", *folders):
            inner = Path(at) / name
            if not inner.is_symlink() and not inner.stat().st_mode & stat.S_IWUSR:
                inner.chmod(0o755)
    for left in range(_TRIES, -1, -1):
        try:
            shutil.rmtree(folder)
        except OSError as fault:
            # Processes of a build that was killed may still write there for a moment.
            if fault.errno != errno.ENOTEMPTY or not left:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def remove_written(folder: Path) -> tuple[int, int]:
    """Remove what builds wrote below a folder, and folders that are empty then.

    Returns:
        How many files were removed, and how many are not ours and stay.

    Raises:
        UsageFault: A build is writing there, or a link stands in the folder's place.
    """
    if folder.is_symlink():
        refuse_link(folder)
    if not folder.is_dir():
        return 0, 0
    with ExitStack() as locks:
        held = [_held(path, locks) for path in sorted(folder.glob(".*.lock"))]
        removed = sum(map(_remove_files, sorted(folder.iterdir())))
        for path in held:
            _remove_left(path)
        if (folder / "latest").is_symlink():
            (folder / "latest").unlink()
    for path in held:
        path.unlink(missing_ok=True)
    for at, _, _ in os.walk(folder, topdown=False):
        if Path(at) != folder and not any(Path(at).iterdir()):
            Path(at).rmdir()
    return removed, sum(1 for _ in files_of(folder))


def _held(path: Path, locks: ExitStack) -> Path:
    if path.is_symlink():
        refuse_link(path)
    try:
        locks.enter_context(FileLock(path).acquire(timeout=0))
    except Timeout:
        out = path.with_name(path.name[1:].removesuffix(".lock").removesuffix(".preview"))
        raise UsageFault(
            say("another build is writing to '{out}'", out=out), say("wait until it ends")
        ) from None
    return path


def _remove_left(lock: Path) -> None:
    """Remove what a killed build left; nobody else has the lock."""
    for ending in ("new", "old", "preview", "kept"):
        left = lock.with_name(lock.name.removesuffix("lock") + ending)
        if not left.is_symlink() and left.is_dir():
            remove(left)


def _remove_files(out: Path) -> int:
    ours = set() if out.is_symlink() else written(out)
    if not ours:
        return 0
    removed = 0
    for name, path in list(files_of(out)):
        if name in ours and path.is_file() and not path.is_symlink():
            path.unlink()
            removed += 1
    # The last one, so that whoever is interrupted can go on.
    (out / MANIFEST).unlink()
    return removed + 1


def keep_built(out: Path, stage: Path) -> bool:
    """Take a built site and its PDFs over into a stage that holds the same sources.

    Args:
        out: An earlier build.
        stage: A stage with the sources of the site and nothing else.

    Returns:
        False when the build is not whole, or was made of other sources; then the stage stays
        as it is.
    """
    named = written(out)
    kept = {name for name in named if (out / name).is_file()}
    if len(kept) != len(named) or "site/index.html" not in kept:
        return False
    sources = {name for name, _ in files_of(stage)}
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


def start_page(out: Path) -> Path:
    """Give the path of the page that leads to the site of each language."""
    return out / "site" / "index.html"


def point_latest(out: Path, root: Path) -> None:
    """Let `latest` beside an output in `build` lead to it, for the root mkdocs.yml."""
    if out.absolute().parent != (root / "build").absolute():
        return
    latest = out.parent / "latest"
    fresh = out.parent / ".latest.new"
    if latest.exists() and not latest.is_symlink():
        return
    try:
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(out.name)
        fresh.replace(latest)
    except OSError:
        # Some systems let nobody but an administrator make links; the build is whole without.
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
