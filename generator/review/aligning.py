"""Find out which paragraph that came back is which of those that were sent."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.model.written import Written, compared
from generator.review.units import Unit

_ALIKE = 0.5
"""How much of two texts has to be equal so that one may be the other, changed."""
_MOST = 3_000
"""Characters of each text that are compared for that."""
_FEW = 12
"""Shorter texts stand in many places, so where they belong can't be told by their words."""


@dataclass(slots=True)
class Aligned:
    """Pairs of what was sent and what came back, by their indices."""

    sent: Sequence[Written]
    units: Sequence[Unit]
    pairs: dict[int, int] = field(default_factory=dict)
    """The unit of each paragraph that was sent."""
    of_unit: dict[int, int] = field(default_factory=dict)
    """The same the other way round."""

    def put(self, sent: int, unit: int) -> None:
        """Note a pair down."""
        self.pairs[sent], self.of_unit[unit] = unit, sent

    @property
    def astray(self) -> frozenset[int]:
        """Units that no longer stand where they stood, by their indices."""
        order = [self.of_unit[unit] for unit in sorted(self.of_unit)]
        kept = set(_rising(order))
        return frozenset(unit for unit, sent in self.of_unit.items() if sent not in kept)


def align(sent: Sequence[Written], units: Sequence[Unit]) -> Aligned:
    """Pair paragraphs by their bookmarks, then by their words, then by what is alike."""
    found = Aligned(sent, units)
    texts = [compared(one.text).strip() for one in sent]
    _by_bookmark(found, texts)
    _by_words(found, texts)
    _by_likeness(found, texts)
    _by_words_anywhere(found, texts)
    return found


def _by_bookmark(found: Aligned, texts: Sequence[str]) -> None:
    keys = {one.key: at for at, one in enumerate(found.sent) if one.key}
    keys |= {name: at for at, one in enumerate(found.sent) for name in one.bookmarks}
    wanted: dict[int, list[int]] = {}
    for at, unit in enumerate(found.units):
        if not unit.before.strip():
            # A mark that was moved along with words: where they came from is the paragraph.
            continue
        for name in unit.bookmarks:
            if name in keys and at not in wanted.setdefault(keys[name], []):
                wanted[keys[name]].append(at)
    for sent, candidates in wanted.items():
        free = [one for one in candidates if one not in found.of_unit]
        if free:
            best = max(free, key=lambda one: _ratio(texts[sent], found.units[one].before.strip()))
            others = [
                at
                for at, seen in wanted.items()
                if at != sent and best in seen and at not in found.pairs
            ]
            mine = _ratio(texts[sent], found.units[best].before.strip())
            if all(_ratio(texts[at], found.units[best].before.strip()) <= mine for at in others):
                found.put(sent, best)


def _by_words(found: Aligned, texts: Sequence[str]) -> None:
    """Pair equal words in the same order, between pairs that are known."""
    for sent, units in _gaps(found):
        left = [texts[at] for at in sent]
        right = [found.units[at].before.strip() for at in units]
        if not left or not right:
            continue
        matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                if left[block.a + step]:
                    found.put(sent[block.a + step], units[block.b + step])


def _by_likeness(found: Aligned, texts: Sequence[str]) -> None:
    """Pair what is alike in the same order, the most alike first."""
    for sent, units in list(_gaps(found)):
        free = [at for at in units if found.units[at].before.strip()]
        if len(sent) * len(free) > _MOST:
            continue
        if len(sent) == len(free) and all(map(partial(_same_kind, found), sent, free)):
            for one, other in zip(sent, free, strict=True):
                found.put(one, other)
            continue
        rated = sorted(
            (
                (_ratio(texts[one], found.units[other].before.strip()), -one, -other)
                for one in sent
                for other in free
            ),
            reverse=True,
        )
        taken: list[tuple[int, int]] = []
        for ratio, one, other in rated:
            if ratio < _ALIKE:
                break
            crosses = any((-one - a) * (-other - b) <= 0 for a, b in taken)
            if not crosses:
                taken.append((-one, -other))
                found.put(-one, -other)


def _same_kind(found: Aligned, sent: int, unit: int) -> bool:
    """Tell whether a paragraph stands where one of its own kind stood: it was written anew."""
    one = found.sent[sent]
    return bool(one.number) and one.style.value in found.units[unit].styles


def _by_words_anywhere(found: Aligned, texts: Sequence[str]) -> None:
    """Pair what was moved without a trace: equal words that stand in one place only."""
    free: dict[str, list[int]] = {}
    for at, unit in enumerate(found.units):
        if at not in found.of_unit:
            free.setdefault(unit.before.strip(), []).append(at)
    for at, text in enumerate(texts):
        if at not in found.pairs and len(text) > _FEW and len(free.get(text, ())) == 1:
            found.put(at, free.pop(text)[0])


def _gaps(found: Aligned) -> Iterator[tuple[list[int], list[int]]]:
    """Walk what is not paired yet between pairs that stand in order."""
    order = sorted(found.of_unit)
    kept = set(_rising([found.of_unit[unit] for unit in order]))
    begin_sent = begin_unit = 0
    ends = [(found.of_unit[unit], unit) for unit in order if found.of_unit[unit] in kept]
    for end_sent, end_unit in [*ends, (len(found.sent), len(found.units))]:
        sent = [at for at in range(begin_sent, end_sent) if at not in found.pairs]
        units = [at for at in range(begin_unit, end_unit) if at not in found.of_unit]
        if sent or units:
            yield sent, units
        begin_sent, begin_unit = end_sent + 1, end_unit + 1


def _rising(order: Sequence[int]) -> list[int]:
    """Give a longest part of different numbers that rises; what is left out was moved.

    >>> _rising([0, 3, 1, 2, 4])
    [0, 1, 2, 4]
    """
    tails: list[int] = []
    at_tail: list[int] = []
    before: dict[int, int] = {}
    for at, number in enumerate(order):
        spot = bisect_left(tails, number)
        if spot == len(tails):
            tails.append(number)
            at_tail.append(at)
        else:
            tails[spot], at_tail[spot] = number, at
        before[at] = at_tail[spot - 1] if spot else -1
    found: list[int] = []
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        found.append(order[at])
        at = before[at]
    return found[::-1]


def _ratio(one: str, other: str) -> float:
    """Say how alike two texts are, from 0 to 1."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    left, right = one[:_MOST].split(), other[:_MOST].split()
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio()
