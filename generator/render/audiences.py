"""What concerns each group of readers: its own clauses, and those for everyone apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import registers
from generator.model.entries import Named, Scenario
from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.model.pages import AUDIENCES
from generator.render.prose import flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """The clauses of one chapter that concern a group."""

    chapter: ResolvedChapter
    clauses: tuple[ResolvedClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudiencePage:
    """One group's page."""

    audience: Named
    own: tuple[Portion, ...]
    """What concerns the group by name."""
    shared: tuple[Portion, ...]
    """What concerns everyone and not the group by name; empty on the page for everyone."""
    scenarios: tuple[Scenario, ...]
    """Stories for the group by name."""

    @property
    def file(self) -> str:
        """The page's name without its ending."""
        return AUDIENCES.stem(self.audience.id)

    @property
    def count(self) -> int:
        """How many clauses concern the group by name."""
        return sum(len(portion.clauses) for portion in self.own)


def audience_pages(handbook: Handbook) -> tuple[AudiencePage, ...]:
    """Give a page for each audience that any clause names, in the order of the handbook."""
    pages = (_page(handbook, audience) for audience in handbook.of(registers.AUDIENCES))
    return tuple(page for page in pages if page.own)


def chapter_audiences(handbook: Handbook, chapter: ResolvedChapter) -> list[Named]:
    """Give the audiences that a chapter's clauses name, in the order of the handbook."""
    named = {str(name) for resolved in chapter.clauses for name in resolved.clause.audience}
    return [audience for audience in handbook.of(registers.AUDIENCES) if audience.id in named]


def audience_names(handbook: Handbook) -> dict[str, list[str]]:
    """Give what readers call each audience in every language of the handbook, by its id."""
    return {
        str(one.id): [flat(one.name, handbook.parameters, code) for code in handbook.languages]
        for one in handbook.of(registers.AUDIENCES)
    }


def _page(handbook: Handbook, audience: Named) -> AudiencePage:
    name, everyone = str(audience.id), handbook.everyone
    return AudiencePage(
        audience=audience,
        own=_portions(handbook, lambda names: name in names),
        shared=()
        if name == everyone
        else _portions(handbook, lambda names: everyone in names and name not in names),
        scenarios=tuple(one for one in handbook.of(registers.SCENARIOS) if name in one.audience),
    )


def _portions(handbook: Handbook, wanted: Callable[[tuple[str, ...]], bool]) -> tuple[Portion, ...]:
    portions = (
        Portion(
            chapter=chapter,
            clauses=tuple(one for one in chapter.clauses if wanted(one.clause.audience)),
        )
        for chapter in handbook.chapters
    )
    return tuple(portion for portion in portions if portion.clauses)
