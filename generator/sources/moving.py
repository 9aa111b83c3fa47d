"""Show where a key belongs that stands too far right or left, with its lines in that place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from generator.model.mended import write_lines
from generator.model.place import Located, Spot
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.nodes import Mapping, Node
from generator.sources.shape import keys_at

LANGUAGES = ("pl", "en")
_MOST_LINES = 20
"""Lines that a hint shows; with more of them, words say better what to do."""


def further_left(
    key: Located, parent: Mapping, tree: Mapping, kind: object, loc: Sequence[Any]
) -> str:
    """Tell of a key that belongs to a record further out: it stands too far right.

    Args:
        key: The key.
        parent: The mapping that it stands in.
        tree: The whole file.
        kind: The record of the whole file.
        loc: Where the parent stands.
    """
    own = _column(parent)
    for record, where in reversed([*_around(tree, loc)]):
        column = _column(record)
        if record is parent or column >= own or key not in keys_at(kind, where):
            continue
        if record.holds(key):
            return ""
        if parent.written()[-1] != key:
            return _lifted(key, parent, record, column)
        line = " " * column + key.place.excerpt[key.place.column - 1 :].rstrip()
        if where:
            return say(
                "it stands too far to the right: move it, and what belongs to it, to the"
                " left; write:\n{line}",
                line=line,
            )
        return say(
            "it belongs at the top of the file: move it, and what belongs to it, to the"
            " start of the line; write:\n{line}",
            line=line,
        )
    return ""


def _around(tree: Mapping, loc: Sequence[Any]) -> Iterator[tuple[Mapping, Sequence[Any]]]:
    """Walk the mappings around a location, the outermost first, each with its own location."""
    yield tree, ()
    above: Node = tree
    for index, segment in enumerate(loc):
        if isinstance(above, Mapping) and above.holds(segment):
            above = above.node(str(segment))
        elif isinstance(above, list) and isinstance(segment, int) and segment < len(above):
            above = above[segment]
        else:
            continue
        if isinstance(above, Mapping):
            yield above, loc[: index + 1]


def _lifted(key: Located, parent: Mapping, record: Mapping, column: int) -> str:
    """Show a key above the one that it wrongly stands under."""
    first = max(one.place.line for one in record.written() if one.place.line < key.place.line)
    block = block_of(key, parent.spot)
    last = key.place.line + len(block) - 1
    lines = [line_at(parent.spot, number) for number in range(first, key.place.line)]
    if last - first >= _MOST_LINES or key.place.excerpt.lstrip().startswith("- "):
        return say(
            "it belongs further out: cut it out, with what belongs to it, and put it"
            " above the key that holds '{above}', as '{line}'",
            above=parent.written()[0].place.excerpt.strip(),
            line=key.place.excerpt.strip(),
        )
    moved = shifted(block, key.place.column - 1, column)
    advice = say("it belongs further out, with what belongs to it")
    return write_lines(first, last, "\n".join([*moved, *lines]), advice)


def further_right(
    key: Located, parent: Mapping, kind: object, loc: Sequence[Any], problems: Collector
) -> str:
    """Tell of a key that belongs to an empty key before it: it stands too far left."""
    written = parent.written()
    place = key.place
    for before in reversed(written[: written.index(key)]):
        node = parent.node(before)
        inside = keys_at(kind, [*loc, before])
        fits = key in inside or (key in LANGUAGES and "values" in inside)
        if not fits or (node is not None and not isinstance(node, Mapping)):
            continue
        column = _column(parent) + 2
        if isinstance(node, Mapping):
            if node.holds(key):
                continue
            column = _column(node)
        else:
            _indent_instead(before, problems)
        line = " " * column + place.excerpt[place.column - 1 :].rstrip()
        return say(
            "it belongs to '{owner}' above: move it, and what belongs to it, to the right;"
            " write:\n{line}",
            owner=before,
            line=line,
        )
    return ""


def _indent_instead(owner: Located, problems: Collector) -> None:
    """Give the empty key above another hint: to delete it would lose what belongs to it."""
    for index, problem in enumerate(problems.found):
        if problem.code == "HB105" and problem.place == owner.place:
            hint = say("the lines below it belong to it: move them to the right by two spaces")
            problems.found[index] = problem.with_hint(hint)


def add_line(parent: Node, wanted: str) -> str:
    """Say where a key belongs that a mapping lacks: below its first one, where that is one line.

    Args:
        parent: The mapping.
        wanted: The key.
    """
    words = say("add a line '{wanted}: ...'", wanted=wanted)
    first = parent.written()[0] if isinstance(parent, Mapping) and parent.written() else None
    value = parent.node(first) if isinstance(parent, Mapping) and first else None
    if first is None or not isinstance(value, Located) or value.indent >= 0:
        return words
    place, line = first.place, first.place.excerpt.rstrip()
    whole = value.place.line == place.line and line.endswith((str(value), '"', "'"))
    if not whole or "{" in line[: place.column]:
        return words
    shown = f"{line}\n{' ' * (place.column - 1)}{wanted}: ..."
    return write_lines(place.line, place.line, shown, say("add a line for '{key}'", key=wanted))


def astray(parent: Mapping, wanted: Collection[str]) -> Iterator[tuple[Located, str, Mapping]]:
    """Walk wanted keys of a mapping that stand one level too deep, in what a key beside them holds.

    Yields:
        The key, the key that it stands under, and what that one holds.
    """
    for beside in parent.written():
        node = parent.node(beside)
        if isinstance(node, Mapping):
            yield from ((key, beside, node) for key in node.written() if key in wanted)


def missing_dash(mapping: Mapping) -> str:
    """Give the line that begins a list where a mapping was written without its dash."""
    place = mapping.written()[0].place
    indent = max(0, place.column - 3)
    return f"{' ' * indent}- {place.excerpt[place.column - 1 :].rstrip()}"


def line_at(spot: Spot, number: int) -> str:
    """Give a line of the file that a spot belongs to, by its number from 1."""
    return spot[0](number - 1, 0, 1).excerpt


def block_of(key: Located, spot: Spot) -> list[str]:
    """Give the lines of a key and of what belongs to it: what stands further right below it.

    Args:
        key: The key.
        spot: Any spot of the same file.
    """
    place = key.place
    lines = [place.excerpt]
    while spot[0](place.line - 1 + len(lines), 0, 1).line == place.line + len(lines):
        line = line_at(spot, place.line + len(lines))
        if line.strip() and len(line) - len(line.lstrip(" ")) < place.column:
            break
        lines.append(line)
    while not lines[-1].strip():
        lines.pop()
    return lines


def shifted(lines: Sequence[str], column: int, to: int) -> list[str]:
    """Give lines that begin at a column as they stand at another one; both count from 0."""
    head = " " * to + lines[0][column:].rstrip()
    move = to - column
    bare = (line.strip(" ") for line in lines[1:])
    indents = (max(0, len(line) - len(line.lstrip(" ")) + move) for line in lines[1:])
    rest = (" " * indent + text if text else "" for indent, text in zip(indents, bare, strict=True))
    return [head, *rest]


def _column(mapping: Mapping) -> int:
    """Give the column of a mapping's first key, counted from 0."""
    written = mapping.written()
    return written[0].place.column - 1 if written else mapping.place.column - 1
