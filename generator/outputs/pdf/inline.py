"""Write what stands inside a line: words, emphasis, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from urllib.parse import unquote

from lxml.html import HtmlElement

from generator.model.marks import Mark
from generator.model.printable import unprintable
from generator.outputs.pdf.code import call, joined, string, tongue
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.typography import BREAK, HYPHEN, bind, breakable
from generator.text.addresses import legible

Run: TypeAlias = list[str | HtmlElement]
"""Text and inline elements that follow each other."""

_SIMPLE = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "sup": "super",
    "sub": "sub",
    "del": "strike",
    "ins": "underline",
    "s": "strike",
}
_SIGN = re.compile(r"[@/_]")
_EXACT = re.compile(r"([^\s\u00a0]*[@/_][^\s\u00a0]*)")
"""A word that is copied sign by sign."""
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
_SHORT = 48
"""Signs of an address that may stand among words; longer ones stand at the foot of the page."""
_MARKS = (Mark.COUNSEL, Mark.RIGHT_MARK, Mark.WRONG_MARK, Mark.STRENGTH)
INLINE = frozenset({*_SIMPLE, "a", "code", "kbd", "br", "span", "abbr"})
"""Elements that may stand in a line."""


def run_of(element: HtmlElement) -> Run:
    """List what an element holds: texts and child elements in order, comments left out."""
    run: Run = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            run.append(child)
        if child.tail:
            run.append(child.tail)
    return run


def has_text(run: Sequence[str | HtmlElement]) -> bool:
    """Tell whether a run shows anything."""
    return any(item.strip() if isinstance(item, str) else True for item in run)


class InlineWriter:
    """Writes runs of one page as Typst content."""

    def __init__(self, links: Links, faults: Faults, stem: str) -> None:
        """Prepare for one page.

        Args:
            links: Where links lead.
            faults: Receives HB510, HB511 and HB513.
            stem: The page's file name without its ending.
        """
        self.links = links
        self.faults = faults
        self.stem = stem
        self.linked = True
        self.room = 0

    def write(self, run: Run, *, linked: bool = True, room: int = 0) -> str:
        """Write a run as one piece of content.

        Args:
            run: What to write.
            linked: False for headings, which lists of contents repeat without links.
            room: How many signs stand in a line; 0 for the whole width of the page.
        """
        self.linked = linked
        self.room = room
        texts = iter(_bound(list(_leaves(run))))
        return joined([part for item in run for part in self._item(item, texts)])

    def text(self, text: str) -> str:
        """Write one plain text as content."""
        return self.write([text])

    def _item(self, item: str | HtmlElement, texts: Iterator[str]) -> Iterator[str]:
        if isinstance(item, str):
            yield from self._text(next(texts))
        elif item.tag == "br":
            yield "linebreak()"
        elif item.tag in {"code", "kbd"}:
            yield call("code", joined(list(self._text(next(texts), BREAK))))
        elif item.tag in INLINE:
            children = [part for child in run_of(item) for part in self._item(child, texts)]
            yield from self._element(item, children)
        else:
            near = " ".join(item.text_content().split())[:40]
            self.faults.element(f"<{item.tag}>", f"{self.stem}.html", item.sourceline or 1, near)
            # The texts of the unknown element stand in the queue too.
            for kind, _ in _leaves(run_of(item)):
                if kind != "break":
                    yield from self._text(next(texts))

    def _element(self, item: HtmlElement, children: list[str]) -> Iterator[str]:
        body = joined(children)
        if item.tag == "a":
            yield self._link(item, body)
        elif Mark.BLANK in item.classes:
            yield call("blanks", body)
        elif item.tag in _SIMPLE:
            mark = next((name for name in _MARKS if name in item.classes), "")
            yield call("mark", string(mark), body) if mark else call(_SIMPLE[item.tag], body)
        elif item.get("lang"):
            language, region = tongue(item.get("lang", ""))
            told = [f"lang: {string(language)}", *([f"region: {string(region)}"] if region else [])]
            yield call("text", *told, body)
        else:
            yield from children

    def _link(self, item: HtmlElement, body: str) -> str:
        if not self.linked:
            return body
        address = item.get("href", "")
        target = self.links.target(address, self.stem)
        if target.kind == "inside":
            return call("see", string(target.address), body)
        if target.kind == "web":
            return _web(item, target.address, body)
        if target.kind == "dead":
            self.faults.dead_link(address, f"{self.stem}.html", item.sourceline or 1)
        return body

    def _text(self, text: str, sign: str = HYPHEN) -> Iterator[str]:
        for _, letter in unprintable(text):
            self.faults.no_glyph(letter, f"{self.stem}.html")
        if text:
            yield from self._unhyphenated(text, sign)

    def _unhyphenated(self, text: str, sign: str) -> Iterator[str]:
        """Write a text so that addresses, ids and file names never get a hyphen."""
        if not _SIGN.search(text):
            yield string(breakable(text, self.room, sign))
            return
        for index, piece in enumerate(_EXACT.split(text)):
            if piece and index % 2:
                # A hyphen at a line's end is written twice in Polish words, never in a file's name.
                name = "address" if "-" in piece else "exact"
                yield call(name, string(breakable(piece, self.room, BREAK)))
            elif piece:
                yield string(breakable(piece, self.room, sign))


def _web(item: HtmlElement, address: str, body: str) -> str:
    """Write a link so that readers on paper have the address too.

    Words that show it stay as they are. The name of its site gives way to the whole of it, if it
    is short. All other words get a footnote.
    """
    told = _told(address)
    needed, seen = (re.sub(r"\W", "", text) for text in (told, item.text_content()))
    footnote = "none"
    if needed not in seen:
        whole = string(breakable(told, sign=BREAK))
        if needed.startswith(seen) and len(told) <= _SHORT:
            body = call("address", whole)
        else:
            footnote = call("address", whole)
    return call("web", string(address), footnote, body)


def _told(address: str) -> str:
    """Give an address as one would type it; nothing for a question about a clause.

    The foot of each page says whom to ask.
    """
    scheme, _, told = legible(address).partition(":")
    if scheme == "mailto" and "?" in told:
        return ""
    return _ENCODED.sub(_letters, told).strip("/")


def _letters(match: re.Match[str]) -> str:
    """Show letters of other alphabets than ASCII's as such, as browsers do."""
    try:
        letters = unquote(match.group(), errors="strict")
    except UnicodeDecodeError:
        return match.group()
    return match.group() if any(unprintable(letters)) else letters


def _leaves(run: Run) -> Iterator[tuple[str, str]]:
    """Walk the texts of a run with their kind: `text`, `code` or `break`."""
    for item in run:
        if isinstance(item, str):
            yield "text", item
        elif item.tag == "br":
            yield "break", "\n"
        elif item.tag in {"code", "kbd"}:
            yield "code", item.text_content()
        else:
            yield from _leaves(run_of(item))


def _bound(leaves: list[tuple[str, str]]) -> list[str]:
    """Collapse white space as browsers do, and bind what belongs on one line."""
    texts: list[str] = []
    after_space = True
    for kind, text in leaves:
        if kind == "break":
            texts.append(text)
            after_space = True
            continue
        short = re.sub(r"[ \t\r\n]+", " ", text)
        if after_space:
            short = short.removeprefix(" ")
        if short:
            after_space = short.endswith(" ")
        texts.append(short)
    for index in range(len(texts) - 1, -1, -1):
        texts[index] = texts[index].rstrip(" ")
        if texts[index]:
            break
    whole = bind("".join(texts))
    result = []
    start = 0
    for (kind, _), text in zip(leaves, texts, strict=True):
        if kind != "break":
            result.append(text if kind == "code" else whole[start : start + len(text)])
        start += len(text)
    return result
