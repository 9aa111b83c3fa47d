"""What layers want of entries, and where two of them can't both have their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from generator.model.entry_change import AmendEntry, EntryChange, RemoveEntry
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base
from generator.model.problems import Collector, Note
from generator.model.say import say

Key = tuple[str, str]
"""The word of a register and an entry's id."""
WHOLE = "existence"
"""Stands for a field where one profile removes what the other one changes."""


def entry_changes_of(layer: Layer) -> tuple[RemoveEntry | AmendEntry, ...]:
    """Give a layer's changes of entries; the base has none."""
    if isinstance(layer.head, Base):
        return ()
    return tuple(one for one in layer.head.changes if isinstance(one, RemoveEntry | AmendEntry))


def check_again(layer: Layer, problems: Collector) -> None:
    """Report what a layer amends and then amends again, so that the first is lost (HB208)."""
    last: dict[tuple[Key, str], EntryChange] = {}
    for change in reversed(entry_changes_of(layer)):
        for name in change.given if isinstance(change, AmendEntry) else ():
            later = last.setdefault(((change.word, change.entry), name), change)
            if later is not change:
                problems.add(
                    "HB208",
                    say(
                        "the {field} of the {word} '{name}' is amended again below,"
                        " so that this changes nothing",
                        field=name,
                        word=change.word,
                        name=change.entry,
                    ),
                    change.target.place,
                    say("keep one of the two amendments"),
                    (Note(message=say("amended again here"), place=later.target.place),),
                )


@dataclass(frozen=True, slots=True)
class _Wish:
    """One thing that a layer wants of an entry."""

    key: Key
    name: str
    """The field that gets a value, or `WHOLE` for a removal."""
    value: Any
    change: EntryChange


def _wishes(layer: Layer | None) -> Iterator[_Wish]:
    """Walk everything that a layer wants of entries."""
    for change in entry_changes_of(layer) if layer else ():
        key = (change.word, change.entry)
        if isinstance(change, RemoveEntry):
            yield _Wish(key, WHOLE, change.heir, change)
        else:
            for name, value in change.given.items():
                yield _Wish(key, name, value, change)


def _clash(first: _Wish, second: _Wish) -> str:
    """Name what two layers can't both have their way with; empty when they can."""
    if first.key != second.key:
        return ""
    if first.name == second.name:
        return first.name if first.value != second.value else ""
    return WHOLE if WHOLE in {first.name, second.name} else ""


def find_entry_conflicts(inputs: Inputs, problems: Collector) -> None:
    """Report what two profiles want differently and the company does not decide (HB204)."""
    decided = {(one.key, one.name) for one in _wishes(inputs.company)}
    for one, other in combinations(inputs.profiles, 2):
        told = set(decided)
        for first, second in product(_wishes(one), _wishes(other)):
            name = _clash(first, second)
            if name and not told & {(first.key, name), (first.key, WHOLE)}:
                told.add((first.key, name))
                _report_conflict(name, (one, other), (first.change, second.change), problems)


def _report_conflict(
    name: str,
    layers: tuple[Layer, Layer],
    changes: tuple[EntryChange, EntryChange],
    problems: Collector,
) -> None:
    one, other = (layer.title for layer in layers)
    hint = say("amend it in the company file to decide, or build with only one of the two profiles")
    if name == WHOLE:
        hint = say(
            "remove it in the company file to decide, or build with only one of the two profiles"
        )
    problems.add(
        "HB204",
        say(
            "the profiles '{one}' and '{other}' disagree about the {field} of the {word} '{name}'",
            one=one,
            other=other,
            field=name,
            word=changes[1].word,
            name=changes[1].entry,
        ),
        changes[0].target.place,
        hint,
        (
            Note(
                message=say("'{other}' says otherwise here", other=other),
                place=changes[1].target.place,
            ),
        ),
    )
