"""Everything that a problem tells, for tests that assert whole messages."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.place import Place
from generator.model.problems import Problem


def told(problems: Iterable[Problem]) -> list[str]:
    """Give each problem as text: headline, then hint, then notes, each on a line."""
    return ["\n".join(_lines(problem)) for problem in problems]


def _lines(problem: Problem) -> list[str]:
    hint = [f"hint: {problem.hint}"] if problem.hint else []
    notes = [f"note: {note.place}: {note.message}" for note in problem.notes]
    return [problem.headline(), *hint, *notes]


def marked(place: Place) -> str:
    """Give what the caret of a place would underline."""
    start = place.column - 1
    return place.excerpt[start : start + place.length]
