"""Take the rules out of the finished chapters, so that "May I post this?" can show them.

A browser refuses to read other files from a disk, but it runs their scripts. So what a rule says
stands in a script of its chapter, as data of which the page makes elements, and only those are
loaded that a reader needs.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from generator.model.marks import Mark
from generator.model.pages import MAY_I
from generator.outputs.kept import Kept, key_of
from generator.outputs.pages.articles import article_of, find_article, parsed_article

FOLDER = "assets/rules"
"""Where the scripts lie in the site of a language."""
_KEPT = ("class", "href", "lang")
"""Attributes that a rule needs away from its chapter."""

Part = str | list[object]
"""Words, or an element: its name, its attributes, and its parts."""


def write_short_rules(site: Path, kept: Kept) -> None:
    """Write a script for each chapter that has rules of which the page speaks.

    Args:
        site: The built site of one language; without the page nothing happens.
        kept: What earlier builds kept.
    """
    path = site / MAY_I.html
    if not path.is_file():
        return
    wanted = _wanted(find_article(path.read_bytes()))
    (site / FOLDER).mkdir(parents=True)
    for file, anchors in wanted.items():
        article = article_of((site / f"{file}.html").read_text(encoding="utf-8"))
        script = kept.take(
            "rules",
            key_of(article, file, anchors),
            functools.partial(_script, article, file, anchors),
        )
        (site / FOLDER / f"{file}.js").write_text(script, encoding="utf-8", newline="\n")


def _script(article: str, file: str, anchors: list[str]) -> str:
    chapter = parsed_article(article)
    rules = {anchor: list(_rule(chapter, anchor)) for anchor in anchors}
    # No `<`: nothing in it can end a script.
    text = json.dumps(rules, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'Handbook.rules.take("{file}", {text});\n'


def _wanted(page: HtmlElement) -> dict[str, list[str]]:
    """Give the rules of which the page speaks, by the file of their chapter."""
    wanted: dict[str, list[str]] = {}
    for card in page.find_class(Mark.AID_CARD):
        file, _, anchor = next(card.iter("a")).get("href", "").partition(".html#")
        wanted.setdefault(file, []).append(anchor)
    return wanted


def _rule(chapter: HtmlElement, anchor: str) -> Iterator[Part]:
    """Walk what a rule says: what holds, why, one right example, and how to put it right."""
    stated, shown = False, False
    for element in chapter.get_element_by_id(anchor).itersiblings():
        classes = set(element.classes)
        if element.tag == "h2":
            return
        if Mark.WHY in classes or Mark.REMEDY in classes or not (stated or _beside(classes)):
            yield _part(element)
        elif Mark.RIGHT in classes and not shown:
            yield _part(element)
            shown = True
        stated = stated or Mark.WHY in classes


def _beside(classes: set[str]) -> bool:
    """Tell whether an element stands beside a statement and is no part of it."""
    return not classes.isdisjoint({Mark.HEAD, Mark.UNCONFIRMED})


def _part(element: HtmlElement) -> list[object]:
    kept = {name: element.get(name) for name in _KEPT if element.get(name)}
    parts: list[object] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_part(child))
        if child.tail:
            parts.append(child.tail)
    return [element.tag, kept, parts]
