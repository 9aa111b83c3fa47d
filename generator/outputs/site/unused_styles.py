"""Drop the theme's rules for what no page has: a phone waits for them before it paints.

A rule goes when each of its selectors asks for a class that no page gives an element, and that no
script can give one: it stands in none, neither whole nor as the piece before or after a value.
What is asked for within `:not()` or `:is()` does not count. Then go the theme's own properties
that nothing reads any more; most are pictures.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2

from generator.outputs.kept import Kept, key_of

_STYLES = "*/assets/stylesheets/*.css"
_THEME = re.compile(r"main\.[0-9a-f]+\.min\.css")
_NO_PAGE = frozenset({"lunr", "search", "workers"})
"""Folders of scripts that see no page, and of the index for a disk."""
_CLASSES = re.compile(r"""class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_INLINE = re.compile(r"<script\b[^>]*>(.*?)</script", re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_BEFORE = re.compile(r"(\w[\w-]*[-_])(?=[\"'`]|\$\{)")
_AFTER = re.compile(r"(?<=[\"'`}])([-_]+\w[\w-]*)")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"(?:^|[;{\s])(--[\w-]+)\s*:")
_NESTED = frozenset({"media", "supports"})


@dataclass(frozen=True, slots=True)
class Names:
    """What elements of a site may be called."""

    whole: frozenset[str]
    before: tuple[str, ...] = ()
    """Pieces that a script puts before a value."""
    after: tuple[str, ...] = ()

    def may_be(self, name: str) -> bool:
        """Tell whether an element may have this class."""
        if name in self.whole:
            return True
        return name.startswith(self.before) or name.endswith(self.after)


def drop_unused_styles(sites: Path, kept: Kept) -> None:
    """Shorten the theme's style sheet of every language, by what all languages have.

    Args:
        sites: The folder with a finished site for each language.
        kept: What earlier builds kept.
    """
    sheets = {path: path.read_text(encoding="utf-8") for path in sorted(sites.glob(_STYLES))}
    themes = {path: text for path, text in sheets.items() if _THEME.fullmatch(path.name)}
    pages = [path.read_text(encoding="utf-8") for path in sorted(sites.rglob("*.html"))]
    scripts = [
        path.read_text(encoding="utf-8")
        for path in sorted(sites.rglob("*.js"))
        if _NO_PAGE.isdisjoint(path.parts)
    ]
    names = names_in(pages, scripts)
    others = [text for path, text in sheets.items() if path not in themes]
    read = frozenset(name for text in (*others, *scripts) for name in _READ.findall(text))
    for path, text in themes.items():
        key = key_of(text, sorted(names.whole), names.before, names.after, sorted(read))
        less = kept.take("styles", key, functools.partial(shortened, text, names, read))
        path.write_text(less, encoding="utf-8", newline="\n")


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> Names:
    """Gather the classes of pages, and every word of scripts: any may be one, or a piece of one."""
    given: set[tuple[str, str, str]] = set()
    code = set(scripts)
    for page in pages:
        given.update(_CLASSES.findall(page))
        code.update(_INLINE.findall(page))
    text = "\n".join(code)
    classes = (name for values in given for value in values for name in value.split())
    return Names(
        whole=frozenset(_WORD.findall(text)).union(classes),
        before=tuple(sorted(set(_BEFORE.findall(text)))),
        after=tuple(sorted(set(_AFTER.findall(text)))),
    )


@functools.lru_cache(maxsize=4)
def shortened(css: str, names: Names, read: frozenset[str]) -> str:
    """Return a style sheet without rules and properties that are of no use.

    Args:
        css: The theme's style sheet.
        names: What elements may be called.
        read: Properties that other style sheets and scripts read.
    """
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = list(_rules(nodes, names))
    # A property may be read by one that goes in turn.
    while True:
        known = read.union(*(_READ.findall(body) for _, body in rules))
        less = [(head, _without_unread(body, known)) for head, body in rules]
        if less == rules:
            return "".join(map(_written, rules))
        rules = less


def _rules(nodes: Iterable[Any], names: Names) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of rules that may hold; all else as a body alone."""
    for node in nodes:
        if node.type == "qualified-rule":
            kept = [one for one in _selectors(node.prelude) if _may_match(one, names)]
            if kept:
                selectors = ",".join(map(tinycss2.serialize, kept))
                yield selectors, tinycss2.serialize(node.content)
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in _NESTED:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(
                f"{head}{{{body}}}" if head else body for head, body in _rules(inner, names)
            ):
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", text
        else:
            yield "", node.serialize()


def _written(rule: tuple[str, str]) -> str:
    head, body = rule
    if not head or not body:
        return body
    return f"{head}{{{body}}}"


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    selector: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _may_match(selector: list[Any], names: Names) -> bool:
    pairs = itertools.pairwise(selector)
    return all(
        names.may_be(name.value)
        for dot, name in pairs
        if dot.type == "literal" and dot.value == "." and name.type == "ident"
    )


def _without_unread(body: str, read: frozenset[str]) -> str:
    if read.issuperset(_SET.findall(body)):
        return body
    parts = tinycss2.parse_blocks_contents(body, skip_comments=True, skip_whitespace=True)
    if any(one.type != "declaration" for one in parts):
        return body
    return ";".join(one.serialize() for one in parts if not _unread(one, read))


def _unread(declaration: Any, read: frozenset[str]) -> bool:
    return declaration.name.startswith("--") and declaration.name not in read
