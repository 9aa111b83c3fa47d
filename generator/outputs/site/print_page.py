"""Fill the print page: the whole handbook on one page, made of the finished pages."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from generator.model.attributes import Data
from generator.model.marks import Mark
from generator.model.pages import PRINT
from generator.outputs.kept import Kept, key_of
from generator.outputs.pages.articles import article_of, find_article, parsed_article
from generator.outputs.pages.subjects import set_subjects

_CONTENTS = "print-contents"
"""Id of the heading whose list names the pages, in order."""
_CONTROLS = frozenset(
    {"headerlink", Mark.AUDIENCES, Mark.SEARCH_LINK, Mark.CONTENTS, Mark.ASK, Mark.AID_LINK}
)
"""Classes of what is of no use on paper."""
_CELLS = frozenset({"td", "th"})
_LONG_WORD = re.compile(r"[^\s-]{25}")
"""More letters than a column of five has room for."""
_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
"""Attributes whose value is an id."""


def fill_print_page(site: Path, kept: Kept) -> None:
    """Put the content of all pages that the print page lists into it.

    Ids get the page's name in front, so that no two collide and each clause's own anchor
    still stands once in the site; links between the pages lead within this page.

    Args:
        site: The built site of one language; without a print page nothing happens.
        kept: What earlier builds kept.
    """
    path = site / PRINT.html
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    stems = _listed(find_article(text.encode()))

    def part(stem: str) -> str:
        article = article_of((site / f"{stem}.html").read_text(encoding="utf-8"))
        key = key_of(article, stem, stems)
        return kept.take("print", key, lambda: _part(article, stem, set(stems)))

    parts = map(part, stems)
    start, end = _span(text)
    head = _inward(text[start:end], set(stems))
    path.write_text(text[:start] + head + "".join(parts) + text[end:], encoding="utf-8")


def _listed(article: HtmlElement) -> list[str]:
    heading = article.get_element_by_id(_CONTENTS)
    links = (heading.getnext() if heading.getnext() is not None else heading).iter("a")
    return [link.get("href", "").removesuffix(".html") for link in links]


def _span(text: str) -> tuple[int, int]:
    """Find the inside of the page's article."""
    opened = re.search(r"<article\b[^>]*>", text)
    closed = text.rindex("</article>")
    return (opened.end() if opened else closed), closed


def _inward(text: str, stems: set[str]) -> str:
    """Let the links of the contents lead to the chapters on this page."""

    def lead(match: re.Match[str]) -> str:
        stem, anchor = match.group(1), match.group(2)
        return f'href="#{_name(stem, anchor or "")}"' if stem in stems else match.group()

    return re.sub(r'href="([a-z0-9-]+)\.html(?:#([^"]*))?"', lead, text)


def _part(text: str, stem: str, stems: set[str]) -> str:
    """Give one page as a section of the print page."""
    article = parsed_article(text)
    set_subjects(article)
    article.tag = "section"
    for name in list(article.attrib):
        del article.attrib[name]
    article.set("id", _name(stem, ""))
    article.set("class", Mark.PRINT_PART)
    adapt(article, stem, stems)
    article.tail = "\n"
    return str(lxml.html.tostring(article, encoding="unicode"))


def adapt(part: HtmlElement, stem: str, stems: set[str]) -> None:
    """Fit a page's content into the print page: its ids, its links, and nothing but what prints.

    Args:
        part: The content, which is changed.
        stem: The page that it comes from.
        stems: All pages that are parts of the print page.
    """
    for element in list(part.iter()):
        if isinstance(element.tag, str):
            _adapt(element, stem, stems)


def _adapt(element: HtmlElement, stem: str, stems: set[str]) -> None:
    # A set of classes is made anew each time that it is asked for; most elements have none.
    if not _CONTROLS.isdisjoint(element.get("class", "").split()):
        element.drop_tree()
        return
    # The search knows nothing of this page.
    element.attrib.pop(Data.UNSEARCHED, None)
    if element.tag == "span" and not element.attrib:
        element.drop_tag()
        return
    if element.tag in _CELLS and _LONG_WORD.search(element.text_content()):
        element.classes.add(Mark.LONG)
    if level := re.fullmatch(r"h([1-5])", element.tag):
        element.tag = f"h{int(level.group(1)) + 1}"
    if element.tag == "details":
        element.set("open", "open")
    _rename(element, stem, stems)


def _rename(element: HtmlElement, stem: str, stems: set[str]) -> None:
    """Give ids, and what points to them, names that no two pages share."""
    if element.get("id") and element.tag != "section":
        element.set("id", _name(stem, element.get("id", "")))
    for attribute in _POINTERS:
        if element.get(attribute):
            names = element.get(attribute, "").split()
            element.set(attribute, " ".join(_name(stem, name) for name in names))
    if element.tag == "a" and element.get("href"):
        element.set("href", _address(element.get("href", ""), stem, stems))


def _address(address: str, stem: str, stems: set[str]) -> str:
    file, _, anchor = address.partition("#")
    page = file.removesuffix(".html") if file else stem
    if "/" in page or page not in stems or (file and not file.endswith(".html")):
        return address
    return f"#{_name(page, anchor)}"


def _name(stem: str, anchor: str) -> str:
    return f"print-{stem}-{anchor}" if anchor else f"print-{stem}"
