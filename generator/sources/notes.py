"""Notes for whoever reads a file that the program wrote: comments in that person's language."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from generator.model.say import say
from generator.sources.yaml_text import yaml_text

Tell = Callable[[str], str]
"""Says a text in the language of whoever reads the file."""
_WIDTH = 98
_SCHEMA = "# yaml-language-server:"


def note(said: str, tell: Tell, indent: int = 0) -> list[str]:
    """Give a note as lines of comment."""
    margin = " " * indent + "# "
    return textwrap.wrap(tell(said), _WIDTH, initial_indent=margin, subsequent_indent=margin)


def head(path: Path, said: str, tell: Tell = str) -> str:
    """Give the comment that begins a file: the one that it has, or a new one.

    Whoever writes a file anew may speak another language, which is no change of the file.

    Args:
        path: The file, which need not be there yet.
        said: What the comment says, line by line.
        tell: Says it in the language of whoever reads the file.
    """
    found: list[str] = []
    with contextlib.suppress(OSError, UnicodeDecodeError):
        kept = takewhile(lambda line: line.startswith("#"), path.read_text("utf-8").split("\n"))
        found = [
            line
            for line in kept
            # Translators' programs have marks of their own that begin with this sign.
            if line[1:2] in {"", " "} and not line.startswith(_SCHEMA)
        ]
    return "".join(
        f"{line}\n" for line in found or (f"# {line}" for line in tell(said).split("\n"))
    )


def lines(data: Any, indent: int = 0) -> Iterator[str]:
    """Give data as lines of YAML."""
    return (" " * indent + line for line in yaml_text(data).rstrip("\n").split("\n"))


def gap(data: Any, tell: Tell, indent: int = 0) -> Iterator[str]:
    """Give what is still to be said, ready to be said: without the # the lines hold.

    Only for what no edition does without; the rest is `optional`.
    """
    yield from note(say("TO FILL IN: take the # away and write your own."), tell, indent)
    yield from example(data, indent)


def optional(data: Any, tell: Tell, indent: int = 0) -> Iterator[str]:
    """Give what may be said and need not be, ready to be said."""
    told = say("OPTIONAL: take the # away and write your own, or leave it out.")
    yield from note(told, tell, indent)
    yield from example(data, indent)


def example(data: Any, indent: int = 0) -> Iterator[str]:
    """Give data as lines that do not hold before somebody takes the # away."""
    return (" " * indent + f"# {line}" for line in lines(data))
