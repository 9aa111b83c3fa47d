"""`handbook explain`: what a clause, a parameter or an entry holds, its origin and history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import click

from generator.cli.arguments import argument
from generator.cli.command import command
from generator.cli.options import source_options
from generator.cli.terminal import show
from generator.model.actions import action_word
from generator.model.handbook import (
    Event,
    Handbook,
    ResolvedClause,
    Setting,
    Value,
    layer_of,
)
from generator.model.layer_words import layer_words, strength_words
from generator.model.nearest import did_you_mean
from generator.model.problems import Collector, UsageFault
from generator.model.registers import Register, compared
from generator.model.say import Said, joined, say
from generator.render.prose import flat
from generator.resolve.essentials import essentials
from generator.text.placeholders import shown, shown_raw
from generator.workshop import asked


@command("explain")
@argument("name", metavar="ID")
@source_options
@click.option("--language", default=None, help="Language of the texts; default: the binding one.")
def explain_command(
    name: str, root: Path | None, industry: str, company: str | None, language: str | None
) -> None:
    """Say what a clause, a parameter or an entry holds, where it came from and who changed it.

    \b
    Example:
      handbook explain customers.negative --industry finance
      handbook explain linkedin
      handbook explain response_hours --company bank-brzozowy
    """
    handbook, inputs, _ = asked(root, industry, company).resolve()
    language = language or handbook.binding_language
    if language not in handbook.languages:
        raise UsageFault(
            say("the handbook has no language '{language}'", language=language),
            did_you_mean(language, handbook.languages),
        )
    every = {one.id: one for one in (*handbook.clauses(), *handbook.removed)}
    entries = [one for one in _entries(handbook) if one.id == name]
    if name in every:
        lines = _tell_clause(every[name], handbook, language)
    elif name in handbook.parameters:
        lines = _tell_value(handbook.parameters[name], handbook, language)
    elif entries:
        lines = chain.from_iterable(_tell_entry(one, handbook, language) for one in entries)
    else:
        known = [*every, *handbook.parameters, *(one.id for one in _entries(handbook))]
        hint = essentials(inputs, Collector())[1].hint_to_keep(name) or did_you_mean(name, known)
        raise UsageFault(say("no clause, parameter or entry is called '{name}'", name=name), hint)
    for line in lines:
        show(line)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a register, in the handbook or left out of it."""

    id: str
    register: Register[Any]
    record: Any
    history: tuple[Event, ...]
    left_out: bool = False


def _entries(handbook: Handbook) -> Iterator[_Entry]:
    for register in compared():
        for record in handbook.of(register):
            history = handbook.entry_history.get((register.word, str(record.id)), ())
            yield _Entry(str(record.id), register, record, history)
    for one in handbook.left_out:
        yield _Entry(str(one.entry.id), one.register, one.entry, one.history, left_out=True)


def _tell_entry(one: _Entry, handbook: Handbook, language: str) -> Iterator[str]:
    kind, called = one.register.word, getattr(one.record, one.register.title, "")
    # Names such as that of a platform are the same in every language.
    title = str(called) if isinstance(called, str) else flat(called, handbook.parameters, language)
    if one.left_out:
        yield say("{kind} {id} (left out): {title}", kind=kind, id=one.id, title=title)
    else:
        yield say("{kind} {id}: {title}", kind=kind, id=one.id, title=title)
    place = one.record.id.place
    yield _line(say("from {layer}: {place}", layer=layer_words(layer_of(place)), place=place))
    for event in one.history:
        yield from _tell_event(event, handbook, language)


def _tell_clause(resolved: ResolvedClause, handbook: Handbook, language: str) -> Iterator[str]:
    clause, values = resolved.clause, handbook.parameters
    title = flat(clause.title, values, language)
    number = resolved.number or say("taken out")
    yield say("{id} ({number}): {title}", id=resolved.id, number=number, title=title)
    strong, locked = strength_words(clause.strength), say("locked") if clause.locked else None
    yield _line(say("strength: {what}", what=joined(", ", filter(None, (strong, locked)))))
    yield _line(say("statement: {what}", what=flat(clause.statement, values, language)))
    if clause.references:
        yield _line(say("references: {what}", what=", ".join(clause.references)))
    said = layer_words(resolved.layer)
    yield _line(say("from {layer}: {place}", layer=said, place=resolved.place))
    for event in resolved.history:
        yield from _tell_event(event, handbook, language)


def _line(said: str, indent: int = 2) -> Said:
    return joined("", [" " * indent, said])


def _tell_event(event: Event, handbook: Handbook, language: str) -> Iterator[str]:
    what, layer = action_word(event.action), layer_words(event.layer)
    yield _line(say("{action} by {layer}: {place}", action=what, layer=layer, place=event.place))
    for change in event.changes:
        if change.name == "strength":
            steps = joined(" -> ", map(strength_words, (change.before, change.after)))
            yield _line(say("strength: {what}", what=steps), 4)
        else:
            yield _line(say("{field} changed", field=change.name), 4)
    yield from _tell_why(event, handbook, language)


def _tell_value(value: Value, handbook: Handbook, language: str) -> Iterator[str]:
    values = handbook.parameters
    yield f"{value.name} = {shown(value, language)}"
    if value.parameter is not None:
        label, help_ = value.parameter.label, value.parameter.help
        yield f"  {flat(label, values, language)}: {flat(help_, values, language)}"
    if value.rule == "lower":
        yield _line(say("the profiles differed; the lower value won"))
    elif value.rule:
        yield _line(say("the profiles differed; the higher value won"))
    for setting in (value.setting, *reversed(value.overridden)):
        said = shown_raw(setting.value, value.parameter, language)
        layer = layer_words(setting.layer)
        yield _line(
            say("{value} by {layer}: {place}", value=said, layer=layer, place=setting.place)
        )
        yield from _tell_why(setting, handbook, language)


def _tell_why(one: Event | Setting, handbook: Handbook, language: str) -> Iterator[str]:
    if one.reason:
        reason = flat(one.reason, handbook.parameters, language)
        yield _line(say("reason: {what}", what=reason), 4)
    if one.approved_by:
        yield _line(say("approved by: {what}", what=one.approved_by), 4)
    if one.until:
        yield _line(say("until: {what}", what=one.until), 4)
