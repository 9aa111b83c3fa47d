"""Find which lines make a list: dashes, or marks that count on from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.marks import Mark
from generator.text.source import Faults, Line

_INSIDE = 2
"""Columns from an entry's mark on which a line belongs to the entry."""
_BLOCK = 4
"""Columns at which a line of a whole text begins no list: people take them for a block."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The lines of a list."""

    starts: tuple[int, ...]
    """Index of the line of each entry."""
    end: int
    """Index of the first line behind the list."""
    loose: bool
    """True when an empty line stands before one of the entries but the first."""


class Chains:
    """Knows which of some lines begin lists."""

    def __init__(self, lines: Sequence[Line], *, top: bool) -> None:
        """Prepare for the lines of one level.

        Args:
            lines: The lines of a text, or those of an entry.
            top: True for a whole text, where lines far to the right begin nothing.
        """
        self.lines = lines
        self.top = top
        self._next: dict[int, int | None] = {}

    def begins(self, at: int) -> bool:
        """Tell whether a list begins at a line: with a dash, or with a mark that is counted on."""
        line = self.lines[at]
        if line.mark is None or (self.top and line.indent >= _BLOCK):
            return False
        return line.mark.dash or self._following(at) is not None

    def chain(self, at: int, faults: Faults, outer: tuple[Mark, ...] = ()) -> Chain:
        """Give the list that begins at a line.

        Args:
            at: Index of a line that begins a list.
            faults: Receives lines below an entry that could also begin a paragraph.
            outer: Marks of the lists that this one stands in without being moved to the right.
        """
        starts = [at]
        while (following := self._sibling(starts[-1])) is not None:
            starts.append(following)
        loose = any(not self.lines[start - 1].words for start in starts[1:])
        return Chain(tuple(starts), self._end(starts[-1], faults, outer), loose)

    def _sibling(self, at: int) -> int | None:
        mark = self._mark(at)
        return self._next_dash(at) if mark.dash else self._following(at)

    def _mark(self, at: int) -> Mark:
        mark = self.lines[at].mark
        if mark is None:
            raise ValueError("the line begins no entry")
        return mark

    def _following(self, at: int) -> int | None:
        """Find the line whose mark counts on; all between belongs to the entry.

        The search ends at the next mark of the same style and at a paragraph of its own, so that
        each line is looked at a few times only.
        """
        if at not in self._next:
            self._next[at] = self._find_following(at)
        return self._next[at]

    def _find_following(self, at: int) -> int | None:
        own, mark = self.lines[at], self._mark(at)
        after_empty = False
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if not line.words:
                after_empty = True
                continue
            if line.indent < own.indent + _INSIDE:
                if line.mark is not None and mark.alike(line.mark):
                    return index if mark.goes_before(line.mark) else None
                if line.mark is None and after_empty:
                    return None
            after_empty = False
        return None

    def _next_dash(self, at: int) -> int | None:
        end = self._inside(at)
        while end < len(self.lines) and not self.lines[end].words:
            end += 1
        if end == len(self.lines) or self.lines[end].indent >= self.lines[at].indent + _INSIDE:
            return None
        mark = self.lines[end].mark
        return end if mark is not None and mark.dash else None

    def _inside(self, at: int) -> int:
        """Give the index of the first line that is not indented as what belongs to an entry."""
        own = self.lines[at]
        end, after_empty = at + 1, False
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if not line.words:
                after_empty = True
                continue
            if line.indent < own.indent + (_INSIDE if after_empty else 1) or self._beside(
                at, index
            ):
                break
            end, after_empty = index + 1, False
        return end

    def _beside(self, at: int, index: int) -> bool:
        """Tell whether a line one column to the right begins the next entry."""
        mark = self.lines[index].mark
        near = self.lines[index].indent < self.lines[at].indent + _INSIDE
        return near and mark is not None and self._mark(at).alike(mark)

    def _end(self, at: int, faults: Faults, outer: tuple[Mark, ...]) -> int:
        """Give the index of the first line behind the last entry of a list."""
        own = self._mark(at)
        end = self._inside(at)
        while end < len(self.lines) and self.lines[end].words:
            line, mark = self.lines[end], self.lines[end].mark
            if mark is not None and any(one.alike(mark) for one in outer):
                break
            if mark is not None and own.alike(mark):
                reach = len(mark.text)
                faults.add("uncounted", line.start, len(line.words), own.following, reach=reach)
                break
            if mark is None or not self.begins(end) or (own.dash and not mark.sure):
                faults.add("lazy", line.start, len(line.words))
                break
            if own.dash:
                break
            # Laws write the points of a point below it, without moving them to the right.
            end = self.chain(end, faults, (*outer, own)).end
        return end
