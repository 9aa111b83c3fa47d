"""Say what to type next, as whoever typed the last command would type it."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.cli.terminal import note, show
from generator.model.say import joined, say


def show_next(root: Path | None, *steps: tuple[str, ...]) -> None:
    """Print the next commands, each with what it is for.

    Args:
        root: What `--root` said; None when it was left out.
        steps: For each the command, what it gives, and its arguments.
    """
    more = [] if root is None else ["--root", str(root)]
    show(say("Next:"))
    for name, purpose, *arguments in steps:
        line = shlex.join([*_called(), name, *arguments, *more])
        show(joined("", ["  ", line]))
        show(joined("", ["      ", purpose]))


def show_again(given: Iterable[str]) -> None:
    """Print the command that goes on where this one was stopped.

    Args:
        given: Its name and everything that was said so far.
    """
    note(say("Nothing was written. To go on with the answers that you have given, type:"))
    note(joined("", ["  ", shlex.join([*_called(), *given])]))


def _called() -> list[str]:
    """Give the words by which this program was started."""
    script = Path(sys.argv[0])
    if script.name == "__main__.py":
        return ["python", "-m", "generator"]
    if script.stem != "handbook" or shutil.which("handbook"):
        return ["handbook"]
    return [sys.argv[0]]
