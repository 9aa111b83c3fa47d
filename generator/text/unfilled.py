"""Gaps that nobody filled in, with the line as it may read where that can be told."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from generator.model.gaps import gaps, unnamed, whole_gap
from generator.model.inputs import Inputs
from generator.model.layers import Base, Company, Contact
from generator.model.legal_name import short_name
from generator.model.mended import as_value, commented, write_instead
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import Text

_FIRM = re.compile(r"(?i)firm|spółk|compan|pracodawc|organizacj")


@dataclasses.dataclass(frozen=True, slots=True)
class Names:
    """Names that may fill a gap."""

    company: str
    """The company's; empty where the file has none yet."""
    roles: Mapping[str, str]
    """Those of roles by their ids, in the language that counts."""


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """Where a value stands."""

    record: Any = None
    """The record whose field it is; None for a setting."""
    field: str = ""
    """The field."""
    text: Text | None = None
    """The text that it is one language of; None for a single value."""

    @property
    def names_somebody(self) -> bool:
        """Tell whether a person, a team or a number belongs there."""
        of_contact = isinstance(self.record, Contact) and self.field in {"name", "phone"}
        return of_contact or self.field == "approved_by"

    @property
    def optional(self) -> bool:
        """Tell whether the field may be left out."""
        fields = dataclasses.fields(self.record) if dataclasses.is_dataclass(self.record) else ()
        return any(one.name == self.field and one.default is None for one in fields)


def names_for(inputs: Inputs) -> Names:
    """Gather the names of the company and of the roles in all layers."""
    head = inputs.company.head if inputs.company else None
    base = inputs.base.head
    company = _company(head) if isinstance(head, Company) else ""
    language = base.binding_language if isinstance(base, Base) else "pl"
    if isinstance(head, Company) and head.binding_language:
        language = head.binding_language
    roles = {
        str(role.id): next((str(said) for code, said in role.name.values if code == language), "")
        for layer in inputs.layers
        for role in getattr(layer.head, "roles", ())
    }
    return Names(company, roles)


def _company(head: Company) -> str:
    """Give the company's name, from the register where the short one is a gap."""
    if not gaps(head.name):
        return str(head.name)
    full = str(head.legal_name or "")
    return "" if gaps(full) else short_name(full)


def check_gaps(said: Located, held: Held, names: Names, problems: Collector) -> None:
    """Report gaps of a value (HB452).

    Args:
        said: The value.
        held: Where it stands.
        names: What may fill it.
        problems: Receives the problems; a single value is reported once.
    """
    # A value of a setting may be "none": nobody is left out by that.
    found = gaps(said, may_say_no=held.field == "settings")
    if not found and held.names_somebody and (empty := unnamed(said, held.field)):
        found = [(0, empty)]
    for offset, gap in found:
        place = said.inside(offset, len(gap))
        message = say("the gap '{gap}' was never filled in", gap=gap)
        problems.add("HB452", message, place, _filling(said, gap, place, held, names))
        if held.text is None:
            return


def _filling(said: Located, gap: str, place: Place, held: Held, names: Names) -> str:
    """Say how to fill a gap."""
    if held.text is not None:
        if _FIRM.search(gap) and said != gap:
            return write_instead(place, _firm(held.text, names))
        if whole_gap(said):
            return say("write the text that belongs there")
        return say("write what belongs there; {{company}} gives the company's name in a rule")
    if isinstance(held.record, Company) and held.field == "name" and names.company:
        advice = say("write the company's name, for instance")
        return write_instead(said.place, as_value(names.company), advice)
    role = isinstance(held.record, Contact) and names.roles.get(str(held.record.role), "")
    if role and held.field == "name":
        advice = say("write the name of the team, for instance")
        return write_instead(said.place, as_value(role), advice)
    if held.optional and (line := commented(said.place)):
        advice = say("write what belongs there, or make the line a comment:")
        return say("{advice} write:\n{line}", advice=advice, line=line)
    return say("write what belongs there")


def _firm(text: Text, names: Names) -> str:
    """Give what stands for the company: its placeholder where every language may have it."""
    everywhere = all(
        "{company}" in words or any(_FIRM.search(gap) for _, gap in gaps(words))
        for _, words in text.values
    )
    return "{company}" if everywhere or not names.company else names.company
