"""Render every page of every language, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import registers
from generator.model.attributes import Data
from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.pages import (
    AUDIENCES,
    CHAPTERS,
    COMPARISONS,
    GUIDES,
    PAPER_PAGES,
    REVIEW,
    Family,
    Page,
    fixed_pages,
    navigation,
)
from generator.model.text import Text
from generator.render.asked import Asked, asked
from generator.render.assembly import Share, shares
from generator.render.audiences import AudiencePage, audience_pages, chapter_audiences
from generator.render.book import leaves
from generator.render.calendar import calendar
from generator.render.comparison import Comparison, layer_title
from generator.render.context import Context
from generator.render.course.content import course_of
from generator.render.crisis import crisis_of
from generator.render.escape import Safe, config, plain
from generator.render.marks import DATA_FILE, data_script, review_json
from generator.render.may_i import may_i
from generator.render.papers import PaperContext
from generator.render.prose import flat
from generator.render.start import answers, next_review, people
from generator.render.templates import Templates
from generator.render.tracking import Tracking
from generator.resolve.exceptions import exceptions
from generator.review.due import REFERENCE_MONTHS
from generator.text.locale import country_name
from generator.text.placeholders import shown

Nav = list[dict[str, Any]]
"""MkDocs navigation: titles with a file name, or with a list of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All pages of a handbook."""

    pages: Mapping[str, Mapping[str, str]]
    """Markdown by file name, by language; file names are equal in all languages."""
    navs: Mapping[str, Nav]
    """Reading order by language; titles are encoded for mkdocs.yml."""
    titles: Mapping[str, str]
    """The site's title by language, encoded for mkdocs.yml."""
    files: Mapping[str, str]
    """Further files by their path in the output folder."""
    asked: Mapping[str, Asked]
    """How people ask for clauses and pages, by language."""


def render(handbook: Handbook, compiled: Path | None = None) -> Site:
    """Render a handbook into Markdown; nothing is read but the templates.

    Args:
        handbook: The handbook.
        compiled: Folder for templates that were compiled before; without it they are compiled
            anew. The pages are the same.
    """
    templates = Templates.at(compiled)
    pages: dict[str, dict[str, str]] = {}
    navs: dict[str, Nav] = {}
    titles: dict[str, str] = {}
    groups = audience_pages(handbook) if handbook.holds(AUDIENCES) else ()
    parts = shares(handbook)
    common: dict[str, Any] = {
        "m": may_i(handbook),
        "answers": answers(handbook),
        "course": course_of(handbook),
        "trouble": crisis_of(handbook),
        "people": tuple(people(handbook)),
        "review": next_review(handbook),
        "exceptions": exceptions(handbook),
        "reference_months": REFERENCE_MONTHS,
    }
    for language in handbook.languages:
        context = Context(handbook, language)
        navs[language] = _nav(context, groups, parts)
        pages[language] = _pages(context, groups, parts, common, navs[language], templates)
        title = flat(handbook.title, handbook.parameters, language)
        company = shown(handbook.parameters["company"], language)
        titles[language] = config(f"{title} – {company}")
    files: dict[str, str] = {}
    if handbook.holds(REVIEW):
        files |= {
            f"docs/{code}/review.ics": calendar(handbook, code) for code in handbook.languages
        }
    files["review.json"] = review_json(handbook)
    files[f"overrides/{DATA_FILE}"] = data_script(handbook)
    ways = {language: asked(handbook, language) for language in handbook.languages}
    return Site(pages=pages, navs=navs, titles=titles, files=files, asked=ways)


