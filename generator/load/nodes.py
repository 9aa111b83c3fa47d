"""The tree that a YAML file becomes: values, lists and keys, each at its spot."""

from __future__ import annotations

from generator.model.place import Located, Place, Spot


class _Spotted:
    """Something that stands at a spot; its place is made only when asked for."""

    __slots__ = ("spot",)

    def __init__(self, spot: Spot) -> None:
        self.spot = spot

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.spot[0](*self.spot[1:])


class Scalar(_Spotted):
    """A single value; `None` when nothing was written."""

    __slots__ = ("value",)

    def __init__(self, value: Located | None, spot: Spot) -> None:
        """Keep the value and where it stands."""
        self.value = value
        self.spot = spot


class Sequence(_Spotted):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node], spot: Spot) -> None:
        """Keep the nodes and where the list begins."""
        self.items = items
        self.spot = spot


class Mapping(_Spotted):
    """Keys with their values, in the order of the file."""

    __slots__ = ("entries",)

    def __init__(self, entries: dict[Located, Node], spot: Spot) -> None:
        """Keep the entries and where the first of them begins."""
        self.entries = entries
        self.spot = spot

    def key_place(self, key: str) -> Place:
        """Give the place of a key that is in this mapping."""
        return next(known.place for known in self.entries if known == key)


Node = Scalar | Sequence | Mapping
