"""What a company file still shares with the shipped examples that people copy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.model.change import Add, Change
from generator.model.inputs import Borrowed, Layer, strings
from generator.model.layers import Company
from generator.model.place import Located
from generator.model.registers import REGISTERS

FILE = Path(__file__).with_name("examples.json")
"""Short hashes of the examples' own words and pictures; `handbook schemas` writes it."""
_SHORTEST = 25
"""Shorter texts, such as opening hours, are equal by chance."""


def borrowed(layer: Layer) -> tuple[Borrowed, ...]:
    """Name everything of a company's layer that says the same as a shipped example.

    Args:
        layer: The company's layer, with its pictures.
    """
    known = _known()
    found: dict[str, Borrowed] = {}
    for name, mark, where in _marks(layer):
        if mark in known and name not in found:
            found[name] = Borrowed(name=name, place=where.place)
    return tuple(found.values())


def example_marks(layers: Iterator[Layer]) -> str:
    """Give the text of `examples.json` for the layers of the examples."""
    marks = sorted({mark for layer in layers for _, mark, _ in _marks(layer)})
    return json.dumps(marks, indent=0) + "\n"


@cache
def _known() -> frozenset[str]:
    return frozenset(json.loads(FILE.read_text(encoding="utf-8")))


def _marks(layer: Layer) -> Iterator[tuple[str, str, Located]]:
    """Walk the names of a company's own words and pictures, their hashes, and where they stand."""
    head = layer.head
    if not isinstance(head, Company):
        return
    for name in ("name", "legal_name"):
        own: Located | None = getattr(head, name)
        if own is not None:
            yield name, _mark(own), own
    for key, picture in layer.pictures.items():
        yield key, hashlib.sha256(picture).hexdigest()[:16], getattr(head.brand, key)
    for name, record in _own(layer, head):
        for text in strings(record):
            # Anybody may name a clause, which is one word, or what is to be changed.
            if len(text) >= _SHORTEST and " " in text and text != name:
                yield name, _mark(text), text


def _own(layer: Layer, head: Company) -> Iterator[tuple[str, object]]:
    """Walk what a company wrote itself, by the names under which it may adopt it."""
    for change in head.changes:
        yield _name(change), change
    for key, value in head.settings.items():
        yield str(key), value
    for register in REGISTERS:
        for entry in layer.of(register):
            yield str(entry.id), entry


def _name(change: Change) -> str:
    return str(change.clause.id if isinstance(change, Add) else change.target)


def _mark(text: str) -> str:
    """Hash a text by its words; spaces and capitals do not count."""
    return hashlib.sha256(" ".join(text.split()).casefold().encode()).hexdigest()[:16]
