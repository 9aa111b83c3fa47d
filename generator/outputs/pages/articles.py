"""Take the rendered pages of one language, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from generator.model.marks import Mark
from generator.model.pages import PRINT
from generator.outputs.pages.subjects import set_subjects
from generator.render.book import leaves
from generator.render.site import Nav

_CONTROLS = frozenset(
    {
        "headerlink",
        Mark.AUDIENCES,
        Mark.SEARCH_LINK,
        Mark.EXAMPLES,
        Mark.PDF,
        Mark.ASK,
        Mark.AID_LINK,
    }
)
"""Classes of what only makes sense on a screen."""


_ENDS = "</article>"
_FRAMES = frozenset({Mark.FIRST, Mark.PANEL, Mark.FOLD})
"""Classes of what only sets parts side by side, or folds them; what stands inside stays."""


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
        Article(
            stem=leaf.stem,
            title=leaf.title,
            part=leaf.part,
            element=_article(site / f"{leaf.stem}.html"),
        )
        for leaf in leaves(nav)
    ]


def read_page(site: Path, stem: str) -> Article:
    """Read one page, whether or not the navigation or a book has it.

    Args:
        site: The built site of one language.
        stem: The page's file name without its ending.
    """
    element = _article(site / f"{stem}.html")
    title = next(element.iter("h1")).text_content()
    return Article(stem=stem, title=" ".join(title.split()), part="", element=element)


def find_article(page: bytes) -> HtmlElement:
    """Give the `<article>` of a finished page.

    Raises:
        ValueError: The page has none.
    """
    return parsed_article(article_of(page.decode("utf-8")))


def article_of(page: str) -> str:
    """Give the text of the `<article>` of a finished page, from its tag to its end.

    Raises:
        ValueError: The page has none.
    """
    begins, ends = page.find("<article"), page.rfind(_ENDS)
    if begins < 0 or ends < begins:
        raise ValueError("the page has no article")
    return page[begins : ends + len(_ENDS)]


def parsed_article(text: str) -> HtmlElement:
    """Give the element of an `<article>`, in a document of its own."""
    article = lxml.html.document_fromstring(text).find(".//article")
    if article is None:
        raise ValueError("the page has no article")
    return article


def _article(path: Path) -> HtmlElement:
    article = find_article(path.read_bytes())
    set_subjects(article)
    elements = [element for element in article.iter() if isinstance(element, HtmlElement)]
    for element in elements:
        if element.tag == "details" and Mark.CONTENTS in element.classes:
            # Its words, "on this page", are untrue on paper; the list itself stays.
            for listed in element.findall("ul"):
                listed.classes.add(Mark.CONTENTS)
                element.addprevious(listed)
            element.drop_tree()
        elif _is_control(element):
            element.drop_tree()
        elif not _FRAMES.isdisjoint(element.classes):
            for summary in element.findall("summary"):
                summary.drop_tree()
            element.drop_tag()
    return article


def _is_control(element: HtmlElement) -> bool:
    """Tell whether an element only makes sense on a screen."""
    if not _CONTROLS.isdisjoint(element.get("class", "").split()):
        return True
    link = element.find("a") if element.tag == "li" else None
    return link is not None and link.get("href") == PRINT.html


def headings(article: Article) -> Iterator[HtmlElement]:
    """Walk an article's headings in order."""
    yield from article.element.iter("h1", "h2", "h3", "h4", "h5", "h6")
