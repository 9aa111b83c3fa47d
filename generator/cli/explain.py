"""`handbook explain`: what a clause, a parameter or an entry holds, its origin and history."""

from __future__ import annotations

import datetime
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
from generator.cli.today import today_option
from generator.model.actions import action_word
from generator.model.called import names_of
from generator.model.handbook import (
    Event,
    Handbook,
    ResolvedChapter,
    ResolvedClause,
    Setting,
    Value,
)
from generator.model.known import check_language
from generator.model.layer_words import layer_words, strength_words
from generator.model.nearest import WHERE, did_you_mean
from generator.model.place import layer_of
from generator.model.problems import Collector, UsageFault
from generator.model.register import Register
from generator.model.registers import PLATFORMS, ROLES, compared
from generator.model.say import Said, joined, say
from generator.model.target import split, target_word
from generator.model.text import Text
from generator.render.prose import flat
from generator.resolve.essentials import essentials
from generator.text.placeholders import shown, shown_raw
from generator.workshop import asked


@command("explain")
@argument("name", metavar="ID")
@source_options
@click.option("--language", default=None, help="Language of the texts; default: the binding one.")
@today_option
def explain_command(
    name: str,
    root: Path | None,
    industry: str,
    company: str | None,
    language: str | None,
    today: datetime.date,
) -> None:
    """Say what a clause, a parameter or an entry holds, where it came from and who changed it.

    \b
    Example:
      handbook explain customers.negative --industry finance
      handbook explain linkedin
      handbook explain "role hr" --company bank-brzozowy
      handbook explain response_hours --company bank-brzozowy
    """
    handbook, inputs, _ = asked(root, industry, company).resolve()
    language = language or handbook.binding_language
    check_language(language, handbook)
    every = {one.id: one for one in (*handbook.clauses(), *handbook.removed)}
    entries = _named(name, handbook)
    chapters = {str(one.id): one for one in handbook.chapters}
    telling = _Telling(handbook, language, today)
    if name in every:
        lines = telling.clause(every[name])
    elif name in handbook.parameters:
        lines = telling.value(handbook.parameters[name])
    elif entries:
        lines = chain.from_iterable(map(telling.entry, entries))
    elif name in chapters:
        lines = telling.chapter(chapters[name])
    else:
        hint = essentials(inputs, Collector())[1].hint_to_keep(name)
        known = _known(name, [*every, *handbook.parameters, *chapters], handbook)
        many = "" if split(name)[0] else WHERE
        hint = hint or did_you_mean(name, known, _called(handbook), many=many)
        raise UsageFault(say("no clause, parameter or entry is called '{name}'", name=name), hint)
    for line in lines:
        show(line)


def _named(name: str, handbook: Handbook) -> list[_Entry]:
    """Find entries by their id, or by the word and the id that a change names them with."""
    word, bare = split(name)
    word = target_word(word)
    return [one for one in _entries(handbook) if one.id == bare and word in {"", one.register.word}]


