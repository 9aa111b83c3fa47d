"""Find out what is wrong with a text that YAML can't read, by trying what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.model.mended import write_lines
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.fix import Fix
from generator.sources.text_file import Source

_MAX_WORK = 3_000_000
"""Characters that are parsed in all; a company's file has some ten thousand."""
_MAX_FAULTS = 40
_MAX_LINE = 2_000
"""Longer lines are left to the parser's own words: patterns would take long."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOOK_BACK = 12
"""Lines before the parser's stop that may hold the cause."""
_END = 10**9


@dataclass(slots=True)
class _Budget:
    """How much may still be parsed."""

    left: int = _MAX_WORK


def mend(
    source: Source, problems: Collector, rest: Callable[[yaml.MarkedYAMLError, Source], None]
) -> Source:
    """Report each fault that keeps YAML from reading a text, with the line that would be right.

    A fix counts when the parser gets further with it, and then the search goes on behind it.

    Args:
        source: The text.
        problems: Receives HB004, HB012 and HB011.
        rest: Is told of the fault that nothing mends; the search ends with it.

    Returns:
        The text as far as it was mended. Its lines for carets stay those of the file.
    """
    budget = _Budget()
    lines = list(source.lines)
    for _ in range(_MAX_FAULTS):
        error = _fault("\n".join(lines), budget)
        if error is None:
            break
        found = _best(lines, error, budget)
        if found is None:
            rest(error, replace(source, text="\n".join(lines)))
            break
        number, fix = found
        _report(source, number, fix, problems)
        if fix.is_last:
            # The lines behind it would be told with wrong numbers; the next run tells of them.
            break
        lines[number] = fix.line
    return replace(source, text="\n".join(lines))


def _best(
    lines: Sequence[str], error: yaml.MarkedYAMLError, budget: _Budget
) -> tuple[int, Fix] | None:
    """Give the fix with which the parser gets furthest; of equals, the surest."""
    reached = _line_of(error)
    best: tuple[int, int, Fix] | None = None
    for rank, number, fix in _proposals(lines, error):
        if budget.left <= 0:
            break
        del rank
        tried = [*lines[:number], fix.line, *lines[number + 1 :]]
        after = _fault("\n".join(tried), budget)
        further = _END if after is None else _line_of(after)
        if further <= max(reached, number) + fix.reach:
            continue
        if best is None or further > best[0]:
            best = (further, number, fix)
            if further == _END:
                break
    return None if best is None else (best[1], best[2])


def _proposals(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Iterator[tuple[int, int, Fix]]:
    # They know every record there is, and few files have a fault.
    from generator.sources.line_fixes import FIXES, ROUGH

    numbers = [number for number in _suspects(lines, error) if len(lines[number]) <= _MAX_LINE]
    near = set(numbers[:2]) | {line for line in numbers if _opens_list(lines, line)}
    for rank, propose in enumerate(FIXES):
        for number in numbers:
            if propose in ROUGH and number not in near:
                continue
            for fix in propose(lines, number):
                if fix.line != lines[number]:
                    yield rank, number, fix


def _opens_list(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line stands right below a key that has no value on its own line."""
    before = next((line for line in reversed(lines[:number]) if line.strip()), "")
    return before.rstrip().endswith(":")


def _suspects(lines: Sequence[str], error: yaml.MarkedYAMLError) -> list[int]:
    """List the lines that may be at fault: where the parser stopped, and what stands before."""
    found: dict[int, None] = {}
    last = len(lines) - 1
    for mark in (error.problem_mark, error.context_mark):
        if mark is None:
            continue
        number = min(mark.line, last)
        found[number] = None
        earlier = range(max(0, number - _LOOK_BACK), number)
        found.update(dict.fromkeys(one for one in reversed(earlier) if lines[one].strip(" ")))
    return [number for number in found if lines[number].strip(" ")]


def _fault(text: str, budget: _Budget) -> yaml.MarkedYAMLError | None:
    """Give what stops the parser; None when it reads to the end."""
    budget.left -= len(text) + 100
    loader = _LOADER(text)
    try:
        while loader.get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    finally:
        loader.dispose()
    return None


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _report(source: Source, number: int, fix: Fix, problems: Collector) -> None:
    line = source.lines[number]
    column = fix.column
    if column < 0:
        column = next(
            (
                index
                for index, pair in enumerate(zip(line, fix.line, strict=False))
                if len(set(pair)) > 1
            ),
            min(len(line), len(fix.line)),
        )
    hint: str = say("{advice}; write:\n{line}", advice=fix.advice, line=fix.line)
    if not fix.line.strip():
        following = source.lines[number + 1] if number + 1 < len(source.lines) else ""
        hint = write_lines(number + 1, number + 2, following, say("delete the line"))
    place = source.place(number, min(column, max(0, len(line) - 1)))
    problems.add(fix.code, fix.message, place, hint)
