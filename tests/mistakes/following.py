"""Do what hints say, line by line, as somebody would who can't do more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.problems import Problem

_LINES = re.compile(r"instead of lines? (\d+)(?: to (\d+))? write:$")


def mended(text: str, file: str, problems: Iterable[Problem]) -> str:
    """Write the lines that the hints show; from the last line to the first, one for each line."""
    lines = text.split("\n")
    done: set[int] = set()
    for problem in sorted(problems, key=lambda one: -one.place.line):
        said, _, shown = problem.hint.partition("\n")
        if not shown or problem.place.file != file or problem.place.line in done:
            continue
        done.add(problem.place.line)
        span = _LINES.search(said)
        first = int(span[1]) if span else problem.place.line
        last = int(span[2] or span[1]) if span else problem.place.line
        lines[first - 1 : last] = shown.split("\n")
    return "\n".join(lines)