def _called(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Walk titles, numbers and names of what can be explained, each with its id."""
    yield from ((one.number, str(one.id)) for one in handbook.clauses())
    yield from names_of(one.clause for one in handbook.clauses())
    yield from names_of(handbook.chapters)
    for register in compared():
        yield from names_of(handbook.of(register))


def _known(name: str, others: list[str], handbook: Handbook) -> list[str]:
    """List what can be explained, with words before the ids where somebody wrote one."""
    if split(name)[0]:
        return [f"{one.register.word} {one.id}" for one in _entries(handbook)]
    return [*others, *(one.id for one in _entries(handbook))]


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


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says things of one handbook, in one language."""

    handbook: Handbook
    language: str
    today: datetime.date

    def flat(self, text: Text) -> str:
        """Give a text on one line."""
        return flat(text, self.handbook.parameters, self.language)

    def entry(self, one: _Entry) -> Iterator[str]:
        """Tell an entry, and what the company file says of it."""
        kind, called = one.register.word, getattr(one.record, one.register.title, "")
        # Names such as that of a platform are the same in every language.
        title = str(called) if isinstance(called, str) else self.flat(called)
        if one.left_out:
            yield say("{kind} {id} (left out): {title}", kind=kind, id=one.id, title=title)
        else:
            yield say("{kind} {id}: {title}", kind=kind, id=one.id, title=title)
        place = one.record.id.place
        yield _line(say("from {layer}: {place}", layer=layer_words(layer_of(place)), place=place))
        for event in one.history:
            yield from self.event(event)
        if one.register is PLATFORMS:
            yield from self.accounts(one.id)
        if one.register is ROLES:
            yield from self.contacts(one.id)

    def chapter(self, one: ResolvedChapter) -> Iterator[str]:
        """Tell a chapter with its rules."""
        yield say("chapter {id}: {title}", id=one.id, title=self.flat(one.title))
        yield _line(
            say("from {layer}: {place}", layer=layer_words(one.layer), place=one.title.place)
        )
        for resolved in one.clauses:
            title = self.flat(resolved.clause.title)
            yield f"  {resolved.number} {resolved.id}: {title}"

    def accounts(self, platform: str) -> Iterator[str]:
        """Tell the company's accounts on a platform, or that it has none there."""
        for one in self.handbook.accounts:
            if one.platform != platform:
                continue
            place = one.platform.place
            if not one.used:
                yield _line(say("the company does not use it: {place}", place=place))
                continue
            private = say("not official") if one.official is False else None
            parts = (one.account, one.address, one.owner, private)
            told = joined(", ", filter(None, parts))
            yield _line(
                say("the company uses it: {what} ({place})", what=told, place=place)
                if told
                else say("the company uses it: {place}", place=place)
            )

    def contacts(self, role: str) -> Iterator[str]:
        """Tell whom people can ask in a role."""
        for one in self.handbook.contacts:
            if one.role == role:
                words = (self.flat(text) for text in (one.hours, one.region) if text)
                told = joined(", ", filter(None, (one.name, one.email, one.phone, *words)))
                yield _line(say("contact: {what} ({place})", what=told, place=one.role.place))

    def clause(self, resolved: ResolvedClause) -> Iterator[str]:
        """Tell a clause with its history."""
        clause, title = resolved.clause, self.flat(resolved.clause.title)
        number = resolved.number or say("taken out")
        yield say("{id} ({number}): {title}", id=resolved.id, number=number, title=title)
        strong, locked = strength_words(clause.strength), say("locked") if clause.locked else None
        yield _line(say("strength: {what}", what=joined(", ", filter(None, (strong, locked)))))
        yield _line(say("statement: {what}", what=self.flat(clause.statement)))
        if clause.references:
            yield _line(say("references: {what}", what=", ".join(clause.references)))
        said = layer_words(resolved.layer)
        yield _line(say("from {layer}: {place}", layer=said, place=resolved.place))
        for event in resolved.history:
            yield from self.event(event)

    def event(self, event: Event) -> Iterator[str]:
        """Tell what a layer did, and why."""
        what, layer = action_word(event.shown), layer_words(event.layer)
        yield _line(
            say("{action} by {layer}: {place}", action=what, layer=layer, place=event.place)
        )
        for change in event.changes:
            if change.name == "strength":
                steps = joined(" -> ", map(strength_words, (change.before, change.after)))
                yield _line(say("strength: {what}", what=steps), 4)
            else:
                yield _line(say("{field} changed", field=change.name), 4)
        yield from self.why(event)

    def value(self, value: Value) -> Iterator[str]:
        """Tell a value with every layer that set it."""
        yield f"{value.name} = {shown(value, self.language)}"
        if value.parameter is not None:
            label, help_ = value.parameter.label, value.parameter.help
            yield f"  {self.flat(label)}: {self.flat(help_)}"
        if value.rule == "lower":
            yield _line(say("the profiles differed; the lower value won"))
        elif value.rule:
            yield _line(say("the profiles differed; the higher value won"))
        for setting in (value.setting, *reversed(value.overridden)):
            said = shown_raw(setting.value, value.parameter, self.language)
            layer = layer_words(setting.layer)
            yield _line(
                say("{value} by {layer}: {place}", value=said, layer=layer, place=setting.place)
            )
            yield from self.why(setting)

    def why(self, one: Event | Setting) -> Iterator[str]:
        """Tell why a layer did something, who approved it, and until when it is to hold."""
        if one.reason:
            yield _line(say("reason: {what}", what=self.flat(one.reason)), 4)
        if one.approved_by:
            yield _line(say("approved by: {what}", what=one.approved_by), 4)
        if one.until and one.until < self.today:
            yield _line(say("until: {what}; that day is over", what=one.until), 4)
        elif one.until:
            yield _line(say("until: {what}", what=one.until), 4)


def _line(said: str, indent: int = 2) -> Said:
    return joined("", [" " * indent, said])
