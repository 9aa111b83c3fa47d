"""What a register is: where its entries stand, what their change means, who is shown them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from generator.model.pages import Owners
from generator.model.place import Located


class Entry(Protocol):
    """Anything that a register lists."""

    @property
    def id(self) -> Located:
        """The entry's id."""


_Entry = TypeVar("_Entry", bound=Entry)


class Stands(Enum):
    """Where the entries of a register stand in a layer."""

    FILE = "a file of its own, called as the register"
    HEAD = "handbook.yml, profile.yml or company.yml"
    PAGES = "a folder of numbered files, one entry in each"
    ONE_PAGE = "one-page.yml"


class Worth(Enum):
    """What it means that a later layer leaves an entry out or changes it."""

    HELP = "plain help: no reason is asked for"
    BINDING = "part of what holds or of what is watched over: a reason and an approver are named"
    FIXED = "facts and lists that only their own layer changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[_Entry]):
    """A kind of entry that every layer may list; the lists are put one after another."""

    name: str
    """Its key in the sources and in handbook.json, and its file's name without `.yml`."""
    entry: type[_Entry]
    """What each entry holds."""
    word: str
    """What problems call an entry."""
    about: str = ""
    """What the key holds, for editors of the file."""
    stands: Stands = Stands.FILE
    """Where the entries stand in a layer."""
    kind: str = ""
    """What differences between editions call an entry; empty for what readers never see."""
    confirmed: str = ""
    """What confirmations of translations call an entry; empty when none are kept."""
    title: str = "title"
    """The field that names an entry to readers."""
    binding: bool = False
    """True when a change is material unless something says otherwise; the rest only helps."""
    quiet: frozenset[str] = frozenset()
    """Fields of a binding entry whose change is editorial."""
    worth: Worth = Worth.HELP
    """What it means that a later layer leaves an entry out or changes it."""
    owners: Owners | None = None
    """Whose pages show it, where employees meet it nowhere."""
    heir: bool = False
    """True when a removal may name another entry that takes the place of the removed one."""
    also: Callable[[_Entry], Mapping[str, Any]] = lambda _: {}
    """What handbook.json says of an entry beyond its fields."""
