"""The numbers of clauses as readers see them, for hints where somebody wrote one for an id."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

_NUMBER = re.compile(r"\d+\.\d+")

Order = Mapping[str, Sequence[str]]
"""Ids of clauses in order, by chapter."""


def is_number(text: str) -> bool:
    """Tell whether a text is the number of a clause, such as `16.3`."""
    return bool(_NUMBER.fullmatch(text.strip()))


def numbers_in(order: Order, elsewhere: Collection[str] = ()) -> dict[str, str]:
    """Give the ids of clauses by their numbers; chapters without clauses have none.

    Args:
        order: The clauses by chapter.
        elsewhere: Ids of clauses that hold only in other places, and are on no page.

    >>> numbers_in({"talk": ["talk.a", "talk.b"], "gone": [], "photos": ["photos.a"]})
    {'1.1': 'talk.a', '1.2': 'talk.b', '2.1': 'photos.a'}
    """
    here = ([one for one in ids if one not in elsewhere] for ids in order.values())
    return {
        f"{chapter}.{number}": one
        for chapter, ids in enumerate(filter(None, here), start=1)
        for number, one in enumerate(ids, start=1)
    }
