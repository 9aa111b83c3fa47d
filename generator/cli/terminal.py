"""Print progress, results and problems: coloured on a terminal, plain elsewhere."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from generator.model.place import NOWHERE, Place
from generator.model.problems import HandbookError, Problem

FORMATS = ("text", "json", "github")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def errors() -> Console:
    """Give the console for progress and problems (NO_COLOR and pipes are respected)."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """Print one line of the result."""
    # At once, because a preview or a pipe may go on for long.
    print(_visible(message), flush=True)


def note(message: str) -> None:
    """Print one line beside a result that programs read."""
    print(_visible(message), file=sys.stderr)


def _visible(text: str) -> str:
    """Replace what could steer the terminal instead of being shown."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show what is being done; gives a function that takes one sentence for each step."""
    console = errors()
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with console.status("starting") as status:
            yield lambda message: status.update(escape(_visible(message)))
    else:
        yield lambda message: console.print(_visible(message), markup=False)


def print_problems(
    problems: Iterable[Problem], form: str = "text", *, written: str = "Nothing was written."
) -> None:
    """Print problems sorted by place, and a last line that counts them.

    Args:
        problems: What to print.
        form: `text` on standard error, or `json` or `github` on standard output.
        written: What the last line says about files.
    """
    listed = sorted(problems, key=Problem.sort_key)
    if form == "json":
        print(json.dumps([_as_data(problem) for problem in listed], ensure_ascii=False, indent=1))
    elif form == "github":
        for problem in listed:
            print(_as_annotation(problem))
    else:
        console = errors()
        for problem in listed:
            _print_text(problem, console)
        if listed:
            console.print(_count(listed, written), markup=False)


_COLOURS = {"error": "red", "warning": "yellow", "open": "cyan"}


def _print_text(problem: Problem, console: Console) -> None:
    colour = _COLOURS[problem.severity]
    headline = Text(_visible(problem.headline()))
    headline.highlight_words([problem.code], style=f"bold {colour}")
    console.print(headline)
    place = problem.place
    if place.excerpt:
        margin = f"{place.line:>8} | "
        console.print(Text(margin + _visible(place.excerpt)))
        caret = " " * 8 + " | " + " " * (place.column - 1) + "^" * place.length
        console.print(Text(caret, style=colour))
    for note in problem.notes:
        console.print(Text(_visible(f"    note: {note.message}: {note.place}")))
    if problem.hint:
        console.print(Text(_visible(f"    hint: {problem.hint}")))
    console.print()


def _count(problems: list[Problem], written: str) -> str:
    files = {problem.place.file for problem in problems if problem.place != NOWHERE}
    count = Counter(problem.severity for problem in problems)
    faults, warnings = count["error"], count["warning"]
    told = f"{faults} problem{'' if faults == 1 else 's'}"
    if warnings:
        told += f" and {warnings} warning{'' if warnings == 1 else 's'}"
    if count["open"]:
        told += f"; {count['open']} left to settle before a release"
    where = f" in {len(files)} file{'' if len(files) == 1 else 's'}" if files else ""
    return f"Found {told}{where}. {written if faults else ''}".strip()


def _as_data(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        **_where(problem.place),
        "hint": problem.hint,
        "notes": [{"message": note.message, **_where(note.place)} for note in problem.notes],
    }


def _where(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "length": place.length}


def _as_annotation(problem: Problem) -> str:
    kind = {"open": "notice"}.get(problem.severity, problem.severity)
    place = problem.place
    file = _in_command(place.file).replace(":", "%3A").replace(",", "%2C")
    spot = f" file={file},line={place.line},col={place.column}" if file else ""
    text = f"{problem.code} {problem.message}" + (f" ({problem.hint})" if problem.hint else "")
    return f"::{kind}{spot}::{_in_command(text)}"


def _in_command(text: str) -> str:
    """Encode a text for one of GitHub's workflow commands, which end with their line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def print_fault(fault: HandbookError) -> None:
    """Print why a command could not be done, and what helps."""
    print(_visible(str(fault)), file=sys.stderr)
    if fault.hint:
        print(_visible(f"hint: {fault.hint}"), file=sys.stderr)
