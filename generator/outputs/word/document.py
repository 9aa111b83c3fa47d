"""Put a document together: cover, contents, and the pages of what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from generator.model.clause import anchor
from generator.model.handbook import Handbook, ResolvedChapter
from generator.model.labels import Label
from generator.model.pages import (
    CHANGES,
    CHAPTERS,
    EVERYTHING,
    ONE_PAGE,
    PAPERS,
    REFERENCES,
    REVIEW,
    SHEET,
    START,
    Family,
    Page,
    row_of,
)
from generator.model.parts import Part as Section
from generator.model.written import (
    Document,
    Grid,
    Identity,
    Part,
    Run,
    Style,
    Written,
    bookmark_names,
    identify,
)
from generator.outputs.word.pages import Pages, page_element, reader
from generator.render.book import leaves
from generator.render.context import Context
from generator.render.site import Site
from generator.render.word.clauses import Clauses, page_mark
from generator.review.run import fingerprints
from generator.text.placeholders import shown

HANDBOOK, ESSENTIALS, PAPERS_ONLY, CHANGES_ONLY, REVIEW_ONLY = WHATS = (
    "handbook",
    "essentials",
    "papers",
    "changes",
    "review",
)
"""What a document can hold."""
RELEASED = "+release"
"""Ends the word for what a document holds when it was made to be handed out."""
OWNERS = frozenset({PAPERS_ONLY, REVIEW_ONLY})
"""What is made for the owner alone."""
_ELSEWHERE = frozenset({"edition", "duties", "who", "chapters", "also", "may-i"})
"""Parts of the start page that other pages and the contents hold in full."""


def view(handbook: Handbook, what: str) -> Handbook:
    """Give a handbook as it is seen for a document: what is made for the owner shows everything."""
    if what in OWNERS:
        return replace(handbook, shows=EVERYTHING)
    return handbook


def document(handbook: Handbook, site: Site, what: str, language: str) -> Document:
    """Write a handbook, or a part of it, as a document.

    Args:
        handbook: The handbook, as `view` gives it.
        site: Its rendered pages.
        what: One of `WHATS`.
        language: One of its languages.
    """
    return _Writer.of(handbook, site, what, language).write()


@dataclass(frozen=True)
class _Writer:
    handbook: Handbook
    site: Site
    what: str
    language: str
    clauses: Clauses

    @classmethod
    def of(cls, handbook: Handbook, site: Site, what: str, language: str) -> _Writer:
        clauses = Clauses.of(Context(handbook, language))
        return cls(handbook, site, what, language, clauses)

    def write(self) -> Document:
        handbook, clauses = self.handbook, self.clauses
        parts = _without_dead_links([*self._cover(), *self._body()])
        title = clauses.flat(handbook.title)
        company = shown(handbook.parameters["company"], self.language)
        draft = "" if handbook.release else f" ({clauses.label(Label.RV_DRAFT_SHORT)})"
        edition = f"{clauses.label(Label.EDITION)}: {handbook.version}{draft}"
        digest = f"{clauses.label(Label.DIGEST)}: {handbook.digest[:12]}"
        identity = Identity(
            company=handbook.name,
            what=self.what + (RELEASED if handbook.release else ""),
            language=self.language,
            version=handbook.version,
            digest=handbook.digest,
        )
        return Document(
            identifier=identify(identity),
            title=f"{title} – {company}",
            company=company,
            language=self.language,
            header=f"{title} – {company}",
            footer=f"{edition} · {digest}",
            created=f"{handbook.valid_from.isoformat()}T00:00:00Z",
            parts=tuple(parts),
            contents=clauses.label(Label.PDF_CONTENTS),
            fingerprints=fingerprints(handbook),
            page_words=(clauses.label(Label.PDF_PAGE), clauses.label(Label.PDF_OF)),
        )

    def _cover(self) -> Iterator[Part]:
        handbook, clauses, label = self.handbook, self.clauses, self.clauses.label
        company = shown(handbook.parameters["company"], self.language)
        title = Run(text=clauses.flat(handbook.title))
        yield Written(runs=(title,), style=Style.TITLE, bookmarks=(page_mark(START.stem),))
        words = f"{company} – {clauses.flat(handbook.subtitle)}"
        yield Written(runs=(Run(text=words),), style=Style.SUBTITLE)
        draft = "" if handbook.release else f" ({label(Label.RV_DRAFT_SHORT)})"
        own = handbook.company and handbook.company.legal_name
        facts = (
            (Label.LEGAL_NAME, str(own) if own else ""),
            (Label.EDITION, f"{handbook.version}{draft}"),
            (Label.VALID_FROM, str(clauses.context.day(handbook.valid_from))),
            (Label.BINDING_LANGUAGE, handbook.languages[handbook.binding_language]),
            (Label.DIGEST, handbook.digest),
        )
        for key, fact in facts:
            if fact:
                runs = (Run(text=f"{label(key)}: ", bold=True), Run(text=fact))
                yield Written(runs=runs, style=Style.FACT)
        yield from clauses.texts.prose(handbook.notice, Written(runs=(), style=Style.NOTICE))

    def _body(self) -> Iterator[Part]:
        markdown = reader()
        pages = Pages(self._lead)
        texts = self.site.pages[self.language]
        chapters = {chapter.file: chapter for chapter in self.handbook.chapters}
        for leaf in leaves(self.site.navs[self.language]):
            row = row_of(leaf.stem)
            if leaf.stem in chapters:
                yield from self._chapter(chapters[leaf.stem])
            elif self._wanted(row):
                element = page_element(markdown, texts[f"{leaf.stem}.md"])
                if row is START:
                    _shorten(element)
                yield from pages.page(element, leaf.stem)

    def _wanted(self, row: Page | Family) -> bool:
        if row is CHAPTERS:
            return False
        if self.what == ESSENTIALS:
            return row in {ONE_PAGE, SHEET}
        if self.what == PAPERS_ONLY:
            return row.part is Section.PAPERS or row is PAPERS
        if self.what == CHANGES_ONLY:
            return row is CHANGES
        if self.what == REVIEW_ONLY:
            return row in {REVIEW, REFERENCES}
        return True

    def _chapter(self, chapter: ResolvedChapter) -> Iterator[Part]:
        if self.what == PAPERS_ONLY:
            return
        clauses = chapter.clauses
        if self.what == ESSENTIALS and not self.handbook.essentials:
            clauses = tuple(one for one in clauses if one.clause.essential)
        if self.what == CHANGES_ONLY:
            changed = {one.id for one in self.handbook.standing.differences if one.kind == "clause"}
            clauses = tuple(one for one in clauses if one.id in changed)
        if not clauses and self.what in {ESSENTIALS, CHANGES_ONLY}:
            return
        yield from self.clauses.chapter(chapter)
        for resolved in clauses:
            yield from self.clauses.clause(resolved)

    def _lead(self, address: str, stem: str) -> str:
        """Say where a link of a page leads."""
        if address.startswith(("http://", "https://", "mailto:", "tel:")):
            return address
        file, _, place = address.partition("#")
        page = file.partition("?")[0].removesuffix(".md") or stem
        if file.startswith("/") or (file and not file.partition("?")[0].endswith(".md")):
            return ""
        return f"#{self._anchors.get((page, place)) or page_mark(page, place)}"

    @property
    def _anchors(self) -> dict[tuple[str, str], str]:
        known = _ANCHORS.get(self.handbook.digest)
        if known is None:
            names = bookmark_names(one.id for one in self.handbook.clauses())
            known = {
                (chapter.file, anchor(one.id)): names[one.id]
                for chapter in self.handbook.chapters
                for one in chapter.clauses
            }
            _ANCHORS.clear()
            _ANCHORS[self.handbook.digest] = known
        return known


_ANCHORS: dict[str, dict[tuple[str, str], str]] = {}


def _shorten(element: HtmlElement) -> None:
    """Leave of the start page what the cover and the contents do not say."""
    for one in list(element.iter("h1")):
        one.drop_tree()
    for one in [*element.iter("p")]:
        if {"hb-subtitle", "hb-notice"} & set(one.classes):
            one.drop_tree()
    for heading in [one for one in element.iter("h2") if one.get("id") in _ELSEWHERE]:
        following = heading.getnext()
        while following is not None and following.tag not in {"h2", "div"}:
            after = following.getnext()
            following.drop_tree()
            following = after
        heading.drop_tree()


def _without_dead_links(parts: Iterable[Part]) -> Iterator[Part]:
    """Keep the words of links to what the document does not hold."""
    every = list(parts)
    known: set[str] = set()
    for part in every:
        for one in _paragraphs(part):
            known.update(one.bookmarks)
    for part in every:
        if isinstance(part, Written):
            yield _live(part, known)
            continue
        rows = tuple(
            tuple(tuple(_live(one, known) for one in cell) for cell in row) for row in part.rows
        )
        yield replace(part, rows=rows)


def _paragraphs(part: Part) -> Iterator[Written]:
    if isinstance(part, Grid):
        for row in part.rows:
            for cell in row:
                yield from cell
    else:
        yield part


def _live(one: Written, known: set[str]) -> Written:
    if not any(run.link.startswith("#") for run in one.runs):
        return one
    runs = tuple(
        replace(run, link="") if run.link.startswith("#") and run.link[1:] not in known else run
        for run in one.runs
    )
    return replace(one, runs=runs)
