"""Apply a layer's changes to entries of the registers: leave out, amend, hand over."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from generator.model.entry_change import AmendEntry, EntryChange, RemoveEntry
from generator.model.handbook import Event, FieldChange, LeftOut
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base
from generator.model.nearest import did_you_mean
from generator.model.problems import Collector, Note
from generator.model.registers import Register, changeable
from generator.model.say import say
from generator.resolve.bearing import may_amend_entry, may_remove_entry
from generator.resolve.draft import Draft
from generator.resolve.heirs import hand_over

Key = tuple[str, str]
"""The word of a register and an entry's id."""
WHOLE = "existence"
"""Stands for a field where one profile removes what the other one changes."""
_BY_WORD: Mapping[str, Register[Any]] = {register.word: register for register in changeable()}


@dataclass(slots=True)
class Entries:
    """The entries of all registers while layers change them."""

    registers: dict[str, dict[str, Any]]
    """Entries by id, by the register's name."""
    draft: Draft
    """The clauses, which entries explain and which name audiences."""
    gone: dict[Key, LeftOut] = field(default_factory=dict)
    """What was taken out."""
    history: dict[Key, tuple[Event, ...]] = field(default_factory=dict)
    """What was done to entries that stand."""

    @property
    def merged(self) -> dict[str, tuple[Any, ...]]:
        """The entries that stand, by the register's name."""
        return {name: tuple(found.values()) for name, found in self.registers.items()}

    def of(self, change: EntryChange) -> dict[str, Any]:
        """Give the entries of the register that a change is about."""
        return self.registers[register_of(change).name]


def change_entries(
    inputs: Inputs, merged: Mapping[str, tuple[Any, ...]], draft: Draft, problems: Collector
) -> Entries:
    """Apply the changes of all layers to the entries, profiles first, the company last.

    Args:
        inputs: The layers.
        merged: Entries of all layers by the register's name.
        draft: The clauses after all changes; clauses and chapters are handed over to heirs here.
        problems: Receives HB203, HB204, HB207 to HB209, HB211 and HB212.
    """
    registers = {name: {str(one.id): one for one in found} for name, found in merged.items()}
    entries = Entries(registers=registers, draft=draft)
    _find_conflicts(inputs, problems)
    for layer in inputs.layers:
        _check_again(layer, problems)
        for change in entry_changes_of(layer):
            if isinstance(change, RemoveEntry):
                _remove(change, layer.name, entries, problems)
            else:
                _amend(change, layer.name, entries, problems)
    return entries


def entry_changes_of(layer: Layer) -> tuple[RemoveEntry | AmendEntry, ...]:
    """Give a layer's changes of entries; the base has none."""
    if isinstance(layer.head, Base):
        return ()
    return tuple(one for one in layer.head.changes if isinstance(one, RemoveEntry | AmendEntry))


def register_of(change: EntryChange) -> Register[Any]:
    """Give the register that a change is about."""
    return _BY_WORD[change.word]


def _event(change: EntryChange, layer: str, action: str, *fields: FieldChange) -> Event:
    return Event(
        action=action,
        layer=layer,
        place=change.target.place,
        reason=change.reason,
        approved_by=None if change.approved_by is None else str(change.approved_by),
        changes=fields,
    )


def _missing(change: EntryChange, message: str, entries: Entries, problems: Collector) -> None:
    key = (change.word, change.entry)
    hint = did_you_mean(change.entry, entries.of(change))
    if key in entries.gone:
        layer = entries.gone[key].history[-1].layer
        hint = say("the {layer} layer has removed it", layer=layer)
    problems.add("HB203", message, change.target.place, hint)


def _remove(change: RemoveEntry, layer: str, entries: Entries, problems: Collector) -> None:
    register, key = register_of(change), (change.word, change.entry)
    found = entries.of(change)
    event = _event(change, layer, "removed")
    gone = entries.gone.get(key)
    if gone is not None and layer.startswith("profile:") and gone.history[-1].layer != layer:
        entries.gone[key] = dataclasses.replace(gone, history=(*gone.history, event))
        return
    entry = found.get(change.entry)
    if entry is None:
        message = say("there is no {word} '{name}' to remove", word=change.word, name=change.entry)
        _missing(change, message, entries, problems)
        return
    if not may_remove_entry(change, register, entry, entries.draft, problems):
        return
    if not hand_over(change, register, entries.registers, entries.draft, event, problems):
        return
    del entries.of(change)[change.entry]
    history = (*entries.history.pop(key, ()), event)
    entries.gone[key] = LeftOut(register=register, entry=entry, history=history)


def _amend(change: AmendEntry, layer: str, entries: Entries, problems: Collector) -> None:
    register, key = register_of(change), (change.word, change.entry)
    entry = entries.of(change).get(change.entry)
    if entry is None:
        gone = entries.gone.get(key)
        beside = layer.startswith("profile:") and gone is not None
        if not (beside and gone and gone.history[-1].layer != layer):
            message = say(
                "there is no {word} '{name}' to amend", word=change.word, name=change.entry
            )
            _missing(change, message, entries, problems)
        return
    fields = tuple(
        FieldChange(name=name, before=getattr(entry, name), after=value)
        for name, value in change.given.items()
        if getattr(entry, name) != value
    )
    if not fields:
        agrees = layer.startswith("profile:") and key in entries.history
        if not agrees:
            problems.add(
                "HB208",
                say(
                    "the amendment of the {word} '{name}' changes nothing",
                    word=change.word,
                    name=change.entry,
                ),
                change.target.place,
                say("say what to change, or delete the amendment"),
            )
        return
    if not may_amend_entry(change, register, entry, entries.draft, problems):
        return
    new = dataclasses.replace(entry, **{one.name: one.after for one in fields})
    entries.of(change)[change.entry] = new
    event = _event(change, layer, "amended", *fields)
    entries.history[key] = (*entries.history.get(key, ()), event)


def _check_again(layer: Layer, problems: Collector) -> None:
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


def _find_conflicts(inputs: Inputs, problems: Collector) -> None:
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
