"""Convert Markdown to the same HTML in less time: no pattern is tried where it can't match.

Markdown's parts try each of their patterns on each piece of text. Most patterns need a character
that most pieces lack, and looking for that costs next to nothing. Parts that are not known here
are tried as ever, so further extensions work as they do elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What a text has to hold before a pattern for words within a block can match."""
_REFERENCES = {"reference", "image_reference", "short_reference", "short_image_ref"}
"""Patterns that change nothing where no block has named an address."""
_EMPHASIS = "em_strong"
_EITHER = re.compile(r"[*_]")
_ANY = re.compile(r"[`\\\[<&*_]|  \n")
"""What one of the patterns above needs."""
_INDENT = "    "
_ITEM = re.compile(r" {0,3}[\d*+-]")

Test = Callable[[str], object]
Step = tuple[Test | None, Callable[..., Any], Callable[..., Any]]


def _admonition(block: str) -> object:
    return "!!!" in block or block.startswith(_INDENT)


def _details(block: str) -> object:
    return "???" in block or block.startswith(_INDENT)


_WORTH: dict[str, Test] = {
    "admonition": _admonition,
    "details": _details,
    "indent": lambda block: block.startswith(_INDENT),
    "table": lambda block: "|" in block,
    "hashheader": lambda block: "#" in block,
    "setextheader": lambda block: "\n=" in block or "\n-" in block,
    "hr": re.compile(r"[-_*]").search,
    "olist": _ITEM.match,
    "ulist": _ITEM.match,
    "quote": lambda block: ">" in block,
    "reference": lambda block: "]:" in block,
}
"""Whether it is worth to ask a part of the parser for blocks whether a block is for it."""


class QuickMarkdown(Extension):
    """An extension that changes no byte of what Markdown makes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Take the place of the two loops in which the time goes."""
        md.treeprocessors.register(_Inline(md), "inline", 20)
        blocks = _Blocks(md.parser)
        md.parser.parseBlocks = blocks.parse  # type: ignore[method-assign]


class _Blocks:
    """Parses blocks as the library's parser does."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self._known: list[Step] = []
        self._seen = 0

    def _steps(self) -> list[Step]:
        registry = self._parser.blockprocessors
        # Extensions may register parts until the first text is parsed.
        if len(registry) != self._seen:
            self._seen = len(registry)
            at = {registry.get_index_for_name(name): name for name in _WORTH if name in registry}
            self._known = [
                (_WORTH[at[number]] if number in at else None, part.test, part.run)
                for number, part in enumerate(registry)
            ]
        return self._known

    def parse(self, parent: Element, blocks: list[str]) -> None:
        """Parse blocks into a parent; see `BlockParser.parseBlocks`."""
        steps = self._steps()
        while blocks:
            for worth, test, run in steps:
                block = blocks[0]
                if worth is not None and not worth(block):
                    continue
                if test(parent, block) and run(parent, blocks) is not False:
                    break


class _Inline(InlineProcessor):
    """Finds links, emphasis and the like within blocks as the library does."""

    def _steps(self) -> list[tuple[Any, Test | None]]:
        registry = self.inlinePatterns
        names = [name for name in (*_NEEDED, _EMPHASIS) if name in registry]
        at = {registry.get_index_for_name(name): name for name in names}
        return [
            (pattern, self._worth(at.get(number, ""), pattern))
            for number, pattern in enumerate(registry)
        ]

    def _worth(self, name: str, pattern: Any) -> Test | None:
        if name in _REFERENCES and not self.md.references:
            return _never
        if name == _EMPHASIS and set(pattern.delimiters) <= {"*", "_"}:
            return _EITHER.search
        needed = _NEEDED.get(name)
        return None if needed is None else lambda text: needed in text

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Go through a tree; see the library."""
        self._known = self._steps()
        self._all_known = all(worth is not None for _, worth in self._known)
        return super().run(tree, ancestors)

    # The library calls it by this name, which Python makes of a private one.
    def _InlineProcessor__handleInline(  # noqa: N802
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString) or (self._all_known and not _ANY.search(data)):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        steps = self._known
        at, start = patternIndex, 0
        while at < len(steps):
            pattern, worth = steps[at]
            if worth is not None and not worth(data):
                at, start = at + 1, 0
                continue
            data, matched, start = apply(pattern, data, at, start)
            if not matched:
                at += 1
        return data


def _never(text: str) -> bool:
    del text
    return False
