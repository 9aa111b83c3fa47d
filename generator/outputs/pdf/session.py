"""Put the source of a workshop's PDFs together: slides, and notes with a handout."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html

from generator.model.labels import Label
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.checks import check_words
from generator.outputs.pdf.code import call
from generator.outputs.pdf.document import Job, Source, source_of
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.serialize import Serializer
from generator.render.course.slides import SLIDES, session_html


def session_articles(job: Job) -> list[Article]:
    """Give each slide, or each part of the notes, as an article of its own."""
    part = job.choice.sheet
    page = session_html(job.around.handbook, job.around.language, part)
    sections = lxml.html.document_fromstring(page).iter("section")
    return [
        Article(stem=f"{part}-{number}", title="", part="", element=section)
        for number, section in enumerate(sections, 1)
    ]


def write_session(job: Job) -> Source:
    """Write the source of the slides or of the notes.

    Args:
        job: What to print; its articles are the slides, or the parts of the notes.
    """
    slides = job.choice.sheet == SLIDES
    around = job.around
    form = ("cards.typ", "show: slides") if slides else ("template.typ", "show: handbook")
    word = around.label(Label.WS_TITLE if slides else Label.WS_NOTES)
    title = f"{around.title} – {word} – {around.company}"
    written = [(f'import "{form[0]}": *', ""), (form[1], ""), *_written(job, slides=slides)]
    meta = around.meta(job.paper, title, flowing=not slides, card=slides)
    return source_of(job, written, meta)


def _written(job: Job, *, slides: bool) -> Iterator[tuple[str, str]]:
    serializer = Serializer(Links(job.articles, job.every, {}), job.faults)
    for article in job.articles:
        # Slides but the first stand under its title.
        opens = article.element.find("h1") is not None
        lines = serializer.article(article, 0 if opens else 1)
        check_words(article, lines, job.faults)
        if slides:
            yield call("title-slide" if opens else "slide", *lines), ""
        else:
            yield "pagebreak(weak: true)", ""
            yield from ((line, "") for line in lines)
