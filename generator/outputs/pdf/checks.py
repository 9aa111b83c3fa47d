"""Compare what a page says with what was written for the PDF: no word may be missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.outputs.pages.articles import Article
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.inline import INLINE
from generator.outputs.pdf.typography import BREAK, HYPHEN, NBSP

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ARGUMENTS = re.compile(
    rf"\b(?:web\({_QUOTED}, (?:none|address\({_QUOTED}\))"
    rf"|(?:see|mark)\({_QUOTED}|text\(lang: {_QUOTED}(?:, region: {_QUOTED})?), "
)
"""How calls begin whose first values are no words of the page: addresses, labels, languages."""
_WITHIN_A_WORD = re.compile(
    r"(?:[;{})]|(?:strong|emph|super|sub|strike|underline|code|address|exact|blanks|link)\()*"
)
"""What may stand between two texts of one word, as in `za**mek**`."""
_ESCAPE = re.compile(r"\\(.)")
_WORD = re.compile(r"\w+")


def check_words(article: Article, lines: list[str], faults: Faults) -> None:
    """Report words of an article that its Typst source lacks (HB514).

    This counts letters only and knows nothing of the way they were written, so that a fault
    of the writer can't hide itself.

    Args:
        article: The article.
        lines: What was written for it.
        faults: Receives HB514.
    """
    said = Counter(_words("".join(_texts(article.element))))
    written: Counter[str] = Counter()
    source = "\n".join(lines)
    written.update(_words("".join(_spoken(source))))
    missing = said - written
    if missing:
        faults.lost(" ".join(sorted(missing)[:8]), article.file)


def _texts(element: HtmlElement) -> Iterator[str]:
    """Walk the texts of an element, with a space wherever a new line or block begins."""
    if not isinstance(element.tag, str):
        return
    if element.tag not in INLINE or element.tag == "br":
        yield " "
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _spoken(source: str) -> list[str]:
    """Give the words of a source; neighbours in one run stay one word."""
    source = _ARGUMENTS.sub("link(", source)
    pieces = []
    end = 0
    for match in _LITERAL.finditer(source):
        between = source[end : match.start()]
        pieces.append("" if _WITHIN_A_WORD.fullmatch(between) else " ")
        literal = match.group(1)
        pieces.append(_ESCAPE.sub(r"\1", literal) if "\\" in literal else literal)
        end = match.end()
    return pieces


def _words(text: str) -> list[str]:
    bare = text.replace(BREAK, "").replace(HYPHEN, "").replace(NBSP, " ").replace("☐", " ")
    return _WORD.findall(bare)
