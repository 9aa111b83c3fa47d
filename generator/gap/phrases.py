"""How published policies speak of what each clause rules on; the lists are written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).with_name("assets")
SPOKEN = ("pl", "en")
"""Languages that have a list."""


@cache
def phrases(language: str) -> Mapping[str, tuple[str, ...]]:
    """Give the phrases of a language by the clauses' ids; none for a language without a list."""
    if language not in SPOKEN:
        return {}
    parted = (line.partition(":") for line in _lines(f"phrases_{language}.txt"))
    return {name: tuple(part.strip() for part in rest.split("|")) for name, _, rest in parted}


def groups(language: str) -> Mapping[str, str]:
    """Give the expressions by which policies name audiences, by the audiences' ids."""
    parted = (line.partition(":") for line in _lines(f"groups_{language}.txt"))
    return {name: words.strip() for name, _, words in parted}


def kin(language: str) -> tuple[str, ...]:
    """Give the groups of words that policies use for one thing, a group a line."""
    return tuple(_lines(f"kin_{language}.txt")) if language in SPOKEN else ()


def _lines(name: str) -> list[str]:
    text = (_ASSETS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
