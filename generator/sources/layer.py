"""Read a layer's folder: its own file, its chapters and its registers."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.model.inputs import Layer
from generator.model.layers import Profile
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.catalogs import read_catalogs
from generator.sources.decode import decode
from generator.sources.kinds import BESIDE, HEADS, ONE_PAGE, PAGES, REGISTER_FILES, SHEET_FILES
from generator.sources.reach import entries, linked, refuse_linked
from generator.sources.strangers import is_leftover, refuse_strangers
from generator.sources.text_file import read_source
from generator.sources.yaml_tree import read_tree

_Record = TypeVar("_Record")

_NUMBERED = re.compile(r"[0-9]{2}-([a-z0-9]+(?:-[a-z0-9]+)*)\.yml")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A layer's folder on disk, and how its files are named in problems."""

    path: Path
    name: str
    problems: Collector

    def read(self, file: str, kind: type[_Record]) -> _Record | None:
        source = read_source(self.path / file, f"{self.name}/{file}", self.problems)
        tree = source and read_tree(source, self.problems)
        return decode(tree, kind, self.problems) if tree else None

    def place(self, file: str) -> Place:
        return Place(file=f"{self.name}/{file}", line=1, column=1)


def read_layer(path: Path, name: str, head: str, folder: str, problems: Collector) -> Layer | None:
    """Read one layer.

    Args:
        path: The layer's folder.
        name: `base`, `profile:<name>` or `company:<name>`.
        head: Name of the layer's own file without `.yml`.
        folder: How the folder is named in problems.
        problems: Receives every fault of every file.

    Returns:
        The layer, or None when its own file could not be read. Other files that could not
        be read are left out; their problems forbid going on.
    """
    place = _Folder(path, folder, problems)
    if refuse_linked(path, folder, problems):
        return None
    refuse_strangers(path, folder, head, problems)
    own: Any = place.read(f"{head}.yml", HEADS[head])
    beside: dict[str, Any] = {}
    for stem, kind in BESIDE.items():
        # A link that leads nowhere counts too: it is reported, not passed over.
        if os.path.lexists(path / f"{stem}.yml"):
            beside[stem] = place.read(f"{stem}.yml", kind)
    pages = {sub: _read_pages(place, sub, kind) for sub, kind in PAGES.items()}
    if own is None:
        return None
    if isinstance(own, Profile) and own.id != path.name:
        problems.add(
            "HB106",
            say(
                "the profile's id is '{id}', but its folder is called '{name}'",
                id=own.id,
                name=path.name,
            ),
            own.id.place,
            say("give both the same name"),
        )
    return Layer(
        name=name,
        head=own,
        chapters=pages["chapters"],
        guides=pages["guide"],
        one_page=beside.pop(ONE_PAGE, None),
        registers={name: _under(name, beside) for name in REGISTER_FILES if beside.get(name)},
        catalogs=read_catalogs(path, folder, problems),
        **{name: _under(name, beside) for name in SHEET_FILES if beside.get(name)},
    )


def read_sheet(path: Path, stem: str, folder: str, problems: Collector) -> Any:
    """Read one file that stands beside a layer's own, as it is now.

    Args:
        path: The layer's folder.
        stem: The file's name without `.yml`, one of `SHEET_FILES`.
        folder: How the folder is named in problems.
        problems: Receives every fault of the file.

    Returns:
        What stands under the file's one key; None when there is no such file.
    """
    if not os.path.lexists(path / f"{stem}.yml"):
        return None
    found = _Folder(path, folder, problems).read(f"{stem}.yml", SHEET_FILES[stem])
    return found and getattr(found, stem)


def _under(name: str, beside: Mapping[str, Any]) -> Any:
    """Give what stands under the one key of a file."""
    return getattr(beside[name], name)


def _read_pages(folder: _Folder, sub: str, kind: type[Any]) -> tuple[Any, ...]:
    """Read the numbered files of a sub-folder in order."""
    where = folder.path / sub
    if not where.is_dir() and not linked(where):
        if os.path.lexists(where):
            message = say("'{sub}' must be a folder", sub=sub)
            folder.problems.add(
                "HB106", message, folder.place(sub), say("put numbered files into it")
            )
        return ()
    pages = []
    for path in entries(where, f"{folder.name}/{sub}", folder.problems):
        name = f"{sub}/{path.name}"
        if is_leftover(path.name):
            continue
        match = _NUMBERED.fullmatch(path.name)
        if match is None:
            folder.problems.add(
                "HB106",
                say("'{name}' is no name for a file in {sub}/", name=path.name, sub=sub),
                folder.place(name),
                say("call it NN-<id>.yml, such as 04-personal-accounts.yml"),
            )
            continue
        page = folder.read(name, kind)
        if page is not None and page.id != match.group(1):
            folder.problems.add(
                "HB106",
                say(
                    "the id is '{id}', but the file is called '{name}'", id=page.id, name=path.name
                ),
                page.id.place,
                say("write 'id: {id}' or rename the file", id=match.group(1)),
            )
        if page is not None:
            pages.append(page)
    return tuple(pages)
