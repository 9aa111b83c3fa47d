"""Cut what was done to a paragraph into single changes, each with its place in what was sent."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.returned import Piece, Trace
from generator.model.written import compared

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """One change of a paragraph's words."""

    start: int
    """Index in the words as they were sent."""
    end: int
    was: str
    now: str
    trace: Trace | None = None
    """Who did it; None for what was changed without a trace."""
    against: tuple[Trace, ...] = ()
    """Whose change of this change was traced as well: what one put in and another took out."""
    from_start: int = 0
    """Index of its first word in all words that came back."""


def hunks_of(sent: str, pieces: Sequence[Piece]) -> Iterator[Hunk]:
    """Walk the changes of a paragraph, tracked ones and others, in order.

    Args:
        sent: The words as they were sent, for comparison.
        pieces: What came back.
    """
    before = compared("".join(piece.text for piece in pieces if piece.before))
    silent = list(_silent(sent, before))
    places = _Places(silent)
    yield from silent
    for hunk in _tracked(pieces):
        start = places.sent(hunk.start, end=False)
        end = max(start, places.sent(hunk.end, end=True))
        yield replace(hunk, start=start, end=end)


class _Places:
    """Finds where a place of what came back stood in what was sent."""

    def __init__(self, silent: Sequence[Hunk]) -> None:
        self.silent = silent

    def sent(self, at: int, *, end: bool) -> int:
        shift = 0
        for one in self.silent:
            begin = one.start - shift
            close = begin + len(one.now)
            if at < begin or (at == begin and (end or not one.now)):
                break
            if at < close:
                return one.end if end else one.start
            shift = one.end - close
        return max(0, at + shift)


def _silent(sent: str, before: str) -> Iterator[Hunk]:
    """Walk what differs without a trace; spaces at the ends and doubled ones do not count."""
    if _folded(sent) == _folded(before):
        return
    left, right = _TOKEN.findall(sent), _TOKEN.findall(before)
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    ends = [0]
    for token in left:
        ends.append(ends[-1] + len(token))
    merged: list[list[int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if merged and "".join(left[merged[-1][1] : a]).isspace():
            # Two words in a row were replaced: that is one change.
            merged[-1][1], merged[-1][3] = b, d
        else:
            merged.append([a, b, c, d])
    for a, b, c, d in merged:
        was, now = "".join(left[a:b]), "".join(right[c:d])
        if was.strip() or now.strip():
            yield Hunk(start=ends[a], end=ends[b], was=was, now=now)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _tracked(pieces: Sequence[Piece]) -> Iterator[Hunk]:
    """Walk tracked changes; what one person took out and put in at one place is one change."""
    group: list[Piece] = []
    start = at = 0
    full = first = 0
    for piece in pieces:
        if group and not _belongs(piece, group):
            yield _hunk(group, start, first)
            group = []
        if piece.traces:
            if not group:
                start, first = at, full
            group.append(piece)
        at += len(piece.text) if piece.before else 0
        full += len(piece.text)
    if group:
        yield _hunk(group, start, first)


def _belongs(piece: Piece, group: Sequence[Piece]) -> bool:
    """Tell whether a piece goes on with a change: the same hand, and no third step."""
    if not piece.traces or piece.traces[0].author != group[0].traces[0].author:
        return False
    kinds = [one.traces[0].did for one in (*group, piece)]
    steps = [kind for index, kind in enumerate(kinds) if not index or kinds[index - 1] is not kind]
    moves = {kind for kind in steps if kind.value.startswith("moved")}
    return len(steps) == 1 or (len(steps) == 2 and not moves)  # noqa: PLR2004 - out and in


def _hunk(group: Sequence[Piece], start: int, first: int) -> Hunk:
    was = compared("".join(piece.text for piece in group if piece.before))
    now = "".join(piece.text for piece in group if not piece.before)
    inner = tuple(dict.fromkeys(trace for piece in group for trace in piece.traces[1:]))
    return Hunk(
        start=start,
        end=start + len(was),
        was=was,
        now=now,
        trace=group[0].traces[0],
        against=inner,
        from_start=first,
    )
