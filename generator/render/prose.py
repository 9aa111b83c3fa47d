"""Put policy text onto a page: values in, links resolved, or flattened to one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from generator.model.handbook import Value
from generator.model.text import Prose, Text
from generator.render.escape import Safe, plain
from generator.text.inline import Piece, pieces
from generator.text.markdown import links
from generator.text.placeholders import fill

_LINK = re.compile(r"\]\(#([a-z0-9.-]+)\)")
_ADDRESS = re.compile(r"(\]\([^()]*\))")
_LABELLED = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")
_MARKS = re.compile(r"(?<!\\)(\*\*|\*|`)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>()#+.!|-])")
_LEAD = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+)?")
_CELL = re.compile(r"(?<=\|)(\s*)([^|\s](?:[^|]*[^|\s])?)(\s*)(?=\|)")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|\s*$", re.MULTILINE)


def plain_text(text: Text, values: Mapping[str, Value], language: str) -> Safe:
    """Give a plain text of the sources, encoded for a Markdown page."""
    return Safe(plain(fill(text[language], values, language)))


def prose(
    text: Text, values: Mapping[str, Value], language: str, addresses: Mapping[str, str]
) -> Safe:
    """Give a Markdown text of the sources, ready for a page.

    Args:
        text: The text; its Markdown was checked when the layers were resolved.
        values: Parameters by name.
        language: The page's language.
        addresses: Relative addresses by clause, chapter and page id. Of a link to anything
            else, which a layer or the reader's view has taken out, only the words stay.
    """

    def lead(match: re.Match[str]) -> str:
        # What stands behind an escaped bracket is no link, and stays as it is.
        address = addresses.get(match.group(1))
        return match.group() if address is None else f"]({address})"

    def put(piece: Piece) -> str:
        if piece.kind == "code":
            # A reference such as &#38; would be shown as it is between backticks.
            filled = fill(piece.inside, values, language)
            return f"<code>{plain(filled)}</code>" if filled != piece.inside else piece.text
        if piece.text == "\\<":
            return "&#60;"
        linked = _LINK.sub(lead, piece.text)
        # Every second part is the address of a link.
        parts = [
            fill(part, values, language, quote if index % 2 else plain, plain)
            for index, part in enumerate(_ADDRESS.split(linked))
        ]
        return "".join(parts)

    words = _unlinked(text[language], addresses)
    if "{" not in words and "`" not in words and "\\" not in words:
        return Safe(_LINK.sub(lead, words).strip())
    return Safe("".join(put(piece) for piece in pieces(words)).strip())


def _unlinked(words: str, addresses: Mapping[str, str]) -> str:
    """Leave only the words of links that lead to what this handbook or its site does not hold."""
    if all(name in addresses for name in _LINK.findall(words)):
        return words
    for link in reversed([*links(words)]):
        if link.address.startswith("#") and link.address[1:] not in addresses:
            start = link.offset - len(link.label) - len("[](")
            end = link.offset + len(link.address) + len(")")
            words = words[:start] + link.label + words[end:]
    return words


def flat(text: Text, values: Mapping[str, Value], language: str) -> str:
    r"""Give a text as one line of plain words, for tables, feeds and comparisons.

    Args:
        text: The text; only prose has Markdown to take away.
        values: Parameters by name.
        language: The language wanted.

    >>> from generator.model.place import Located
    >>> words = Prose(((Located("en"), Located("Say **so**:\n\n- [here](#a.b)\n- now")),))
    >>> flat(words, {}, "en")
    'Say so: – here – now'
    """
    words: str = text[language]
    if isinstance(text, Prose):
        words = _unmarked(words)
    return " ".join(fill(words, values, language).split())


def _unmarked(words: str) -> str:
    """Take the Markdown away; each step looks first whether its sign is there at all."""
    if "|" in words:
        words = _TABLE_RULE.sub("", words)
    if "](" in words:
        words = _LABELLED.sub(r"\1", words)
    words = _BULLET.sub("– ", words)
    if "*" in words or "`" in words:
        words = _MARKS.sub("", words)
    return _ESCAPED.sub(r"\1", words) if "\\" in words else words


def marked_prose(text: str, attributes: str) -> Safe:
    r"""Put the words of each paragraph, list item and table cell into an element of their own.

    Args:
        text: Markdown as policy text may hold it.
        attributes: What the elements say; without quotation marks.

    >>> print(marked_prose("Zrób:\n\n- to,\n- i to.", "lang=pl"))
    <span lang=pl>Zrób:</span>
    <BLANKLINE>
    - <span lang=pl>to,</span>
    - <span lang=pl>i to.</span>
    """
    begin, end = f"<span {attributes}>", "</span>"
    blocks: list[str] = []
    for line in text.split("\n"):
        lead = _LEAD.match(line)
        head = lead.group() if lead else ""
        words = line[len(head) :]
        if not words.strip() or _TABLE_RULE.fullmatch(line):
            blocks.append(line)
        elif words.startswith("|"):
            cells = _CELL.sub(lambda cell: f"{cell[1]}{begin}{cell[2]}{end}{cell[3]}", words)
            blocks.append(head + cells)
        elif blocks and blocks[-1].endswith(end) and not head.strip():
            # The line goes on with a paragraph; a mark such as ** may span both.
            blocks[-1] = f"{blocks[-1].removesuffix(end)}\n{line}{end}"
        else:
            blocks.append(f"{head}{begin}{words}{end}")
    return Safe("\n".join(blocks))


def indent(text: str, width: int = 4) -> Safe:
    """Move every line but empty ones to the right, for blocks inside blocks."""
    return Safe("\n".join(" " * width + line if line else line for line in text.split("\n")))
