"""A policy as a PDF: the text of its pages, put together again into paragraphs."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2

from generator.model.say import say
from generator.sources.policy.block import (
    MAX_LETTERS,
    MAX_PAGES,
    Block,
    Gathering,
    Kind,
    refused,
)

_ITEM = re.compile(r"\s*(?:[-–•▪●○*]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z][.)]|§\s*\d+\.?)\s+\S")
_NUMBER = re.compile(r"\d+")
_ENDS = (".", "!", "?", ":", ";")
_SHORT = 60
_OFTEN = 3
_CUT = re.compile(r"(\w)[\u00ad\ufffe\x02-]\s*$")


def blocks_of_pdf(data: bytes, file: str) -> list[Block]:
    """Read the blocks of a PDF; what stands at the edge of most pages is left out.

    Args:
        data: The bytes of the file.
        file: How it is named in problems.

    Raises:
        ProblemsFound: It is none, it is locked, it is too long, or it holds pictures of text only.
    """
    pages = [text.splitlines() for text in _pages(data, file)]
    if not any(line.strip() for page in pages for line in page):
        raise refused(
            file,
            say("the PDF holds no text, only pictures of it"),
            say("have a program recognise the text (OCR), or import the document that it was"),
        )
    edges = _edges(pages)
    gathering = Gathering(file)
    held, begun = "", 1
    for number, page in enumerate(pages, start=1):
        for line in page:
            words = line.strip()
            if _shape(words) in edges:
                continue
            if not words or _ITEM.match(words) or _closed(held, words):
                _close(gathering, held, begun)
                held, begun = "", number
            held = _joined(held, words)
    _close(gathering, held, begun)
    return gathering.blocks


def _pages(data: bytes, file: str) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        message = (
            say("the PDF is locked with a password")
            if locked
            else say("this is no PDF that can be opened")
        )
        raise refused(file, message) from None
    try:
        if len(document) > MAX_PAGES:
            raise refused(
                file,
                say(
                    "the PDF has {count} pages, more than {most}",
                    count=len(document),
                    most=MAX_PAGES,
                ),
            )
        found: list[str] = []
        for page in document:
            text = page.get_textpage()
            if text.count_chars() + sum(map(len, found)) > MAX_LETTERS:
                raise refused(file, say("the policy has more text than a policy may have"))
            found.append(str(text.get_text_bounded()))
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise refused(file, say("this is no PDF that can be opened")) from None
    finally:
        document.close()
    return found


def _edges(pages: list[list[str]]) -> frozenset[str]:
    """Find lines that come at the top or the bottom of most pages, whatever number they bear."""
    often: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page if line.strip()]
        often.update({_shape(line) for line in (*lines[:2], *lines[-2:])})
    enough = max(_OFTEN, len(pages) // 2)
    return frozenset(shape for shape, count in often.items() if count >= enough)


def _shape(line: str) -> str:
    return _NUMBER.sub("0", line)


def _closed(held: str, words: str) -> bool:
    """Tell whether a line begins a new block: the last one has ended, or was a heading."""
    if not held:
        return False
    if held.endswith(_ENDS):
        return words[:1].isupper() or words[:1] in "§•"
    return len(held) < _SHORT and words[:1].isupper() and not held.endswith(",")


def _joined(held: str, words: str) -> str:
    """Put a line behind the others; a word that was cut at its end becomes whole again."""
    if not held:
        return words
    if _CUT.search(held) and words[:1].islower():
        return _CUT.sub(r"\1", held) + words
    return f"{held} {words}"


def _close(gathering: Gathering, held: str, page: int) -> None:
    if held:
        heading = len(held) < _SHORT and not held.endswith(_ENDS) and not _ITEM.match(held)
        numbered = bool(re.match(r"\d+(?:\.\d+)*\.?\s+\S", held)) and not held.endswith(_ENDS)
        short = len(held) < _SHORT
        kind = Kind.HEADING if heading or (numbered and short) else Kind.TEXT
        gathering.add(kind, held, page)
