"""The list of a company's editions: what tells that a file is missing, the newest one, too."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.model.edition import EditionList, Listed, version_key
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.decode import decode
from generator.sources.editions import FOLDER, read_editions
from generator.sources.notes import Tell, head
from generator.sources.text_file import read_source
from generator.sources.upkeep import keep
from generator.sources.yaml_text import Quoted, yaml_text
from generator.sources.yaml_tree import read_tree

FILE = "index.yml"
_HEAD = say(
    "Written by `handbook approve`: every edition that was ever approved. One that is listed and"
    " has no\nfile is missing: take it from your backup. If nobody has it any more, add a line"
    ' to its entry that\nsays why, such as: lost: "The disk broke in May."'
)


def read_list(company: Path, name: str, problems: Collector) -> tuple[Listed, ...]:
    """Read the list of a company's editions, the oldest first.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
        problems: Receives every fault of the file.

    Returns:
        Nothing when there is no list: the editions are older than lists, or there is none.
    """
    path = company / FOLDER / FILE
    return _read(path, f"{name}/{FOLDER}/{FILE}", problems) if os.path.lexists(path) else ()


def _read(path: Path, file: str, problems: Collector) -> tuple[Listed, ...]:
    source = read_source(path, file, problems)
    tree = source and read_tree(source, problems)
    read = decode(tree, EditionList, problems) if tree else None
    return read.editions if read else ()


def write_list(listed: Iterable[Listed], company: Path, tell: Tell = str) -> None:
    """Write the list anew; only who is `alone` with the company's folder may.

    Args:
        listed: The editions, the oldest first.
        company: The company's folder.
        tell: Says the comment at the top in the language of whoever reads the file.

    Raises:
        UsageFault: The folder can't be written to.
    """
    data: dict[str, Any] = {"editions": [_entry(one) for one in listed]}
    path = company / FOLDER / FILE
    keep(path, head(path, _HEAD, tell) + yaml_text(data))


def complete_list(company: Path, name: str) -> None:
    """Enter editions that an approval stored before it was killed, and could not enter itself.

    Only who is `alone` with the company's folder may. Editions that are older than lists are left
    out, and so is everything while a file can't be read: that is told when it is.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
    """
    folder = company / FOLDER
    there = {path.stem for path in folder.glob("*.json")} if folder.is_dir() else set()
    unheard = Collector()
    listed = read_list(company, name, unheard) if there else ()
    if unheard.failed or there <= {str(one.version) for one in listed}:
        return
    editions = read_editions(company, name, unheard)
    known = {str(one.version) for one in listed}
    new = [
        Listed(version=Located(one.version), digest=Located(one.digest), seal=Located(one.seal))
        for one in editions
        if one.approval.previous is not None and one.version not in known
    ]
    if new and not unheard.failed:
        every = sorted((*listed, *new), key=lambda one: version_key(str(one.version)))
        write_list(every, company)


def _entry(one: Listed) -> dict[str, Any]:
    told = {
        "version": Quoted(one.version),
        "digest": Quoted(one.digest),
        "seal": Quoted(one.seal),
    }
    return told if one.lost is None else {**told, "lost": Quoted(one.lost)}
