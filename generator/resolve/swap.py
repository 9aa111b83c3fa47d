"""One id that goes, and the one that stands for it, in any record that may point to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Hashable, Iterator
from typing import Any

from generator.model.clause import Clause
from generator.model.handbook import ResolvedClause
from generator.model.place import Located
from generator.resolve.draft import Draft
from generator.resolve.ladder import weaker_in
from generator.resolve.pointers import inner, pointing


@dataclasses.dataclass(frozen=True, slots=True)
class Swap:
    """One id that goes, and the one that stands for it."""

    register: str
    old: str
    new: Located | None

    def one(self, value: Any) -> Any:
        """Give the new id for the old one, and any other as it is."""
        return self.new if value == self.old and self.new is not None else value

    def many(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give a list in which the new id stands for the old one, each id once."""
        kept = [self.one(value) for value in values if value != self.old or self.new is not None]
        return tuple(dict.fromkeys(kept))

    def readdressed(self, clause: Clause, asking: Collection[str]) -> Clause:
        """Give a clause that concerns the new audience, or nobody, where it concerned the old one.

        An exception for the old one is none for the new one: so nobody is asked less than before.

        Args:
            clause: The clause.
            asking: Ids of the questions whose answers are the audiences.
        """
        when, unless = clause.when, clause.unless
        if when is not None:
            when = {
                name: self.many(answers) if name in asking else answers
                for name, answers in when.items()
            }
        if unless is not None:
            unless = {
                name: tuple(one for one in answers if name not in asking or one != self.old)
                for name, answers in unless.items()
            }
        audience = self.many(clause.audience)
        return dataclasses.replace(clause, audience=audience, when=when, unless=unless)

    def fields(self, record: Any) -> Iterator[str]:
        """Walk the fields that name the old one."""
        kind: Hashable = record.__class__
        for name, points in pointing(kind):
            value = getattr(record, name)
            held = value if isinstance(value, tuple) else (value,)
            if points.to == self.register and self.old in held:
                yield name

    def within(self, record: Any) -> Any:
        """Give a record in which the new one stands for the old one."""
        new: dict[str, Any] = {}
        for name in self.fields(record):
            value = getattr(record, name)
            new[name] = self.many(value) if isinstance(value, tuple) else self.one(value)
        kind: Hashable = record.__class__
        for name in inner(kind):
            inside = getattr(record, name)
            changed = tuple(self.within(one) for one in inside)
            if changed != inside:
                new[name] = changed
        return dataclasses.replace(record, **new) if new else record

    def narrowed(self, draft: Draft) -> Iterator[ResolvedClause]:
        """Walk the clauses that would lose readers."""
        for resolved in draft.clauses.values():
            clause = resolved.clause
            after = self.readdressed(clause, draft.asking)
            if {"audience", "when"} & set(weaker_in(clause, after, draft.everyone)):
                yield resolved

    def lost(self, record: Any) -> bool:
        """Tell whether a record would be left without any entry of the register."""
        return self.new is None and any(
            not isinstance(getattr(record, name), tuple) or self.many(getattr(record, name)) == ()
            for name in self.fields(record)
        )
