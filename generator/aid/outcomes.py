"""What the clauses of a handbook say of a post: the strictest one that applies decides.

A right is never taken away: where one applies, a stricter clause only says how.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from generator.aid.questions import space_of
from generator.aid.space import Space
from generator.model.clause import Clause
from generator.model.handbook import Handbook, ResolvedClause

Selection = Mapping[str, Collection[str]]
"""Ids of answers by the id of their question; an unanswered question may have any answer."""


class Outcome(IntEnum):
    """What somebody may do about a post, from loose to strict."""

    GO = 0
    """Go ahead."""
    LIKE_THIS = 1
    """Go ahead, in a certain way."""
    ASK = 2
    """Ask first."""
    DO_NOT = 3
    """Do not."""

    @property
    def word(self) -> str:
        """The outcome as data names it."""
        return ("go", "like-this", "ask", "do-not")[self]


_OF_STRENGTH = {
    # From loose to strict.
    "may": Outcome.GO,
    "should": Outcome.LIKE_THIS,
    "must": Outcome.LIKE_THIS,
    "ask first": Outcome.ASK,
    "must not": Outcome.DO_NOT,
}
_STRENGTHS = tuple(_OF_STRENGTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A clause that speaks of posts, and those to which it applies."""

    resolved: ResolvedClause
    """The clause."""
    sets: Mapping[str, tuple[str, ...]]
    """For every question the answers for which it applies, in order; an empty set for none."""
    atoms: int
    """The same as a set of atoms."""
    matters: frozenset[str]
    """Of what a post is about, the answers that its `when` names."""

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.resolved.id

    @property
    def outcome(self) -> Outcome:
        """What it demands; a duty that means asking somebody is done by asking first."""
        least = Outcome.ASK if self.asks else Outcome.GO
        return max(_OF_STRENGTH[self.resolved.clause.strength], least)

    @property
    def order(self) -> tuple[int, bool]:
        """Sort strict ones first; of equal ones those first that name what a post is about."""
        return (-self.strictness, not self.matters)

    @property
    def asks(self) -> bool:
        """True when it is a duty that is done only once somebody has been asked."""
        return self.resolved.clause.asks

    @property
    def strictness(self) -> int:
        """How strict it is by its strength; "must" stands above "should"."""
        return _STRENGTHS.index(self.resolved.clause.strength)

    @property
    def right(self) -> bool:
        """True when it is a right."""
        return self.resolved.clause.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A clause that applies to a post."""

    box: Box
    """The clause."""
    outcome: Outcome
    """What it comes to; less than it demands where a right applies to all that it applies to."""

    @property
    def only_how(self) -> bool:
        """True when a right stands above it, so that it only says how."""
        return self.outcome < self.box.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the handbook says of a post."""

    outcome: Outcome | None
    """The strictest of all that applies; None where no clause applies."""
    rights: tuple[Applied, ...]
    """Rights that apply, in the handbook's order; they are told first."""
    clauses: tuple[Applied, ...]
    """All other clauses that apply, the strictest first."""
    open: tuple[str, ...]
    """Ids of the unanswered questions of which an answer may make the outcome milder."""
    unasked: tuple[ResolvedClause, ...]
    """Clauses that do not say for which posts they apply, so that they may apply as well."""

    @property
    def deciding(self) -> tuple[Applied, ...]:
        """The clauses that make the outcome what it is."""
        return tuple(one for one in (*self.rights, *self.clauses) if one.outcome == self.outcome)


