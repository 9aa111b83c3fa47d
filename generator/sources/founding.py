"""Found a layer's folder: whole and readable, or not at all; nothing that is there is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.model.layers import Company
from generator.model.problems import Collector, UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.sources.layer import read_layer
from generator.sources.pictures import read_pictures
from generator.sources.reach import refuse_link
from generator.sources.upkeep import alone, stage_of


def found_layer(
    root: Path, folder: str, layer: str, head: str, files: Mapping[str, str | bytes]
) -> Path:
    """Write the files of a new layer, after reading them back as any other layer is read.

    Args:
        root: The folder of the sources.
        folder: The new folder, relative to it, such as `companies/acme`.
        layer: The layer's name, such as `company:acme`.
        head: Name of its own file without `.yml`.
        files: Texts, and the bytes of pictures, by their path in the folder.

    Returns:
        The folder.

    Raises:
        UsageFault: It is there already, or can't be written.
        ProblemsFound: What was given can't be read back; nothing was written.
    """
    target = root / folder
    with _stage(target, folder) as stage:
        for name, content in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(data)
        problems = Collector()
        made = read_layer(stage, layer, head, folder, problems)
        if made and isinstance(made.head, Company) and made.head.brand:
            read_pictures(stage, made.head.brand, problems)
        problems.raise_if_failed()
    return target


def refuse_taken(target: Path, folder: str) -> None:
    """Make sure that nothing stands where a new folder shall be.

    Raises:
        UsageFault: Something does, whatever it is.
    """
    if target.exists() or target.is_symlink():
        raise UsageFault(
            say("'{folder}' is there already", folder=folder),
            say("choose another name; nothing in it was changed"),
        )


@contextmanager
def _stage(target: Path, folder: str) -> Iterator[Path]:
    """Give a fresh folder that takes the target's place when the block ends well."""
    refuse_taken(target, folder)
    refuse_link(target.parent)
    # Profiles are read by the name of their folder, so the stage bears the name, too.
    outer = stage_of(target)
    with alone(target):
        refuse_taken(target, folder)
        try:
            (outer / target.name).mkdir(parents=True)
            yield outer / target.name
            (outer / target.name).rename(target)
        except OSError as error:
            raise UsageFault(
                say("'{folder}' can't be written: {why}", folder=folder, why=why(error)),
                say("check that you may write there"),
            ) from None
        finally:
            shutil.rmtree(outer, ignore_errors=True)
