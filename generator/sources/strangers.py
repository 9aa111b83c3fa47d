"""Files and folders of a layer that nobody would read: most likely a name that was misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from generator.model.key_names import meant_key
from generator.model.nearest import did_you_mean
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.catalogs import FOLDER as CATALOGS
from generator.sources.kinds import BESIDE, HEADS, PAGES
from generator.sources.reach import entries
from generator.sources.shape import keys_at

_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
_OFFICE = {".doc", ".docx", ".rtf", ".odt", ".xlsx", ".csv"}
"""Endings of files that an office leaves where YAML belongs."""
_OTHER_FOLDERS = {"editions", "reviews", "logo", "schemas", CATALOGS}
_COPY = re.compile(
    r"(?i)[ _—–-]*(?:\(\d+\)|\b(?:kopia|copy)\b.*|\bv\d+|\d{1,4}[._-]\d{1,2}[._-]\d{1,4}|"
    r"\b(?:now[ya]|new|final|star[ya]|old|backup)\b)$"
)
"""What people and mail programs put behind the name of a copy."""
_FOLDERS = (("rozdzialy", "chapters"), ("rozdziały", "chapters"), ("przewodnik", "guide"))
"""What people call the folders."""


def is_leftover(name: str) -> bool:
    """Tell whether a system or an editor left a file that no author means to have."""
    return name.startswith(".") or name.endswith("~")


def refuse_strangers(folder: Path, name: str, head: str, problems: Collector) -> None:
    """Report files and folders that nobody would read (HB106).

    Args:
        folder: The layer's folder.
        name: How it is named in problems.
        head: Name of the layer's own file without `.yml`.
        problems: Receives the problems.
    """
    known = {head, *BESIDE}
    for path in entries(folder, name, problems) if folder.is_dir() else ():
        place = Place(file=f"{name}/{path.name}", line=1, column=1)
        if is_leftover(path.name):
            continue
        if hint := _of_file(path, head, known):
            message = say("'{name}' is no file of a layer", name=path.name)
            problems.add("HB106", message, place, hint)
        elif path.is_dir() and not _may_be_folder(path.name, known):
            message = say("'{name}' is no folder of a layer", name=path.name)
            problems.add("HB106", message, place, did_you_mean(path.name, PAGES, _FOLDERS))


def _may_be_folder(name: str, known: Collection[str]) -> bool:
    return name in {*PAGES, *_OTHER_FOLDERS, *(f"{stem}.yml" for stem in known)}


def _of_file(path: Path, head: str, known: Collection[str]) -> str:
    """Say what to do with a file that nobody would read; nothing for any other."""
    stem = path.name.partition(".")[0]
    bare = _COPY.sub("", stem)
    keys = keys_at(HEADS[head], ())
    meant = meant_key(bare, known) or meant_key(bare, keys)
    if path.suffix.lower() in _OFFICE:
        target = meant if meant in known else head
        words = say("save its text in Notepad, as UTF-8, under '{stem}.yml'", stem=target)
        return words if meant else ""
    if not _YAML.search(path.name) or (path.stem in known and path.suffix == ".yml"):
        return ""
    if bare != stem and meant in known and path.with_name(f"{meant}.yml").exists():
        return say(
            "'{file}' is there, too: delete this copy, or move it to another folder",
            file=f"{meant}.yml",
        )
    if meant not in known and meant in keys:
        return say("write it into '{head}.yml', below '{key}:'", head=head, key=meant)
    called = [(path.name, f"{meant}.yml")] if meant else []
    return did_you_mean(path.name, [f"{one}.yml" for one in known], called)
