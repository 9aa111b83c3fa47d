"""The resolved handbook: what the pages say, and where each part of it came from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.model.asked import AskedAs
from generator.model.clause import Clause
from generator.model.edition import NO_EDITIONS, Standing
from generator.model.editorial import Style
from generator.model.entries import Choice, Parameter, Route
from generator.model.layers import Account, Company, Contact, Profile
from generator.model.own_words import OwnWords
from generator.model.pages import Family, Owners, Page
from generator.model.place import Located, Place
from generator.model.register import Entry, Register
from generator.model.registers import AUDIENCES, ROUTES
from generator.model.text import ANY, Prose, Text

_Entry = TypeVar("_Entry", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a clause, before and after a change."""

    name: str
    """The field's name in the clause."""
    before: Any
    """What stood there; None when nothing did."""
    after: Any
    """What stands there now."""

    @property
    def replaces(self) -> bool:
        """Tell whether something that stood there has gone, and not only more has come."""
        if isinstance(self.before, Text) and isinstance(self.after, Text):
            return not _goes_on(self.before, self.after)
        if isinstance(self.before, tuple) and isinstance(self.after, tuple):
            return not all(one in self.after for one in self.before)
        return self.before not in (None, False) and self.before != self.after


def _goes_on(before: Text, after: Text) -> bool:
    """Tell whether a text begins in every language as it did; a language that went does not."""
    now = after.as_dict()
    for code, words in before.as_dict().items():
        later = tuple(now.values()) if code == ANY else (now.get(code, now.get(ANY, "")),)
        if not all(said.startswith(words) for said in later):
            return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that a later layer did to a clause or a value."""

    action: str
    """`added`, `tightened`, `weakened`, `amended`, `removed`, `set` or `out-of-scope`."""
    layer: str
    """The layer that did it."""
    place: Place
    """Where it is written."""
    reason: Text | None = None
    """Why; None only where no reason is asked for."""
    approved_by: str | None = None
    """Who approved it, when it weakens or removes."""
    until: datetime.date | None = None
    """Its last day, for an exception that ends."""
    changes: tuple[FieldChange, ...] = ()
    """What differs, field by field."""

    @property
    def shown(self) -> str:
        """What readers are told: `reworded` where something that stood there made way."""
        replaced = self.action == "amended" and any(one.replaces for one in self.changes)
        return "reworded" if replaced else self.action


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClause:
    """A clause as it stands after all layers."""

    clause: Clause
    """The clause itself."""
    number: str
    """Chapter and position, such as `4.1`; empty for a clause that was taken out."""
    layer: str
    """The layer that it came from."""
    history: tuple[Event, ...] = ()
    """What later layers did to it, oldest first."""
    unconfirmed: tuple[str, ...] = ()
    """Languages whose text nobody has compared with the source text as it now stands."""
    cites: bool = False
    """True when it cites something, be it only law of other places than the handbook's."""

    @property
    def ground(self) -> str:
        """What stands behind it: `law`, `house` (nothing, on purpose) or `unsaid`.

        A later layer may find law behind a house rule; what a company adds is always one.
        """
        if self.cites or self.clause.references:
            return "law"
        return "house" if self.clause.house_rule or self.layer.startswith("company:") else "unsaid"

    @property
    def id(self) -> str:
        """The clause's id."""
        return str(self.clause.id)

    @property
    def place(self) -> Place:
        """Where the clause was first written."""
        return self.clause.id.place

    def changed_at(self, names: frozenset[str]) -> Place | None:
        """Find where a layer last changed one of some fields; None where none has."""
        told = (one for one in reversed(self.history) if names & {it.name for it in one.changes})
        return next((one.place for one in told), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedChapter:
    """A chapter with its clauses numbered."""

    id: str
    number: int
    title: Text
    summary: Prose
    owner: str
    reviewed: datetime.date
    review_months: int
    layer: str
    clauses: tuple[ResolvedClause, ...]
    emergency: bool = False
    """True for the chapter from which the card for an emergency is made."""
    stands_for: tuple[str, ...] = ()
    """Ids of the chapters that it gathers; empty for a chapter that stands for itself."""

    @property
    def file(self) -> str:
        """Name of the chapter's page without its ending, equal in all languages."""
        return f"{self.number:02d}-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One layer's value for a parameter."""

    value: int | str | Text
    """The value, of the parameter's type."""
    layer: str
    """Who set it."""
    place: Place
    """Where it is written."""
    reason: Text | None = None
    """Why."""
    approved_by: str | None = None
    """Who approved it, when it loosens what a profile set."""
    until: datetime.date | None = None
    """Its last day, for an exception that ends."""
    own: Choice | None = None
    """The choice of the layer's own, with its forms, where none of those declared fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A parameter's value, and which layer said so."""

    name: str
    """The parameter's name."""
    parameter: Parameter | None
    """Its declaration; None for the built-in `company`."""
    setting: Setting
    """The setting that counts."""
    overridden: tuple[Setting, ...] = ()
    """Earlier settings, oldest first; empty when nobody was overruled."""
    rule: str = ""
    """`stricter` when two profiles differed and the stricter value won."""

    @property
    def at_default(self) -> bool:
        """True when no layer has set the parameter."""
        return self.setting.layer == "base" and not self.overridden


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An entry of a register that a layer took out."""

    register: Register[Any]
    """The register that it stood in."""
    entry: Any
    """The entry as it stood before."""
    history: tuple[Event, ...]
    """What layers did to it; the last events took it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """Everything that the pages of one company's handbook say."""

    name: str
    title: Text
    subtitle: Text
    intro: Prose
    notice: Prose
    version: str
    valid_from: datetime.date
    languages: Mapping[str, str]
    """Language codes and the languages' own names, in order."""
    binding_language: str
    jurisdictions: tuple[str, ...]
    profiles: tuple[Profile, ...]
    company: Company | None
    parameters: Mapping[str, Value]
    labels: Mapping[str, Text]
    """Words that the pages themselves use, by key."""
    chapters: tuple[ResolvedChapter, ...]
    one_page_intro: Prose | None
    one_page_closing: Prose | None
    registers: Mapping[str, tuple[Any, ...]]
    """Entries of all layers by the register's name; references are those that are cited."""
    uncovered: tuple[str, ...] = ()
    """Those of the jurisdictions whose own law the handbook does not cite."""
    everyone: Located | None = None
    """Id of the audience that takes everybody in."""
    reference_owner: Located | None = None
    """Id of the role that checks the legal references."""
    contacts: tuple[Contact, ...] = ()
    accounts: tuple[Account, ...] = ()
    removed: tuple[ResolvedClause, ...] = ()
    """Clauses that a layer took out, or that hold only elsewhere; the last event says why."""
    left_out: tuple[LeftOut, ...] = ()
    """Entries of registers that a layer took out."""
    entry_history: Mapping[tuple[str, str], tuple[Event, ...]] = field(default_factory=dict)
    """What later layers did to entries, by the word for the register and the entry's id."""
    style: Style | None = None
    """How its texts are written; None when no layer says so."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The company's pictures by the key of its brand, cleaned; they are no part of the digest."""
    digest: str = ""
    """SHA-256 over the handbook's content."""
    standing: Standing = NO_EDITIONS
    """Its editions, and what changed since; no part of the digest."""
    asked_as: Mapping[str, AskedAs] = field(default_factory=dict)
    """How people ask for pages, by the name of the page; no part of the digest."""
    own_words: tuple[OwnWords, ...] = ()
    """What the company says in its own words, to be confirmed; no part of the digest."""
    shows: frozenset[Owners] = frozenset()
    """What its pages hold of that which is made for the owner; no part of the digest."""
    release: bool = False
    """True for a build that may be handed out; a draft says on every page that it is one."""

    @property
    def industries(self) -> tuple[str, ...]:
        """Names of the profiles that take part."""
        return tuple(str(profile.id) for profile in self.profiles)

    def of(self, register: Register[_Entry]) -> tuple[_Entry, ...]:
        """Give the entries of a register."""
        return self.registers[register.name]

    @property
    def all_audiences(self) -> tuple[str, ...]:
        """Audiences that take in all readers: the one for everyone, or else each of them."""
        if self.everyone is not None:
            return (str(self.everyone),)
        return tuple(str(audience.id) for audience in self.of(AUDIENCES))

    @property
    def essentials(self) -> bool:
        """True for a small firm's handbook, which holds only what is essential."""
        return self.company is not None and self.company.edition == "essentials"

    def holds(self, row: Page | Family) -> bool:
        """Tell whether its pages hold a page: it is for these readers, and has something to say."""
        if row.owners is not None and row.owners not in self.shows:
            return False
        if self.essentials and not row.essential:
            return False
        if isinstance(row, Page) and row.emergency and not warns(self.chapters, self.of(ROUTES)):
            return False
        return not (isinstance(row, Page) and row.lists) or bool(self.registers[row.lists])

    def clauses(self) -> Iterator[ResolvedClause]:
        """Walk all clauses in order."""
        for chapter in self.chapters:
            yield from chapter.clauses


def warns(chapters: Iterable[ResolvedChapter], routes: Iterable[Route]) -> bool:
    """Tell whether anything says what to do when something went wrong."""
    standing = {one.id for chapter in chapters for one in chapter.clauses}
    urgent = (route.clause for route in routes if route.urgent)
    return any(one.emergency for one in chapters) or not standing.isdisjoint(urgent)
