"""Turn YAML text into a tree that keeps the position of every key and value.

The YAML is restricted on purpose: one document, no aliases, anchors, tags, duplicate keys
or folded prose, and every scalar stays text. Positions come from the parser's events, so
nothing is constructed and nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.source import HIDDEN, Source
from generator.model.place import Located, Place, Spot
from generator.problems import Collector, Note

MAX_DEPTH = 24
MAX_NODES = 50_000
_MAX_INDENT = 400
_MAX_OPEN_BRACKETS = 1_000
MAX_FAULTS = 500
"""Faults told of one file; whoever has more than that has one cause for all of them."""
_HASH = re.compile(r"[ \t]#[^\s#]")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_HINT_WIDTH = 300
"""Columns that a hint looks at; longer lines would make the search slow."""
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        reader = _Reader(source, problems)
        try:
            root = reader.read()
        finally:
            reader.close()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "quoted scalar" in (error.context or "") and error.context_mark:
            mark = error.context_mark
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
        opened += line.count("[") + line.count("{") - line.count("]") - line.count("}")
        opened = max(0, opened)
        if opened > _MAX_OPEN_BRACKETS:
            problems.add("HB008", "too many brackets are open at once", source.place(number, 0))
            return False
    return True


class _Reader:
    """Builds the tree from the parser's events; it goes as deep as MAX_DEPTH, no deeper."""

    def __init__(self, source: Source, problems: Collector) -> None:
        self.source = source
        self.problems = problems
        self.nodes = 0
        self.before = len(problems.found)
        self.hashes = _HASH.search(source.text) is not None
        loader = _LOADER(source.text)
        self.close = loader.dispose
        self.next: Callable[[], Any] = loader.get_event

    def read(self) -> Node:
        root: Node = Scalar(None, (self.source.place, 0, 0, 1))
        documents = 0
        while (event := self.next()) is not None:
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report("HB007", "a second document begins here", event, "keep one")
                    break
                root = self._node(self.next(), 1)
            elif type(event) is yaml.StreamEndEvent:
                break
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._report("HB008", f"more than {MAX_NODES} values in one file", event, "split it")
            raise _TooMuch
        if kind is yaml.AliasEvent:
            self._report("HB007", "aliases (*name) are not allowed", event, "repeat the text")
            return Scalar(None, self._spot(event))
        if event.anchor:
            self._report("HB007", "anchors (&name) are not allowed", event, "delete the anchor")
        if event.tag:
            self._report("HB007", f"tags ({event.tag}) are not allowed", event, "delete the tag")
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            self._report("HB008", f"nested deeper than {MAX_DEPTH} levels", event, "flatten it")
            raise _TooMuch
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(following := self.next()) is not yaml.SequenceEndEvent:
                items.append(self._node(following, depth + 1))
            return Sequence(items, self._spot(event))
        return self._mapping(event, depth)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        entries: dict[Located, Node] = {}
        while type(following := self.next()) is not yaml.MappingEndEvent:
            key = self._node(following, depth + 1)
            value = self._node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                self.problems.add("HB006", "a key must be a single word", key.place)
                continue
            name = key.value if key.value is not None else Located("", key.spot)
            if name in entries:
                self._bound(key)
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
        return Mapping(entries, self._spot(event))

    def _scalar(self, event: Any) -> Scalar:
        spot = self._spot(event)
        text, style = event.value, event.style
        if not style:
            if text in _NOTHING:
                return Scalar(None, spot)
            if self.hashes:
                self._check_cut(event)
            return Scalar(Located(text, spot), spot)
        if style == "|":
            indent = self._indent_after(event.start_mark.line, text)
            return Scalar(Located(text.rstrip("\n"), spot, indent), spot)
        if style == ">":
            self._report(
                "HB006",
                "folded text (>) loses its line numbers",
                event,
                "write | instead of >",
            )
        if style == '"' and (hidden := HIDDEN.search(text)):
            self._report(
                "HB003",
                f"the character U+{ord(hidden.group()):04X} can't be seen and may not stand here",
                event,
                "delete the escape",
            )
        return Scalar(Located(text, spot), spot)

    def _check_cut(self, event: Any) -> None:
        """Refuse `name: Bank #1`: YAML would take '#1' for a comment and drop it silently."""
        end = event.end_mark
        if _CUT.match(self.source.lines[end.line], end.column):
            self._report(
                "HB006",
                "the text ends before '#': YAML takes the rest of the line for a comment",
                event,
                "put the text in quotes, or put a space after # if it is a comment",
            )

    def _bound(self, node: Node) -> None:
        """Stop when a file has so many faults that listing them would take long."""
        if len(self.problems.found) - self.before > MAX_FAULTS:
            place = node.place
            self.problems.add("HB008", f"more than {MAX_FAULTS} faults in one file", place)
            raise _TooMuch

    def _indent_after(self, line: int, text: str) -> int:
        """Count the columns before each line of a block, apart from its own indentation."""
        lines = self.source.lines
        for number in range(line + 1, len(lines)):
            if lines[number].strip():
                own = text.lstrip("\n")
                return (
                    len(lines[number])
                    - len(lines[number].lstrip(" "))
                    - (len(own) - len(own.lstrip(" ")))
                )
        return 0

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        length = end.column - column
        if isinstance(event, yaml.CollectionStartEvent):
            length = 1
        elif end.line != line:
            length = len(self.source.lines[line]) - column
        return (self.source.place, line, column, length)

    def _report(self, code: str, message: str, event: Any, hint: str) -> None:
        spot = self._spot(event)
        self.problems.add(code, message, spot[0](*spot[1:]), hint)


def _plain_reason(error: yaml.MarkedYAMLError) -> str:
    reason = error.problem or error.context or "it can't be read"
    if "quoted scalar" in (error.context or ""):
        reason = "the quoted text is not closed, or holds a sign that may not stand there"
    return f"this is not YAML: {reason}"


def _syntax_hint(source: Source, place: Place) -> str:
    line = source.lines[place.line - 1][:_HINT_WIDTH]
    if "\t" in line:
        return "use spaces, not tabs, at the start of a line"
    if re.search(r":\s+[^'\"|].*:\s", line):
        return "put the text in quotes, because it holds a colon"
    if re.match(r"\s*[-\w. ]*:?\s*[@`%&*!{\[]", line):
        return "put the text in quotes, because it begins with a special sign"
    return "check the indentation and the quotes of this line and the one before"
