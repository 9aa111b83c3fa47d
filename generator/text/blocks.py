"""Cut policy text into paragraphs, lists and tables: the one reading that everything goes by.

Site, PDF, differences and search show what is read here; docs/decisions/0023 has the grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.text.chains import Chains
from generator.text.constructs import look_for_bullets, look_for_constructs
from generator.text.inline import read_inline
from generator.text.marks import Mark
from generator.text.nodes import Inline, Node, walk
from generator.text.source import Fault, Faults, Line, lines_of, span_of
from generator.text.tables import Table, begins_table, read_table

DEEPEST = 6
"""How many lists may stand inside one another."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on."""

    words: Inline
    """What they say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    mark: Mark
    """What stands before its words."""
    blocks: tuple[Block, ...]
    """What it says; the first is a paragraph, unless another list follows at once."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    entries: tuple[Entry, ...]
    """Its entries, whose marks count on."""
    loose: bool
    """True when an empty line stands between two of them."""

    @property
    def numbered(self) -> bool:
        """True for marks as `1.`, `2.`, `3.`, which every page counts in the same way."""
        return all(entry.mark.plain == at for at, entry in enumerate(self.entries, start=1))


Block: TypeAlias = Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as it was read."""

    blocks: tuple[Block, ...]
    """What it holds."""
    faults: tuple[Fault, ...]
    """What may not stand in it, or could be meant in two ways."""


@lru_cache(maxsize=30_000)
def parsed(text: str) -> Parsed:
    r"""Read a text.

    >>> read = parsed("Zrób:\na) to,\nb) i to.\n\n2026. rok")
    >>> [type(block).__name__ for block in read.blocks]
    ['Paragraph', 'Listing', 'Paragraph']
    """
    faults = Faults()
    lines = lines_of(text)
    look_for_bullets(lines, faults)
    blocks = _Reader(lines, faults, depth=0).read()
    return Parsed(blocks, tuple(faults.found))


def nodes(blocks: Iterable[Block]) -> Iterator[Node]:
    """Walk everything that stands in the lines of some blocks, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from walk(block.words)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                for cell in row:
                    yield from walk(cell)
        else:
            for entry in block.entries:
                yield from nodes(entry.blocks)


class _Reader:
    """Reads lines of one level: a text, or what one entry holds."""

    def __init__(self, lines: list[Line], faults: Faults, depth: int) -> None:
        self.lines = lines
        self.faults = faults
        self.depth = depth
        self.chains = Chains(lines, top=not depth)

    def read(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        at = 0
        while at < len(self.lines):
            if not self.lines[at].words:
                at += 1
                continue
            block, at = self._block(at)
            blocks.append(block)
        return tuple(blocks)

    def _block(self, at: int) -> tuple[Block, int]:
        if self._begins_list(at):
            return self._listing(at)
        if begins_table(self.lines, at):
            end = at
            while end < len(self.lines) and self.lines[end].words:
                end += 1
            return read_table(self.lines[at:end], self.faults), end
        end = at + 1
        while end < len(self.lines) and self._goes_on(end):
            end += 1
        lines = self.lines[at:end]
        look_for_constructs(lines, self.faults, top=not self.depth)
        return Paragraph(read_inline(span_of(lines), self.faults)), end

    def _begins_list(self, at: int) -> bool:
        if not self.chains.begins(at):
            return False
        if self.depth < DEEPEST:
            return True
        self.faults.once("deep", self.lines[at].start, len(self.lines[at].words))
        return False

    def _goes_on(self, at: int) -> bool:
        """Tell whether a line goes on with the paragraph above it."""
        line = self.lines[at]
        if not line.words:
            return False
        if self._begins_list(at):
            if not self.depth and (line.mark is None or not line.mark.sure):
                # A dash and a number may begin a line of a paragraph, too.
                self.faults.add("joins", line.start, len(line.words))
            return False
        if begins_table(self.lines, at):
            self.faults.add("table", line.start, len(line.words))
            return False
        return True

    def _listing(self, at: int) -> tuple[Block, int]:
        chain = self.chains.chain(at, self.faults)
        ends = (*chain.starts[1:], chain.end)
        entries = (self._entry(start, end) for start, end in zip(chain.starts, ends, strict=True))
        return Listing(tuple(entries), chain.loose), chain.end

    def _entry(self, start: int, end: int) -> Entry:
        line = self.lines[start]
        mark = line.mark
        if mark is None:
            raise ValueError("the line begins no entry")
        lines = [line.behind(mark), *self.lines[start + 1 : end]]
        return Entry(mark, _Reader(lines, self.faults, self.depth + 1).read())
