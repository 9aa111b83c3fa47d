"""Put the source of a card or a poster together: one page of the site, on a sheet of its own."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from generator.model.marks import Mark
from generator.model.pages import CRISIS_CARD, WALLET_CARD
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.checks import check_words
from generator.outputs.pdf.code import array, call, string
from generator.outputs.pdf.document import Job, Source, source_of
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.serialize import Serializer

_ABOUT = "about"
"""Id of the heading under which a paper says what it is for."""
_HEADLINE = "headline("


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a card is set."""

    function: str
    """The template's function that sets it."""
    paper: str = ""
    """The paper's size; that of books where none is given."""
    margin: str
    """The margin on all sides, as the template takes it."""


_FORMS = {
    CRISIS_CARD.stem: _Form(function="crisis-sheet", margin="13mm"),
    WALLET_CARD.stem: _Form(function="wallet-sides", paper="a6", margin="7mm"),
}
_POSTER = _Form(function="poster", paper="a3", margin="18mm")


def write_card(job: Job) -> Source:
    """Write the source of one card or poster.

    Args:
        job: What to print; its only article is the page that the card is made of.
    """
    (page,) = job.articles
    form = _FORMS.get(page.stem, _POSTER)
    article = _trimmed(page, poster=form is _POSTER)
    links = Links([article], job.every, {})
    lines = Serializer(links, job.faults).article(article)
    check_words(article, lines, job.faults)
    around = job.around
    meta = around.meta(job.paper, f"{page.title} – {around.company}", flowing=True, card=True)
    size = string(form.paper) if form.paper else "meta.paper"
    written = [
        ('import "cards.typ": *', ""),
        (f"show: sheet.with({size}, {form.margin})", ""),
        (_set(form, article, lines), page.file),
    ]
    return source_of(job, written, meta)


def _set(form: _Form, article: Article, lines: list[str]) -> str:
    """Call the template with the title, what stands below it, and the parts by their names."""
    title, *rest = lines
    starts = [at for at, line in enumerate(rest) if line.startswith(_HEADLINE)]
    names = [one.get("id", "") for one in article.element.iter("h2", "h3")]
    ends = [*starts[1:], len(rest)]
    parts = [
        array([string(name), array(rest[start:end])])
        for name, start, end in zip(names, starts, ends, strict=True)
    ]
    lead = rest[: starts[0]] if starts else rest
    return call(form.function, title, array(lead), array(parts))


def _trimmed(page: Article, *, poster: bool) -> Article:
    """Give a page without what helps on a screen only."""
    element = copy.deepcopy(page.element)
    if poster:
        _drop(_about(element))
        _title_by_lead(element)
    _drop(one for one in element if {Mark.CARD, Mark.POSTER} & set(one.classes))
    return replace(page, element=element)


def _about(element: HtmlElement) -> list[HtmlElement]:
    """Give what a paper says of itself, which nobody reads on a wall."""
    heading = element.find(f"./h2[@id='{_ABOUT}']")
    return [] if heading is None else [heading, *heading.itersiblings()]


def _title_by_lead(element: HtmlElement) -> None:
    """Let the words that a poster begins with stand in the place of its name."""
    title = element.find("./h1")
    lead = next((one for one in element if one.tag == "p" and Mark.POSTER not in one.classes), None)
    if title is not None and lead is not None:
        title.drop_tree()
        lead.tag = "h1"


def _drop(elements: Iterable[HtmlElement]) -> None:
    for one in list(elements):
        one.drop_tree()
