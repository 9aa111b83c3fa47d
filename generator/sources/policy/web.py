"""A policy as a web page: headings, paragraphs and entries of lists; nothing is fetched or run."""

from __future__ import annotations

from typing import Any

from lxml import etree, html

from generator.model.say import say
from generator.sources.policy.block import Block, Gathering, Kind, refused

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    *_HEADINGS,
    *("p", "li", "td", "th", "dt", "dd", "div", "section", "article", "blockquote", "body", "main"),
    *("ul", "ol", "table", "tr", "tbody", "thead", "dl", "figure", "figcaption", "details"),
    *("summary", "pre", "address", "caption", "center", "fieldset"),
}
_LEFT_OUT = {
    *("script", "style", "nav", "header", "footer", "noscript", "template", "svg", "form", "head"),
    *("iframe", "object", "select", "button", "aside"),
}
_DEEPEST = 400


def blocks_of_web(data: bytes, file: str) -> list[Block]:
    """Read the blocks of a page.

    Args:
        data: The bytes of the file.
        file: How it is named in problems.

    Raises:
        ProblemsFound: It is no page, or it is nested deeper than any page.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise refused(file, say("this is no web page that can be read")) from None
    gathering = Gathering(file)
    body = root.find("body")
    _Walk(gathering, file).through(body if body is not None else root)
    return gathering.blocks


class _Walk:
    """Walks a page in reading order, and cuts it where blocks begin and end."""

    def __init__(self, gathering: Gathering, file: str) -> None:
        self._gathering, self._file = gathering, file
        self._words: list[str] = []
        self._kind, self._line = Kind.TEXT, 1

    def through(self, root: etree._Element) -> None:
        waiting: list[tuple[Any, int, bool]] = [(root, 0, True)]
        while waiting:
            node, depth, enters = waiting.pop()
            if depth > _DEEPEST:
                raise refused(self._file, say("the page is nested deeper than a page may be"))
            # What is no element, such as an instruction, has no text for its name.
            tag = str(node.tag) if isinstance(node.tag, str) else ""
            if not enters:
                self._ends(tag)
                self._words.append(node.tail or "")
                continue
            if tag in _LEFT_OUT or not tag:
                self._words.append(node.tail or "")
                continue
            self._begins(tag, node)
            waiting.append((node, depth, False))
            waiting.extend((child, depth + 1, True) for child in reversed(node))
        self._cut()

    def _begins(self, tag: str, node: etree._Element) -> None:
        if tag in _BLOCKS:
            self._cut()
            self._line = _line_of(node)
            if tag in _HEADINGS:
                self._kind = Kind.HEADING
            elif tag == "li":
                self._kind = Kind.ITEM
            elif tag != "p" or self._kind is Kind.HEADING:
                # The paragraph of an entry is the entry.
                self._kind = Kind.TEXT
        elif tag == "br":
            self._words.append("\n")
        self._words.append(node.text or "")

    def _ends(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._cut()

    def _cut(self) -> None:
        text = "".join(self._words)
        if text.strip():
            self._gathering.add(self._kind, text, self._line)
            self._kind = Kind.TEXT
        self._words = []


def _line_of(node: Any) -> int:
    return int(node.sourceline or 1)
