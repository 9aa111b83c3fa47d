"""The numbers of clauses as readers see them, for hints where somebody wrote one for an id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.model.change import Add, Remove, RemoveChapter
from generator.model.inputs import Layer
from generator.model.layers import Base, Company

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


def after_all(order: Order, layer: Layer) -> dict[str, list[str]]:
    """Give the order as it stands when all changes of a layer have done their work.

    Those that can't do anything are left out here; elsewhere they are reported.

    Args:
        order: The clauses before the layer.
        layer: A profile or the company.
    """
    head = layer.head
    if isinstance(head, Base):
        return {chapter: list(ids) for chapter, ids in order.items()}
    wanted: Iterable[str] = ()
    if isinstance(head, Company):
        wanted = map(str, head.chapter_order)
    names = [name for name in dict.fromkeys((*wanted, *order)) if name in order]
    found = {name: list(order[name]) for name in names}
    for change in head.changes:
        if isinstance(change, Add) and (ids := found.get(str(change.chapter))) is not None:
            after = str(change.after)
            ids.insert(ids.index(after) + 1 if after in ids else len(ids), str(change.clause.id))
        elif isinstance(change, Remove):
            ids = found.get(change.target.partition(".")[0], [])
            ids[:] = [one for one in ids if one != change.target]
    for change in head.changes:
        if isinstance(change, RemoveChapter) and change.chapter in found:
            found[change.chapter] = []
    return found
