"""Emoji in print: drawn as one-colour icons that carry their name, since no font here has them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

_ICONS = "templates/.icons/material"


@dataclass(frozen=True, slots=True)
class Emoji:
    """An emoji that the PDF can draw."""

    icon: str
    """Name of the Material icon, which ships with the site's theme."""
    names: dict[str, str]
    """What screen readers say, by language."""

    def name(self, language: str) -> str:
        """Give its name; English where the language has none."""
        return self.names.get(language) or self.names["en"]


@cache
def known() -> dict[str, Emoji]:
    """Read the table of emoji."""
    text = (files("generator.outputs.pdf") / "assets" / "emoji.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {
        row.pop("sign"): Emoji(row.pop("icon"), row)  # what is left are the languages
        for row in rows
    }


@cache
def _pattern() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, known()))
    # A skin tone or a variation selector changes the picture only, not what is said.
    return re.compile(rf"({signs})[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(sign[0] for sign in known())


def split(text: str) -> Iterator[tuple[str, Emoji | None]]:
    """Cut a text into plain pieces and emoji, in order."""
    if _beginnings().isdisjoint(text):
        if text:
            yield text, None
        return
    end = 0
    for match in _pattern().finditer(text):
        if match.start() > end:
            yield text[end : match.start()], None
        yield match.group(), known()[match.group(1)]
        end = match.end()
    if end < len(text):
        yield text[end:], None


def copy_icons(folder: Path) -> None:
    """Put the icons beside the source of the PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    source = files("material")
    for name in {emoji.icon for emoji in known().values()}:
        icon = source.joinpath(f"{_ICONS}/{name}.svg").read_bytes()
        (folder / f"{name}.svg").write_bytes(icon)
