"""Which pages stand on paper: all but those that only show others again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_REPEATING = re.compile(r"print|review-clauses|for-.+")
"""Pages that only show again, in another choice or order, what stands in the chapters."""

SHEET = "sign-off"
"""The page to sign."""
_RISKS, _STORIES, _REVIEW = "risks", "scenarios", "review"
"""Pages whose place on paper is another than in the navigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as paper has it."""

    stem: str
    """The page's file name without its ending."""
    title: str
    """The page's name in the navigation, as plain text."""
    part: str
    """The part of the handbook that it belongs to; empty for the first pages."""


def leaves(nav: list[dict[str, Any]]) -> tuple[Leaf, ...]:
    """Give the pages of a navigation that stand on paper, in the order of a book.

    What could go wrong stands before the stories about it. What is filled in by hand comes last:
    the review, and the sheet to sign, which can be taken out.

    Args:
        nav: MkDocs navigation; its titles are encoded as HTML.
    """
    found = list(_walk(nav, ""))
    stories = next((leaf for leaf in found if leaf.stem == _STORIES), None)
    risks = next((leaf for leaf in found if leaf.stem == _RISKS), None)
    if stories and risks:
        found.remove(risks)
        found.insert(found.index(stories), replace(risks, part=stories.part))
    filled_in = [leaf for stem in (_REVIEW, SHEET) for leaf in found if leaf.stem == stem]
    rest = [leaf for leaf in found if leaf not in filled_in]
    return (
        *rest,
        *(replace(leaf, part="" if leaf.stem == SHEET else leaf.part) for leaf in filled_in),
    )


def _walk(nav: list[dict[str, Any]], part: str) -> Iterator[Leaf]:
    for entry in nav:
        for title, where in entry.items():
            plain = html.unescape(title)
            if not isinstance(where, str):
                yield from _walk(where, plain)
            elif not repeats(where.removesuffix(".md")):
                yield Leaf(stem=where.removesuffix(".md"), title=plain, part=part)


def repeats(stem: str) -> bool:
    """Tell whether a page only shows again what other pages say.

    >>> repeats("for-managers"), repeats("print"), repeats("07-customers")
    (True, True, False)
    """
    return _REPEATING.fullmatch(stem) is not None
