"""What a layer may do to an entry of a register: leave it out, or change parts of it.

The record of each such change is made from the register's own record, so that a field that an
entry has can be changed without another line of program.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_type_hints

from generator.model.fields import Date, Line
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import CONFIG
from generator.model.register import Register
from generator.model.registers import changeable
from generator.model.target import heir_of, split, target_of
from generator.model.text import Text

OWN = frozenset({"id", "place", "essential", "brief", "team", "domains", "poster"})
"""Fields that only the layer of an entry says."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What a layer does to an entry of a register: the shared part of the records made below."""

    action: Line
    target: Line
    reason: Text | None = None
    approved_by: Line | None = None
    until: Date | None = None
    place: Place = NOWHERE

    @property
    def word(self) -> str:
        """What the target calls the entry's register."""
        return split(self.target)[0]

    @property
    def entry(self) -> str:
        """The entry's id."""
        return split(self.target)[1]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEntry(EntryChange):
    """Leave an entry of an earlier layer out."""

    @property
    def heir(self) -> Located | None:
        """Id of the entry that takes its place; None where there is none or can't be one."""
        heir: Located | None = getattr(self, "instead", None)
        return heir


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class AmendEntry(EntryChange):
    """Change parts of an entry of an earlier layer."""

    @property
    def given(self) -> Mapping[str, Any]:
        """The fields that get a new value, by name."""
        shared = AmendEntry.__dataclass_fields__
        every = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {
            name: value for name, value in every.items() if name not in shared and value is not None
        }


def _made(register: Register[Any], base: type, more: dict[str, tuple[Any, str]]) -> type:
    """Make the record of a change of one register's entries."""
    action = "remove" if base is RemoveEntry else "amend"
    fields: dict[str, tuple[Any, str]] = {
        "reason": (Text | None, "Why."),
        "approved_by": (Line | None, "Who approved it."),
        "until": (Date | None, "Last day of an exception; after it somebody decides anew."),
        **more,
    }
    name = f"{action} {register.word}".title().replace(" ", "")
    return dataclasses.make_dataclass(
        name,
        [
            ("action", Literal[action], dataclasses.field(metadata={"about": f"`{action}`."})),
            (
                "target",
                Annotated[Located, target_of(register.word)],
                dataclasses.field(
                    metadata={"about": f"The words `{register.word}` and the id of one."}
                ),
            ),
            *(
                (key, hint, dataclasses.field(default=None, metadata={"about": about}))
                for key, (hint, about) in fields.items()
            ),
            ("place", Place, dataclasses.field(default=NOWHERE)),
        ],
        bases=(base,),
        namespace={
            "__doc__": f"{action.capitalize()} a {register.word} of an earlier layer.",
            "__pydantic_config__": CONFIG,
        },
        frozen=True,
        slots=True,
        kw_only=True,
    )


def _removal(register: Register[Any]) -> type:
    more: dict[str, tuple[Any, str]] = {}
    if register.heir:
        more["instead"] = (
            Annotated[Located, heir_of(register.word)] | None,
            f"Id of the {register.word} that takes its place.",
        )
    return _made(register, RemoveEntry, more)


def _amendment(register: Register[Any]) -> type:
    hints = get_type_hints(register.entry, include_extras=True)
    return _made(
        register,
        AmendEntry,
        {
            name: (hint | None, "Takes the place of what was there.")
            for name, hint in hints.items()
            if name not in OWN
        },
    )


ENTRY_CHANGES: Mapping[str, type] = {
    **{f"remove {register.word}": _removal(register) for register in changeable()},
    **{f"amend {register.word}": _amendment(register) for register in changeable()},
}
"""The record of each change by its action and the word of its target."""
