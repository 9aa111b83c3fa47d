"""The page "May I post this?": its questions, what holds for each answer, and the rules in short.

A browser reckons with the rules' own conditions. Without scripts and on paper each answer stands
with what holds on each account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.aid.outcomes import Aid, Box, Outcome, aid_of
from generator.aid.space import Choice, Dimension, Space
from generator.model.entries import Reply
from generator.model.handbook import Handbook
from generator.model.labels import Label, label_of
from generator.model.layers import Contact
from generator.model.marks import Mark, strength_mark
from generator.model.registers import REPLIES
from generator.render.posting import mailbox

FIRST = 10
"""How many answers to a long question are shown before the others are asked for."""
_STRICTEST_FIRST = ("must not", "ask first", "must", "should", "may")
_MARKS = {
    Outcome.GO: strength_mark("may"),
    Outcome.LIKE_THIS: strength_mark("must"),
    Outcome.ASK: strength_mark("ask first"),
    Outcome.DO_NOT: strength_mark("must not"),
}
"""An outcome looks like the strength that it comes of."""
Columns = tuple[tuple[Choice | None, int], ...]
"""The accounts, each with its posts; no account where no question parts the posts."""


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome as a page says it."""

    outcome: Outcome

    @property
    def word(self) -> str:
        """The outcome as data names it."""
        return self.outcome.word

    @property
    def label(self) -> Label:
        """Its words."""
        return label_of("outcome", self.outcome.word)

    @property
    def text(self) -> Label:
        """What it means."""
        return label_of("outcome_text", self.outcome.word)

    @property
    def mark(self) -> Mark:
        """The class of its badge."""
        return _MARKS[self.outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A rule in short, with the posts to which it applies."""

    box: Box
    """The clause."""
    demands: str
    """What it demands, as data names it; `right` for a right."""
    conditions: str
    """The answers that it asks for, as `question=answer,answer;question=!answer`: a sign of
    exclamation stands before those for which it does not apply; a question that is not named may
    have any answer."""
    owner: str
    """Id of the role that answers for its chapter."""
    replies: tuple[Reply, ...]
    """Texts ready to copy that carry it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What holds for some of those who may be asking."""

    who: tuple[Choice, ...]
    """Answers to the question that matters here; none when it holds whatever is answered."""
    said: Said
    rest: bool = False
    """True when it holds for more answers than each of the others, so that these need no names."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MayI:
    """All that the page shows, in no language yet."""

    aid: Aid
    cards: tuple[Card, ...]
    """All rules that speak of posts, the strictest first."""
    rows: tuple[Row, ...]
    """The subjects in the order in which they are asked."""
    always: tuple[Cell, ...]
    """For each account the rules that name no subject, so that they go for nearly all posts."""
    people: Mapping[str, tuple[Contact, ...]]
    """Whom to ask first, by the id of their role; nobody where the mailbox is asked instead."""
    mailbox: str
    """The address for all questions; empty where there is none."""

    @property
    def questions(self) -> tuple[Dimension, ...]:
        """What is asked, in order."""
        return self.aid.space.dimensions

    @property
    def outcomes(self) -> tuple[Said, ...]:
        """All outcomes, the mildest first."""
        return tuple(map(Said, Outcome))

    def shown(self, question: Dimension) -> tuple[Choice, ...]:
        """Give the answers to a question that are seen at once: those that stand first."""
        return question.choices[: FIRST if self._long(question) else None]

    def others(self, question: Dimension) -> tuple[Choice, ...]:
        """Give the answers to a long question that are seen on demand."""
        return question.choices[FIRST:] if self._long(question) else ()

    @staticmethod
    def _long(question: Dimension) -> bool:
        return len(question.choices) > FIRST + 2


def may_i(handbook: Handbook) -> MayI | None:
    """Gather what the page shows; None where the handbook asks nothing."""
    aid = aid_of(handbook)
    space = aid.space
    if not space.dimensions:
        return None
    columns = _columns(space)
    cards = tuple(_cards(handbook, aid))
    return MayI(
        aid=aid,
        cards=cards,
        people=_people(handbook, cards),
        rows=_rows(aid, columns),
        always=tuple(
            Cell(column=column, verdicts=(), boxes=_named(aid, atoms, None))
            for column, atoms in columns
        ),
        mailbox=mailbox(handbook),
    )


def _cards(handbook: Handbook, aid: Aid) -> Iterator[Card]:
    replies = handbook.of(REPLIES)
    owners = {
        resolved.id: str(chapter.owner)
        for chapter in handbook.chapters
        for resolved in chapter.clauses
    }
    for box in sorted(aid.boxes, key=_strictest):
        yield Card(
            box=box,
            demands="right" if box.right else box.outcome.word,
            conditions=";".join(_conditions(aid.space, box.sets)),
            owner=owners[box.id],
            replies=tuple(one for one in replies if box.id in one.clauses),
        )


def _people(handbook: Handbook, cards: Iterable[Card]) -> dict[str, tuple[Contact, ...]]:
    asked = dict.fromkeys(card.owner for card in cards if card.box.outcome is Outcome.ASK)
    found = {role: tuple(one for one in handbook.contacts if one.role == role) for role in asked}
    return {role: some for role, some in found.items() if some or mailbox(handbook)}


def _strictest(box: Box) -> int:
    return _STRICTEST_FIRST.index(box.resolved.clause.strength)


def _conditions(space: Space, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Say which answers a rule asks for, question by question, in the fewest words."""
    for one in space.dimensions:
        held = sets[one.id]
        if missing := [answer for answer in one.ids if answer not in held]:
            few = len(missing) < len(held)
            said = (f"!{answer}" for answer in missing) if few else held
            yield f"{one.id}={','.join(said)}"


def _columns(space: Space) -> Columns:
    """Part the posts by the first question that has one answer and is not about the reader."""
    across = next((one for one in space.dimensions if not one.many and not one.audiences), None)
    if across is None:
        return ((None, space.everything),)
    return tuple((one, space.answers(across.id, (one.id,))) for one in across.choices)


def _rows(aid: Aid, columns: Columns) -> tuple[Row, ...]:
    matter = aid.space.matter
    if matter is None:
        return ()
    return tuple(
        _row(aid, subject, aid.space.answers(matter.id, (subject.id,)), columns)
        for subject in matter.choices
    )


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
    return tuple(sorted(found, key=lambda box: (not box.right, _strictest(box))))


def _verdicts(aid: Aid, atoms: int) -> tuple[Verdict, ...]:
    """Give the outcome of some posts, parted by the first question that decides between several."""
    strictest = aid.outcome(atoms)
    if strictest is None:
        return ()
    for question in aid.space.dimensions:
        found: dict[Outcome, list[Choice]] = {}
        for choice in question.choices:
            outcome = aid.outcome(atoms & aid.space.answers(question.id, (choice.id,)))
            if outcome is not None:
                found.setdefault(outcome, []).append(choice)
        if len(found) > 1 and not question.many:
            most = max(found, key=lambda outcome: len(found[outcome]))
            return tuple(
                Verdict(who=tuple(found[one]), said=Said(one), rest=one == most)
                for one in sorted(found)
            )
    return (Verdict(who=(), said=Said(strictest)),)
