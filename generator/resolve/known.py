"""What may be pointed to, and what to say of an id that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.entry_change import RemoveEntry
from generator.model.handbook import Handbook
from generator.model.layer_words import layer_words
from generator.model.layers import Base, Company, Profile
from generator.model.nearest import WHERE, did_you_mean
from generator.model.registers import ROLES
from generator.model.say import joined, say
from generator.resolve.essentials import Beyond


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that may be pointed to, and what was there before a layer took it out."""

    ids: Mapping[str, Collection[str]]
    """Ids by the name of their register or kind."""
    gone: Mapping[tuple[str, str], str]
    """The layer that took an entry out, by the register's name and the entry's id."""
    beyond: Beyond
    """What an essentials handbook leaves out."""
    called: Callable[[str], Mapping[str, str]]
    """Gives what people call the things of a register or kind, each with its id."""
    heirs: Mapping[str, str]
    """Ids of the roles that take the place of roles that were taken out."""

    def hint(self, to: str, given: str, *, contact: bool = False) -> str:
        """Say what became of an id, or which one may be meant."""
        layer = self.gone.get((to, given))
        if layer:
            gone = say("the {layer} layer has removed it", layer=layer_words(layer))
            return joined("; ", [gone, *self._instead(to, given, contact=contact)])
        called, many = self.called(to).items(), WHERE if to == "clauses" else ""
        return self.beyond.hint(given) or did_you_mean(given, self.ids[to], called, many=many)

    def _instead(self, to: str, given: str, *, contact: bool) -> Iterator[str]:
        """Say what to do where a role was taken out that the company file still names."""
        heir = self.heirs.get(given) if to == ROLES.name else None
        if contact and heir:
            yield say("delete this contact, or move it with 'role: {heir}'", heir=heir)
        elif contact:
            yield say("delete this contact, or move it to another role")
        elif heir:
            yield say("'{heir}' takes its place: write that", heir=heir)


def last_heir(role: str, gone: Mapping[str, str]) -> str:
    """Give the role that answers in the end; heirs may go, too, but nobody is their own.

    Args:
        role: The role that went.
        gone: Who takes the place of each role that went.

    Returns:
        Nothing where they go round in a ring.
    """
    seen = set()
    while role in gone and role not in seen:
        seen.add(role)
        role = gone[role]
    return "" if role in seen else role


def heirs_of(handbook: Handbook) -> Mapping[str, str]:
    """Give who takes the place of each role that was taken out, in the end."""
    heads = (*handbook.profiles, *((handbook.company,) if handbook.company else ()))
    gone = {change.entry: str(change.heir) for change in left_to_others(heads)}
    return {role: heir for role in gone if (heir := last_heir(role, gone))}


def left_to_others(heads: Iterable[Base | Profile | Company]) -> Iterator[RemoveEntry]:
    """Walk the removals of roles that name who takes their place, in the order of the layers."""
    for head in heads:
        for change in () if isinstance(head, Base) else head.changes:
            if isinstance(change, RemoveEntry) and change.word == ROLES.word and change.heir:
                yield change
