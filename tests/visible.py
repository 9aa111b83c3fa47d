"""What readers see of a piece of HTML: its words, and the marks that a browser gives entries."""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

_BLOCKS = frozenset({"p", "li", "ul", "ol", "table", "tr", "td", "th", "br", "div"})


def seen(html: str) -> str:
    """Give the words of a piece of HTML in one line; entries of an `<ol>` have their numbers."""
    return " ".join("".join(_pieces(lxml.html.fragment_fromstring(html, "div"))).split())


def _pieces(element: HtmlElement) -> list[str]:
    pieces = [element.text or ""]
    count = int(element.get("start", "1")) - 1
    for child in element:
        if isinstance(child.tag, str):
            count += child.tag == "li"
            around = " " if child.tag in _BLOCKS else ""
            number = f"{count}. " if child.tag == "li" and element.tag == "ol" else ""
            pieces += [around, number, *_pieces(child), around]
        pieces.append(child.tail or "")
    return pieces
