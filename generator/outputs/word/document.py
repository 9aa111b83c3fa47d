"""Put a document together: cover, contents, and the pages of what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.clause import anchor
from generator.model.handbook import Handbook, ResolvedChapter
from generator.model.identity import Identity, identify
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
    CHANGES_ONLY,
    ESSENTIALS,
    PAPERS_ONLY,
    REVIEW_ONLY,
    Document,
    Part,
    bookmark_names,
)
from generator.outputs.word.cover import cover, shorten
from generator.outputs.word.dead_links import without_dead_links
from generator.outputs.word.pages import Pages, page_element, reader
from generator.render.book import leaves
from generator.render.context import Context
from generator.render.site import Site
from generator.render.word.clauses import Clauses, page_mark
from generator.review.run import fingerprints
from generator.text.placeholders import shown

RELEASED = "+release"
"""Ends the word for what a document holds when it was made to be handed out."""
OWNERS = frozenset({PAPERS_ONLY, REVIEW_ONLY})
"""What is made for the owner alone."""


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
        parts = without_dead_links([*cover(handbook, clauses), *self._body()])
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
                    shorten(element)
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

    @cached_property
    def _anchors(self) -> dict[tuple[str, str], str]:
        names = bookmark_names(one.id for one in self.handbook.clauses())
        return {
            (chapter.file, anchor(one.id)): names[one.id]
            for chapter in self.handbook.chapters
            for one in chapter.clauses
        }
