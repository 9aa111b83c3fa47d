"""Choose what goes into a PDF: everything, the starter pack, one chapter, or one card."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.handbook import Handbook, ResolvedClause
from generator.model.known import check_audience
from generator.model.marks import Mark
from generator.model.nearest import did_you_mean
from generator.model.packs import CARDS, WORKSHOP
from generator.model.pages import (
    CRISIS_CARD,
    EVERYTHING,
    ONE_PAGE,
    PAPER_PAGES,
    SHEET,
    START,
    WALLET_CARD,
    row_of,
)
from generator.model.problems import UsageFault
from generator.model.registers import PAPERS
from generator.model.say import say
from generator.outputs.pages.articles import Article
from generator.render.course.slides import SLIDES, TRAINER

_BACKGROUND = ("info", Mark.LEGAL, Mark.META, Mark.CONTENTS)
"""Classes of what a new colleague finds in the whole handbook: sources, laws, upkeep."""
_ON_SITE = (*_BACKGROUND, Mark.WRONG, Mark.RIGHT)
"""Classes of what a few sheets have no room for; the site has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which PDF is wanted."""

    pack: str = "full"
    """`full`, `onboarding`, `cards` or `workshop`."""
    role: str | None = None
    """Id of the audience that the starter pack is for."""
    chapter: str | None = None
    """Id of the only chapter wanted."""
    sheet: str = ""
    """Which of a pack's files it is; of cards, the name of the page that it is made of."""

    @property
    def suffix(self) -> str:
        """What the file's name says between `handbook` and the language."""
        if self.sheet or self.chapter:
            return f"-{self.sheet or self.chapter}"
        if self.pack == "onboarding":
            return "-onboarding" + (f"-{self.role}" if self.role else "")
        return ""


def check_choice(choice: Choice, handbook: Handbook) -> None:
    """Make sure that the chapter or the role exists.

    Raises:
        UsageFault: It does not, or two choices exclude each other.
    """
    if choice.chapter and (choice.pack != "full" or choice.role):
        raise UsageFault(say("--chapter stands alone"), say("leave --pack and --role out"))
    if choice.role and choice.pack != "onboarding":
        raise UsageFault(say("--role belongs to the starter pack"), say("add --pack onboarding"))
    if not files_of(choice, handbook):
        raise UsageFault(
            say("the handbook has nothing that cards could be made of"),
            say("mark a chapter with 'emergency: true', or add duties"),
        )
    chapters = [chapter.id for chapter in handbook.chapters]
    if choice.chapter and choice.chapter not in chapters:
        hint = did_you_mean(choice.chapter, chapters)
        raise UsageFault(
            say("the handbook has no chapter '{chapter}'", chapter=choice.chapter), hint
        )
    check_audience(choice.role, handbook)


def files_of(choice: Choice, handbook: Handbook) -> tuple[Choice, ...]:
    """Give what is printed for a choice, a file each: most packs are one file.

    Args:
        choice: What is wanted.
        handbook: The handbook, which has at least one card where cards are wanted.
    """
    if choice.sheet or choice.pack not in {CARDS, WORKSHOP}:
        return (choice,)
    if choice.pack == WORKSHOP:
        return (replace(choice, sheet=SLIDES), replace(choice, sheet=TRAINER))
    pages = [page.stem for page in (CRISIS_CARD, WALLET_CARD) if handbook.holds(page)]
    if handbook.holds(PAPER_PAGES):
        pages += [PAPER_PAGES.stem(one.id) for one in handbook.of(PAPERS) if one.poster]
    return tuple(replace(choice, sheet=stem) for stem in pages)


def choose(
    choice: Choice, handbook: Handbook, articles: list[Article], cards: Sequence[Article] = ()
) -> list[Article]:
    """Give the articles of a PDF; the cover is made from the first of them.

    Args:
        choice: What is wanted.
        handbook: The handbook.
        articles: All articles of the language's site that a book has.
        cards: What the starter pack has of pages that no other book has.
    """
    by_stem = {article.stem: article for article in articles}
    if choice.chapter:
        file = next(one.file for one in handbook.chapters if one.id == choice.chapter)
        return [by_stem[START.stem], by_stem[file]]
    if choice.pack == "full":
        return _pocket(handbook, articles) if is_pocket(handbook) else articles
    readers = {name for name in (choice.role, handbook.everyone) if name} or None
    chosen = [by_stem[START.stem], by_stem[ONE_PAGE.stem]]
    for chapter in handbook.chapters:
        wanted = [clause for clause in chapter.clauses if _concerns(clause, readers)]
        if wanted:
            chosen.append(_part_of(by_stem[chapter.file], wanted))
    return [*chosen, *cards, by_stem[SHEET.stem]]


def is_pocket(handbook: Handbook) -> bool:
    """Tell whether the book is a few sheets: a small firm's, and not the owner's own copy."""
    return handbook.essentials and handbook.shows != EVERYTHING


def _pocket(handbook: Handbook, articles: list[Article]) -> list[Article]:
    """Give the articles of a few sheets, the chapters without what stands behind the rules.

    Whatever the company publishes of the owner's pages is printed too.
    """
    chapters = {chapter.file: chapter.clauses for chapter in handbook.chapters}
    return [
        _part_of(one, chapters[one.stem], _ON_SITE) if one.stem in chapters else one
        for one in articles
        if (row := row_of(one.stem)).pocket or row.owners is not None
    ]


def _concerns(resolved: ResolvedClause, readers: set[str] | None) -> bool:
    """Tell whether a clause concerns the readers; None stands for all of them."""
    return readers is None or not readers.isdisjoint(resolved.clause.audience)


def _part_of(
    article: Article, wanted: Iterable[ResolvedClause], behind: Collection[str] = _BACKGROUND
) -> Article:
    """Give an article with the wanted clauses only, and without what stands behind them."""
    kept = {resolved.clause.anchor for resolved in wanted}
    element = copy.deepcopy(article.element)
    keep = True
    legal = False
    for child in list(element):
        if child.tag == "h2":
            keep = child.get("id") in kept
        background = any(name in child.classes for name in behind)
        if not keep or background or (legal and child.tag == "ul"):
            element.remove(child)
        legal = Mark.LEGAL in child.classes
    return replace(article, element=element)
