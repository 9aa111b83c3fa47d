"""Merge a register of all layers, each id once."""

from __future__ import annotations

from typing import TypeVar

from generator.model.inputs import Inputs
from generator.model.problems import Collector, Note
from generator.model.register import Entry, Register
from generator.model.say import say

_Entry = TypeVar("_Entry", bound=Entry)


def merge(register: Register[_Entry], inputs: Inputs, problems: Collector) -> tuple[_Entry, ...]:
    """Step 6: put the entries of all layers one after another.

    Args:
        register: The register.
        inputs: The layers.
        problems: Receives HB201 for an id given twice.
    """
    merged: dict[str, _Entry] = {}
    for layer in inputs.layers:
        for entry in layer.of(register):
            first = merged.setdefault(str(entry.id), entry)
            if first is not entry:
                problems.add(
                    "HB201",
                    say("the {word} '{id}' is given twice", word=register.word, id=entry.id),
                    entry.id.place,
                    say("give one of them another id"),
                    (Note(message=say("first given here"), place=first.id.place),),
                )
    return tuple(merged.values())