def _pages(  # noqa: PLR0913 - what all languages share, and what this one has
    context: Context,
    groups: tuple[AudiencePage, ...],
    parts: tuple[Share, ...],
    common: Mapping[str, Any],
    nav: Nav,
    templates: Templates,
) -> dict[str, str]:
    handbook, language = context.handbook, context.language
    papers = PaperContext(handbook, language)
    shared: dict[str, Any] = {
        **common,
        "c": context,
        "p": papers,
        "r": Tracking(context),
        "word": context.word,
        "handbook": handbook,
        "groups": groups,
        "shares": parts,
        "leaves": leaves(nav)[1:],
        "uncovered": _uncovered(context),
    }
    pages: dict[str, str] = {}

    def add(stem: str, template: str, **own: Any) -> None:
        text = templates.page(template, {**shared, **own})
        pages[f"{stem}.md"] = _noted(text, context)

    for page in filter(handbook.holds, fixed_pages()):
        add(page.stem, page.template)
    for chapter in handbook.chapters:
        audiences = chapter_audiences(handbook, chapter) if groups else []
        add(chapter.file, CHAPTERS.template, chapter=chapter, audiences=audiences)
    for group in groups:
        texts = (handbook.labels[Label.CONCERNS], group.audience.name)
        title = ": ".join(flat(text, handbook.parameters, language) for text in texts)
        add(group.file, AUDIENCES.template, page=group, title=title)
    for part in parts[1:] if handbook.holds(COMPARISONS) else ():
        compared = Comparison(context, part)
        stem = COMPARISONS.stem(part.layer)
        add(stem, COMPARISONS.template, page=compared, title=compared.title)
    for guide in handbook.of(registers.GUIDES) if handbook.holds(GUIDES) else ():
        add(GUIDES.stem(guide.id), GUIDES.template, guide=guide)
    for paper in handbook.of(registers.PAPERS) if handbook.holds(PAPER_PAGES) else ():
        add(PAPER_PAGES.stem(paper.id), PAPER_PAGES.template, paper=paper, c=papers)
    return pages


def _uncovered(context: Context) -> Safe:
    """Say which countries' own law the handbook leaves out; empty when there is none."""
    places = context.handbook.uncovered
    names = ", ".join(country_name(place, context.language) for place in places)
    head = f"**{context.label(Label.LAW_UNCOVERED)}:** {plain(names)}."
    return Safe(f"{head} {context.label(Label.LAW_UNCOVERED_TEXT)}" if places else "")


def _noted(page: str, context: Context) -> str:
    """Say below a page's heading that some of its texts stand in another language."""
    if f"class={Mark.LENT}" not in page:
        return page
    head, line, rest = page.partition("\n# ")
    title, after, body = rest.partition("\n")
    note = f"\n{context.label(Label.ED_LENT)}\n{{ .{Mark.UNCONFIRMED} {Data.UNSEARCHED} }}\n"
    return f"{head}{line}{title}{after}{note}{body}" if line else page


def _nav(context: Context, groups: tuple[AudiencePage, ...], shares: tuple[Share, ...]) -> Nav:
    handbook, language = context.handbook, context.language

    def title(text: Text) -> str:
        return config(flat(text, context.values, language))

    made: dict[Family, Nav] = {
        CHAPTERS: [
            {f"{chapter.number}. {title(chapter.title)}": f"{chapter.file}.md"}
            for chapter in handbook.chapters
        ],
        GUIDES: [
            {title(guide.title): f"{GUIDES.stem(guide.id)}.md"}
            for guide in handbook.of(registers.GUIDES)
        ],
        PAPER_PAGES: [
            {title(paper.title): f"{PAPER_PAGES.stem(paper.id)}.md"}
            for paper in handbook.of(registers.PAPERS)
        ],
        AUDIENCES: [{title(page.audience.name): f"{page.file}.md"} for page in groups],
        COMPARISONS: [
            {
                config(layer_title(handbook, share.layer, language)): (
                    f"{COMPARISONS.stem(share.layer)}.md"
                )
            }
            for share in shares[1:]
        ],
    }
    nav: Nav = []
    for part, rows in navigation():
        entries: Nav = []
        for row in filter(handbook.holds, rows):
            if isinstance(row, Page):
                entries.append({title(handbook.labels[row.title]): row.markdown})
            else:
                entries += made[row]
        if part.value is None:
            nav += entries
        elif entries:
            nav.append({title(handbook.labels[part.value]): entries})
    return nav
