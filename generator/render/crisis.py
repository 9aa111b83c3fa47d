"""What the cards are made of: the clauses that say what to do when something went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.render.start import answers
from generator.text.blocks import parsed
from generator.text.tables import Table

_NEVER = "must not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """The clauses of the card for an emergency; each of its parts may be empty."""

    first: tuple[ResolvedClause, ...]
    """What everybody does in the first hour."""
    own: tuple[ResolvedClause, ...]
    """What somebody does whose own post went wrong."""
    never: tuple[ResolvedClause, ...]
    """What nobody may do meanwhile."""
    levels: ResolvedClause | None
    """The clause with the table of signs, and of who decides; its guidance holds the table."""


def crisis_of(handbook: Handbook) -> Crisis:
    """Put the card for an emergency together.

    It is made of what the chapter for an emergency says to everybody, and of the first steps
    that the routes name. Without such a chapter the troubles that the routes name stand in.

    Args:
        handbook: The handbook.
    """
    chapters = [chapter for chapter in handbook.chapters if chapter.emergency]
    routes = answers(handbook)
    own = tuple(one.resolved for one in routes if one.step)
    cases = tuple(one.resolved for one in routes if one.case)
    beside = {one.clause.chapter for one in own}
    near = [one for one in handbook.chapters if one.emergency or one.id in beside]
    shared = tuple(_for_all(handbook, chapters))
    return Crisis(
        first=tuple(one for one in shared if one.clause.strength != _NEVER) or cases,
        own=own,
        never=tuple(one for one in _for_all(handbook, near) if one.clause.strength == _NEVER),
        levels=next(filter(None, map(tabled, chapters)), None),
    )


def tabled(chapter: ResolvedChapter) -> ResolvedClause | None:
    """Give the first clause of a chapter whose guidance holds a table; None without one."""
    return next((one for one in chapter.clauses if _table(one)), None)


def _table(resolved: ResolvedClause) -> bool:
    guidance = resolved.clause.guidance
    return guidance is not None and any(
        isinstance(block, Table) for _, words in guidance.values for block in parsed(words).blocks
    )


def _for_all(handbook: Handbook, chapters: list[ResolvedChapter]) -> Iterator[ResolvedClause]:
    everybody = set(handbook.all_audiences)
    for chapter in chapters:
        yield from (one for one in chapter.clauses if everybody <= set(one.clause.audience))
