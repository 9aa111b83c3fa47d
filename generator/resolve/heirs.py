"""Hand over what a removed role, audience or review area was named for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator.model.called import names_of
from generator.model.entry_change import RemoveEntry
from generator.model.handbook import Event, FieldChange
from generator.model.nearest import did_you_mean
from generator.model.place import Located, layer_of
from generator.model.problems import Collector, Note
from generator.model.register import Register
from generator.model.registers import AREAS, AUDIENCES, REGISTERS, ROLES
from generator.model.say import say, say_many
from generator.resolve.draft import Draft
from generator.resolve.ladder import lock_of
from generator.resolve.swap import Swap

_WORDS = {register.name: register.word for register in REGISTERS}
Registers = dict[str, dict[str, Any]]
"""Entries by id, by the register's name."""


def hand_over(  # noqa: PLR0913 - what goes, from where, and who says so
    change: RemoveEntry,
    register: Register[Any],
    registers: Registers,
    draft: Draft,
    event: Event,
    problems: Collector,
) -> bool:
    """Let the heir stand wherever the removed entry is named.

    Lists of audiences lose the removed one when no heir is named. Contacts and accounts stay as
    they are: they stand in the company's own file, and the check of pointers names them.

    Args:
        change: The removal.
        register: The entry's register.
        registers: All entries; those that name the removed one are replaced.
        draft: Clauses and chapters, which are replaced likewise.
        event: What is noted down about clauses whose audience changes.
        problems: Receives HB207 (a locked clause would lose readers), HB209 (no such heir) and
            HB211 (something would be left without).

    Returns:
        False when a problem was added; then nothing has changed.
    """
    if register not in (ROLES, AUDIENCES, AREAS):
        return True
    heir = change.heir
    if heir is not None and (heir not in registers[register.name] or heir == change.entry):
        _report_heir(heir, change.entry, register, registers[register.name], problems)
        return False
    swap = Swap(register.name, change.entry, heir)
    before = len(problems.found)
    named = [*_naming(swap, registers, draft, event.layer)]
    if named:
        _report(change, register, named, problems)
    if register is AUDIENCES:
        _check_locks(change, swap, draft, problems)
    if len(problems.found) > before:
        return False
    for name, entries in registers.items():
        registers[name] = {key: swap.within(entry) for key, entry in entries.items()}
    if register is ROLES:
        for key, (chapter, layer) in draft.chapters.items():
            owner = swap.one(chapter.owner)
            draft.chapters[key] = (dataclasses.replace(chapter, owner=owner), layer)
        draft.reference_owner = swap.one(draft.reference_owner)
    if register is AUDIENCES:
        _readdress(swap, draft, event)
    return True


def _report_heir(
    heir: Located,
    gone: str,
    register: Register[Any],
    entries: dict[str, Any],
    problems: Collector,
) -> None:
    """Report an heir that is not there, or that is what goes itself."""
    others = {key: entry for key, entry in entries.items() if key != gone}
    hint = did_you_mean(heir, others, names_of(others.values()))
    message = say(
        "'instead:' names the {word} '{name}', which is not there", word=register.word, name=heir
    )
    if heir == gone:
        message = say("the {word} '{name}' can't take its own place", word=register.word, name=heir)
    problems.add("HB209", message, heir.place, hint)


def _naming(
    swap: Swap, registers: Registers, draft: Draft, layer: str
) -> Iterator[tuple[str, Located]]:
    """Walk what would be left without: its name in problems, and its id with the place."""
    if swap.new is not None:
        return
    if swap.register == ROLES.name:
        yield from _owned(swap, draft, layer)
    for resolved in draft.clauses.values():
        if swap.lost(resolved.clause):
            yield "clause", resolved.clause.id
    for name, entries in registers.items():
        for entry in entries.values():
            if swap.lost(entry) and layer_of(entry.id.place) != layer:
                yield _WORDS[name], entry.id


def _owned(swap: Swap, draft: Draft, layer: str) -> Iterator[tuple[str, Located]]:
    """Walk what a role keeps: the references, which have no name, and chapters with clauses."""
    if draft.reference_owner is not None and draft.reference_owner == swap.old:
        yield "", Located("reference_owner", draft.reference_owner.place)
    for key, (chapter, brought_by) in draft.chapters.items():
        if chapter.owner == swap.old and brought_by != layer and draft.order[key]:
            yield "chapter", chapter.id


def _report(
    change: RemoveEntry,
    register: Register[Any],
    named: list[tuple[str, Located]],
    problems: Collector,
) -> None:
    word, first = named[0]
    by = say("the {word} '{name}'", word=word, name=first)
    if not word:
        by = say("the check of the legal references")
    hint = say(
        "keep the {word}, or name the one that takes its place: 'instead:' and its id",
        word=register.word,
    )
    if not register.heir:
        hint = say(
            "keep the {word}, or remove or amend what names it (target: {target})",
            word=register.word,
            target=f"{word} {first}",
        )
    problems.add(
        "HB211",
        say_many(
            "the {word} '{name}' is still named in {n} place, first by {by}",
            "the {word} '{name}' is still named in {n} places, first by {by}",
            len(named),
            word=register.word,
            name=change.entry,
            by=by,
        ),
        change.target.place,
        hint,
        (Note(message=say("named here"), place=first.place),),
    )


def _check_locks(change: RemoveEntry, swap: Swap, draft: Draft, problems: Collector) -> None:
    """Refuse to take readers away from locked clauses."""
    for resolved in swap.narrowed(draft):
        lock = lock_of(resolved)
        if lock is None:
            continue
        problems.add(
            "HB207",
            say("'{name}' is locked and may not concern fewer people", name=resolved.id),
            change.target.place,
            say("name an audience that takes all its readers in ('instead: ...')"),
            (Note(message=say("locked here"), place=lock),),
        )


def _readdress(swap: Swap, draft: Draft, event: Event) -> None:
    """Give clauses their new audience and conditions, and note down why."""
    losing = {resolved.id for resolved in swap.narrowed(draft)}
    for key, resolved in draft.clauses.items():
        before = resolved.clause
        after = swap.readdressed(before, draft.asking)
        changes = tuple(
            FieldChange(name=name, before=getattr(before, name), after=getattr(after, name))
            for name in ("audience", "when", "unless")
            if getattr(before, name) != getattr(after, name)
        )
        if not changes:
            continue
        action = "weakened" if key in losing else "amended"
        told = dataclasses.replace(event, action=action, changes=changes)
        draft.clauses[key] = dataclasses.replace(
            resolved, clause=after, history=(*resolved.history, told)
        )
