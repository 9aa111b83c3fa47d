"""The list of a company's editions: what tells that a file is missing, the newest one, too."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.model.edition import EditionList, Listed
from generator.model.problems import Collector
from generator.sources.decode import decode
from generator.sources.editions import FOLDER
from generator.sources.text_file import read_source
from generator.sources.upkeep import keep
from generator.sources.yaml_text import Quoted, yaml_text
from generator.sources.yaml_tree import read_tree

FILE = "index.yml"
_HEAD = """\
# Written by `handbook approve`: every edition that was ever approved. One that is listed and has no
# file is missing: take it from your backup. If nobody has it any more, add a line to its entry that
# says why, such as: lost: "The disk broke in May."
"""


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


def write_list(listed: Iterable[Listed], company: Path) -> None:
    """Write the list anew; only who is `alone` with the company's folder may.

    Args:
        listed: The editions, the oldest first.
        company: The company's folder.

    Raises:
        UsageFault: The folder can't be written to.
    """
    data: dict[str, Any] = {"editions": [_entry(one) for one in listed]}
    keep(company / FOLDER / FILE, _HEAD + yaml_text(data))


def _entry(one: Listed) -> dict[str, Any]:
    told = {
        "version": Quoted(one.version),
        "digest": Quoted(one.digest),
        "seal": Quoted(one.seal),
    }
    return told if one.lost is None else {**told, "lost": Quoted(one.lost)}
