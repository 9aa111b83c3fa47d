"""Write what was read of a text as Markdown that every engine reads in the same way.

Each sign of the words that could act is encoded, lists are moved to the right by four columns,
and marks that pages do not count by themselves stand among the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.handbook import Value
from generator.model.marks import Mark
from generator.render.escape import lines_begun, plain, words
from generator.text.addresses import browsable, leads
from generator.text.blocks import Block, Entry, Listing, Paragraph
from generator.text.nodes import Break, Code, Inline, Link, Node, Slot, Strong, Words
from generator.text.placeholders import fill, slot_shown
from generator.text.tables import Table

_APART = "<!-- -->"
"""Keeps two lists from becoming one; readers see nothing of it."""
_BARE_CODE = re.compile(r"[^`<>&|{}\\]+")
_INDENT = "    "
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes texts of one language."""

    values: Mapping[str, Value]
    """Parameters by name."""
    language: str
    """The page's language."""
    addresses: Mapping[str, str]
    """Relative addresses by clause, chapter and page id."""
    begin: str = ""
    """What stands before the words of each paragraph, entry and cell."""
    end: str = ""
    """What stands behind them."""

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Write blocks with empty lines between them."""
        return "\n\n".join(self._separate(blocks))

    def _separate(self, blocks: Iterable[Block]) -> Iterator[str]:
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Listing) and isinstance(before, Listing):
                yield _APART
            yield self._block(block)
            before = block

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        return self._table(block) if isinstance(block, Table) else self._listing(block)

    def paragraph(self, block: Paragraph) -> str:
        """Write a paragraph."""
        return self._marked(lines_begun(self.inline(block.words)))

    def _marked(self, text: str) -> str:
        return f"{self.begin}{text}{self.end}" if text.strip() else text

    def _listing(self, block: Listing) -> str:
        entries = [
            self._entry(entry, f"{at}." if block.numbered else "-", loose=block.loose)
            for at, entry in enumerate(block.entries, start=1)
        ]
        return ("\n\n" if block.loose else "\n").join(entries)

    def _entry(self, entry: Entry, sign: str, *, loose: bool) -> str:
        counted = "" if sign != "-" or entry.mark.dash else _point(entry)
        first, *rest = entry.blocks or (Paragraph(()),)
        if isinstance(first, Paragraph):
            head = self.paragraph(first)
        else:
            head, rest = "", [first, *rest]
        # A list may stand close below its entry; anything else is told apart by an empty line.
        close = not loose and all(isinstance(block, Listing) for block in rest)
        between = "\n" if close else "\n\n"
        parts = [f"{counted}{head}", *self._separate(rest)]
        return f"{sign} {moved(between.join(parts))}"

    def _table(self, block: Table) -> str:
        rows = [self._row(block.head), *map(self._row, block.rows)]
        rule = f"| {' | '.join(_RULES.get(side, '---') for side in block.aligned)} |"
        return "\n".join((rows[0], rule, *rows[1:]))

    def _row(self, cells: Iterable[Inline]) -> str:
        return f"| {' | '.join(self._marked(self.inline(cell)) for cell in cells)} |"

    def inline(self, inline: Inline, *, inside: bool = False, linked: bool = True) -> str:
        """Write what stands in lines.

        Args:
            inline: The nodes.
            inside: True inside of emphasis, where signs of emphasis could meet others.
            linked: False inside of a link.
        """
        parts: list[str] = []
        for node in inline:
            part = self._node(node, inside, linked)
            if part.startswith("[") and parts and parts[-1].endswith("!"):
                # Together they would be an image.
                parts[-1] = f"{parts[-1][:-1]}&#33;"
            parts.append(part)
        return "".join(parts)

    def _node(self, node: Node, inside: bool, linked: bool) -> str:  # noqa: FBT001 - private; a kind each
        if isinstance(node, Words):
            return words(node.text)
        if isinstance(node, Slot):
            return self._slot(node, linked)
        if isinstance(node, Link):
            return self._link(node, inside)
        if isinstance(node, Code):
            return self._code(node)
        if isinstance(node, Break):
            return "  \n"
        inner = self.inline(node.inner, inside=True, linked=linked)
        if inside:
            tag = "strong" if isinstance(node, Strong) else "em"
            return f"<{tag}>{inner}</{tag}>"
        sign = "**" if isinstance(node, Strong) else "*"
        return f"{sign}{inner}{sign}"

    def _slot(self, node: Slot, linked: bool) -> str:  # noqa: FBT001 - private
        shown = slot_shown(node.written, self.values, self.language)
        if not linked:
            return plain(shown)
        return linked_words(shown, number=is_phone(self.values.get(node.written[1:-1])))

    def _link(self, node: Link, inside: bool) -> str:  # noqa: FBT001 - private
        label = self.inline(node.inner, inside=inside, linked=False)
        address = node.address
        if address.startswith("#"):
            lead = self.addresses.get(address[1:])
        else:
            encode: Callable[[str], str] = str if address.startswith("tel:") else _quoted
            lead = browsable(fill(address, self.values, self.language, encode))
        return f"[{label}]({lead})" if lead else label

    def _code(self, node: Code) -> str:
        filled = " ".join(fill(node.text, self.values, self.language).split())
        # A reference such as &#38; would be shown as it is between backticks.
        return f"`{filled}`" if _BARE_CODE.fullmatch(filled) else f"<code>{plain(filled)}</code>"


def is_phone(value: Value | None) -> bool:
    """Tell whether a parameter's value is a number to call."""
    return value is not None and value.parameter is not None and value.parameter.type == "phone"


def linked_words(shown: str, *, number: bool) -> str:
    """Write plain words so that the addresses in them write, open or call.

    Args:
        shown: What readers see.
        number: True when it is a number to call, unless it says something else.

    >>> linked_words("Pisz! hr@acme.pl", number=False)
    'Pisz! [hr&#64;acme.pl](mailto:hr@acme.pl)'
    """
    parts = [
        f"[{plain(part)}]({lead})" if lead else _between(part)
        for part, lead in leads(shown, number=number)
    ]
    # Together they would be an image.
    return "".join(parts).replace("![", "&#33;[")


def _between(text: str) -> str:
    """Encode what stands before, between or behind links, with the spaces at its ends."""
    begin, end = text[:1].isspace(), text.strip() and text[-1:].isspace()
    return f"{' ' if begin else ''}{plain(text)}{' ' if end else ''}"


def _quoted(value: str) -> str:
    return quote(value, safe="@.-_~")


def _point(entry: Entry) -> str:
    """Write the mark of an entry, and a space where its author put one."""
    mark = entry.mark
    space = " " if mark.width > len(mark.text) else ""
    return f'<span class="{Mark.POINT}">{words(mark.text)}</span>{space}'


def moved(text: str) -> str:
    """Move every line but the first to the right, empty ones apart."""
    first, *rest = text.split("\n")
    return "\n".join((first, *(f"{_INDENT}{line}" if line else line for line in rest)))
