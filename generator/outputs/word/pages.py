"""Turn a rendered page into paragraphs and tables of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown

from generator.model.marks import Mark
from generator.model.written import Grid, Part, Run, Style, Written
from generator.render.word.clauses import page_mark
from generator.render.word.texts import joined

_EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "tables")
_SCREEN = frozenset(
    {
        *(Mark.AUDIENCES, Mark.SEARCH_LINK, Mark.EXAMPLES, Mark.PDF, Mark.ASK, Mark.AID_LINK),
        *(Mark.AID, Mark.AID_BAR, Mark.AID_RESULT, Mark.AID_CARDS, Mark.AID_INTRO, Mark.AID_FIND),
        *(Mark.BUTTON, Mark.UNSEEN, Mark.CHANGES_FILTER, Mark.AID_HOW, Mark.AID_OTHERS),
    }
)
"""Classes of what only makes sense on a screen."""
_GONE = frozenset({"button", "script", "style", "template", "dialog", "select"})
_BLOCKS = frozenset(
    {"p", "ul", "ol", "table", "blockquote", "div", "details", "section", "fieldset", "pre", "dl"}
)
_FRAMES = frozenset({Mark.FIRST, Mark.PANEL, Mark.FOLD})
_STYLES = {
    Mark.META: Style.FACT,
    Mark.CAPTION: Style.CAPTION,
    Mark.NOTICE: Style.NOTICE,
    Mark.UNCONFIRMED: Style.NOTICE,
    Mark.WRONG: Style.WRONG,
    Mark.RIGHT: Style.RIGHT,
    Mark.SUBTITLE: Style.SUBTITLE,
}
_HEADINGS = {
    "h1": Style.PAGE,
    "h2": Style.SECTION,
    "h3": Style.SUBSECTION,
    "h4": Style.SUBSECTION,
    "h5": Style.SUBSECTION,
    "h6": Style.SUBSECTION,
}
_SPACES = re.compile(r"[ \t\n\r]+")
_BOX = "☐ "


def page_element(markdown: Markdown, text: str) -> HtmlElement:
    """Give the content of a rendered page as HTML."""
    _, _, body = text.removeprefix("---\n").partition("\n---\n")
    markdown.reset()
    return lxml.html.fragment_fromstring(markdown.convert(body), create_parent="div")


def reader() -> Markdown:
    """Give what reads our Markdown pages, to be used again for each."""
    return Markdown(extensions=list(_EXTENSIONS))


@dataclass(frozen=True)
class Pages:
    """Writes pages of one document."""

    lead: Callable[[str, str], str]
    """Gives what an address on the page of a name leads to: `#bookmark`, an address, or nothing."""

    def page(self, element: HtmlElement, stem: str) -> Iterator[Part]:
        """Write a whole page."""
        yield from self._blocks(element, stem, Written(runs=()))

    def _blocks(self, element: HtmlElement, stem: str, like: Written) -> Iterator[Part]:
        loose: list[Run] = []
        if element.text and element.text.strip():
            loose.append(Run(text=element.text))
        for child in element:
            if not isinstance(child.tag, str) or _hidden(child):
                pass
            elif child.tag in _BLOCKS or child.tag in _HEADINGS or child.tag == "summary":
                yield from _flushed(loose, like)
                yield from self._block(child, stem, like)
            elif child.tag in {"label", "legend"}:
                yield from _flushed(loose, like)
                bold = child.tag == "legend"
                yield from _flushed([*self._inline(child, stem, Run(text="", bold=bold))], like)
            else:
                loose += self._inline(child, stem, Run(text=""))
            if child.tail and (loose or child.tail.strip()):
                loose.append(Run(text=child.tail))
        yield from _flushed(loose, like)

    def _block(self, element: HtmlElement, stem: str, like: Written) -> Iterator[Part]:
        tag = element.tag
        if tag in _HEADINGS:
            anchor = element.get("id", "") if tag != "h1" else ""
            marks = (page_mark(stem, anchor),) if anchor or tag == "h1" else ()
            like = replace(like, style=_HEADINGS[tag], bookmarks=marks)
            yield from _flushed([*self._inline(element, stem, Run(text=""))], like)
        elif tag in {"ul", "ol"}:
            yield from self._list(element, stem, like)
        elif tag == "table":
            yield from self._table(element, stem)
        elif tag == "summary":
            frame = element.getparent()
            if frame is not None and _FRAMES.isdisjoint(frame.classes):
                runs = [*self._inline(element, stem, Run(text="", bold=True))]
                yield from _flushed(runs, like)
        elif tag == "p" and Mark.POINT not in element.classes:
            style = next((_STYLES[one] for one in _STYLES if one in element.classes), like.style)
            runs = [*self._inline(element, stem, Run(text=""))]
            yield from _flushed(runs, replace(like, style=style))
        elif tag == "blockquote":
            yield from self._blocks(element, stem, replace(like, style=Style.QUOTE))
        else:
            yield from self._blocks(element, stem, like)

    def _list(self, element: HtmlElement, stem: str, like: Written) -> Iterator[Part]:
        level = like.level + 1
        for at, item in enumerate(element.iterchildren("li"), start=1):
            point = next((one for one in item.iter("span") if Mark.POINT in one.classes), None)
            counted = at if element.tag == "ol" else 0
            entry = replace(like, level=level, bookmarks=())
            first = replace(entry, numbered=counted, dotted=not counted and point is None)
            for index, part in enumerate(self._blocks(item, stem, entry)):
                if index == 0 and isinstance(part, Written):
                    yield replace(part, numbered=first.numbered, dotted=first.dotted)
                else:
                    yield part

    def _table(self, element: HtmlElement, stem: str) -> Iterator[Part]:
        rows = []
        for row in element.iter("tr"):
            cells = []
            for cell in row.iterchildren("td", "th"):
                style = Style.HEAD if cell.tag == "th" else Style.CELL
                made = tuple(
                    part
                    for part in self._blocks(cell, stem, Written(runs=(), style=style))
                    if isinstance(part, Written)
                )
                cells.append(made or (Written(runs=(), style=style),))
            rows.append(tuple(cells))
        if rows:
            yield Grid(rows=tuple(rows))

    def _inline(self, element: HtmlElement, stem: str, look: Run) -> Iterator[Run]:
        look = self._look(element, stem, look)
        if element.tag == "br":
            yield replace(look, text="\n")
            return
        if element.tag == "input":
            yield replace(look, text=_BOX)
            return
        if element.text:
            yield replace(look, text=_SPACES.sub(" ", element.text))
        for child in element:
            if isinstance(child.tag, str) and not _hidden(child):
                yield from self._inline(child, stem, look)
            if child.tail:
                yield replace(look, text=_SPACES.sub(" ", child.tail))

    def _look(self, element: HtmlElement, stem: str, look: Run) -> Run:
        tag = element.tag
        if tag in {"strong", "b"}:
            look = replace(look, bold=True)
        elif tag in {"em", "i"}:
            look = replace(look, italic=True)
        elif tag in {"code", "kbd"}:
            look = replace(look, code=True)
        elif tag == "a" and element.get("href"):
            look = replace(look, link=self.lead(element.get("href", ""), stem))
        language = element.get("lang")
        return replace(look, language=language) if language else look


def _hidden(element: HtmlElement) -> bool:
    return element.tag in _GONE or not _SCREEN.isdisjoint(element.classes)


def _flushed(runs: list[Run], like: Written) -> Iterator[Written]:
    """Give a paragraph of loose runs, spaces at its ends and twice in a row apart."""
    found: list[Run] = []
    after_space = True
    for run in runs:
        text = _SPACES.sub(" ", run.text) if run.text != "\n" else "\n"
        if after_space:
            text = text.lstrip(" ")
        if text:
            found.append(replace(run, text=text))
            after_space = text[-1] in " \n"
    while found and not found[-1].text.strip(" \n"):
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \n"))
        yield replace(like, runs=joined(found))
    runs.clear()
