"""Turn YAML text into a tree that keeps the position of every key and value.

The YAML is restricted on purpose: one document, no aliases, anchors, tags, duplicate keys
or folded prose, and every scalar stays text. Positions come from the parser's events, so
nothing is constructed and nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.load.source import HIDDEN, Source
from generator.model.place import Located, Place
from generator.problems import Collector, Note

MAX_DEPTH = 24
MAX_NODES = 50_000
_MAX_INDENT = 400
_MAX_OPEN_BRACKETS = 1_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENERS = re.compile(r"[\[{]")
_CLOSERS = re.compile(r"[\]}]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; `None` when nothing was written."""

    value: Located | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    entries: dict[Located, Node] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(file="", line=1, column=1))

    def key_place(self, key: str) -> Place:
        """Give the place of a key that is in this mapping."""
        return next(known.place for known in self.entries if known == key)


Node = Scalar | Sequence | Mapping


class _TooMuch(Exception):
    """Reading went on past a bound; the problem is already noted."""


def read_tree(source: Source, problems: Collector) -> Mapping | None:
    """Parse a source whose top must be a mapping.

    Args:
        source: The text.
        problems: Receives HB004 to HB009.

    Returns:
        The tree, or None when the text could not be read to its end.
    """
    before = len(problems.found)
    if not _within_bounds(source, problems):
        return None
    try:
        root = _Reader(source, problems).read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = source.place(mark.line, mark.column) if mark else source.place(0, 0)
        problems.add("HB004", _plain_reason(error), place, _syntax_hint(source, place))
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else "it can't be read"
        problems.add("HB004", f"this is not YAML: {first}", source.place(0, 0))
        return None
    except _TooMuch:
        return None
    if not isinstance(root, Mapping):
        problems.add(
            "HB009",
            "the file must hold keys with values at its top",
            source.place(0, 0),
            "begin with a line such as 'id: ...'",
        )
        return None
    if any(problem.code == "HB007" for problem in problems.found[before:]):
        return None
    return root


def _within_bounds(source: Source, problems: Collector) -> bool:
    """Stop absurd nesting before the C parser, which can crash on it, sees the text."""
    opened = 0
    for number, line in enumerate(source.lines):
        stripped = line.lstrip(" -?:\t")
        if len(line) - len(stripped) > _MAX_INDENT and stripped:
            problems.add("HB008", "the line is indented too deeply", source.place(number, 0))
            return False
        opened = max(0, opened + len(_OPENERS.findall(line)) - len(_CLOSERS.findall(line)))
        if opened > _MAX_OPEN_BRACKETS:
            problems.add(
                "HB008", "too many brackets are open at once", source.place(number, 0)
            )
            return False
    return True


class _Reader:
    """Builds the tree from parser events without recursion in the parser."""

    def __init__(self, source: Source, problems: Collector) -> None:
        self.source = source
        self.problems = problems
        self.nodes = 0

    def read(self) -> Node:
        events: Iterator[yaml.Event] = iter(yaml.parse(self.source.text, Loader=_LOADER))
        root: Node = Scalar(None, self.source.place(0, 0))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("HB007", "a second document begins here", event, "keep one")
                    break
                root = self._node(next(events), events, 1)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._count(event, depth)
        if isinstance(event, yaml.AliasEvent):
            self._report("HB007", "aliases (*name) are not allowed", event, "repeat the text")
            return Scalar(None, self._place(event))
        if getattr(event, "anchor", None):
            self._report("HB007", "anchors (&name) are not allowed", event, "delete the anchor")
        if getattr(event, "tag", None):
            self._report("HB007", f"tags ({event.tag}) are not allowed", event, "delete the tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            place = self._place(event)
            items = []
            while not isinstance(following := next(events), yaml.SequenceEndEvent):
                items.append(self._node(following, events, depth + 1))
            return Sequence(items, place)
        return self._mapping(event, events, depth)

    def _mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[Located, Node] = {}
        while not isinstance(following := next(events), yaml.MappingEndEvent):
            key = self._node(following, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.problems.add("HB006", "a key must be a single word", key.place)
                continue
            name = key.value if key.value is not None else Located("", key.place)
            if name in entries:
                first = next(known for known in entries if known == name)
                self.problems.add(
                    "HB005",
                    f"'{name}' is given twice",
                    key.place,
                    f"it was first given on line {first.place.line}; keep one of them",
                    (Note(message="first given here", place=first.place),),
                )
                continue
            entries[name] = value
        return Mapping(entries, self._place(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        text = event.value
        if event.style == ">":
            self._report(
                "HB006",
                "folded text (>) loses its line numbers",
                event,
                "write | instead of >",
            )
        if not event.style and text in {"", "~", "null", "Null", "NULL"}:
            return Scalar(None, place)
        if event.style == '"' and (hidden := HIDDEN.search(text)):
            self._report(
                "HB003",
                f"the character U+{ord(hidden.group()):04X} can't be seen and may not stand here",
                event,
                "delete the escape",
            )
        indent = -1
        if event.style == "|":
            text = text.rstrip("\n")
            indent = self._indent_after(event.start_mark.line)
        return Scalar(Located(text, place, indent), place)

    def _indent_after(self, line: int) -> int:
        for following in self.source.lines[line + 1 :]:
            if following.strip():
                return len(following) - len(following.lstrip(" "))
        return 0

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        if isinstance(event, yaml.CollectionStartEvent):
            length = 1
        elif end.line != start.line:
            length = len(self.source.lines[start.line]) - start.column
        return self.source.place(start.line, start.column, length)

    def _count(self, event: yaml.Event, depth: int) -> None:
        self.nodes += 1
        if depth > MAX_DEPTH:
            self._report("HB008", f"nested deeper than {MAX_DEPTH} levels", event, "flatten it")
            raise _TooMuch
        if self.nodes > MAX_NODES:
            self._report("HB008", f"more than {MAX_NODES} values in one file", event, "split it")
            raise _TooMuch

    def _report(self, code: str, message: str, event: yaml.Event, hint: str) -> None:
        self.problems.add(code, message, self._place(event), hint)


def _plain_reason(error: yaml.MarkedYAMLError) -> str:
    reason = error.problem or error.context or "it can't be read"
    return f"this is not YAML: {reason}"


def _syntax_hint(source: Source, place: Place) -> str:
    line = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    if "\t" in line:
        return "use spaces, not tabs, at the start of a line"
    if re.search(r":\s+[^'\"|].*:\s", line):
        return "put the text in quotes, because it holds a colon"
    if re.match(r"\s*[-\w. ]*:?\s*[@`%&*!{\[]", line):
        return "put the text in quotes, because it begins with a special sign"
    return "check the indentation and the quotes of this line and the one before"
