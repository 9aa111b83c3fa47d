"""Apply a layer's changes to entries of the registers: leave out, amend, hand over."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.model.called import names_of
from generator.model.entry_change import AmendEntry, EntryChange, RemoveEntry
from generator.model.handbook import Event, FieldChange, LeftOut
from generator.model.inputs import Inputs
from generator.model.layer_words import layer_words
from generator.model.nearest import did_you_mean
from generator.model.problems import Collector
from generator.model.register import Register
from generator.model.registers import changeable
from generator.model.say import say
from generator.resolve.bearing import may_amend_entry, may_remove_entry
from generator.resolve.draft import Draft
from generator.resolve.entry_conflicts import (
    Key,
    check_again,
    entry_changes_of,
    find_entry_conflicts,
)
from generator.resolve.heirs import hand_over

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
    find_entry_conflicts(inputs, problems)
    for layer in inputs.layers:
        check_again(layer, problems)
        for change in entry_changes_of(layer):
            if isinstance(change, RemoveEntry):
                _remove(change, layer.name, entries, problems)
            else:
                _amend(change, layer.name, entries, problems)
    return entries


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
        until=change.until,
        changes=fields,
    )


def _meant(change: EntryChange, entries: Entries) -> str:
    found = entries.of(change)
    return did_you_mean(change.entry, found, names_of(found.values()), change.target.place)


def _missing(change: EntryChange, message: str, entries: Entries, problems: Collector) -> None:
    key = (change.word, change.entry)
    beyond = entries.draft.beyond.hint(change.entry, change.word)
    hint: str | Callable[[], str] = beyond or partial(_meant, change, entries)
    if key in entries.gone:
        layer = entries.gone[key].history[-1].layer
        hint = say("the {layer} layer has removed it", layer=layer_words(layer))
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
