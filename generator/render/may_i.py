"""The page "May I post this?": its questions, what holds for each answer, and the rules in short.

A browser reckons with the rules' own conditions. Without scripts and on paper each answer stands
with what holds on each account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.aid.outcomes import Aid, Box, Outcome, aid_of
from generator.aid.space import Choice, Dimension, Space
from generator.model.asked import AnswerGroup
from generator.model.entries import Reply
from generator.model.handbook import Handbook
from generator.model.layers import Contact
from generator.model.registers import ANSWER_GROUPS, REPLIES
from generator.model.text import Text
from generator.render.ask import mailbox_of
from generator.render.outcome_words import OutcomeWords
from generator.render.verdicts import Cell, Row, subjects, without_subject

FIRST = 10
"""How many answers to a long question are shown before the others are asked for."""


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
    groups: tuple[AnswerGroup, ...]
    """The headings for the answers to long questions, in order."""
    mailbox: str
    """The address for all questions; empty where there is none."""

    @property
    def questions(self) -> tuple[Dimension, ...]:
        """What is asked, in order."""
        return self.aid.space.dimensions

    @property
    def outcomes(self) -> tuple[OutcomeWords, ...]:
        """All outcomes, the mildest first."""
        return tuple(map(OutcomeWords, Outcome))

    def shown(self, question: Dimension) -> tuple[Choice, ...]:
        """Give the answers to a question that are seen at once: those that stand first."""
        return question.choices[: FIRST if self._long(question) else None]

    def others(self, question: Dimension) -> tuple[Choice, ...]:
        """Give the answers to a long question that are seen on demand."""
        return question.choices[FIRST:] if self._long(question) else ()

    def grouped(self, question: Dimension) -> tuple[tuple[Text | None, tuple[Choice, ...]], ...]:
        """Give these below the headings of their groups; those of no group stand first."""
        others = self.others(question)
        headings = [(None, ""), *((group.title, str(group.id)) for group in self.groups)]
        found = (
            (title, tuple(one for one in others if one.group == name)) for title, name in headings
        )
        return tuple((title, some) for title, some in found if some)

    @staticmethod
    def _long(question: Dimension) -> bool:
        return len(question.choices) > FIRST + 2


def may_i(handbook: Handbook) -> MayI | None:
    """Gather what the page shows; None where the handbook asks nothing."""
    aid = aid_of(handbook)
    if not aid.space.dimensions:
        return None
    cards = tuple(_cards(handbook, aid))
    return MayI(
        aid=aid,
        cards=cards,
        people=_people(handbook, cards),
        rows=subjects(aid),
        always=without_subject(aid),
        groups=handbook.of(ANSWER_GROUPS),
        mailbox=mailbox_of(handbook),
    )


def _cards(handbook: Handbook, aid: Aid) -> Iterator[Card]:
    replies = handbook.of(REPLIES)
    owners = {
        resolved.id: str(chapter.owner)
        for chapter in handbook.chapters
        for resolved in chapter.clauses
    }
    for box in sorted(aid.boxes, key=lambda box: box.order):
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
    return {role: some for role, some in found.items() if some or mailbox_of(handbook)}


def _conditions(space: Space, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Say which answers a rule asks for, question by question, in the fewest words."""
    for one in space.dimensions:
        held = sets[one.id]
        if missing := [answer for answer in one.ids if answer not in held]:
            few = len(missing) < len(held)
            said = (f"!{answer}" for answer in missing) if few else held
            yield f"{one.id}={','.join(said)}"
