"""Exceptions that end: what a layer changes for a time, with the last day of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.change import Add, Change
from generator.model.entry_change import EntryChange
from generator.model.handbook import Handbook
from generator.model.place import Located, Place
from generator.model.registers import changeable
from generator.model.target import CHAPTER, split
from generator.model.text import ANY, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """A change, or a value, that holds until a day."""

    target: str
    """What it is about: the id of a clause, a word and an id, or the name of a parameter."""
    title: Text | None
    """What readers call that; None where the handbook has no text for it any more."""
    owner: str
    """Id of the role that keeps the clause's chapter; empty where nobody does."""
    until: datetime.date
    """Its last day."""
    place: Place
    """Where it is written."""
    reason: Text | None
    """Why."""
    approved_by: str | None
    """Who approved it."""


def exceptions(handbook: Handbook) -> tuple[Limited, ...]:
    """List what holds for a time only, the first to end first."""
    found = (*_changes(handbook), *_values(handbook))
    return tuple(sorted(found, key=lambda one: (one.until, one.target)))


def _changes(handbook: Handbook) -> Iterator[Limited]:
    titles, owners = _titles(handbook), {one.id: one.owner for one in handbook.chapters}
    owners |= {name: chapter.owner for chapter in handbook.chapters for name in chapter.stands_for}
    heads = (*handbook.profiles, *((handbook.company,) if handbook.company else ()))
    for change in (one for head in heads for one in head.changes):
        if change.until is None:
            continue
        target = change.clause.id if isinstance(change, Add) else change.target
        yield Limited(
            target=str(target),
            title=titles.get(str(target)),
            owner=owners.get(_chapter(change, str(target)), ""),
            until=change.until,
            place=target.place,
            reason=change.reason,
            approved_by=None if isinstance(change, Add) else change.approved_by,
        )


def _chapter(change: Change, target: str) -> str:
    """Give the id of the chapter that a change is about; nothing for entries of registers."""
    if isinstance(change, EntryChange):
        return ""
    word, name = split(target)
    return name if word == CHAPTER else target.partition(".")[0]


def _titles(handbook: Handbook) -> dict[str, Text]:
    """Give what readers call clauses and entries, those that were taken out included."""
    every = (*handbook.clauses(), *handbook.removed)
    found: dict[str, Any] = {one.id: one.clause.title for one in every}
    for register in changeable():
        for entry in handbook.of(register):
            found[f"{register.word} {entry.id}"] = getattr(entry, register.title)
    for gone in handbook.left_out:
        title = getattr(gone.entry, gone.register.title)
        found[f"{gone.register.word} {gone.entry.id}"] = title
    return {name: _as_text(title) for name, title in found.items()}


def _as_text(title: Text | Located) -> Text:
    """Give a name that is the same in every language as a text."""
    return title if isinstance(title, Text) else Text(((Located(ANY), title),), title.place)


def _values(handbook: Handbook) -> Iterator[Limited]:
    for name, value in handbook.parameters.items():
        setting = value.setting
        if setting.until is not None:
            yield Limited(
                target=name,
                title=value.parameter.label if value.parameter else None,
                owner="",
                until=setting.until,
                place=setting.place,
                reason=setting.reason,
                approved_by=setting.approved_by,
            )
