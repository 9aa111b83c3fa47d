"""The quiz: which questions are drawn from the clauses and the scenarios, and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from generator.model import registers
from generator.model.clause import anchor
from generator.model.entries import Scenario
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.text import Text

GroupsOf = Callable[[Sequence[str]], tuple[str, ...] | None]
"""Names the groups that something is for: none for everyone; None when it is for nobody here."""

POSTS_FOR_ALL, CASES_FOR_ALL = 8, 2
"""How many questions everybody is asked: about posts, and about cases."""
POSTS_FOR_GROUP, CASES_FOR_GROUP = 4, 2
"""How many more each group is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the answers that a question offers."""

    text: Text
    right: bool
    because: Text | None = None
    """Why, where the answer has a reason of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; exactly one answer is right."""

    id: str
    """Letters of ASCII, digits and hyphens: what platforms list it by."""
    groups: tuple[str, ...]
    """Whom it is asked; none when it is everybody."""
    answers: tuple[Answer, ...]
    clause: ResolvedClause | None = None
    """The clause whose posts are compared."""
    scenario: Scenario | None = None
    """The case that is decided, where it is about one."""


def draw(handbook: Handbook, groups_of: GroupsOf, groups: Sequence[str]) -> tuple[Question, ...]:
    """Draw the questions: first those for everybody, then those for each group, none twice.

    Clauses that the duties name come first, and turns are taken between duties and between
    chapters, so that no subject fills the quiz. There is no chance in it.

    Args:
        handbook: The handbook.
        groups_of: Says whom a clause or a scenario is for.
        groups: Ids of the groups, in the order of the handbook.
    """
    posts = list(_posts(handbook, groups_of))
    cases = list(_cases(handbook, groups_of))
    drawn = [one for one in posts if not one.groups][:POSTS_FOR_ALL]
    drawn += [one for one in cases if not one.groups][:CASES_FOR_ALL]
    for name in groups:
        for pool, most in ((posts, POSTS_FOR_GROUP), (cases, CASES_FOR_GROUP)):
            asked = sum(1 for one in drawn if name in one.groups and one in pool)
            fresh = [one for one in pool if name in one.groups and one not in drawn]
            drawn += fresh[: max(most - asked, 0)]
    return tuple(drawn)


def answers_of(scenario: Scenario) -> tuple[Answer, ...]:
    """Give the ways to act in a case, in the order of the handbook."""
    return tuple(
        Answer(text=one.text, right=one.verdict == "right", because=one.because)
        for one in scenario.options
    )


def _posts(handbook: Handbook, groups_of: GroupsOf) -> Iterator[Question]:
    for resolved in _in_turn(handbook):
        groups = groups_of(resolved.clause.audience)
        if groups is None or not resolved.clause.examples:
            continue
        example = resolved.clause.examples[0]
        answers = (Answer(text=example.right, right=True), Answer(text=example.wrong, right=False))
        name = f"post-{anchor(resolved.id)}"
        yield Question(
            id=name,
            groups=groups,
            answers=answers if _heads(name) else answers[::-1],
            clause=resolved,
        )


def _in_turn(handbook: Handbook) -> Iterator[ResolvedClause]:
    """Walk all clauses, each once: one of each duty, the next of each duty; so the chapters."""
    standing = {one.id: one for one in handbook.clauses()}
    duties = [
        [standing[str(one)] for one in duty.clauses if str(one) in standing]
        for duty in handbook.of(registers.DUTIES)
    ]
    chapters = [chapter.clauses for chapter in handbook.chapters]
    seen: dict[str, ResolvedClause] = {}
    for resolved in chain(_turns(duties), _turns(chapters)):
        seen.setdefault(resolved.id, resolved)
    yield from seen.values()


def _turns(rows: Iterable[Sequence[ResolvedClause]]) -> Iterator[ResolvedClause]:
    for turn in zip_longest(*rows):
        yield from (one for one in turn if one is not None)


def _cases(handbook: Handbook, groups_of: GroupsOf) -> Iterator[Question]:
    for scenario in handbook.of(registers.SCENARIOS):
        groups = groups_of(scenario.audience)
        if groups is not None:
            yield Question(
                id=f"case-{anchor(scenario.id)}",
                groups=groups,
                answers=answers_of(scenario),
                scenario=scenario,
            )


def _heads(name: str) -> bool:
    """Toss a coin that always falls alike for the same name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0
