"""Who has signed which edition: who is missing, outdated or gone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.edition import Past, signers
from generator.model.handbook import Handbook
from generator.model.people import Person, Signed
from generator.model.say import say

_SHORTEST_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How one person stands."""

    id: str
    role: str
    status: str
    """`signed`, `missing`, `outdated` or `gone`."""
    edition: str = ""
    """The newest edition that was signed."""
    date: datetime.date | None = None
    because: str = ""
    """What makes it so, in a few words."""


def receipts(
    people: Iterable[Person], signatures: Iterable[Signed], handbook: Handbook, edition: str
) -> tuple[Receipt, ...]:
    """Compare a roster with the signatures for an edition.

    A signature of an earlier edition still counts when no material change since then concerns
    the person.

    Args:
        people: The roster.
        signatures: The list of signatures, in any order.
        handbook: The handbook with the history of its editions.
        edition: The edition that has to be signed.
    """
    history = handbook.standing.history
    known = {past.approval.version: index for index, past in enumerate(history)}
    wanted = known[edition]
    newest: dict[str, Signed] = {}
    for one in signatures:
        held = newest.get(one.id)
        if held is None or _order(one, known) >= _order(held, known):
            newest[one.id] = one
    found = []
    everyone = {str(handbook.everyone)} if handbook.everyone else set()
    roster = {person.id: person for person in people}
    for person in roster.values():
        signed = newest.get(person.id)
        concerning = person.audiences | everyone
        if signed is None:
            found.append(Receipt(id=person.id, role=person.role, status="missing"))
            continue
        because = _reason(concerning, signed, history, wanted)
        found.append(
            Receipt(
                id=person.id,
                role=person.role,
                status="outdated" if because else "signed",
                edition=signed.edition,
                date=signed.date,
                because=because,
            )
        )
    found += [
        Receipt(id=one.id, role="", status="gone", edition=one.edition, date=one.date)
        for one in newest.values()
        if one.id not in roster
    ]
    return tuple(sorted(found, key=lambda one: (one.status, one.id)))


def _order(one: Signed, known: dict[str, int]) -> tuple[int, datetime.date]:
    return known.get(one.edition, -1), one.date


def _reason(
    audiences: frozenset[str], signed: Signed, history: tuple[Past, ...], wanted: int
) -> str:
    """Say why a signature does not count any more; nothing when it does."""
    index = next(
        (place for place, past in enumerate(history) if past.approval.version == signed.edition),
        None,
    )
    if index is None:
        return say("there is no edition {name}", name=signed.edition)
    digest = signed.digest.casefold()
    if len(digest) < _SHORTEST_DIGEST or not history[index].digest.startswith(digest):
        return say("the digest is not that of {name}", name=signed.edition)
    for past in history[index + 1 : wanted + 1]:
        if not audiences.isdisjoint(signers(past.differences)):
            return say("{name} changed something material", name=past.approval.version)
    return ""
