"""Approved editions of a handbook, and what changed from one to the next."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from generator.model.fields import Line, kind, pattern
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.say import say

_VERSION = r"[0-9]{1,16}(?:\.[0-9]{1,16}){0,3}(?:-[a-z0-9]{1,16})?"
VERSION = re.compile(_VERSION)
"""What an edition may be called, so that the name is a safe file name everywhere."""


def as_version(text: str) -> str:
    """Give the version that stands among words or is written with commas; else nothing.

    >>> as_version("2026,1"), as_version("wersja 1 ostateczna"), as_version("v2027.1")
    ('2026.1', '1', '2027.1')
    """
    # All digits that there are: of a number in mixed scripts no half is meant.
    found = re.findall(r"\d+(?:[.,/]\d+)*", text)
    meant = re.sub("[,/]", ".", found[0]) if len(found) == 1 else ""
    return meant if VERSION.fullmatch(meant) else ""


Version = Annotated[
    Located,
    kind(
        pattern(_VERSION, say("a version such as 2027.1"), as_version),
        {"type": "string", "pattern": f"^{_VERSION}$"},
    ),
]
"""The version of a handbook, and of the edition that is made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The edition that another one follows, as it was when that one was approved."""

    version: str
    """Its number; empty when there was none before."""
    digest: str = ""
    """The digest that its pages bear."""
    seal: str = ""
    """Its seal, which stands for the whole file."""


FIRST = Link(version="")
"""What the first edition of a company follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who let an edition out."""

    version: str
    """The edition's number."""
    by: str
    """The role that approved it."""
    note: str
    """Why this edition came out."""
    date: datetime.date
    """Day of the approval."""
    editorial: tuple[str, ...] = ()
    """Ids of clauses whose change a person called editorial."""
    review: int | None = None
    """Year of the signed review that the edition rests on."""
    words: Mapping[str, str] | None = None
    """Hashes of the company's own wordings that the approver compared, by id."""
    words_in_bulk: bool = False
    """True when the approver confirmed them all in one go, and said so."""
    previous: Link | None = None
    """The edition before it; None in those that are older than such links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An approved, numbered, hashed state of one company's handbook."""

    approval: Approval
    """Who approved it, when and why."""
    digest: str
    """The digest that its pages bear."""
    seal: str
    """SHA-256 over the handbook's data and the approval, as the file gives it."""
    data: Mapping[str, Any]
    """The handbook as plain data."""
    place: Place
    """The edition's file."""

    @property
    def version(self) -> str:
        """The edition's number."""
        return self.approval.version


@record
class Listed:
    """One line of the list of editions, which tells when a file is missing."""

    version: Version
    """The edition's number."""
    digest: Line
    """The digest that its pages bear."""
    seal: Line
    """Its seal."""
    lost: Line | None = None
    """Why there is no file any more; absent while there is one."""
    place: Place = NOWHERE


@record
class EditionList:
    """editions/index.yml; `handbook approve` writes it."""

    editions: tuple[Listed, ...]
    """Every edition that was ever approved, the oldest first."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDiff:
    """One field of an entry in two editions."""

    name: str
    before: Any
    """Plain data; None when the entry was not there."""
    after: Any
    """Plain data; None when the entry is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One entry that differs between two editions."""

    kind: str
    """`clause`, `parameter`, `reference`, `chapter`, or the kind of another register."""
    id: str
    """The entry's id; for `moved`, the kind whose order changed."""
    action: str
    """`added`, `removed`, `tightened`, `weakened`, `reworded`, `amended`, `set` or `moved`."""
    fields: tuple[FieldDiff, ...]
    """Every field that differs."""
    material: bool
    """False when the change is editorial: nobody has to sign again."""
    title: Mapping[str, str]
    """What readers call the entry, by language."""
    audience: tuple[str, ...] = ()
    """Ids of the audiences concerned."""
    reason: Mapping[str, str] | None = None
    """Why, by language, where a layer says so."""
    layer: str = ""
    """The layer that it came from."""
    approved_by: str | None = None
    """Who approved it, where a layer says so."""
    causes: tuple[str, ...] = ()
    """Parameters whose new value explains all the new words of a clause."""
    after: str | None = None
    """Id of the entry before an added one; None when it stands first."""

    def field(self, name: str) -> FieldDiff | None:
        """Give the field of that name, if it differs."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An edition in the history, with what it changed."""

    approval: Approval
    digest: str
    differences: tuple[Difference, ...]
    """Against the edition before; empty for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the handbook stands to its editions."""

    history: tuple[Past, ...] = ()
    """All editions, oldest first."""
    approved: Approval | None = None
    """The approval of exactly this content; None for a draft."""
    since: str = ""
    """The edition that `differences` is against; empty when there is none."""
    differences: tuple[Difference, ...] = ()
    """What changed since then."""

    @property
    def signers(self) -> tuple[str, ...]:
        """Audiences that have to sign again, because something material concerns them."""
        return signers(self.differences)


NO_EDITIONS = Standing()
"""How a handbook stands before its first approval."""


def signers(differences: tuple[Difference, ...]) -> tuple[str, ...]:
    """Give the audiences of the clauses and duties that changed materially."""
    found = {
        audience
        for one in differences
        if one.material and one.kind in {"clause", "duty"}
        for audience in one.audience
    }
    return tuple(sorted(found))


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions by their numbers.

    >>> sorted(["2026.10", "2026.9", "2027.1"], key=version_key)
    ['2026.9', '2026.10', '2027.1']
    """
    parts = re.split(r"[.-]", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
