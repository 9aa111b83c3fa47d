"""The plain words of policy text, line by line: what remains when its Markdown is taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.text.blocks import Block, Listing, Paragraph, parsed
from generator.text.nodes import Break, Code, Inline, Slot, Words
from generator.text.tables import Table


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A paragraph, the first words of an entry, or a row of a table."""

    words: str
    """What it says; cells are parted by bars."""
    mark: str = ""
    """What stands before an entry, such as `-` or `a)`."""
    row: bool = False
    """True for a row of a table."""


def plain_lines(text: str, fill: Callable[[str], str] = str) -> Iterator[PlainLine]:
    r"""Walk the lines of a text.

    Args:
        text: Markdown as policy text may hold it.
        fill: Puts values into placeholders and into code.

    >>> [(line.mark, line.words) for line in plain_lines("Zrób **to**:\n\n- raz\n- [dwa](#a)")]
    [('', 'Zrób to:'), ('-', 'raz'), ('-', 'dwa')]
    """
    yield from _lines(parsed(text).blocks, fill, "")


def _lines(blocks: Iterable[Block], fill: Callable[[str], str], mark: str) -> Iterator[PlainLine]:
    """Walk the lines of blocks; the first of them stands behind a mark."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield PlainLine(_said(block.words, fill), mark)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield PlainLine(" | ".join(_said(cell, fill) for cell in row), mark, row=True)
                mark = ""
        elif isinstance(block, Listing):
            if mark:
                yield PlainLine("", mark)
            for entry in block.entries:
                yield from _lines(entry.blocks, fill, entry.mark.text)
        mark = ""


def _said(inline: Inline, fill: Callable[[str], str]) -> str:
    parts: list[str] = []
    for node in inline:
        if isinstance(node, Words):
            parts.append(node.text)
        elif isinstance(node, Slot):
            parts.append(fill(node.written))
        elif isinstance(node, Code):
            parts.append(fill(node.text))
        elif isinstance(node, Break):
            parts.append(" ")
        else:
            parts.append(_said(node.inner, fill))
    return " ".join("".join(parts).split())