@dataclass(frozen=True, kw_only=True)
class Aid:
    """All that a handbook says of posts."""

    space: Space
    """The questions and their answers."""
    boxes: tuple[Box, ...]
    """The clauses that speak of posts, in the handbook's order."""
    unasked: tuple[ResolvedClause, ...]
    """Clauses that do not say for which posts they apply."""

    @cached_property
    def rightful(self) -> int:
        """Atoms to which a right applies."""
        return self._together(box for box in self.boxes if box.right)

    @cached_property
    def _at_least(self) -> Mapping[Outcome, int]:
        """For each outcome, the atoms of which it or a stricter one holds."""
        found = {
            level: self._together(box for box in self.boxes if box.outcome >= level)
            for level in Outcome
        }
        for level in (Outcome.ASK, Outcome.DO_NOT):
            # Such clauses count among those that say how already.
            found[level] &= ~self.rightful
        return found

    @staticmethod
    def _together(boxes: Iterator[Box]) -> int:
        atoms = 0
        for box in boxes:
            atoms |= box.atoms
        return atoms

    @property
    def silent(self) -> int:
        """Atoms to which no clause applies."""
        return self.space.everything & ~self._at_least[Outcome.GO]

    def outcome(self, atoms: int) -> Outcome | None:
        """Give the strictest outcome of some atoms; None where no clause applies to any."""
        return next(
            (level for level in reversed(Outcome) if self._at_least[level] & atoms),
            None,
        )

    def result(self, selection: Selection) -> Result:
        """Say what holds for a post.

        Args:
            selection: The answers given, by question. Every id must be there, and no question may
                have an empty list: one that is not answered is left out.
        """
        atoms = self.space.box(self.space.counted(selection))
        outcome = self.outcome(atoms)
        meeting = [self._applied(box, atoms) for box in self.boxes if box.atoms & atoms]
        others = [one for one in meeting if not one.box.right]
        return Result(
            outcome=outcome,
            rights=tuple(one for one in meeting if one.box.right),
            clauses=tuple(sorted(others, key=_strictest_first)),
            open=tuple(
                one.id
                for one in self.space.dimensions
                if one.id not in selection and self._may_ease(one.id, atoms, outcome)
            ),
            unasked=self.unasked,
        )

    def _applied(self, box: Box, atoms: int) -> Applied:
        capped = not box.atoms & atoms & ~self.rightful
        return Applied(
            box=box, outcome=min(box.outcome, Outcome.LIKE_THIS) if capped else box.outcome
        )

    def _may_ease(self, question: str, atoms: int, outcome: Outcome | None) -> bool:
        """Tell whether one answer to a question leads to something milder."""
        return any(
            self.outcome(atoms & self.space.answers(question, (answer,))) != outcome
            for answer in self.space[question].ids
        )


def _strictest_first(one: Applied) -> tuple[int, tuple[int, bool]]:
    return (-one.outcome, one.box.order)


def aid_of(handbook: Handbook) -> Aid:
    """Gather what the clauses of a handbook say of posts."""
    space = space_of(handbook)
    every = tuple(handbook.clauses())
    return Aid(
        space=space,
        boxes=tuple(_box(one, space, handbook.everyone) for one in every if one.clause.asked),
        unasked=tuple(one for one in every if one.clause.asked is None),
    )


def _box(resolved: ResolvedClause, space: Space, everyone: str | None) -> Box:
    clause = resolved.clause
    sets = {one.id: tuple(_holding(clause, one.id, one.ids)) for one in space.dimensions}
    for one in space.dimensions:
        if one.audiences and everyone not in clause.audience:
            sets[one.id] = tuple(answer for answer in sets[one.id] if answer in clause.audience)
    matter = space.matter.id if space.matter else ""
    named = (one for name, said in (clause.when or {}).items() if name == matter for one in said)
    return Box(
        resolved=resolved,
        sets=sets,
        atoms=space.box(sets),
        matters=frozenset(map(str, named)),
    )


def _holding(clause: Clause, question: str, answers: tuple[str, ...]) -> Iterator[str]:
    """Walk the answers to a question for which a clause applies, by what it says of it."""
    when = {str(name): said for name, said in (clause.when or {}).items()}
    unless = {str(name): said for name, said in (clause.unless or {}).items()}
    for answer in answers:
        if answer in when.get(question, answers) and answer not in unless.get(question, ()):
            yield answer
