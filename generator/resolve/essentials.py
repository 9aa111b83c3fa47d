"""The essentials: a handbook for a small firm, chosen by the layers below the company.

The choice is made before anything is resolved, so that every later step sees layers that never
said more. What the company itself writes is never left out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.model.change import Add, Amend, Change
from generator.model.clause import Chapter, Clause
from generator.model.entries import Duty
from generator.model.handbook import ResolvedChapter
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Company, Gathering, Profile
from generator.model.nearest import WHERE, did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.register import Stands
from generator.model.registers import REGISTERS, ROUTES
from generator.model.say import say
from generator.resolve.removal import narrowed, numbered

FIELDS = ("statement", "guidance", "examples", "remedy", "audience")
"""What a brief may say instead of its clause."""
Key = tuple[str, str]
"""The word of a register and an entry's id."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the essentials leave out of the layers below the company; nothing in a full handbook."""

    clauses: frozenset[str] = frozenset()
    """Ids of clauses."""
    entries: frozenset[Key] = field(default_factory=frozenset)
    """Entries of registers."""

    def hint(self, target: str, word: str = "") -> str:
        """Name both ways out for a change of what is left out; empty when it is not."""
        if not word and target in self.clauses:
            return say(
                "the essentials leave it out: delete this, or add the id to 'keep:' in company.yml"
            )
        if (word, target) in self.entries:
            return say(
                "the essentials leave it out: delete this, or take 'edition: full' in company.yml"
            )
        return ""

    def hint_to_keep(self, clause: str) -> str:
        """Say how to have a clause that is left out; empty when it is not."""
        if clause in self.clauses:
            return say("the essentials leave it out; 'keep: [{id}]' in company.yml", id=clause)
        return ""

    def hint_of_chapter(self, chapter: str) -> str:
        """Say that nothing of a chapter is among the essentials; empty when something is."""
        if any(one.partition(".")[0] == chapter for one in self.clauses):
            return say("the essentials leave it out already: delete this")
        return ""


def is_essentials(inputs: Inputs) -> bool:
    """Tell whether the company wants the essentials."""
    head = inputs.company.head if inputs.company else None
    return isinstance(head, Company) and head.edition == "essentials"


def essentials(inputs: Inputs, problems: Collector) -> tuple[Inputs, Beyond]:
    """Give the layers with no more than a handbook of essentials holds.

    Of the layers below the company stay the clauses that are marked `essential`, that are locked,
    or that the company keeps; each reads as its brief says. Of a profile's changes stay such
    additions and marked amendments of what stays, and nothing else but its settings. Entries of
    registers stay when they are marked, and name only clauses that stay.

    Args:
        inputs: The layers.
        problems: Receives HB209 for a clause to keep that is not there, HB201 for one named twice.

    Returns:
        The smaller layers, and what they lack. In a full handbook the layers as they are.
    """
    below = (inputs.base, *inputs.profiles)
    every = {str(clause.id): clause for layer in below for clause in _clauses(layer)}
    head = inputs.company.head if inputs.company else None
    wanted = head.keep if isinstance(head, Company) else ()
    seen: dict[str, Located] = {}
    for name in wanted:
        first = seen.setdefault(str(name), name)
        if first is not name:
            note = (Note(message=say("first named here"), place=first.place),)
            message = say("'{name}' is kept twice", name=name)
            problems.add("HB201", message, name.place, say("keep one of them"), note)
        elif name not in every:
            message = say("there is no clause '{name}' to keep", name=name)
            hint = partial(did_you_mean, name, every, many=WHERE)
            problems.add("HB209", message, name.place, hint)
    if not is_essentials(inputs):
        return inputs, Beyond()
    kept = {
        name for name, one in every.items() if one.essential or one.locked or name in set(wanted)
    }
    gone = every.keys() - kept
    base, *profiles = (_smaller(layer, kept, gone) for layer in below)
    beyond = Beyond(frozenset(gone), frozenset(_lost(below, (base, *profiles))))
    return dataclasses.replace(inputs, base=base, profiles=tuple(profiles)), beyond


