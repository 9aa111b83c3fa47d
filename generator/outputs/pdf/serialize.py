"""Write an article as Typst source, strictly: what has no form here is a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from lxml.html import HtmlElement

from generator.model.marks import PREFIX, Mark
from generator.model.pages import START
from generator.outputs.pages.articles import Article
from generator.outputs.pdf.code import array, call, joined, string
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.inline import INLINE, InlineWriter, Run, has_text, run_of
from generator.outputs.pdf.links import Links, label
from generator.outputs.pdf.tables import write_table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_THROUGH = frozenset({"div", "section", "article", "main"})
_BOXES: dict[str, str] = {
    Mark.WHY: "why",
    Mark.REMEDY: "remedy",
    Mark.META: "about",
    Mark.MORE: "more",
    Mark.SUBTITLE: "subtitle",
    Mark.CALL: "reach",
    Mark.WRONG: "wrong",
    Mark.UNCONFIRMED: "unconfirmed",
    Mark.RIGHT: "right",
}
_BOX = "☐"
_LONG = 12
"""Entries beyond which a list of the start page stands in two columns."""

_WHOLE = 1200
"""Characters of a box beyond which it may break, because it could outgrow a page."""

Block: TypeAlias = Run | HtmlElement
"""A run of text that forms a paragraph, or a block element."""


class Serializer:
    """Writes the articles of one document."""

    def __init__(self, links: Links, faults: Faults) -> None:
        """Prepare for one document.

        Args:
            links: Where links lead.
            faults: Receives what can't be written.
        """
        self.links = links
        self.faults = faults

    def article(self, article: Article, level: int = 0) -> list[str]:
        """Write an article, one statement a block.

        Args:
            article: The article.
            level: The level of the heading that it stands under; 0 when it brings its own.
        """
        writer = _ArticleWriter(article, self.links, self.faults, level)
        return list(writer.blocks(run_of(article.element)))


class _ArticleWriter:
    """Writes the blocks of one article."""

    def __init__(self, article: Article, links: Links, faults: Faults, level: int) -> None:
        self.article = article
        self.faults = faults
        self.inline = InlineWriter(links, faults, article.stem)
        self.open = list(range(1, level + 1))
        self.forms: dict[str, Callable[[HtmlElement], str]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "table": lambda table: write_table(table, self.inline),
            "blockquote": self._quote,
            "details": self._fold,
            "pre": lambda code: call("listing", string(code.text_content().rstrip("\n"))),
            "hr": lambda _: "divider()",
        }

    def blocks(self, run: Run) -> Iterator[str]:
        """Write what an element holds as a series of blocks."""
        queue = _gather(run)
        while queue:
            block = queue.pop(0)
            following = queue[0] if queue else None
            if isinstance(block, list):
                yield call("p", self.inline.write(block))
            elif Mark.WRONG in block.classes and _has_class(following, Mark.RIGHT):
                wrong, right = self._content(block), self._content(_taken(queue))
                yield call("pair", wrong, right)
            elif Mark.LEGAL in block.classes and _is(following, "ul"):
                yield call("legal", self._content(block), self._block(_taken(queue)))
            elif block.tag == "p" and _is(following, "blockquote"):
                yield call("lead", self._block(block))
            else:
                yield self._block(block)

    def _block(self, element: HtmlElement | Run) -> str:
        if isinstance(element, list):
            return call("p", self.inline.write(element))
        tag = str(element.tag)
        if tag in _HEADINGS:
            return self._heading(element)
        if "admonition" in element.classes:
            return self._fold(element)
        if tag in _THROUGH:
            return self._inside(element)
        write = self.forms.get(tag)
        if write is None:
            near = " ".join(element.text_content().split())[:40]
            self.faults.element(f"<{tag}>", self.article.file, element.sourceline or 1, near)
            return "[]"
        return write(element)

    def _inside(self, element: HtmlElement) -> str:
        return joined(list(self.blocks(run_of(element))))

    def _content(self, element: HtmlElement) -> str:
        return self.inline.write(run_of(element))

    def _heading(self, element: HtmlElement) -> str:
        """Write a heading one level below the one it stands under, as the standard asks."""
        own = _HEADINGS[str(element.tag)]
        self.open = [level for level in self.open if level < own] + [own]
        level = len(self.open)
        title = self.inline.write(run_of(element), linked=False)
        if level == 1:
            return call("opening", string(self.article.stem), string(self.article.part), title)
        name = label(self.article.stem, element.get("id", "")) if element.get("id") else ""
        return call("headline", str(level), str(own), string(name), title)

    def _paragraph(self, element: HtmlElement) -> str:
        run = run_of(element)
        if Mark.HEAD in element.classes:
            for index, item in enumerate(run):
                if not isinstance(item, str) and Mark.STRENGTH in item.classes:
                    kind = next((name for name in item.classes if name != Mark.STRENGTH), "")
                    word = self._content(item)
                    rest = self.inline.write(run[index + 1 :])
                    return call("strength", string(kind.removeprefix(PREFIX)), word, rest)
        box = next((name for name in element.classes if name in _BOXES), "")
        return call(_BOXES.get(box, "p"), self.inline.write(run))

    def _quote(self, element: HtmlElement) -> str:
        """Write a quotation; of one that may break, neither end is alone on a page.

        The engine keeps two lines of a paragraph together, and knows nothing of several ones.
        """
        blocks = list(self.blocks(run_of(element)))
        short = _short(element)
        if short == "false":
            for index in {0, len(blocks) - 2} & set(range(len(blocks) - 1)):
                blocks[index] = call("lead", blocks[index])
        return call("quoted", short, joined(blocks))

    def _list(self, element: HtmlElement) -> str:
        items = [item for item in element if isinstance(item.tag, str)]
        runs = [run_of(item) for item in items]
        if runs and all(_starts_with_box(run) for run in runs):
            for run in runs:
                run[0] = str(run[0]).strip().removeprefix(_BOX)
            return call("checks", array([self._entry(run) for run in runs]))
        if runs and all(_point(run) is not None for run in runs):
            return call("marked", array([self._marked(run) for run in runs]))
        entries = self._entries(element)
        if Mark.CONTENTS in element.classes:
            return call("chapter-contents", entries)
        if element.tag == "ul":
            beside = self.article.stem == START.stem and len(runs) > _LONG
            return call("two-columns" if beside else "bullets", entries)
        return call("numbers", element.get("start", "1"), entries)

    def _entries(self, element: HtmlElement) -> str:
        items = [item for item in element if isinstance(item.tag, str)]
        return array([self._entry(run_of(item)) for item in items])

    def _marked(self, run: Run) -> str:
        """Write a list item whose mark stands among its words, as a pair of both."""
        point = _point(run)
        if point is None:
            raise TypeError("expected an entry with a mark")
        mark, words, rest = point
        return array([self._content(mark), self._entry([*words, *rest])])

    def _entry(self, run: Run) -> str:
        """Write a list item; a leading text stands without a paragraph of its own."""
        queue = _gather(run)
        parts = []
        if queue and isinstance(queue[0], list):
            parts.append(self.inline.write(queue.pop(0)))
        if queue:
            parts.extend(self.blocks([piece for block in queue for piece in _pieces(block)]))
        return parts[0] if len(parts) == 1 else joined(parts)

    def _fold(self, element: HtmlElement) -> str:
        """Write a folded part open; its summary becomes its title."""
        run = run_of(element)
        title = "[]"
        for item in run:
            if not isinstance(item, str) and (
                item.tag == "summary" or "admonition-title" in item.classes
            ):
                title = self._content(item)
                run.remove(item)
                break
        body = joined(list(self.blocks(run)))
        if "info" in element.classes:
            return call("origin", _short(element), title, body)
        return call("folded", _short(element), title, body)


def _gather(run: Run) -> list[Block]:
    """Group neighbouring texts and inline elements into paragraphs; drop empty ones."""
    blocks: list[Block] = []
    line: Run = []
    for item in run:
        if isinstance(item, str) or item.tag in INLINE:
            line.append(item)
            continue
        if has_text(line):
            blocks.append(line)
        line = []
        blocks.append(item)
    if has_text(line):
        blocks.append(line)
    return blocks


def _pieces(block: Block) -> Run:
    return block if isinstance(block, list) else [block]


def _short(element: HtmlElement) -> str:
    """Tell whether a box can stay whole, because it fits on any page."""
    return "true" if len(element.text_content()) <= _WHOLE else "false"


def _taken(queue: list[Block]) -> HtmlElement:
    """Take the next block, which is known to be an element."""
    block = queue.pop(0)
    if isinstance(block, list):
        raise TypeError("expected an element")
    return block


def _has_class(block: Block | None, name: str) -> bool:
    return block is not None and not isinstance(block, list) and name in block.classes


def _is(block: Block | None, tag: str) -> bool:
    return block is not None and not isinstance(block, list) and block.tag == tag


def _point(run: Run) -> tuple[HtmlElement, Run, Run] | None:
    """Find the mark of a list item: itself, the words behind it, and the blocks below them."""
    run = run[1:] if run and isinstance(run[0], str) and not run[0].strip() else run
    first, *rest = run or [""]
    if not isinstance(first, str) and first.tag == "p":
        first, *words = run_of(first) or [""]
    else:
        words, rest = rest, []
    if isinstance(first, str) or Mark.POINT not in first.classes:
        return None
    return first, words, rest


def _starts_with_box(run: Run) -> bool:
    return bool(run) and isinstance(run[0], str) and run[0].strip().startswith(_BOX)
