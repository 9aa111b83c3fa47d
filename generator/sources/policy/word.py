"""A policy as a document of Word: its paragraphs as they read once all changes are accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.model.say import say
from generator.sources.policy.block import MAX_UNPACKED, Block, Gathering, Kind, refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError),
    # Names of parts in no encoding.
    ValueError,
)
_MOST_PARTS = 5_000
_DEEPEST = 200
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}footnotePr"}
_HEADINGS = 9


def blocks_of_word(data: bytes, file: str) -> list[Block]:
    """Read the paragraphs of a document, those in tables, boxes and content controls, too.

    Args:
        data: The bytes of the file.
        file: How it is named in problems.

    Raises:
        ProblemsFound: It is none, it is broken, or it unpacks to more than a policy may hold.
    """
    parts = _parts(data, file)
    headings = _headings(_tree(parts[_STYLES], file)) if _STYLES in parts else frozenset()
    body = _tree(parts[_DOCUMENT], file)
    gathering = Gathering(file)
    for number, paragraph in enumerate(_paragraphs(body), start=1):
        text = "".join(_text(paragraph))
        gathering.add(_kind(paragraph, headings), text, number)
    return gathering.blocks


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            listed = packed.infolist()
            if len(listed) > _MOST_PARTS:
                raise refused(file, say("the document has more parts than a document may have"))
            wanted = [one for one in listed if one.filename in {_DOCUMENT, _STYLES}]
            if sum(one.file_size for one in wanted) > MAX_UNPACKED:
                raise refused(file, say("the document unpacks to more than a policy may hold"))
            found = {one.filename: _unpacked(packed, one, file) for one in wanted}
    except _BROKEN:
        message = say("this is no document of Word that can be opened")
        raise refused(file, message) from None
    if _DOCUMENT not in found:
        raise refused(file, say("this is no document of Word that can be opened"))
    return found


def _unpacked(packed: zipfile.ZipFile, one: zipfile.ZipInfo, file: str) -> bytes:
    """Unpack a part, and no more of it than it says that it has."""
    with packed.open(one) as part:
        data = part.read(MAX_UNPACKED + 1)
    if len(data) > MAX_UNPACKED:
        raise refused(file, say("the document unpacks to more than a policy may hold"))
    return data


def _tree(data: bytes, file: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        message = say("this is no document of Word that can be opened")
        raise refused(file, message) from None
    tree: Any = root.getroottree()
    if tree.docinfo.doctype:
        raise refused(file, say("the document declares entities of its own, which Word never does"))
    return root


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(f"{_W}p")


def _text(paragraph: etree._Element) -> Iterator[str]:
    """Walk the words of a paragraph; one within it, as in a text box, comes by itself."""
    waiting = [(child, 0) for child in reversed(paragraph)]
    while waiting:
        node, depth = waiting.pop()
        if node.tag in _LEFT_OUT or node.tag == f"{_W}p" or depth > _DEEPEST:
            continue
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            yield " "
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            waiting.extend((child, depth + 1) for child in reversed(node))


def _kind(paragraph: etree._Element, headings: frozenset[str]) -> Kind:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and style.get(f"{_W}val") in headings:
        return Kind.HEADING
    if paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        return Kind.HEADING
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return Kind.ITEM if numbered else Kind.TEXT


def _headings(styles: etree._Element) -> frozenset[str]:
    """Give the ids of the styles for headings, whatever language Word speaks."""
    names = {f"heading {level}" for level in range(1, _HEADINGS + 1)} | {"title"}
    found = set()
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        told = (name.get(f"{_W}val") or "").casefold() if name is not None else ""
        if told in names or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            found.add(str(style.get(f"{_W}styleId")))
    return frozenset(found)
