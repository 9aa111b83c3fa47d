"""The answers to the questions before a post, as somebody types them."""

from __future__ import annotations

from collections.abc import Callable

from generator.aid.outcomes import Selection
from generator.aid.space import Dimension, Space
from generator.model.called import names_of
from generator.model.nearest import did_you_mean, nearest
from generator.model.problems import UsageFault
from generator.model.say import say

Elsewhere = Callable[[str, str, str], str]
"""Says of a question, what was typed, and the answer near it where else it is an answer."""


def read_selection(
    space: Space, given: list[tuple[str, str]], more: tuple[str, ...], elsewhere: Elsewhere
) -> Selection:
    """Read the answers.

    Args:
        space: The questions.
        given: The id of a question, and its answers with commas between them.
        more: Further ones as they were typed: `question=answer`.
        elsewhere: Asked for a hint on an answer that is not known here.

    Raises:
        UsageFault: There is no such question or answer, or there are too many answers.
    """
    found: dict[str, list[str]] = {}
    typed = list(given)
    known = {one.id: one for one in space.dimensions}
    for one in more:
        name, equals, said = one.partition("=")
        if not equals:
            raise UsageFault(say("'{one}' is no answer: write QUESTION=ANSWER", one=one))
        typed.append((name.strip(), said))
    for name, said in typed:
        if name not in known:
            message = say("no question is called '{name}'", name=name)
            raise UsageFault(message, did_you_mean(name, known, names_of(space.dimensions)))
        answers = [answer.strip() for answer in said.split(",") if answer.strip()]
        _check(answers, known[name], elsewhere)
        found.setdefault(name, []).extend(answers)
    for name, answers in found.items():
        if len(set(answers)) > 1 and not known[name].many:
            raise UsageFault(say("'{name}' takes one answer", name=name), say("keep one of them"))
    return {name: tuple(dict.fromkeys(answers)) for name, answers in found.items() if answers}


def _check(answers: list[str], question: Dimension, elsewhere: Elsewhere) -> None:
    for answer in answers:
        if answer not in question.ids:
            message = say("'{answer}' does not answer '{name}'", answer=answer, name=question.id)
            called = list(names_of(question.choices))
            near = nearest(answer, question.ids, called)
            hint = elsewhere(question.id, answer, near)
            raise UsageFault(message, hint or did_you_mean(answer, question.ids, called))
