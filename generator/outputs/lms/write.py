"""Put a package in its place: beside it first, then at once."""

from __future__ import annotations

from pathlib import Path

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.sources.reach import linked, named_by_user
from generator.sources.upkeep import put
from generator.sources.world import facing_the_world


def write_package(path: Path, data: bytes) -> Path:
    """Write a file, or leave what stands there as it is.

    Args:
        path: The file; folders on the way are made, and no link is followed.
        data: What it is to hold.

    Returns:
        The path of the file.

    Raises:
        UsageFault: A folder or a link stands in its place.
        WorldFault: The system refused to write it.
    """
    path = named_by_user(path)
    with facing_the_world():
        if linked(path) or (path.exists() and not path.is_file()):
            raise UsageFault(
                say("'{path}' is a link or no file, and stays as it is", path=path),
                say("choose another file with --out"),
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, data)
    return path
