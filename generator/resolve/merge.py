"""Merge the registers of all layers, each id once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from generator.model.inputs import Inputs, Layer
from generator.model.place import Located
from generator.model.problems import Collector, Note


class Entry(Protocol):
    """Anything that a register lists."""

    @property
    def id(self) -> Located:
        """The entry's id."""


_Entry = TypeVar("_Entry", bound=Entry)


def merge(
    what: str, inputs: Inputs, of: Callable[[Layer], Iterable[_Entry]], problems: Collector
) -> tuple[_Entry, ...]:
    """Step 6: put the entries of all layers one after another.

    Args:
        what: How the entry is called in problems.
        inputs: The layers.
        of: Takes a layer's entries.
        problems: Receives HB201 for an id given twice.
    """
    merged: dict[str, _Entry] = {}
    for layer in inputs.layers:
        for entry in of(layer):
            first = merged.setdefault(str(entry.id), entry)
            if first is not entry:
                problems.add(
                    "HB201",
                    f"the {what} '{entry.id}' is given twice",
                    entry.id.place,
                    "give one of them another id",
                    (Note(message="first given here", place=first.id.place),),
                )
    return tuple(merged.values())