def _clauses(layer: Layer) -> Iterator[Clause]:
    """Walk the clauses that a layer brings."""
    for chapter in layer.chapters:
        yield from chapter.clauses
    if isinstance(layer.head, Profile):
        yield from (one.clause for one in layer.head.changes if isinstance(one, Add))


def _smaller(layer: Layer, kept: Collection[str], gone: Collection[str]) -> Layer:
    head, one_page = layer.head, layer.one_page
    if isinstance(head, Profile):
        head = dataclasses.replace(head, changes=tuple(_changes(head, kept)))
    if one_page is not None:
        duties = (_duty_in_brief(one) for one in _chosen(one_page.duties, gone))
        one_page = dataclasses.replace(one_page, duties=tuple(duties))
    registers = {name: tuple(_chosen(found, gone)) for name, found in layer.registers.items()}
    return dataclasses.replace(
        layer,
        head=head,
        chapters=tuple(_chapter(one, kept) for one in layer.chapters),
        guides=tuple(_chosen(layer.guides, gone)),
        one_page=one_page,
        registers=registers,
    )


def _changes(head: Profile, kept: Collection[str]) -> Iterator[Change]:
    """Walk the changes that stay: additions, in brief, and amendments that are marked."""
    for one in head.changes:
        if isinstance(one, Add) and one.clause.id in kept:
            yield dataclasses.replace(one, clause=in_brief(one.clause), after=None)
        elif isinstance(one, Amend) and one.essential and one.target in kept:
            yield one


def _chapter(chapter: Chapter, kept: Collection[str]) -> Chapter:
    clauses = (in_brief(one) for one in chapter.clauses if one.id in kept)
    return dataclasses.replace(chapter, clauses=tuple(clauses))


def in_brief(clause: Clause) -> Clause:
    """Give a clause as it reads where one person answers for all."""
    if clause.brief is None:
        return clause
    said = {name: getattr(clause.brief, name) for name in FIELDS}
    given = {name: value for name, value in said.items() if value is not None}
    return dataclasses.replace(clause, **given)


def _duty_in_brief(duty: Duty) -> Duty:
    return duty if duty.brief is None else dataclasses.replace(duty, text=duty.brief)


def _chosen(entries: Iterable[Any], gone: Collection[str]) -> Iterator[Any]:
    """Walk the entries that stay; a record that knows no mark always does."""
    return narrowed((one for one in entries if getattr(one, "essential", True)), gone)


def _lost(before: Iterable[Layer], after: Iterable[Layer]) -> Iterator[Key]:
    """Walk the entries that are left out."""
    for whole, smaller in zip(before, after, strict=True):
        for register in REGISTERS:
            if register is not ROUTES and register.stands is not Stands.HEAD:
                left = {str(one.id) for one in smaller.of(register)}
                for one in whole.of(register):
                    if str(one.id) not in left:
                        yield register.word, str(one.id)


def gathered(
    chapters: tuple[ResolvedChapter, ...], gatherings: Iterable[Gathering]
) -> tuple[ResolvedChapter, ...]:
    """Let chapters with a clause or two stand together, and number them anew.

    Gatherings come first, in their own order, then the chapters that stand alone. The last review
    of a gathering is the oldest of its chapters', and the next one is due when the first of
    theirs is. The card for an emergency is made of it only when all of them are about one.

    Args:
        chapters: The chapters in order.
        gatherings: Which of them stand as one.
    """
    taken: set[str] = set()
    found: list[ResolvedChapter] = []
    for gathering in gatherings:
        members = [one for one in chapters if one.id in gathering.chapters]
        if members:
            found.append(_as_one(gathering, members))
            taken |= {one.id for one in members}
    return numbered((*found, *(one for one in chapters if one.id not in taken)))


def _as_one(gathering: Gathering, members: list[ResolvedChapter]) -> ResolvedChapter:
    return dataclasses.replace(
        members[0],
        id=str(gathering.id),
        title=gathering.title,
        summary=gathering.summary,
        owner=gathering.owner,
        reviewed=min(one.reviewed for one in members),
        review_months=min(one.review_months for one in members),
        clauses=tuple(clause for one in members for clause in one.clauses),
        emergency=all(one.emergency for one in members),
        stands_for=tuple(one.id for one in members),
    )
