"""Whose signature is it: the lines of two tables that are about the same person."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.people import Person, Signed, key_of
from generator.model.problems import Collector
from generator.model.say import say

_MOST_PAIRS = 40_000
"""So many pairs are compared for a slip of the pen; it takes about a second."""
_NEAR = 0.85


@dataclass(slots=True)
class Matched:
    """The signatures of each person."""

    signed: dict[str, list[Signed]] = field(default_factory=dict)
    """By the key of the person's id."""
    gone: dict[str, list[Signed]] = field(default_factory=dict)
    """Those of people who are not on the roster, by the key of the signature."""
    shared: list[Signed] = field(default_factory=list)
    """Those that several people may have given."""


def match(people: Iterable[Person], signatures: Iterable[Signed]) -> Matched:
    """Find out whose signature each is.

    Where both tables have mail addresses, these count, because a form numbers its answers as
    another table numbers people; else ids count.

    Args:
        people: The roster.
        signatures: The list of signatures.
    """
    holders: dict[str, set[str]] = {}
    unreached: set[str] = set()
    for one in people:
        if "@" not in f"{one.id}{one.mail}":
            unreached.add(key_of(one.id))
        for key in {key_of(one.id), *([key_of(one.mail)] if one.mail else [])}:
            holders.setdefault(key, set()).add(key_of(one.id))
    by_mail = any("@" in key for key in holders)
    found = Matched()
    for signed in signatures:
        own, mail = key_of(signed.id), key_of(signed.mail) if signed.mail else ""
        key = mail if mail and by_mail else own
        # Who has no address on the roster may have signed with one all the same.
        named = holders.get(key) or holders.get(own, set()) & unreached
        if len(named) > 1:
            # A mailbox that several share: the id says which of them it was.
            named = {own} & named
            if not named:
                found.shared.append(signed)
                continue
        for name in named:
            found.signed.setdefault(name, []).append(signed)
        if not named:
            found.gone.setdefault(key, []).append(signed)
    return found


def check_match(
    people: Sequence[Person], signatures: Sequence[Signed], problems: Collector
) -> None:
    """Report signatures that nobody can be told by.

    Args:
        people: The roster.
        signatures: The list of signatures.
        problems: Receives HB622: for each address that several people share, and, as a warning,
            when the two tables have no id in common.
    """
    found = match(people, signatures)
    for signed in {key_of(one.mail or one.id): one for one in reversed(found.shared)}.values():
        problems.add(
            "HB622",
            say("several people on the roster have '{id}'", id=signed.mail or signed.id),
            signed.place,
            say("let each of them sign with an id of their own"),
        )
    if people and signatures and not found.signed and not found.shared:
        problems.add(
            "HB622",
            say(
                "nobody here is on the roster: ids here are such as '{one}', there such as"
                " '{other}'",
                one=signatures[0].mail or signatures[0].id,
                other=people[0].mail or people[0].id,
            ),
            signatures[0].place,
            say("use the same ids in both tables, such as staff numbers or mail addresses"),
            warning=True,
        )


def slips(missing: Iterable[Person], gone: Mapping[str, Sequence[Signed]]) -> Mapping[str, str]:
    """Find signatures that may be those of people who seem to be missing.

    Only addresses and names are compared: two staff numbers that are alike are two people.

    Args:
        missing: People without a signature.
        gone: Signatures of people who are not on the roster.

    Returns:
        The id as it was signed by the id on the roster; nothing when there are too many pairs.
    """
    signed = list(filter(_is_name, gone))
    wanted = list(_addresses(missing))
    if len(signed) * len(wanted) > _MOST_PAIRS:
        return {}
    found = {}
    for name, key in wanted:
        if near := difflib.get_close_matches(key, signed, n=1, cutoff=_NEAR):
            one = gone[near[0]][-1]
            found[name] = one.mail or one.id
    return found


def _addresses(people: Iterable[Person]) -> Iterator[tuple[str, str]]:
    for one in people:
        key = key_of(one.mail or one.id)
        if _is_name(key):
            yield one.id, key


def _is_name(key: str) -> bool:
    return "@" in key or not any(sign.isdigit() for sign in key)
