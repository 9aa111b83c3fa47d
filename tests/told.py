"""Everything that a problem tells, for tests that assert whole messages."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.place import Place
from generator.model.problems import Problem
from generator.model.say import Said


def told(problems: Iterable[Problem]) -> list[str]:
    """Give each problem as text: headline, then hint, then notes, each on a line.

    All of it has to be said by the catalogue, so that it can be said in Polish.
    """
    return ["\n".join(_lines(problem)) for problem in problems]


def _lines(problem: Problem) -> list[str]:
    texts = [problem.message, problem.hint, *(note.message for note in problem.notes)]
    assert [text for text in texts if text and not isinstance(text, Said)] == []
    hint = [f"hint: {problem.hint}"] if problem.hint else []
    notes = [f"note: {note.place}: {note.message}" for note in problem.notes]
    return [problem.headline(), *hint, *notes]


def marked(place: Place) -> str:
    """Give what the caret of a place would underline."""
    start = place.column - 1
    return place.excerpt[start : start + place.length]
