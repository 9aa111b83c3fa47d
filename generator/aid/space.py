"""The questions before a post, their answers, and every combination of them as one bit each.

An atom is one answer to each question. A set of atoms is a whole number with a bit for each of
them, so that what clauses say together is found by AND and OR on a few hundred such numbers,
however many combinations there are: a clause applies to several answers at once just when it
applies to one of them, so atoms decide all combinations.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.place import Located
from generator.model.text import Text

MOST_ATOMS = 1_000_000
"""Combinations of single answers that are reckoned with; the shipped base has a few thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer, as readers see it."""

    id: Located
    """The answer's id; of the question about audiences, that of the audience."""
    title: Text
    """What it says."""
    group: str = ""
    """Id of the group below whose heading it stands; empty for none."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language, other words by which it is found."""
    alone: bool = False
    """True when no other answer beside it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A question with its answers."""

    id: str
    """The question's id."""
    title: Text
    """What is asked."""
    many: bool
    """True when several answers may hold at once."""
    audiences: bool
    """True when the answers are the audiences."""
    choices: tuple[Choice, ...]
    """The answers in the order in which they are shown."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the answers, in order."""
        return tuple(str(one.id) for one in self.choices)


@dataclass(frozen=True, kw_only=True)
class Space:
    """All questions of a handbook, and the sets of atoms that answers stand for."""

    dimensions: tuple[Dimension, ...]
    """The questions in the order in which they are asked; none where nothing is asked."""

    def __getitem__(self, question: str) -> Dimension:
        """Give a question by its id."""
        return next(one for one in self.dimensions if one.id == question)

    @property
    def matter(self) -> Dimension | None:
        """The question what a post is about: the first one that takes several answers."""
        return next((one for one in self.dimensions if one.many and not one.audiences), None)

    @property
    def size(self) -> int:
        """How many atoms there are."""
        return math.prod(len(one.choices) for one in self.dimensions)

    @property
    def combinations(self) -> int:
        """How many ways there are to answer all questions, several answers included."""
        return math.prod(
            2 ** len(one.choices) - 1 if one.many else len(one.choices) for one in self.dimensions
        )

    @cached_property
    def everything(self) -> int:
        """All atoms."""
        return (1 << self.size) - 1

    @cached_property
    def _masks(self) -> Mapping[tuple[str, str], int]:
        """The atoms of each answer: blocks of bits that come back at even distances."""
        masks: dict[tuple[str, str], int] = {}
        stride = 1
        for dimension in self.dimensions:
            period = stride * len(dimension.choices)
            # One bit at each multiple of the period, below the size.
            again = self.everything // ((1 << period) - 1)
            for index, answer in enumerate(dimension.ids):
                masks[dimension.id, answer] = (((1 << stride) - 1) << (index * stride)) * again
            stride = period
        return masks

    def answers(self, question: str, answers: Iterable[str]) -> int:
        """Give the atoms in which a question has one of some answers."""
        found = 0
        for answer in answers:
            found |= self._masks[question, answer]
        return found

    def box(self, sets: Mapping[str, Collection[str]]) -> int:
        """Give the atoms in which each named question has one of its answers.

        Args:
            sets: Ids of answers by the id of their question; a question that is not named may have
                any answer.
        """
        found = self.everything
        for question, answers in sets.items():
            found &= self.answers(question, answers)
        return found

    def counted(self, selection: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
        """Leave out the answers that do not count because one beside them stands alone."""
        alone = {one.id: [it.id for it in one.choices if it.alone] for one in self.dimensions}
        return {
            question: [one for one in alone[question] if one in answers] or answers
            for question, answers in selection.items()
        }

    def atom_of(self, atoms: int) -> dict[str, str]:
        """Give the answers of the first of some atoms, by question; there must be one."""
        index = (atoms & -atoms).bit_length() - 1
        found: dict[str, str] = {}
        for dimension in self.dimensions:
            index, answer = divmod(index, len(dimension.choices))
            found[dimension.id] = dimension.ids[answer]
        return found

    def told(self, atoms: int) -> Iterator[dict[str, str]]:
        """Tell some atoms in groups, each with no more answers than it takes to be among them."""
        left = atoms
        while left:
            told = self._shortest(self.atom_of(left), atoms)
            yield told
            left &= ~self.box({name: (answer,) for name, answer in told.items()})

    def _shortest(self, told: dict[str, str], atoms: int) -> dict[str, str]:
        """Leave out every answer without which the group still lies within some atoms."""
        for question in list(told):
            fewer = {name: answer for name, answer in told.items() if name != question}
            if not self.box({name: (answer,) for name, answer in fewer.items()}) & ~atoms:
                told = fewer
        return told
