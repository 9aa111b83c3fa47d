"""The loaded layers: everything that the resolver needs, and nothing from the disk."""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from generator.model.clause import Chapter, Example
from generator.model.edition import Edition, Listed
from generator.model.editorial import Style
from generator.model.entries import Duty, Parameter
from generator.model.guide import Guide
from generator.model.layers import Base, Company, OnePage, Profile
from generator.model.place import Located, Place
from generator.model.problems import Teller, as_found
from generator.model.register import Entry, Register, Stands
from generator.model.review import Review
from generator.model.text import Text
from generator.model.translation import Catalog

_Entry = TypeVar("_Entry", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One folder of files: the base, a profile or the company."""

    name: str
    """`base`, `profile:<name>` or `company:<name>`."""
    head: Base | Profile | Company
    """What the layer's own file says."""
    chapters: tuple[Chapter, ...] = ()
    """Whole chapters, in file order."""
    guides: tuple[Guide, ...] = ()
    """Pages of the guide for the policy owner, in file order."""
    one_page: OnePage | None = None
    """The layer's share of the policy on one page."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    """Parameters that the layer declares."""
    labels: Mapping[str, Text] = field(default_factory=dict)
    """Words that the pages use; a later layer may replace them."""
    registers: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Entries of the registers that stand in files of their own, by the register's name."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The company's pictures by the key of its brand, cleaned."""
    style: Style | None = None
    """Ways to write that the layer asks for; each layer adds its own."""
    translations: Mapping[str, Mapping[str, str]] | None = None
    """Confirmations of translations; None when the layer keeps none."""
    upgrade: Mapping[str, str] | None = None
    """What stood below the company's changes when somebody last decided about them."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """Translations that stand in files of their own, by language."""

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The headlines that the layer adds to the policy on one page."""
        return self.one_page.duties if self.one_page else ()

    def of(self, register: Register[_Entry]) -> tuple[_Entry, ...]:
        """Give the layer's entries of a register."""
        found: tuple[_Entry, ...]
        match register.stands:
            case Stands.FILE:
                found = self.registers.get(register.name, ())
            case Stands.HEAD:
                found = getattr(self.head, register.name)
            case Stands.PAGES:
                found = self.guides  # type: ignore[assignment]
            case Stands.ONE_PAGE:
                found = self.duties  # type: ignore[assignment]
        return found

    @property
    def title(self) -> str:
        """The part of the name after the colon."""
        return self.name.partition(":")[2] or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """Something of a company that still says the same as a shipped example."""

    name: str
    """What company.yml calls it: a key, or the id of a clause or entry."""
    place: Place
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All layers of one handbook, in the order in which they apply."""

    base: Layer
    profiles: tuple[Layer, ...] = ()
    company: Layer | None = None
    editions: tuple[Edition, ...] = ()
    """The company's approved editions, oldest first."""
    listed: tuple[Listed, ...] = ()
    """What the company's list of editions says, oldest first."""
    reviews: tuple[Review, ...] = ()
    """The company's review records, oldest first."""
    borrowed: tuple[Borrowed, ...] = ()
    """What the company has not yet made its own, in file order."""
    sectors: frozenset[str] = frozenset()
    """Industries of all profiles that are there, whether they take part or not."""
    told: Teller = field(default=as_found, compare=False, repr=False)
    """How problems with these layers are told."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers from the first to the last."""
        last = (self.company,) if self.company else ()
        return (self.base, *self.profiles, *last)

    @property
    def name(self) -> str:
        """The company's name, else the profiles joined by `+`, else `base`."""
        if self.company:
            return self.company.title
        return "+".join(profile.title for profile in self.profiles) or "base"


_LEAVES = (str, int, type(None))
"""What holds no text of an author's in several languages."""


def strings(record: Any, *, examples: bool = False) -> Iterator[Located]:
    """Walk everything that somebody wrote into a record or a container of records.

    Args:
        record: What is walked.
        examples: True to walk posts that show how to write or not to write, too; they are made up.
    """
    if isinstance(record, Located):
        yield record
    elif isinstance(record, Text):
        yield from (words for _, words in record.values)
    elif isinstance(record, tuple | list | dict):
        for entry in record.values() if isinstance(record, dict) else record:
            yield from strings(entry, examples=examples)
    elif examples or not isinstance(record, Example):
        kind: Hashable = record.__class__
        for name in _fields(kind):
            yield from strings(getattr(record, name), examples=examples)


def texts(
    record: Any, left_out: Callable[[object], Collection[str]] | None = None
) -> Iterator[Text]:
    """Walk every text inside a record, in field order.

    Args:
        record: A record, or a container of records.
        left_out: Names the fields of a record that are not walked.
    """
    found: list[Text] = []
    _gather(record, left_out, found)
    return iter(found)


def _gather(
    record: Any, left_out: Callable[[object], Collection[str]] | None, found: list[Text]
) -> None:
    if isinstance(record, Text):
        found.append(record)
    elif isinstance(record, tuple | list | dict):
        for entry in record.values() if isinstance(record, dict) else record:
            if not isinstance(entry, str):
                _gather(entry, left_out, found)
    else:
        skipped = left_out(record) if left_out else ()
        kind: Hashable = record.__class__
        for name in _fields(kind):
            value = getattr(record, name)
            # Most fields hold nothing that could hold a text.
            if not isinstance(value, _LEAVES) and name not in skipped:
                _gather(value, left_out, found)


def rewritten(record: Any, change: Callable[[Text], Text]) -> Any:
    """Give a record, or a container of records, with every text inside it changed.

    What holds no text that changes is given back as it is.
    """
    if isinstance(record, Text):
        return change(record)
    if isinstance(record, tuple | list):
        members = [rewritten(entry, change) for entry in record]
        same = all(map(operator.is_, members, record))
        return record if same else type(record)(members)
    if isinstance(record, dict):
        entries = {key: rewritten(entry, change) for key, entry in record.items()}
        same = all(map(operator.is_, entries.values(), record.values()))
        return record if same else entries
    kind: Hashable = record.__class__
    fresh = {}
    for name in _fields(kind):
        before = getattr(record, name)
        if not isinstance(before, str | int) and before is not None:
            after = rewritten(before, change)
            if after is not before:
                fresh[name] = after
    return dataclasses.replace(record, **fresh) if fresh else record


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """Name the fields of a record; nothing else has any."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(one.name for one in dataclasses.fields(kind) if one.name != "place")
