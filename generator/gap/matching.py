"""Which clauses say the same as a statement: proposed by words, to be confirmed by a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.gap.index import Index, Scored
from generator.gap.statements import Statement

LEAST = 2.0
"""A clause with less is not proposed."""
_SHARE = 0.8
_LEAST_NEXT = 4.0
_LEAST_PART = 4.0
_MOST = 4
_NEXT = 3
_LOOKED_AT = 12
_AMONG = 6
_SURE = 6.0
_PARTS = {
    "en": re.compile(r"[;:,]"),
    "pl": re.compile(r"[;:,]| oraz | i | a "),
}
"""Where a statement may go on to another rule."""
_FEWEST = 2
_COVER_POWER = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that seems to say what a statement says."""

    found: Scored
    """The clause and what speaks for it."""
    sure: bool
    """True where much speaks for it."""


def matches(statement: Statement, index: Index) -> tuple[Match, ...]:
    """Propose the clauses that a statement corresponds to, the likeliest first.

    Args:
        statement: The statement.
        index: The handbook's clauses.
    """
    text = statement.whole
    ranked = _ranked(index.search(text, statement.heading))
    if not ranked or weight(ranked[0]) < LEAST:
        return ()
    top = weight(ranked[0])
    chosen = [ranked[0]]
    chosen += [one for one in ranked[1:_NEXT] if weight(one) >= max(_SHARE * top, _LEAST_NEXT)]
    likely = {one.clause.id: one for one in ranked[:_AMONG]}
    for part in _parts(text, index):
        best = next(iter(_ranked(index.search(part, statement.heading))), None)
        if best is not None and weight(best) >= _LEAST_PART and best.clause.id in likely:
            chosen.append(likely[best.clause.id])
    once = {one.clause.id: one for one in reversed(chosen[:_MOST])}
    kept = sorted(once.values(), key=lambda one: (-weight(one), one.clause.id))
    return tuple(Match(one, weight(one) >= _SURE) for one in kept)


def weight(one: Scored) -> float:
    """Tell how much speaks for a clause, the less the more of the statement it leaves out."""
    return float(one.score * one.cover**_COVER_POWER)


def _ranked(found: list[Scored]) -> list[Scored]:
    return sorted(found[:_LOOKED_AT], key=lambda one: (-weight(one), one.clause.id))


def _parts(text: str, index: Index) -> list[str]:
    pattern = _PARTS.get(index.words.language)
    parts = pattern.split(text) if pattern else []
    told = [part for part in parts if len(index.content(part)) >= _FEWEST]
    return told if len(told) > 1 else []
