"""Notes for whoever reads a file that the program wrote: comments in that person's language."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from generator.model.say import say
from generator.sources.yaml_text import yaml_text

Tell = Callable[[str], str]
"""Says a text in the language of whoever reads the file."""
_WIDTH = 98


def note(said: str, tell: Tell, indent: int = 0) -> list[str]:
    """Give a note as lines of comment."""
    margin = " " * indent + "# "
    return textwrap.wrap(tell(said), _WIDTH, initial_indent=margin, subsequent_indent=margin)


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
