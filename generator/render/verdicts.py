"""What holds for each subject on each account, as it stands on paper and without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.aid.outcomes import Aid, Box, Outcome
from generator.aid.space import Choice, Space
from generator.render.outcome_words import OutcomeWords

Columns = tuple[tuple[Choice | None, int], ...]
"""The accounts, each with its posts; no account where no question parts the posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What holds for some of those who may be asking."""

    who: tuple[Choice, ...]
    """Answers to the question that matters here; none when it holds whatever is answered."""
    said: OutcomeWords
    rest: bool = False
    """True when no other holds for more answers, so that these need no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What holds for a subject on one account."""

    column: Choice | None
    """The account; None where no question parts the posts."""
    verdicts: tuple[Verdict, ...]
    """The outcome, or several, the mildest first, where another answer decides between them."""
    boxes: tuple[Box, ...]
    """The rules that speak of the subject, rights first, then the strictest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What holds for one subject."""

    subject: Choice
    cells: tuple[Cell, ...]


def subjects(aid: Aid) -> tuple[Row, ...]:
    """Give what holds for each subject, in the order in which they are asked."""
    matter = aid.space.matter
    if matter is None:
        return ()
    columns = _columns(aid.space)
    return tuple(
        _row(aid, subject, aid.space.answers(matter.id, (subject.id,)), columns)
        for subject in matter.choices
    )


def without_subject(aid: Aid) -> tuple[Cell, ...]:
    """Give for each account the rules that name no subject, so that they go for most posts."""
    return tuple(
        Cell(column=column, verdicts=(), boxes=_named(aid, atoms, None))
        for column, atoms in _columns(aid.space)
    )


def _columns(space: Space) -> Columns:
    """Part the posts by the first question that has one answer and is not about the reader."""
    across = next((one for one in space.dimensions if not one.many and not one.audiences), None)
    if across is None:
        return ((None, space.everything),)
    return tuple((one, space.answers(across.id, (one.id,))) for one in across.choices)


def _row(aid: Aid, subject: Choice, about: int, columns: Columns) -> Row:
    return Row(
        subject=subject,
        cells=tuple(
            Cell(
                column=column,
                verdicts=_verdicts(aid, atoms & about),
                boxes=_named(aid, atoms & about, subject.id),
            )
            for column, atoms in columns
        ),
    )


def _named(aid: Aid, atoms: int, subject: str | None) -> tuple[Box, ...]:
    """Give the rules that apply and name a subject, or those that name none."""
    found = [
        box
        for box in aid.boxes
        if box.atoms & atoms and (subject in box.matters if subject else not box.matters)
    ]
    return tuple(sorted(found, key=lambda box: (not box.right, -box.outcome, -box.strictness)))


def _verdicts(aid: Aid, atoms: int) -> tuple[Verdict, ...]:
    """Give the outcome of some posts, parted by the first question that decides between several."""
    strictest = aid.outcome(atoms)
    if strictest is None:
        return ()
    for question in aid.space.dimensions:
        if question.many:
            continue
        found: dict[Outcome, list[Choice]] = {}
        for choice in question.choices:
            outcome = aid.outcome(atoms & aid.space.answers(question.id, (choice.id,)))
            if outcome is not None:
                found.setdefault(outcome, []).append(choice)
        if len(found) > 1:
            most = max(found, key=lambda outcome: len(found[outcome]))
            return tuple(
                Verdict(who=tuple(found[one]), said=OutcomeWords(one), rest=one == most)
                for one in sorted(found)
            )
    return (Verdict(who=(), said=OutcomeWords(strictest)),)
