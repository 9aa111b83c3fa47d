"""The order of clauses as it is when a layer has done all that it means to do."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.change import Add, Remove, RemoveChapter
from generator.model.inputs import Layer
from generator.model.layers import Base, Company
from generator.model.numbering import Order


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
