"""Choose what goes into a PDF: everything, the starter pack for a role, or one chapter."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement

from generator.model.clause import anchor
from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.nearest import did_you_mean
from generator.model.pages import EVERYTHING, ONE_PAGE, ROLES, SHEET, START, row_of
from generator.model.problems import UsageFault
from generator.model.registers import AUDIENCES
from generator.model.say import say
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.words import Around
from generator.render.prose import flat

CARD = "crisis-card"
"""The page that is made of the chapter for an emergency."""
_BACKGROUND = ("info", Mark.LEGAL, Mark.META, Mark.CONTENTS)
"""Classes of what a new colleague finds in the whole handbook: sources, laws, upkeep."""
_ON_SITE = (*_BACKGROUND, Mark.WRONG, Mark.RIGHT)
"""Classes of what a few sheets have no room for; the site has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which PDF is wanted."""

    pack: str = "full"
    """`full` or `onboarding`."""
    role: str | None = None
    """Id of the audience that the starter pack is for."""
    chapter: str | None = None
    """Id of the only chapter wanted."""

    @property
    def suffix(self) -> str:
        """What the file's name says between `handbook` and the language."""
        if self.chapter:
            return f"-{self.chapter}"
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
    chapters = [chapter.id for chapter in handbook.chapters]
    if choice.chapter and choice.chapter not in chapters:
        hint = did_you_mean(choice.chapter, chapters)
        raise UsageFault(
            say("the handbook has no chapter '{chapter}'", chapter=choice.chapter), hint
        )
    roles = [str(audience.id) for audience in handbook.of(AUDIENCES)]
    if choice.role and choice.role not in roles:
        hint = did_you_mean(choice.role, roles)
        raise UsageFault(say("the handbook has no audience '{role}'", role=choice.role), hint)


def choose(
    choice: Choice, handbook: Handbook, articles: list[Article], language: str
) -> list[Article]:
    """Give the articles of a PDF; the cover is made from the first of them.

    Args:
        choice: What is wanted.
        handbook: The handbook.
        articles: All articles of the language's site.
        language: The language.
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
    chosen.extend(_crisis_cards(handbook, by_stem, readers, language))
    return [*chosen, by_stem[SHEET.stem]]


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


def _crisis_cards(
    handbook: Handbook, by_stem: dict[str, Article], readers: set[str] | None, language: str
) -> Iterable[Article]:
    """Make the card for an emergency: what to do, and whom to call."""
    chapter = next((one for one in handbook.chapters if one.emergency), None)
    if chapter is None:
        return
    around = Around(handbook, language)
    card = lxml.html.fragment_fromstring("<article></article>")
    _add(card, "h1", around.label(Label.PDF_CRISIS_CARD))
    _add(card, "p", around.label(Label.PDF_CRISIS_INTRO))
    steps = _add(card, "ol", "")
    for resolved in chapter.clauses:
        if _concerns(resolved, readers):
            steps.append(_step(by_stem[chapter.file], chapter, resolved, around))
    roles = by_stem.get(ROLES.stem)
    table = roles.element.find(".//table") if roles else None
    if table is not None:
        _add(card, "h2", around.label(ROLES.title))
        card.append(copy.deepcopy(table))
    yield Article(stem=CARD, title=card[0].text or "", part="", element=card)


def _step(
    article: Article, chapter: ResolvedChapter, resolved: ResolvedClause, around: Around
) -> HtmlElement:
    """Give a clause as one step: its title as a link, and its statement."""
    step = lxml.html.fragment_fromstring("<li></li>")
    title = flat(resolved.clause.title, around.handbook.parameters, around.language)
    link = _add(_add(step, "strong", ""), "a", title)
    link.set("href", f"{chapter.file}.html#{anchor(resolved.id)}")
    heading = article.element.get_element_by_id(resolved.clause.anchor)
    for element in heading.itersiblings():
        if element.tag == "h2" or Mark.WHY in element.classes:
            break
        if Mark.HEAD not in element.classes:
            statement = copy.deepcopy(element)
            statement.tail = None
            _point_to(statement, article)
            step.append(statement)
    return step


def _point_to(element: HtmlElement, article: Article) -> None:
    """Let links within the article's page lead there from another page too."""
    for link in element.iter("a"):
        if link.get("href", "").startswith("#"):
            link.set("href", article.file + link.get("href", ""))


def _add(parent: HtmlElement, tag: str, text: str) -> HtmlElement:
    child = lxml.html.fragment_fromstring(f"<{tag}></{tag}>")
    child.text = text
    parent.append(child)
    return child
