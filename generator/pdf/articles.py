"""Take the rendered pages of one language, in reading order."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from generator.render.site import Nav

_LEFT_OUT = frozenset({"print"})
"""Pages that repeat the whole handbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page's content."""

    stem: str
    """The page's file name without its ending."""
    title: str
    """The page's name in the navigation."""
    part: str
    """The part of the handbook that it belongs to; empty for the first pages."""
    element: HtmlElement
    """The page's `<article>`, without the marks that only make sense on a screen."""

    @property
    def file(self) -> str:
        """The page's file name."""
        return f"{self.stem}.html"


def read_articles(site: Path, nav: Nav) -> list[Article]:
    """Read the articles that the navigation lists.

    Args:
        site: The built site of one language.
        nav: Its navigation; titles are encoded as HTML.
    """
    return [
        Article(stem=stem, title=title, part=part, element=_article(site / f"{stem}.html"))
        for stem, title, part in _entries(nav, "")
        if stem not in _LEFT_OUT
    ]


def _entries(nav: Nav, part: str) -> Iterator[tuple[str, str, str]]:
    for entry in nav:
        for title, where in entry.items():
            if isinstance(where, str):
                yield where.removesuffix(".md"), html.unescape(title), part
            else:
                yield from _entries(where, html.unescape(title))


def _article(path: Path) -> HtmlElement:
    page = lxml.html.document_fromstring(path.read_bytes())
    article = page.find(".//article")
    if article is None:
        message = f"{path.name} has no article"
        raise ValueError(message)
    for mark in article.xpath(".//a[contains(concat(' ', @class, ' '), ' headerlink ')]"):
        mark.drop_tree()
    return article


def headings(article: Article) -> Iterator[HtmlElement]:
    """Walk an article's headings in order."""
    for element in article.element.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield element
