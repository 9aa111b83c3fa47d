"""Render every page of every language, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.handbook import Handbook
from generator.model.registers import GUIDES
from generator.model.text import Text
from generator.render.assembly import Share, shares
from generator.render.audiences import AudiencePage, audience_pages, chapter_audiences
from generator.render.calendar import calendar
from generator.render.comparison import Comparison, comparison_file, layer_title
from generator.render.context import Context
from generator.render.escape import config
from generator.render.marks import DATA_FILE, data_script, review_json
from generator.render.paper import leaves
from generator.render.prose import flat
from generator.render.start import answers, next_review
from generator.render.templates import Templates
from generator.render.tracking import Tracking
from generator.review.due import REFERENCE_MONTHS
from generator.text.placeholders import shown

_PRACTICE = ("scenarios", "replies", "platforms", "roles", "glossary", "sign-off")
_BACKGROUND = ("review", "review-clauses", "risks", "references", "parameters", "assembly")

_TRACKING = ("review", "review-clauses", "changes", "sign-off")
"""Pages about reviews and editions."""

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
    groups, parts = audience_pages(handbook), shares(handbook)
    for language in handbook.languages:
        context = Context(handbook, language)
        navs[language] = _nav(context, groups, parts)
        pages[language] = _pages(context, groups, parts, navs[language], templates)
        title = flat(handbook.title, handbook.parameters, language)
        company = shown(handbook.parameters["company"], language)
        titles[language] = config(f"{title} – {company}")
    files = {f"docs/{code}/review.ics": calendar(handbook, code) for code in handbook.languages}
    files["review.json"] = review_json(handbook)
    files[f"overrides/{DATA_FILE}"] = data_script(handbook)
    return Site(pages=pages, navs=navs, titles=titles, files=files)


def _pages(
    context: Context,
    groups: tuple[AudiencePage, ...],
    parts: tuple[Share, ...],
    nav: Nav,
    templates: Templates,
) -> dict[str, str]:
    handbook = context.handbook
    shared = {"c": context, "word": context.word, "handbook": handbook}
    more: dict[str, dict[str, Any]] = {
        "index": {"answers": answers(handbook), "review": next_review(handbook), "groups": groups},
        "roles": {"groups": groups},
        "assembly": {"shares": parts},
        "references": {"reference_months": REFERENCE_MONTHS},
        "print": {"leaves": leaves(nav)[1:], "review": next_review(handbook)},
        **{name: {"r": Tracking(context)} for name in _TRACKING},
    }
    pages = {
        f"{name}.md": templates.page(f"{name}.md.j2", {**shared, **more.get(name, {})})
        for name in ("index", "one-page", "changes", *_PRACTICE, *_BACKGROUND, "print")
    }
    for chapter in handbook.chapters:
        own: dict[str, Any] = {
            "chapter": chapter,
            "audiences": chapter_audiences(handbook, chapter),
        }
        pages[f"{chapter.file}.md"] = templates.page("chapter.md.j2", {**shared, **own})
    for group in groups:
        texts = (handbook.labels["concerns"], group.audience.name)
        title = ": ".join(flat(text, handbook.parameters, context.language) for text in texts)
        own = {"page": group, "title": title}
        pages[f"{group.file}.md"] = templates.page("audience.md.j2", {**shared, **own})
    for part in parts[1:]:
        name = comparison_file(part.layer)
        page = Comparison(context, part)
        own = {"page": page, "title": page.title}
        pages[f"{name}.md"] = templates.page("comparison.md.j2", {**shared, **own})
    for guide in handbook.of(GUIDES):
        pages[f"guide-{guide.id}.md"] = templates.page("guide.md.j2", {**shared, "guide": guide})
    return pages


def _nav(context: Context, groups: tuple[AudiencePage, ...], parts: tuple[Share, ...]) -> Nav:
    handbook, language = context.handbook, context.language

    def title(text: Text) -> str:
        return config(flat(text, context.values, language))

    def label(key: str) -> str:
        return title(handbook.labels[key])

    def group(names: tuple[str, ...]) -> Nav:
        return [{label(f"page_{name.replace('-', '_')}"): f"{name}.md"} for name in names]

    chapters: Nav = [
        {f"{chapter.number}. {title(chapter.title)}": f"{chapter.file}.md"}
        for chapter in handbook.chapters
    ]
    guides: Nav = [{title(guide.title): f"guide-{guide.id}.md"} for guide in handbook.of(GUIDES)]
    concerns: Nav = [{title(page.audience.name): f"{page.file}.md"} for page in groups]
    compared: Nav = [
        {config(layer_title(handbook, share.layer, language)): f"{comparison_file(share.layer)}.md"}
        for share in parts[1:]
    ]
    nav: Nav = [
        {label("page_start"): "index.md"},
        *group(("one-page", "changes")),
        {label("nav_rules"): chapters},
        {label("nav_practice"): group(_PRACTICE)},
        {label("site_nav_for"): concerns},
    ]
    if guides:
        nav.append({label("nav_guide"): guides})
    return [*nav, {label("nav_background"): [*group(_BACKGROUND), *compared, *group(("print",))]}]
