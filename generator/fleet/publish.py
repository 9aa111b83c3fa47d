"""Put what was built in its place: once for each company and state of its sources."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.fleet.task import SITE_FOLDER, Task
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.folder import beside, remove
from generator.outputs.inputs_key import keep_key
from generator.outputs.stage import staging
from generator.sources.reach import linked
from generator.sources.world import facing_the_world

_NAME = ".fleet-"
"""No company's folder begins with a full stop, so none is called like this one."""


@contextmanager
def working_folder(root: Path) -> Iterator[Path]:
    """Give a fresh folder on the disk of the outputs, and remove it with all that is left in it.

    What runs that were killed have left is removed first, too.

    Raises:
        UsageFault: A link stands in the place of `build`.
        WorldFault: It can't be made.
    """
    build = root / "build"
    if linked(build):
        raise UsageFault(
            say("'{path}' is a link, and nothing is written where it leads to", path=build),
            say("remove it"),
        )
    with facing_the_world():
        build.mkdir(exist_ok=True)
        _remove_left(build)
        out = build / f"{_NAME}{secrets.token_hex(4)}"
        lock = FileLock(beside(out, "lock"))
        lock.acquire(timeout=0)
        beside(out, "new").mkdir()
    try:
        yield beside(out, "new")
    finally:
        with contextlib.suppress(OSError):
            remove(beside(out, "new"))
        lock.release()
        beside(out, "lock").unlink(missing_ok=True)


def _remove_left(build: Path) -> None:
    for path in build.glob(f".{_NAME}*.lock"):
        if path.is_symlink():
            continue
        with contextlib.suppress(Timeout, OSError), FileLock(path).acquire(timeout=0):
            remove(path.with_name(path.name.removesuffix("lock") + "new"))
            path.unlink(missing_ok=True)


def publish(task: Task, folder: Path) -> tuple[str, ...]:
    """Let what an attempt has made take the place of the old output, and write down its key.

    Args:
        task: What was built.
        folder: The folder of the attempt; what is not taken from it stays.

    Returns:
        What was put in its place, from the folder of the sources on.

    Raises:
        HandbookError: Another build is writing to the same folder, or it can't be replaced.
        OSError: The system refused something.
    """
    out = task.asked.folder(task.name)
    with staging(out, task.wanted.root) as stage:
        for path in (folder / SITE_FOLDER).iterdir():
            path.rename(stage / path.name)
    more = [path for path in sorted(folder.iterdir()) if path.name != SITE_FOLDER]
    placed = [out, *(path.replace(out.parent / path.name) for path in more)]
    keep_key(out, task.key, placed[1:])
    return tuple(path.relative_to(task.wanted.root).as_posix() for path in placed)
