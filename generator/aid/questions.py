"""What a handbook asks before a post: its registers as questions with their answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from generator.aid.space import Choice, Dimension, Space
from generator.model.asked import Question
from generator.model.handbook import Handbook
from generator.model.registers import ANSWERS, AUDIENCES, QUESTIONS


def space_of(handbook: Handbook) -> Space:
    """Gather the questions of a handbook and their answers, in order.

    A handbook of essentials holds fewer rules; of what a post is about it offers what these name.
    """
    listed: dict[str, list[Choice]] = {str(one.id): [] for one in handbook.of(QUESTIONS)}
    for answer in handbook.of(ANSWERS):
        if answer.question in listed:
            also = {str(code): tuple(map(str, words)) for code, words in answer.also.items()}
            group = str(answer.group or "")
            one = Choice(
                id=answer.id, title=answer.title, group=group, also=also, alone=answer.alone
            )
            listed[answer.question].append(one)
    dimensions = [
        Dimension(
            id=str(one.id),
            title=one.title,
            many=one.many,
            audiences=one.audiences,
            choices=tuple(_audiences(one, handbook) if one.audiences else listed[one.id]),
        )
        for one in handbook.of(QUESTIONS)
    ]
    space = Space(dimensions=tuple(dimensions))
    return _essential(space, handbook) if handbook.essentials else space


def _audiences(question: Question, handbook: Handbook) -> Iterator[Choice]:
    """Walk the audiences as answers; that for everyone stands last and reads as `otherwise`."""
    last = [one for one in handbook.of(AUDIENCES) if one.id == handbook.everyone]
    for one in (*(one for one in handbook.of(AUDIENCES) if one not in last), *last):
        title = question.otherwise if one in last and question.otherwise else one.name
        yield Choice(id=one.id, title=title)


def _essential(space: Space, handbook: Handbook) -> Space:
    matter = space.matter
    if matter is None:
        return space
    named = named_answers(handbook, matter.id)
    kept = tuple(one for one in matter.choices if one.id in named)
    smaller = dataclasses.replace(matter, choices=kept or matter.choices)
    dimensions = tuple(smaller if one is matter else one for one in space.dimensions)
    return Space(dimensions=dimensions)


def named_answers(handbook: Handbook, question: str) -> frozenset[str]:
    """Gather the answers to a question that clauses speak of, be it those that were taken out.

    A clause speaks of what its `when` names. What its `unless` leaves out is spoken of elsewhere.
    """
    return frozenset(
        str(answer)
        for resolved in (*handbook.clauses(), *handbook.removed)
        for name, answers in (resolved.clause.when or {}).items()
        if name == question
        for answer in answers
    )
