"""Who has signed which edition: who is missing, outdated or gone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.edition import VERSION, Past, signers
from generator.model.handbook import Handbook
from generator.model.people import Person, Signed, key_of
from generator.model.say import say
from generator.model.spaces import plain
from generator.model.typed_days import as_day
from generator.review.matching import match, slips

_SHORTEST_DIGEST = 12
_BEFORE_DIGEST = re.compile(r"sha-?256\s*[:=]?\s*", re.IGNORECASE)
_VERSION = re.compile(rf"(?<![\d.])(?:{VERSION.pattern})(?![\w.]*\w)")
_MONTH = re.compile(r"[^\W\d]{3,}[-. ]+\d{2,4}|\d{1,2}[-. ]\d{4}|\d{4}-\d{1,2}|\d{5}")
"""What a spreadsheet makes of 2026.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How one person stands."""

    id: str
    role: str
    status: str
    """`signed`, `missing`, `outdated` or `gone`."""
    edition: str = ""
    """The edition that was signed."""
    date: datetime.date | None = None
    because: str = ""
    """What makes it so, in a few words."""


def receipts(
    people: Iterable[Person],
    signatures: Iterable[Signed],
    handbook: Handbook,
    edition: str,
    today: datetime.date,
) -> tuple[Receipt, ...]:
    """Compare a roster with the signatures for an edition.

    A signature of an earlier edition still counts when no material change since then concerns
    the person. One that bears a day on which its edition could not be signed does not count. Of
    several signatures, one that counts goes before all others.

    Args:
        people: The roster.
        signatures: The list of signatures, in any order.
        handbook: The handbook with the history of its editions.
        edition: The edition that has to be signed.
        today: The day that counts as today.
    """
    past = _Editions(handbook.standing.history, today)
    wanted = next(at for at, one in enumerate(past.history) if one.approval.version == edition)
    everyone = {str(handbook.everyone)} if handbook.everyone else set()
    roster = {key_of(person.id): person for person in people}
    found = match(roster.values(), signatures)
    missing = [person for key, person in roster.items() if key not in found.signed]
    meant = slips(missing, found.gone)
    told = []
    for key, person in roster.items():
        if signed := found.signed.get(key):
            told.append(_best(person, signed, person.audiences | everyone, past, wanted))
            continue
        slip = meant.get(person.id)
        because = say("perhaps signed as '{id}'", id=slip) if slip else ""
        told.append(Receipt(id=person.id, role=person.role, status="missing", because=because))
    for signed in found.gone.values():
        last = past.newest(signed)
        name = last.mail or last.id
        told.append(
            Receipt(id=name, role="", status="gone", edition=past.name_of(last), date=last.date)
        )
    return tuple(sorted(told, key=lambda one: (one.status, one.id)))


def _best(
    person: Person,
    signed: Sequence[Signed],
    audiences: frozenset[str] | set[str],
    past: _Editions,
    wanted: int,
) -> Receipt:
    """Give the newest signature that counts; where none does, the newest one and why it doesn't."""
    counting = [one for one in signed if not past.reason(one, audiences, wanted)]
    newest = past.newest(counting or signed)
    because = past.reason(newest, audiences, wanted)
    return Receipt(
        id=person.id,
        role=person.role,
        status="outdated" if because else "signed",
        edition=past.name_of(newest),
        date=newest.date,
        because=because,
    )


@dataclass(frozen=True, slots=True)
class _Editions:
    """The editions that somebody can have signed."""

    history: tuple[Past, ...]
    today: datetime.date

    def newest(self, signed: Sequence[Signed]) -> Signed:
        """Give the signature of the newest edition and day; of equal ones the lowest line."""
        return max(reversed(signed), key=lambda one: (self._rank(one), one.date))

    def name_of(self, signed: Signed) -> str:
        """Give the edition that was signed; as the table has it where there is no such edition."""
        index = self.index(signed)
        return signed.edition if index is None else self.history[index].approval.version

    def _rank(self, signed: Signed) -> int:
        index = self.index(signed)
        return -1 if index is None else index

    def index(self, signed: Signed) -> int | None:
        """Find the edition that was signed.

        Spreadsheets turn its number into another (2026.10 into 2026,1) or into a day, so where
        the number is none of ours, or a shorter one, the digest says which it was.
        """
        typed = plain(signed.edition).replace(",", ".").casefold()
        versions = [past.approval.version for past in self.history]
        inside = {typed, *_VERSION.findall(typed)}
        named = [at for at, name in enumerate(versions) if name in inside]
        proved = [at for at in range(len(versions)) if self._proves(signed, at)]
        for at in proved:
            if at in named or _is_day(typed) or _same_number(typed, versions[at]):
                return at
        return named[0] if len(named) == 1 else None

    def _proves(self, signed: Signed, index: int) -> bool:
        digest = _BEFORE_DIGEST.sub("", plain(signed.digest)).rstrip(".…").casefold()
        return len(digest) >= _SHORTEST_DIGEST and self.history[index].digest.startswith(digest)

    def reason(self, signed: Signed, audiences: frozenset[str] | set[str], wanted: int) -> str:
        """Say why a signature does not count; nothing when it does."""
        index = self.index(signed)
        if index is None and not signed.edition:
            return say("nothing tells which edition it was")
        if index is None:
            return say("there is no edition {name}", name=signed.edition)
        edition = self.history[index].approval
        if not self._proves(signed, index):
            return say("the digest is not that of {name}", name=edition.version)
        if signed.date < edition.date:
            return say("{name} was only approved on {day}", name=edition.version, day=edition.date)
        if signed.date > self.today:
            return say("that day is yet to come")
        for past in self.history[index + 1 : wanted + 1]:
            if not audiences.isdisjoint(signers(past.differences)):
                return say("{name} changed something material", name=past.approval.version)
        return ""


def _is_day(text: str) -> bool:
    """Tell whether an edition's number was made into a day, such as Jan 26; or left out."""
    return not text or as_day(text) is not None or _MONTH.fullmatch(text) is not None


def _same_number(text: str, version: str) -> bool:
    """Tell whether a spreadsheet shows a version so, as a number: without zeros at its end."""
    return version.count(".") == 1 and text == version.rstrip("0").rstrip(".")
