"""Check that the clauses answer every post, that each can apply, and that none undoes another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from generator.aid.outcomes import Aid, Box, Outcome, aid_of
from generator.aid.questions import space_of
from generator.aid.space import MOST_ATOMS, Space
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.place import Place
from generator.model.problems import Collector, Note
from generator.model.registers import QUESTIONS
from generator.model.say import say

_CONDITIONS = frozenset({"when", "unless", "strength", "audience", "asks"})
"""Fields of a clause that decide where it applies and what it demands."""

_LAYERS = ("base", "profile", "company")
"""The kinds of layers, the earliest first."""

_MOST_TOLD = 20
"""Groups of combinations without an outcome that are told in one run."""


def check_aid(handbook: Handbook, problems: Collector) -> None:
    """Step 9: check that the clauses give every combination of answers an outcome.

    Args:
        handbook: The handbook after all layers; where nothing is asked, nothing is checked.
        problems: Receives HB701 (never applies), HB702 (a combination without an outcome), HB703 (a
            right contradicted), HB704 (a permission without effect) and HB707 (too many
            combinations).
    """
    space = space_of(handbook)
    if not space.dimensions:
        return
    if space.size > MOST_ATOMS:
        problems.add(
            "HB707",
            say(
                "the questions have {count} combinations of single answers, more than {most}",
                count=space.size,
                most=MOST_ATOMS,
            ),
            handbook.of(QUESTIONS)[-1].id.place,
            say("ask fewer questions, or offer fewer answers"),
        )
        return
    aid = aid_of(handbook)
    for box in aid.boxes:
        if not box.atoms:
            _report_never(box, aid.space, problems)
    for told in islice(space.told(aid.silent), _MOST_TOLD):
        _report_silence(told, handbook, problems)
    _check_rights(aid, problems)
    _check_permissions(aid, problems)


def _report_never(box: Box, space: Space, problems: Collector) -> None:
    empty = next(one for one in space.dimensions if not box.sets[one.id])
    hint = say("let '{question}' keep an answer that its audience can give", question=empty.id)
    if not empty.audiences:
        hint = say("name an answer to '{question}', or leave the question out", question=empty.id)
    problems.add(
        "HB701",
        say(
            "'{id}' never applies to a post: no answer to '{question}' is left",
            id=box.id,
            question=empty.id,
        ),
        _decided_at(box.resolved),
        hint,
    )


def _report_silence(told: Mapping[str, str], handbook: Handbook, problems: Collector) -> None:
    message = say("no clause says anything of a post with {answers}", answers=_words(told))
    if not told:
        message = say("no clause says anything of posts")
    questions = handbook.of(QUESTIONS)
    asked = next((one for one in questions if one.id in told), questions[0])
    problems.add(
        "HB702",
        message,
        asked.id.place,
        say("let a clause apply there; one with 'when: {{}}' applies to every post"),
    )


def _check_rights(aid: Aid, problems: Collector) -> None:
    """Report clauses that stand against a right, and rights that soften what stood before them."""
    for right, box in _opposed(aid):
        if _rank(box) < _rank(right):
            if both := box.atoms & right.atoms:
                _report_softened(right, box, aid.space.atom_of(both), problems)
        elif aid.space.matter is not None:
            common = aid.space.answers(aid.space.matter.id, sorted(box.matters & right.matters))
            if both := box.atoms & right.atoms & common:
                _report_opposed(right, box, aid.space.atom_of(both), problems)


def _opposed(aid: Aid) -> Iterator[tuple[Box, Box]]:
    """Walk each right with each clause that a right above it would turn into how."""
    for right in aid.boxes:
        if right.right:
            yield from ((right, box) for box in aid.boxes if box.outcome >= Outcome.ASK)


def _report_opposed(right: Box, box: Box, told: Mapping[str, str], problems: Collector) -> None:
    message = say(
        "'{id}' stands against the right '{right}' for a post with {answers}",
        id=box.id,
        right=right.id,
        answers=_words(told),
    )
    hint = say("let one of the two apply elsewhere, or let the other only say how")
    note = (Note(message=say("the right"), place=_decided_at(right.resolved)),)
    problems.add("HB703", message, _decided_at(box.resolved), hint, note)


def _report_softened(right: Box, box: Box, told: Mapping[str, str], problems: Collector) -> None:
    message = say(
        "the right '{right}' softens '{id}' of an earlier layer for a post with {answers}",
        right=right.id,
        id=box.id,
        answers=_words(told),
    )
    hint = say("leave such posts out of the right, or delete 'right: true'")
    strength = box.resolved.clause.strength
    here = say("it is '{strength}' here", strength=strength)
    if box.asks:
        here = say("somebody is to be asked here")
    note = (Note(message=here, place=strength.place),)
    problems.add("HB703", message, _decided_at(right.resolved), hint, note)


def _rank(box: Box) -> int:
    return _LAYERS.index(box.resolved.layer.partition(":")[0])


def _check_permissions(aid: Aid, problems: Collector) -> None:
    bans = [box for box in aid.boxes if box.outcome is Outcome.DO_NOT]
    for box in aid.boxes:
        if box.outcome is not Outcome.GO or box.right or not box.atoms:
            continue
        ban = next((one for one in bans if not box.atoms & ~one.atoms), None)
        if ban is not None:
            problems.add(
                "HB704",
                say(
                    "'{id}' allows nothing: '{ban}' forbids every post to which it applies",
                    id=box.id,
                    ban=ban.id,
                ),
                _decided_at(box.resolved),
                say("let '{ban}' apply elsewhere, or let the permission go further", ban=ban.id),
                (Note(message=say("forbidden here"), place=_decided_at(ban.resolved)),),
            )


def _words(answers: Mapping[str, str]) -> str:
    return ", ".join(f"{question}: {answer}" for question, answer in answers.items())


def _decided_at(resolved: ResolvedClause) -> Place:
    """Find where it was last said what a clause demands, and of which posts."""
    written = next(_conditions(resolved), resolved.place)
    return resolved.changed_at(_CONDITIONS) or written


def _conditions(resolved: ResolvedClause) -> Iterator[Place]:
    for said in (resolved.clause.when, resolved.clause.unless):
        yield from (question.place for question in said or {})
