"""Layers that many companies share, read once for all handbooks of a process."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.model.inputs import Layer
from generator.model.problems import Collector
from generator.sources.home import (
    BASE_FOLDER,
    PROFILES_FOLDER,
    base_folder,
    profile_folder,
    profile_names,
)
from generator.sources.layer import read_layer

_kept: dict[tuple[Path, str], Layer] = {}


def keep_layers(root: Path, industries: Iterable[str]) -> None:
    """Read the base and profiles for good: later handbooks of this process take them as they are.

    Only a process whose sources stay as they are may ask for it, such as one that is forked for
    one build. A layer with any fault or remark is not kept, so that each handbook tells it.

    Args:
        root: The folder of the sources.
        industries: Names of profiles.
    """
    _keep(base_folder(root), "base", "handbook", BASE_FOLDER)
    for name in set(industries) & set(profile_names(root)):
        folder = f"{PROFILES_FOLDER}/{name}"
        _keep(profile_folder(root, name), f"profile:{name}", "profile", folder)


def _keep(path: Path, name: str, head: str, folder: str) -> None:
    problems = Collector()
    layer = read_layer(path, name, head, folder, problems)
    if layer is not None and not problems.found:
        _kept[path, name] = layer


def shared_layer(
    path: Path, name: str, head: str, folder: str, problems: Collector
) -> Layer | None:
    """Give a layer that is kept, else read it; see `read_layer`."""
    return _kept.get((path, name)) or read_layer(path, name, head, folder, problems)


def forget_layers() -> None:
    """Read all layers anew from here on."""
    _kept.clear()
