"""What the tests of the PDF share: a built handbook with its PDFs, and pieces of pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import lxml.html
import page
import pypdfium2 as pdfium
from lxml.html import HtmlElement

from generator.model.handbook import Handbook
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.make import Shelf
from generator.outputs.pdf.publish import Finished
from generator.outputs.pdf.selection import Choice

REPOSITORY = Path(__file__).parent.parent.parent
FULL = Choice()
STARTER = Choice(pack="onboarding", role="managers")
CHAPTER = Choice(chapter="crisis")
CARDS = Choice(pack="cards")
WORKSHOP = Choice(pack="workshop")
_TOUCH = (1.5, 2.5)
"""Points by which the boxes of two texts may cross without being one upon the other."""


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


_REPORTS: dict[tuple[str, str], tuple[str, ...]] = {}


def broken_rules(path: Path, profile: str) -> tuple[str, ...]:
    """Hold a PDF against a standard, equal bytes only once; give what it breaks."""
    asked = (hashlib.sha256(path.read_bytes()).hexdigest(), profile)
    if asked not in _REPORTS:
        report = page.validate_pdf(path, profile=profile)
        _REPORTS[asked] = tuple(failure.message for failure in report.failures)
    return _REPORTS[asked]


@cache
def overlaps(path: Path | bytes) -> list[str]:
    """List texts that are printed one upon the other, with their pages."""
    document = pdfium.PdfDocument(path)
    return [
        f"page {number}: {first!r} and {second!r}"
        for number, page in enumerate(document, 1)
        for first, second in _crossing(page.get_textpage())
    ]


def _crossing(page: pdfium.PdfTextPage) -> Iterator[tuple[str, str]]:
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    for one, other in combinations(boxes, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        if wide > _TOUCH[0] and high > _TOUCH[1]:
            yield page.get_text_bounded(*one), page.get_text_bounded(*other)
