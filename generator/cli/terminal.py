"""Print progress, results and problems: coloured on a terminal, plain elsewhere."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.cli.language import spoken
from generator.model.place import NOWHERE, Place
from generator.model.problems import NOTHING_WRITTEN, HandbookError, Problem, WorldFault
from generator.model.say import Said, joined, say, say_many
from generator.sources.world import working_folder

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("text", "json", "github")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def errors() -> Console:
    """Give the console for progress and problems (NO_COLOR and pipes are respected)."""
    # Most commands print without it.
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def show(message: str) -> None:
    """Print one line of the result, in the language that is spoken."""
    # At once, because a preview or a pipe may go on for long.
    print(_visible(message), flush=True)


def show_table(table: str) -> None:
    """Print a table for a spreadsheet: UTF-8 whatever the terminal speaks, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(table.encode())
    sys.stdout.buffer.flush()


def short(path: Path) -> Path:
    """Give a path from the current folder on, where that is shorter."""
    try:
        here = working_folder()
    except WorldFault:
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path


def note(message: str) -> None:
    """Print one line beside a result that programs read."""
    print(_visible(message), file=sys.stderr)


def _visible(text: str) -> str:
    """Say a text, and replace what could steer the terminal instead of being shown."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", spoken(text).replace("\t", " "))


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show what is being done; gives a function that takes one sentence for each step."""
    if quiet:
        yield lambda _: None
        return
    console = errors()
    if console.is_terminal:
        from rich.markup import escape

        with console.status(_visible(say("starting"))) as status:
            yield lambda message: status.update(escape(_visible(message)))
    else:
        yield lambda message: console.print(_visible(message), markup=False)


def print_problems(
    problems: Iterable[Problem], form: str = "text", *, written: str = NOTHING_WRITTEN
) -> None:
    """Print problems sorted by place, and a last line that counts them.

    Args:
        problems: What to print.
        form: `text` on standard error, or `json` or `github` on standard output.
        written: What the last line says about files.
    """
    listed = sorted(problems, key=Problem.sort_key)
    if form == "json":
        import json

        print(json.dumps([_as_data(problem) for problem in listed], ensure_ascii=False, indent=1))
    elif form == "github":
        for problem in listed:
            print(_as_annotation(problem))
    else:
        console = errors()
        for problem in listed:
            _print_text(problem, console)
        if listed:
            console.print(_visible(_count(listed, written)), markup=False)


_COLOURS = {"error": "red", "warning": "yellow", "open": "cyan"}


def _print_text(problem: Problem, console: Console) -> None:
    from rich.text import Text

    colour = _COLOURS[problem.severity]
    headline = Text(_visible(problem.headline()))
    headline.highlight_words([problem.code], style=f"bold {colour}")
    console.print(headline)
    place = problem.place
    if place.excerpt:
        margin = f"{place.line:>8} | "
        shown, column, length = place.window()
        console.print(Text(margin + _visible(shown)))
        caret = " " * 8 + " | " + " " * (column - 1) + "^" * length
        console.print(Text(caret, style=colour))
    for note in problem.notes:
        told = say("note: {message}: {place}", message=note.message, place=note.place)
        console.print(Text("    " + _visible(told)))
    if problem.hint:
        said, *lines = _visible(say("hint: {hint}", hint=problem.hint)).split("\n")
        console.print(Text(f"    {said}"))
        for line in lines:
            # Below the author's own line, so that both can be compared.
            console.print(Text(f"{'':>8} | {line}"))
    console.print()


def _count(problems: list[Problem], written: str) -> Said:
    count = Counter(problem.severity for problem in problems)
    faults, warned = count["error"], count["warning"]
    # Points that are left open are counted by themselves, and not where they stand.
    counted = [one for one in problems if one.severity != "open" or not (faults or warned)]
    files = {problem.place.file for problem in counted if problem.place != NOWHERE}
    told: list[str] = []
    if faults or not warned:
        told.append(say_many("Found {n} problem", "Found {n} problems", faults))
    if warned:
        told.append(
            say_many("and {n} warning", "and {n} warnings", warned)
            if faults
            else say_many("Found {n} warning", "Found {n} warnings", warned)
        )
    if files:
        told.append(say_many("in {n} file", "in {n} files", len(files)))
    if count["open"]:
        left = say_many(
            "{n} point left to settle before a release",
            "{n} points left to settle before a release",
            count["open"],
        )
        told = [joined("; ", [joined(" ", told), left])] if faults or warned else [left]
    return joined(" ", [joined("", [joined(" ", told), "."]), *([written] if faults else [])])


def _as_data(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": spoken(problem.message),
        **_where(problem.place),
        "hint": spoken(problem.hint),
        "notes": [
            {"message": spoken(note.message), **_where(note.place)} for note in problem.notes
        ],
    }


def _where(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "length": place.length}


def _as_annotation(problem: Problem) -> str:
    kind = {"open": "notice"}.get(problem.severity, problem.severity)
    place = problem.place
    file = _in_command(place.file).replace(":", "%3A").replace(",", "%2C")
    spot = f" file={file},line={place.line},col={place.column}" if file else ""
    hint = f" ({spoken(problem.hint)})" if problem.hint else ""
    text = f"{problem.code} {spoken(problem.message)}{hint}"
    return f"::{kind}{spot}::{_in_command(text)}"


def _in_command(text: str) -> str:
    """Encode a text for one of GitHub's workflow commands, which end with their line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def print_fault(fault: HandbookError) -> None:
    """Print why a command could not be done, and what helps."""
    # `str()` of the exception would give English whatever is spoken.
    words = fault.args[0] if fault.args and isinstance(fault.args[0], str) else str(fault)
    note(words)
    if fault.hint:
        note(say("hint: {hint}", hint=fault.hint))


def print_bug() -> None:
    """Print what nobody expected, with all that whoever mends the program has to know."""
    import traceback

    traceback.print_exc()
    note(
        say(
            "This is a bug in handbook {version}, not in your files. Please report the lines"
            " above together with the command.",
            version=__version__,
        )
    )
