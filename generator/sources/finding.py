"""Find what stands at a location of a tree, as pydantic names locations."""

from __future__ import annotations

from collections.abc import Sequence as Loc
from typing import Any

from generator.model.place import Located, Place
from generator.sources.nodes import Mapping, Node, Sequence


def find(tree: Mapping, loc: Loc[Any]) -> tuple[Node, Place]:
    """Walk to a location, dropping the segments that pydantic adds.

    Returns:
        The node, and the place of its value (of its key when it is a mapping or a list).
    """
    node: Node = tree
    place = tree.place
    for segment in loc:
        if isinstance(node, Mapping) and node.holds(segment):
            place = node.key_place(str(segment))
            node = node.node(str(segment))
            if isinstance(node, Located):
                place = node.place
        elif isinstance(node, Sequence) and isinstance(segment, int) and segment < len(node):
            place = node.place_of(segment)
            node = node[segment]
    if loc and loc[-1] == "[key]":
        place = _key_of(tree, loc) or place
    return node, place


def _key_of(tree: Mapping, loc: Loc[Any]) -> Place | None:
    parent, _ = find(tree, loc[:-2])
    if isinstance(parent, Mapping) and parent.holds(loc[-2]):
        return parent.key_place(str(loc[-2]))
    return None
