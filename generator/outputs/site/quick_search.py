"""Read a page for the search index as the theme does, in less time.

The theme's reader is a parser for any HTML there is. What an engine writes for Markdown is
nearly always plainer, and one expression takes it apart; whatever is not so plain the theme reads
itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"([^<]+)"
    r'|<([a-z][a-z0-9]*)((?:\s+[a-z][-a-z0-9]*(?:="[^"<>]*")?)*)\s*(/?)>'
    r"|</([a-z][a-z0-9]*)>"
)
_ATTRIBUTE = re.compile(r'([a-z][-a-z0-9]*)(?:="([^"]*)")?')
_RAW = re.compile(r"<(?:script|style|textarea|title|iframe|xmp|noembed|noframes|plaintext)\b")
"""Elements within which `<` means nothing."""


Keep = Callable[[Any, Callable[[], list[Any]]], list[Any]]
"""Gives the entries of a page: kept ones, or those that it lets be made."""


def quicken_search(plugin: Any, keep: Keep) -> None:
    """Let the theme's search plugin, already configured, read pages quickly.

    Args:
        plugin: The plugin, with an index that nothing was added to.
        keep: Gives the entries of a page.
    """
    from material.plugins.search.plugin import (  # type: ignore[import-untyped]
        SearchIndex,
    )

    class Index(SearchIndex):  # type: ignore[misc]  # the theme has no types
        entries: list[Any]

        def add_entry_from_context(self, page: Any) -> None:
            before: list[Any] = self.entries
            self.entries = before + keep(page, lambda: self._read(page))

        def _read(self, page: Any) -> list[Any]:
            self.entries = []
            tokens = _tokens(page.content)
            if tokens is None:
                super().add_entry_from_context(page)
            elif not (page.meta.get("search") or {}).get("exclude"):
                for section in _sections(tokens):
                    if not section.is_excluded():
                        self.create_entry_for_section(section, page.toc, page.url, page)
            return list(self.entries)

    plugin.search_index = Index(**plugin.search_index.config)


def _tokens(text: str) -> list[tuple[str, ...]] | None:
    """Take HTML apart; None when it is not plain enough."""
    if _RAW.search(text):
        return None
    found = list(_TOKEN.finditer(text))
    if sum(one.end() - one.start() for one in found) != len(text):
        return None
    return [one.groups("") for one in found]


def _sections(tokens: list[tuple[str, ...]]) -> list[Any]:
    from material.plugins.search.plugin import Parser

    parser = Parser()
    for data, name, attributes, closed, end in tokens:
        if data:
            parser.handle_data(html.unescape(data))
        elif name:
            parser.handle_starttag(name, list(_attributes(attributes)))
            if closed:
                parser.handle_endtag(name)
        else:
            parser.handle_endtag(end)
    return list(parser.data)


def _attributes(text: str) -> Iterator[tuple[str, str | None]]:
    for one in _ATTRIBUTE.finditer(text):
        value = one[2]
        yield one[1], html.unescape(value) if value else value
