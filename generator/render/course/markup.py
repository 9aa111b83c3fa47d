"""Write policy text as HTML, each sign of a company's own text encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.model.handbook import Value
from generator.render.written import is_phone
from generator.text.addresses import browsable, leads
from generator.text.blocks import Block, Entry, Listing, Paragraph, parsed
from generator.text.nodes import Break, Code, Inline, Link, Node, Slot, Strong, Words
from generator.text.placeholders import fill, slot_shown
from generator.text.tables import Table

_EMPTY = Markup()


@dataclass(frozen=True, slots=True)
class HtmlWriter:
    """Writes texts of one language; links to clauses keep their words only."""

    values: Mapping[str, Value]
    """Parameters by name."""
    language: str
    """The language of the text."""

    def prose(self, text: str) -> Markup:
        """Write a Markdown text of the sources."""
        return self._blocks(parsed(text).blocks)

    def _blocks(self, blocks: Iterable[Block]) -> Markup:
        return _EMPTY.join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        if isinstance(block, Paragraph):
            return Markup("<p>{}</p>").format(self._inline(block.words))
        if isinstance(block, Table):
            head = _EMPTY.join(
                Markup('<th scope="col">{}</th>').format(self._inline(one)) for one in block.head
            )
            rows = _EMPTY.join(map(self._row, block.rows))
            return Markup(
                '<div class="wide" tabindex="0"><table><thead><tr>{}</tr></thead>'
                "<tbody>{}</tbody></table></div>"
            ).format(head, rows)
        return self._listing(block)

    def _row(self, cells: Iterable[Inline]) -> Markup:
        inner = _EMPTY.join(Markup("<td>{}</td>").format(self._inline(cell)) for cell in cells)
        return Markup("<tr>{}</tr>").format(inner)

    def _listing(self, block: Listing) -> Markup:
        entries = _EMPTY.join(self._entry(entry, counted=block.numbered) for entry in block.entries)
        if block.numbered:
            return Markup("<ol>{}</ol>").format(entries)
        dashes = all(entry.mark.dash for entry in block.entries)
        return Markup("<ul{}>{}</ul>").format(
            _EMPTY if dashes else Markup(' class="marked"'), entries
        )

    def _entry(self, entry: Entry, *, counted: bool) -> Markup:
        mark = _EMPTY if counted or entry.mark.dash else escape(f"{entry.mark.text} ")
        first, *rest = entry.blocks or (Paragraph(()),)
        if isinstance(first, Paragraph):
            head = self._inline(first.words)
        else:
            head, rest = _EMPTY, [first, *rest]
        return Markup("<li>{}{}{}</li>").format(mark, head, self._blocks(rest))

    def _inline(self, inline: Inline, *, linked: bool = True) -> Markup:
        return _EMPTY.join(self._node(node, linked) for node in inline)

    def _node(self, node: Node, linked: bool) -> Markup:  # noqa: FBT001 - private; a kind each
        if isinstance(node, Words):
            return escape(node.text)
        if isinstance(node, Slot):
            return self._slot(node, linked)
        if isinstance(node, Link):
            return self._link(node)
        if isinstance(node, Code):
            return Markup("<code>{}</code>").format(fill(node.text, self.values, self.language))
        if isinstance(node, Break):
            return Markup("<br>")
        inner = self._inline(node.inner, linked=linked)
        if isinstance(node, Strong):
            return Markup("<strong>{}</strong>").format(inner)
        return Markup("<em>{}</em>").format(inner)

    def _slot(self, node: Slot, linked: bool) -> Markup:  # noqa: FBT001 - private
        shown = slot_shown(node.written, self.values, self.language)
        if not linked:
            return escape(shown)
        return linked_words(shown, number=is_phone(self.values.get(node.written[1:-1])))

    def _link(self, node: Link) -> Markup:
        label = self._inline(node.inner, linked=False)
        address = node.address
        if address.startswith("#"):
            return label
        encode: Callable[[str], str] = str if address.startswith("tel:") else _quoted
        lead = browsable(fill(address, self.values, self.language, encode))
        return _leading(lead, label) if lead else label


def linked_words(words: str, *, number: bool = False) -> Markup:
    """Encode words, with links where an address stands among them.

    Args:
        words: What readers see.
        number: True when it is a number to call, unless it says something else.

    >>> linked_words("Pisz: <hr@acme.pl>")
    Markup('Pisz: &lt;<a href="mailto:hr@acme.pl">hr@acme.pl</a>&gt;')
    """
    return _EMPTY.join(
        _leading(lead, escape(part)) if lead else escape(part)
        for part, lead in leads(words, number=number)
    )


def _leading(lead: str, label: Markup) -> Markup:
    """Give a link; a page of the web opens beside the course, which a platform may frame."""
    if lead.startswith("http"):
        form = '<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
    elif lead.startswith(("mailto:", "tel:")):
        form = '<a href="{}">{}</a>'
    else:
        # A page of the site, which the course does not hold.
        return label
    return Markup(form).format(lead, label)  # noqa: S704 - the form is one of two constants


def _quoted(value: str) -> str:
    return quote(value, safe="@.-_~")
