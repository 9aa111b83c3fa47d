"""Which of a company's own words somebody has confirmed, and what is told of the others.

No program can tell whether other words are weaker, so people read them before an edition is
approved: those that take the place of others one by one, what is added group by group.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator

from generator.model.edition import Edition
from generator.model.nearest import did_you_mean
from generator.model.own_words import OwnWords
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from generator.model.say import say, say_many

_SHOWN = 6
"""Ids of a group that a problem names; the owner's view shows all."""


def marked(found: Iterable[OwnWords], editions: tuple[Edition, ...]) -> tuple[OwnWords, ...]:
    """Mark what was confirmed, in the same words, for an earlier edition."""
    known = {
        (name, mark)
        for edition in editions
        for name, mark in (edition.approval.words or {}).items()
    }
    return tuple(dataclasses.replace(one, confirmed=(one.id, one.mark) in known) for one in found)


def unconfirmed(found: Iterable[OwnWords]) -> tuple[OwnWords, ...]:
    """Leave out what somebody has confirmed before."""
    return tuple(one for one in found if not one.confirmed)


def grouped(found: Iterable[OwnWords]) -> Iterator[tuple[str, tuple[OwnWords, ...]]]:
    """Put together what is confirmed together.

    Returns:
        What stands alone by its id, then the groups by their names, each in order.
    """
    groups: dict[str, list[OwnWords]] = {}
    for one in found:
        if one.group:
            groups.setdefault(one.group, []).append(one)
        else:
            yield one.id, (one,)
    yield from ((name, tuple(members)) for name, members in groups.items())


def is_among(one: OwnWords, confirmed: Collection[str]) -> bool:
    """Tell whether a text was named, by itself or with its group."""
    return one.id in confirmed or (bool(one.group) and one.group in confirmed)


def check_words(
    found: Iterable[OwnWords], confirmed: Collection[str], problems: Collector, *, bulk: bool
) -> None:
    """Report own words that nobody has confirmed, and names of none (HB634).

    Args:
        found: Everything that the company says itself; what was confirmed before may be named
            once more.
        confirmed: Ids and groups that somebody confirms.
        problems: Receives HB634.
        bulk: True when all of them count as confirmed.
    """
    found = tuple(found)
    waiting = () if bulk else unconfirmed(found)
    for name, members in grouped(one for one in waiting if not is_among(one, confirmed)):
        _report(name, members, problems)
    names = dict.fromkeys(name for one in found for name in (one.id, one.group) if name)
    for name in confirmed:
        if name not in names:
            problems.add(
                "HB634",
                say("'{name}' waits for no comparison", name=name),
                NOWHERE,
                did_you_mean(name, names) or say("leave it out"),
            )


def _report(name: str, members: tuple[OwnWords, ...], problems: Collector) -> None:
    first = members[0]
    hint = say("read it in the owner's view, then approve with --words {name}", name=name)
    if first.group:
        ids = [one.id for one in members]
        more = ", …" if len(ids) > _SHOWN else ""
        message = say_many(
            "nobody has confirmed that {n} text of your own takes no other rule back: {ids}",
            "nobody has confirmed that {n} texts of your own take no other rule back: {ids}",
            len(ids),
            ids=", ".join(ids[:_SHOWN]) + more,
        )
    elif first.before:
        message = say(
            "nobody has compared your own words of '{id}' with those that they replace", id=name
        )
        hint = say("compare them in the owner's view, then approve with --words {id}", id=name)
    else:
        message = say("nobody has confirmed that '{id}' takes no other rule back", id=name)
    problems.add("HB634", message, first.place, hint)
