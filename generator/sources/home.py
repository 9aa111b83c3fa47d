"""What the program brings along, and which of it a folder of sources uses.

A folder with a base of its own is complete in itself. Any other uses the base and the profiles
that came with the program; a profile of its own is one more, or stands in for one of that name.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.model.place import Place
from generator.model.problems import Note, Problem, Teller
from generator.model.say import say

BASE_FOLDER = "handbook"
PROFILES_FOLDER = "industry_profiles"
_CONFIG = "mkdocs.yml"
OVERRIDES = "overrides"


def _brought() -> Path:
    """Give the folder with all that the program brings: a wheel has packed it (wheel.py)."""
    packed = Path(__file__).resolve().parent.parent / "_content"
    return packed if packed.is_dir() else packed.parent.parent


HOME = _brought()
"""Holds the program's base, profiles, mkdocs.yml and overrides."""


def has_base(root: Path) -> bool:
    """Tell whether a folder of sources has a base of its own, whole or not."""
    return os.path.lexists(root / BASE_FOLDER)


def base_folder(root: Path) -> Path:
    """Give the base that a folder of sources uses."""
    return (root if has_base(root) else HOME) / BASE_FOLDER


def own_profiles(root: Path) -> list[str]:
    """List the industry profiles that stand in the folder of sources itself."""
    return folders_with(root / PROFILES_FOLDER, "profile.yml")


def profile_names(root: Path) -> list[str]:
    """List the industry profiles that a folder of sources may use."""
    brought = [] if has_base(root) else own_profiles(HOME)
    return sorted({*own_profiles(root), *brought})


def profile_folder(root: Path, name: str) -> Path:
    """Give the folder of a profile; the folder's own stands in for the program's."""
    own = root / PROFILES_FOLDER / name
    return own if has_base(root) or os.path.lexists(own) else HOME / PROFILES_FOLDER / name


def config_file(root: Path) -> Path:
    """Give the mkdocs.yml that counts for a folder of sources."""
    return _own_else_brought(root, _CONFIG)


def overrides_folder(root: Path) -> Path:
    """Give the folder with the theme's overrides."""
    return _own_else_brought(root, OVERRIDES)


def _own_else_brought(root: Path, name: str) -> Path:
    return root / name if os.path.lexists(root / name) else HOME / name


def folders_with(folder: Path, file: str) -> list[str]:
    """Name the folders inside a folder that hold a file of that name."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if _may_hold(path, file))


def _may_hold(folder: Path, file: str) -> bool:
    """Tell whether a folder holds a file; what nobody can tell shows when it is read."""
    try:
        return (folder / file).is_file()
    except OSError:
        return True


def used_folders(root: Path) -> Iterator[Path]:
    """Walk what a handbook can be made of besides the company: folders, and mkdocs.yml."""
    yield base_folder(root)
    yield root / PROFILES_FOLDER
    if not has_base(root):
        yield HOME / PROFILES_FOLDER
    yield overrides_folder(root)
    yield config_file(root)


def telling_where(root: Path) -> Teller:
    """Make problems say where a file really lies when it came with the program.

    Origins keep its short name, so that a handbook has the same bytes wherever it is built.
    """
    return partial(_told, root)


def _told(root: Path, problem: Problem) -> Problem:
    notes = [dataclasses.replace(note, place=_real(root, note.place)) for note in problem.notes]
    place = _real(root, problem.place)
    if place != problem.place:
        message = say("this file came with the program and is not yours")
        notes.append(Note(message=message, place=place))
    return dataclasses.replace(problem, notes=tuple(notes))


def _real(root: Path, place: Place) -> Place:
    top, _, rest = place.file.partition("/")
    if top == BASE_FOLDER:
        folder = base_folder(root)
    elif top == PROFILES_FOLDER:
        folder = profile_folder(root, rest.partition("/")[0]).parent
    else:
        return place
    if folder.parent == root:
        return place
    return dataclasses.replace(place, file=(folder / rest).as_posix())
