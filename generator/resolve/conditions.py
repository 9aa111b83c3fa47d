"""Check what clauses say of when they apply, and the questions and answers that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from generator.model.asked import ByQuestion, Question
from generator.model.called import names_of
from generator.model.clause import DUTIES, Clause
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.registers import ANSWER_GROUPS, ANSWERS, AUDIENCES, QUESTIONS
from generator.model.say import say

_SAYING = frozenset({"strength", "asks", "when", "unless"})
"""Fields of a clause that together say whether somebody is asked before which posts."""


def _answer_ids(handbook: Handbook) -> dict[str, dict[str, Located]]:
    """Give the ids of all answers by their question, in the order in which they are shown."""
    found: dict[str, dict[str, Located]] = {str(one.id): {} for one in handbook.of(QUESTIONS)}
    for answer in handbook.of(ANSWERS):
        if answer.question in found:
            found[answer.question][str(answer.id)] = answer.id
    for question in handbook.of(QUESTIONS):
        if question.audiences:
            found[question.id] = {str(one.id): one.id for one in handbook.of(AUDIENCES)}
    return found


def check_conditions(handbook: Handbook, problems: Collector) -> None:
    """Step 8: check questions, answers, and the conditions of clauses.

    Where no layer lists a question, conditions may name any: nothing is asked then.

    Args:
        handbook: The handbook before it is sealed.
        problems: Receives HB107 (a rule of the record is broken), HB201 (a second question about
            audiences) and HB209 (no such question or answer).
    """
    known = _answer_ids(handbook)
    _check_questions(handbook, known, problems)
    _check_groups(handbook, problems)
    for resolved in handbook.clauses():
        _check_shape(resolved.clause, problems)
        _check_asks(resolved, problems)
        if known:
            _check_right(resolved.clause, handbook, problems)
            for said in (resolved.clause.when, resolved.clause.unless):
                _check_ids(said or {}, handbook, known, problems)


def _check_questions(
    handbook: Handbook, known: Mapping[str, Mapping[str, Located]], problems: Collector
) -> None:
    asking = [one for one in handbook.of(QUESTIONS) if one.audiences]
    several = {one.id for one in handbook.of(QUESTIONS) if one.many}
    for answer in handbook.of(ANSWERS):
        if answer.alone and answer.question in known and answer.question not in several:
            problems.add(
                "HB107",
                say("no other answer stands beside '{id}' anyway", id=answer.id),
                answer.id.place,
                say("delete 'alone: true'"),
            )
        if any(one.id == answer.question for one in asking):
            problems.add(
                "HB107",
                say("the answers to '{question}' are the audiences", question=answer.question),
                answer.question.place,
                say("delete this answer, or add an audience"),
            )
    for other in asking[1:]:
        note = (Note(message=say("first given here"), place=asking[0].id.place),)
        message = say("two questions ask for the audience")
        problems.add("HB201", message, other.id.place, say("keep one of them"), note)
    for question in handbook.of(QUESTIONS):
        _check_question(question, len(known[question.id]), problems)


def _check_groups(handbook: Handbook, problems: Collector) -> None:
    """Report answers that stand below the heading of another question."""
    groups = {one.id: one for one in handbook.of(ANSWER_GROUPS)}
    for answer in handbook.of(ANSWERS):
        group = groups.get(answer.group) if answer.group is not None else None
        if answer.group is None or group is None or group.question == answer.question:
            continue
        problems.add(
            "HB107",
            say("the group '{id}' is for answers to another question", id=group.id),
            answer.group.place,
            say("name a group of '{question}', or delete this line", question=answer.question),
            (Note(message=say("the group"), place=group.id.place),),
        )


def _check_question(question: Question, answers: int, problems: Collector) -> None:
    if not answers:
        problems.add(
            "HB107",
            say("nothing answers the question '{id}'", id=question.id),
            question.id.place,
            say("add answers with 'question: {id}' to answers.yml", id=question.id),
        )
    if question.audiences and question.many:
        problems.add(
            "HB107",
            say("who asks belongs to one audience at a time, so 'many' does not fit"),
            question.id.place,
            say("delete 'many: true'"),
        )
    if question.audiences != (question.otherwise is not None):
        problems.add(
            "HB107",
            say("'otherwise:' belongs to the question about audiences, and to no other"),
            question.otherwise.place if question.otherwise else question.id.place,
            say("delete it") if question.otherwise else say("add it, with a text in each language"),
        )


def _check_shape(clause: Clause, problems: Collector) -> None:
    """Report what a clause says of itself and what does not go together."""
    if not clause.posting:
        for question in (*(clause.when or ()), *(clause.unless or ())):
            message = say("'{id}' says nothing of posts, and yet when it applies", id=clause.id)
            hint = say("delete 'posting: false', or 'when:' and 'unless:'")
            problems.add("HB107", message, question.place, hint)
            break
    if clause.right and (clause.strength != "may" or not clause.asked):
        problems.add(
            "HB107",
            say("'{id}' is called a right, which only a permission can be", id=clause.id),
            clause.id.place,
            say("delete 'right: true', or write 'strength: may' and 'when:'"),
        )
    for question in clause.unless or ():
        if question in (clause.when or {}):
            problems.add(
                "HB107",
                say("'when' and 'unless' both name the question '{question}'", question=question),
                question.place,
                say("name the answers in one of the two"),
            )


def _check_asks(resolved: ResolvedClause, problems: Collector) -> None:
    """Report a clause that says of itself that somebody is asked, where that can mean nothing."""
    clause = resolved.clause
    if not clause.asks or (clause.strength in DUTIES and clause.asked):
        return
    message = say("'{id}' is no duty, so 'asks' says nothing of it", id=clause.id)
    hint = say("delete 'asks: true', or say 'asks: false' where the strength changes")
    if clause.strength == "ask first":
        hint = say("delete 'asks: true': 'ask first' says so already")
    if clause.strength in DUTIES:
        message = say("'{id}' asks somebody before no post", id=clause.id)
        hint = say("delete 'asks: true', or say with 'when:' before which posts")
    place = resolved.changed_at(_SAYING) or resolved.place
    problems.add("HB107", message, place, hint)


def _check_right(clause: Clause, handbook: Handbook, problems: Collector) -> None:
    """Report a right that does not say what it is about, so that it would allow everything."""
    questions = (one for one in handbook.of(QUESTIONS) if one.many and not one.audiences)
    matter = next((str(one.id) for one in questions), None)
    if clause.right and clause.asked and matter not in (clause.when or {}):
        problems.add(
            "HB107",
            say("the right '{id}' does not say what it is about", id=clause.id),
            clause.id.place,
            say("name answers to '{question}' in its 'when:'", question=matter)
            if matter
            else say("add a question with 'many: true' to questions.yml"),
        )


def _check_ids(
    said: ByQuestion,
    handbook: Handbook,
    known: Mapping[str, Mapping[str, Located]],
    problems: Collector,
) -> None:
    questions = handbook.of(QUESTIONS)
    for question, answers in said.items():
        if question not in known:
            hint = partial(did_you_mean, question, known, names_of(questions))
            message = say("there is no {word} '{name}'", word=QUESTIONS.word, name=question)
            problems.add("HB209", message, question.place, hint)
            continue
        for answer in answers:
            if answer not in known[question]:
                _report_answer(answer, question, handbook, known, problems)
        for answer in _twice(answers):
            message = say("the answer '{id}' is named twice", id=answer)
            problems.add("HB201", message, answer.place, say("keep one of them"))


def _report_answer(
    answer: Located,
    question: str,
    handbook: Handbook,
    known: Mapping[str, Mapping[str, Located]],
    problems: Collector,
) -> None:
    others = [one for one in known if answer in known[one]]
    entries = (*handbook.of(ANSWERS), *handbook.of(AUDIENCES))
    named = [one for one in names_of(entries) if one[1] in known[question]]
    hint = (
        say("it is an answer to '{question}'", question=others[0])
        if others
        else did_you_mean(answer, known[question], named)
    )
    message = say("there is no answer '{name}' to '{question}'", name=answer, question=question)
    problems.add("HB209", message, answer.place, hint)


def _twice(answers: tuple[Located, ...]) -> Iterator[Located]:
    counts = Counter(answers)
    yield from (one for one in dict.fromkeys(answers) if counts[one] > 1)
