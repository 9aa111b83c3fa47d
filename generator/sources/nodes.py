"""The tree that a YAML file becomes: plain texts, lists and mappings, each at its spot.

Lists and mappings are Python's own with a spot beside them, so that a record can be filled
from the tree as it is.
"""

from __future__ import annotations

from typing import Any, Self, cast

from generator.model.place import Located, Place, Spot

OWN_PLACE = "place"
"""The key under which each mapping carries its place; no file may give it."""


class Sequence(list[Any]):
    """A list of nodes."""

    __slots__ = ("empty", "spot")

    spot: Spot
    empty: dict[int, Spot]
    """Where items stand that nothing was written for."""

    def __init__(self) -> None:
        """Begin a list; whoever reads it says where."""
        super().__init__()
        self.empty = {}

    @property
    def place(self) -> Place:
        """Where the list begins."""
        return made(self.spot)

    def place_of(self, index: int) -> Place:
        """Give the place of an item, also of one that was left empty."""
        item: Node = self[index]
        return made(self.empty[index]) if item is None else item.place


class Mapping(dict[str, Any]):
    """Keys with their nodes, in the order of the file, and the mapping's own place."""

    __slots__ = ("_known", "spot")

    spot: Spot

    _known: dict[str, Located]

    def __new__(cls) -> Self:
        """Begin a mapping; a copy is made of it in this way, too."""
        made = super().__new__(cls)
        made._known = {}
        return made

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep a key as it was written, for a mapping of thousands is asked for its places."""
        if isinstance(key, Located):
            self._known.setdefault(key, key)
        super().__setitem__(key, value)

    @property
    def place(self) -> Place:
        """Where the first entry begins."""
        return made(self.spot)

    @property
    def first(self) -> Located:
        """The first key that the file gives."""
        return next(iter(self._known.values()))

    def written(self) -> list[Located]:
        """List the keys that the file gives."""
        return list(self._known.values())

    def key_place(self, key: str) -> Place:
        """Give the place of a key that is in this mapping."""
        return self._known[key].place

    def holds(self, key: object) -> bool:
        """Tell whether the file gives a key."""
        return key in self and key != OWN_PLACE

    def node(self, key: str) -> Node:
        """Give what stands under a key."""
        return cast("Node", self[key])


Node = Located | Sequence | Mapping | None
"""None stands where nothing was written."""


def made(spot: Spot) -> Place:
    """Make the place of a spot."""
    return spot[0](*spot[1:])
