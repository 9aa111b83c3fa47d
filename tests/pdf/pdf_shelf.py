"""What the tests of the PDF share: a built handbook with its PDFs, and pieces of pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from generator.model.handbook import Handbook
from generator.pdf.articles import Article
from generator.pdf.faults import Faults
from generator.pdf.make import Shelf
from generator.pdf.publish import Finished
from generator.pdf.selection import Choice

REPOSITORY = Path(__file__).parent.parent.parent
FULL = Choice()
STARTER = Choice(pack="onboarding", role="managers")
CHAPTER = Choice(chapter="crisis")


@dataclass(frozen=True, slots=True)
class Built:
    """A built handbook with its PDFs."""

    shelf: Shelf
    pdfs: dict[tuple[str, Choice], Finished]

    @property
    def out(self) -> Path:
        """Give the build's folder."""
        return self.shelf.out

    @property
    def handbook(self) -> Handbook:
        """Give the handbook."""
        return self.shelf.handbook

    def path(self, language: str, choice: Choice = FULL) -> Path:
        """Give the file of a PDF."""
        return self.out / self.pdfs[language, choice].name


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a piece of HTML."""

    source: str
    faults: Faults


def make_article(inside: str, stem: str) -> Article:
    """Make an article out of HTML."""
    element: HtmlElement = lxml.html.fragment_fromstring(f"<article>{inside}</article>")
    return Article(stem=stem, title="Title", part="Part", element=element)
