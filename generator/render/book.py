"""Which pages stand on paper: all but those that only show others again."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.model.pages import row_of
from generator.model.parts import InBook, Part


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
    every = tuple(_walk(nav, ""))
    ordered, opening = list(_of(every, InBook.IN_ORDER)), _of(every, InBook.OPENS_PRACTICE)
    practice = [leaf for leaf in ordered if row_of(leaf.stem).part is Part.PRACTICE]
    place = ordered.index(practice[0]) if practice else len(ordered)
    ordered[place:place] = (
        replace(leaf, part=practice[0].part if practice else leaf.part) for leaf in opening
    )
    taken_out = (replace(leaf, part="") for leaf in _of(every, InBook.TAKEN_OUT))
    return (*ordered, *_of(every, InBook.FILLED_IN), *taken_out)


def _of(every: tuple[Leaf, ...], place: InBook) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in every if row_of(leaf.stem).in_book is place)


def _walk(nav: list[dict[str, Any]], part: str) -> Iterator[Leaf]:
    for entry in nav:
        for title, where in entry.items():
            plain = html.unescape(title)
            if not isinstance(where, str):
                yield from _walk(where, plain)
            else:
                yield Leaf(stem=where.removesuffix(".md"), title=plain, part=part)


def repeats(stem: str) -> bool:
    """Tell whether a page only shows again what other pages say.

    >>> repeats("for-managers"), repeats("print"), repeats("07-customers")
    (True, True, False)
    """
    return row_of(stem).in_book is InBook.NOWHERE
