"""The pack for a workshop: slides for a screen, notes and a handout for paper."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pypdfium2 as pdfium
import pytest
from lxml.html import HtmlElement

from generator.outputs.pdf.selection import Choice
from generator.render.course.session import Session
from generator.render.course.slides import SLIDES, TRAINER, session_html
from generator.render.prose import flat
from tests.pdf.pdf_shelf import Built, broken_rules, overlaps

LANGUAGES = ("pl", "en")
SMALLEST = 10
"""Points of the smallest words on a slide; its foot is smaller."""


def _path(built: Built, language: str, part: str) -> Path:
    return built.path(language, Choice(pack="workshop", sheet=part))


def _texts(path: Path) -> list[str]:
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path)]
    return [re.sub(r"[\s\u00a0\u200b\ufffe\u00ad\x02-]+", "", page) for page in pages]


def _squeezed(words: str) -> str:
    return re.sub(r"[\s-]+", "", words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", [SLIDES, TRAINER])
def test_both_files_keep_the_standards(built: Built, language: str, part: str) -> None:
    """As the book does: accessible, archival, and nothing upon anything else."""
    path = _path(built, language, part)

    assert broken_rules(path, "pdf-ua1") == broken_rules(path, "pdf-a2a") == ()
    assert overlaps(path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_slide_is_one_page_and_can_be_read(built: Built, language: str) -> None:
    """In 16:9; a long rule makes the letters smaller, and never a second page."""
    html = lxml.html.document_fromstring(session_html(built.handbook, language, SLIDES))
    sections: list[HtmlElement] = list(html.iter("section"))
    document = pdfium.PdfDocument(_path(built, language, SLIDES))

    assert len(document) == len(sections)
    for page, section in zip(document, sections, strict=True):
        width, height = page.get_size()
        assert round(width / height, 2) == 1.78
        text = page.get_textpage()
        heading = next(section.iter("h1", "h2")).text_content()
        sizes = [pdfium.raw.FPDFText_GetFontSize(text, at) for at in range(text.count_chars())]
        assert _squeezed(heading) in _squeezed(text.get_text_range().replace("\u00a0", " "))
        assert sum(size >= SMALLEST for size in sizes) > len(section.text_content().split())


def test_a_vote_is_asked_before_it_is_answered(built: Built) -> None:
    """Both posts on one slide, without a word on which is right; the next one tells."""
    session = Session(built.handbook)
    slides = _texts(_path(built, "en", SLIDES))
    values = built.handbook.parameters

    assert len(session.votes) == 8
    assert len(session.cases) == 3
    for vote in session.votes:
        assert vote.clause is not None
        title = _squeezed(flat(vote.clause.clause.title, values, "en"))
        answer = next(at for at, slide in enumerate(slides) if title in slide and "Wrong" in slide)
        for one in vote.answers:
            words = _squeezed(flat(one.text, values, "en"))
            assert words in slides[answer - 1]
            assert words in slides[answer]
        assert title not in slides[answer - 1]
        assert "Wrong" not in slides[answer - 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_tell_the_answers_and_the_handout_does_not(built: Built, language: str) -> None:
    """The handout begins on a page of its own, so that it can be copied alone."""
    session = Session(built.handbook)
    pages = _texts(_path(built, language, TRAINER))
    word = {"pl": "Kartadlauczestników", "en": "Handout"}[language]
    first = next(at for at, page in enumerate(pages) if "☐" in page)
    notes, handout = "".join(pages[:first]), "".join(pages[first:])
    whys = [
        _squeezed(flat(one.clause.clause.why, built.handbook.parameters, language))
        for one in session.votes
        if one.clause
    ]

    assert word in pages[first][:200]
    assert [why for why in whys if why not in notes] == []
    assert [why for why in whys if why in handout] == []
    votes = sum(len(one.answers) for one in session.votes)
    assert handout.count("☐") == votes + sum(len(one.answers) for one in session.cases)


def test_the_timetable_has_no_gap_and_ends_within_the_hour(built: Built) -> None:
    """Each part begins where the one before ends."""
    items = Session(built.handbook).timetable

    assert [one.start for one in items] == [
        sum(one.minutes for one in items[:at]) for at in range(len(items))
    ]
    assert 45 <= items[-1].start + items[-1].minutes <= 60
