"""What may stand in a line of policy text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are read: escapes are resolved, and line ends part lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What stands between backticks, which is shown as it is; placeholders act in it, too."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder."""

    written: str
    """As written, braces included."""


@dataclass(frozen=True, slots=True)
class Break:
    """A line that ends where its author ended it, by two spaces."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    inner: Inline


@dataclass(frozen=True, slots=True)
class Slanted:
    """Words in italics."""

    inner: Inline


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    inner: Inline
    """The visible words."""
    label: str
    """The same as written."""
    address: str
    """Where they lead, as written; placeholders act in it."""
    start: int
    """Index of the address in the text; -1 for an address that stands among the words."""


Node: TypeAlias = Words | Code | Slot | Break | Strong | Slanted | Link
Inline: TypeAlias = tuple[Node, ...]
"""Nodes that follow each other."""


def walk(inline: Inline) -> Iterator[Node]:
    """Walk all nodes, those inside others behind them."""
    for node in inline:
        yield node
        if isinstance(node, Strong | Slanted | Link):
            yield from walk(node.inner)
