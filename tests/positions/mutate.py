"""Mutations of a source file, each with the spot where the fault must be reported.

The emitter here is the only judge of positions: it writes the file and notes where each key
and value went, so nothing is asked of the loader that is under test.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

Path = tuple[int, ...]
"""Indexes of entries from the top of the file."""
Node = "Map | list[Node] | str"


@dataclass(frozen=True)
class Map:
    """A mapping as pairs, so that a key may stand in it twice."""

    pairs: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Text:
    """A file as written, with the place of every key and value."""

    text: str
    keys: dict[Path, tuple[int, int]]
    values: dict[Path, tuple[int, int]]


@dataclass
class _Emitter:
    lines: list[str] = field(default_factory=list)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def node(self, node: object, path: Path, indent: int, first: str) -> None:
        """Write a node; `first` is what already stands on its first line, such as '- '."""
        if isinstance(node, Map):
            for index, (key, value) in enumerate(node.pairs):
                head = first if index == 0 else " " * indent
                self.keys[*path, index] = (len(self.lines) + 1, len(head) + 1)
                self._under(f"{head}{key}:", value, (*path, index), indent + 2)
        elif isinstance(node, list):
            for index, item in enumerate(node):
                head = f"{' ' * indent}- "
                self.keys[*path, index] = (len(self.lines) + 1, len(head) + 1)
                if isinstance(item, str):
                    self.values[*path, index] = self.keys[*path, index]
                    self.lines.append(head + quoted(item))
                else:
                    self.node(item, (*path, index), indent + 2, head)

    def _under(self, head: str, value: object, path: Path, indent: int) -> None:
        if isinstance(value, str):
            self.values[path] = (len(self.lines) + 1, len(head) + 2)
            self.lines.append(f"{head} {quoted(value)}".rstrip())
        else:
            self.lines.append(head)
            self.node(value, path, indent, " " * indent)


def quoted(text: str) -> str:
    """Write a scalar; an empty text stands for nothing at all."""
    return json.dumps(text, ensure_ascii=False) if text else ""


def parse(text: str) -> Map:
    """Read a sample into pairs; every scalar stays text."""

    def plain(node: yaml.Node) -> object:
        if isinstance(node, yaml.MappingNode):
            return Map(tuple((key.value, plain(value)) for key, value in node.value))
        if isinstance(node, yaml.SequenceNode):
            return [plain(item) for item in node.value]
        return node.value

    read = yaml.compose(text, yaml.SafeLoader)
    assert read is not None
    top = plain(read)
    assert isinstance(top, Map)
    return top


def emit(top: Map) -> Text:
    """Write a file in block style."""
    emitter = _Emitter()
    emitter.node(top, (), 0, "")
    return Text("\n".join(emitter.lines) + "\n", emitter.keys, emitter.values)


def walk(
    node: object, path: Path = (), names: tuple[str, ...] = ()
) -> Iterator[tuple[Path, tuple[str, ...], object]]:
    """Walk every key of every mapping: path, names from the top, value."""
    if isinstance(node, Map):
        for index, (key, value) in enumerate(node.pairs):
            yield (*path, index), (*names, key), value
            yield from walk(value, (*path, index), (*names, key))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from walk(item, (*path, index), (*names, "-"))


def below(node: object, index: int) -> object:
    """Give what stands at an index of a mapping or a list."""
    if isinstance(node, Map):
        return node.pairs[index][1]
    assert isinstance(node, list)
    entry: object = node[index]
    return entry


def changed(top: Map, path: Path, pairs: tuple[tuple[str, object], ...]) -> Map:
    """Put other pairs in the place of the pair at a path of a whole file."""
    result = replaced(top, path, pairs)
    assert isinstance(result, Map)
    return result


def replaced(node: object, path: Path, pairs: tuple[tuple[str, object], ...]) -> object:
    """Put other pairs in the place of the pair at a path: none drops it, two double it."""
    head, *rest = path
    if isinstance(node, Map):
        key, value = node.pairs[head]
        new = pairs if not rest else ((key, replaced(value, tuple(rest), pairs)),)
        return Map((*node.pairs[:head], *new, *node.pairs[head + 1 :]))
    assert isinstance(node, list)
    return [
        replaced(item, tuple(rest), pairs) if index == head else item
        for index, item in enumerate(node)
    ]
