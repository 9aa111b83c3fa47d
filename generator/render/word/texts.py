"""Write policy text as paragraphs of a document: words, values and links kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.model.handbook import Value
from generator.model.text import Prose, Text
from generator.model.written import Grid, Part, Run, Style, Written
from generator.render.written import is_phone
from generator.text.addresses import browsable, leads
from generator.text.blocks import Block, Entry, Listing, Paragraph, parsed
from generator.text.inline import read_slots
from generator.text.nodes import Break, Code, Inline, Link, Node, Slanted, Slot, Strong, Words
from generator.text.placeholders import fill, slot_shown
from generator.text.tables import Table

_SPACES = re.compile(r"[ \t\n]+")
_PLAIN = Run(text="")


@dataclass(frozen=True, slots=True)
class Texts:
    """Writes texts of one language."""

    values: Mapping[str, Value]
    """Parameters by name."""
    language: str
    """The document's language."""
    marks: Mapping[str, str]
    """Bookmarks by the id of a clause, chapter or page."""

    def prose(self, text: Text, like: Written, lead: str = "") -> list[Part]:
        """Write a text of the sources as paragraphs of one field.

        Args:
            text: The text; only prose holds Markdown.
            like: Style, clause and field of the paragraphs.
            lead: Words in bold that lead in to it.
        """
        look = replace(_PLAIN, language=text.lent(self.language))
        first = (Run(text=f"{lead} ", bold=True, own=False),) if lead else ()
        if not isinstance(text, Prose):
            return [replace(like, runs=(*first, *self.plain(text[self.language], look)))]
        blocks = parsed(text[self.language]).blocks
        parts = list(_Field(self, like, look).blocks(blocks, 0))
        if first and parts and isinstance(parts[0], Written) and not parts[0].level:
            parts[0] = replace(parts[0], runs=(*first, *parts[0].runs))
        elif first:
            alone = replace(like, runs=(replace(first[0], text=lead),), field=f"{like.field}-lead")
            parts.insert(0, alone)
        return parts

    def plain(self, text: str, look: Run = _PLAIN) -> tuple[Run, ...]:
        """Write a text without Markdown on one line."""
        folded = _SPACES.sub(" ", text.strip())
        nodes = read_slots(folded)
        words = (
            Words(node.text.replace("\\{", "{").replace("\\}", "}"))
            if isinstance(node, Words)
            else node
            for node in nodes
        )
        return self.inline(tuple(words), look)

    def inline(self, inline: Inline, look: Run = _PLAIN) -> tuple[Run, ...]:
        """Write what stands in a line."""
        return joined(run for node in inline for run in self._node(node, look))

    def _node(self, node: Node, look: Run) -> Iterator[Run]:
        if isinstance(node, Words):
            text = unicodedata.normalize("NFC", _SPACES.sub(" ", node.text))
            yield replace(look, text=text)
        elif isinstance(node, Slot):
            yield from self._slot(node, look)
        elif isinstance(node, Break):
            yield replace(look, text="\n")
        elif isinstance(node, Code):
            filled = " ".join(fill(node.text, self.values, self.language).split())
            slot = node.text if "{" in node.text else ""
            yield replace(look, text=filled, code=True, slot=slot)
        elif isinstance(node, Link):
            for inner in node.inner:
                yield from self._node(inner, self._linked(node, look))
        elif isinstance(node, Strong | Slanted):
            bold = isinstance(node, Strong) or look.bold
            slanted = isinstance(node, Slanted) or look.italic
            for inner in node.inner:
                yield from self._node(inner, replace(look, bold=bold, italic=slanted))

    def _slot(self, node: Slot, look: Run) -> Iterator[Run]:
        shown = _SPACES.sub(" ", slot_shown(node.written, self.values, self.language))
        shown = unicodedata.normalize("NFC", shown)
        look = replace(look, slot=node.written)
        if look.link:
            yield replace(look, text=shown)
            return
        number = is_phone(self.values.get(node.written[1:-1]))
        for part, lead in leads(shown, number=number):
            if part:
                yield replace(look, text=part, link=lead or "")

    def _linked(self, node: Link, look: Run) -> Run:
        address = node.address
        written = address if node.start >= 0 else ""
        if address.startswith("#"):
            mark = self.marks.get(address[1:], "")
            return replace(look, link=f"#{mark}" if mark else "", address=written)
        lead = browsable(fill(address, self.values, self.language, _encoded(address)))
        return replace(look, link=lead or "", address=written)


def _encoded(address: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return str if address.startswith("tel:") else lambda value: quote(value, safe="@.-_~")


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Put neighbours together that differ in their words alone; values stay apart."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and not run.slot and replace(found[-1], text=run.text) == run:
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


class _Field:
    """Writes the blocks of one text, and counts its paragraphs."""

    def __init__(self, texts: Texts, like: Written, look: Run) -> None:
        self.texts = texts
        self.like = like
        self.look = look
        self.count = like.at
        self.tables = 0

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterator[Part]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield self._paragraph(block.words, level)
            elif isinstance(block, Table):
                yield self._table(block)
            else:
                yield from self._listing(block, level + 1)

    def _paragraph(self, words: Inline, level: int, **more: object) -> Written:
        runs = self.texts.inline(words, self.look)
        made = replace(self.like, runs=runs, at=self.count, level=level, **more)  # type: ignore[arg-type]
        self.count += 1
        return made

    def _listing(self, block: Listing, level: int) -> Iterator[Part]:
        for at, entry in enumerate(block.entries, start=1):
            counted = at if block.numbered else 0
            yield from self._entry(entry, level, counted, loose=block.loose)

    def _entry(self, entry: Entry, level: int, counted: int, *, loose: bool) -> Iterator[Part]:
        first, *rest = entry.blocks or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), [first, *rest]
        dotted = not counted and entry.mark.dash
        made = self._paragraph(first.words, level, numbered=counted, dotted=dotted, loose=loose)
        if not counted and not dotted:
            mark = Run(text=f"{entry.mark.text}\t", own=False)
            made = replace(made, runs=(mark, *made.runs))
        yield made
        yield from self.blocks(rest, level)

    def _table(self, block: Table) -> Grid:
        rows = [block.head, *block.rows]
        made = tuple(
            tuple(
                (self._cell(cell, (self.tables, at, column), head=at == 0),)
                for column, cell in enumerate(row)
            )
            for at, row in enumerate(rows)
        )
        self.tables += 1
        return Grid(rows=made)

    def _cell(self, words: Inline, where: tuple[int, int, int], *, head: bool) -> Written:
        style = Style.HEAD if head else Style.CELL
        return replace(self._paragraph(words, 0), style=style, cell=where)
