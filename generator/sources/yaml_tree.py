"""Turn YAML text into a tree that keeps the position of every key and value.

The YAML is restricted on purpose: one document, no aliases, anchors, tags, duplicate keys
or folded prose, and every scalar stays text. Positions come from the parser's events, so
nothing is constructed by a tag and nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.model.place import Located, Spot
from generator.model.problems import Collector, Note
from generator.sources.nodes import OWN_PLACE, Mapping, Node, Sequence, made
from generator.sources.text_file import HIDDEN, Source
from generator.sources.yaml_faults import plain_reason, syntax_hint, within_bounds

MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_FAULTS = 500
"""Faults told of one file; whoever has more than that has one cause for all of them."""
_HASH = re.compile(r"[ \t]#[^\s#]")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_SCALAR, _LIST_END, _KEYS_END = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent
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
    if not within_bounds(source, problems):
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
        problems.add("HB004", plain_reason(error), place, syntax_hint(source, place))
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


class _Reader:
    """Builds the tree from the parser's events; it goes as deep as MAX_DEPTH, no deeper."""

    def __init__(self, source: Source, problems: Collector) -> None:
        self.source = source
        self.place = source.place
        self.lines = source.lines
        self.problems = problems
        self.nodes = 0
        self.before = len(problems.found)
        self.hashes = _HASH.search(source.text) is not None
        self.escapes = "\\" in source.text
        loader = _LOADER(source.text)
        self.close = loader.dispose
        self.next: Callable[[], Any] = loader.get_event

    def read(self) -> Node:
        root: Node = None
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

    def _node(self, event: Any, depth: int, owner: Located | None = None) -> Node:
        """Read what an event begins; `owner` is the key that it stands under."""
        kind = type(event)
        if kind is _SCALAR:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            self._report("HB007", "aliases (*name) are not allowed", event, "repeat the text")
            return Located("", self._spot(event))
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if depth > MAX_DEPTH:
            self._report("HB008", f"nested deeper than {MAX_DEPTH} levels", event, "flatten it")
            raise _TooMuch
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        return self._mapping(event, depth, owner)

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items = Sequence()
        items.spot = self._spot(event)
        while type(following := self.next()) is not _LIST_END:
            self._count(following)
            item = self._node(following, depth + 1)
            if item is None:
                items.empty[len(items)] = self._spot(following)
                self._report("HB105", "the value is empty", following, "write a value")
                self._bound(following)
            items.append(item)
        return items

    def _mapping(self, event: Any, depth: int, owner: Located | None) -> Mapping:
        entries = Mapping()
        entries.spot = self._spot(event)
        while type(following := self.next()) is not _KEYS_END:
            self._count(following)
            name = self._key(following, depth)
            second = self.next()
            if type(second) is _SCALAR:
                value: Node = self._scalar(second)
            else:
                value = self._node(second, depth + 1, name)
            if name is None:
                continue
            if name == OWN_PLACE:
                self.problems.add("HB102", f"unknown key '{name}'", name.place, "delete it")
            elif name in entries:
                self._bound(following)
                self._report_double(name, entries)
            else:
                entries[name] = value
                if value is None:
                    self._bound(following)
                    self._report_empty(name)
        entries[OWN_PLACE] = entries.place if owner is None else owner.place
        return entries

    def _key(self, event: Any, depth: int) -> Located | None:
        """Read a key; None when it is no single word, which is reported."""
        if type(event) is _SCALAR:
            key = self._scalar(event)
            return Located("", self._spot(event)) if key is None else key
        self._node(event, depth + 1)
        self._report("HB006", "a key must be a single word", event, "")
        return None

    def _report_double(self, name: Located, entries: Mapping) -> None:
        first = entries.key_place(name)
        self.problems.add(
            "HB005",
            f"'{name}' is given twice",
            name.place,
            f"it was first given on line {first.line}; keep one of them",
            (Note(message="first given here", place=first),),
        )

    def _report_empty(self, key: Located) -> None:
        place = key.place
        hint = "write a value, or delete the key"
        if "#" in place.excerpt[place.column :]:
            hint = "a value that begins with # is a comment in YAML: put it in quotes"
        self.problems.add("HB105", f"'{key}' is empty", place, hint)

    def _scalar(self, event: Any) -> Located | None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        text, style = event.value, event.style
        if not style:
            if text in _NOTHING:
                return None
            if self.hashes:
                self._check_cut(event)
        elif style == "|":
            indent = self._indent_after(event.start_mark.line, text)
            return Located(text.rstrip("\n"), self._spot(event), indent)
        elif style == ">":
            hint = "write | instead of >"
            self._report("HB006", "folded text (>) loses its line numbers", event, hint)
        elif self.escapes and style == '"' and (hidden := HIDDEN.search(text)):
            sign = f"U+{ord(hidden.group()):04X}"
            message = f"the character {sign} can't be seen and may not stand here"
            self._report("HB003", message, event, "delete the escape")
        return Located(text, self._spot(event))

    def _count(self, event: Any) -> None:
        """Count an item of a list, or a key with its value."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._report("HB008", f"more than {MAX_NODES} values in one file", event, "split it")
            raise _TooMuch

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self._report("HB007", "anchors (&name) are not allowed", event, "delete the anchor")
        if event.tag:
            self._report("HB007", f"tags ({event.tag}) are not allowed", event, "delete the tag")

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

    def _bound(self, event: Any) -> None:
        """Stop when a file has so many faults that listing them would take long."""
        if len(self.problems.found) - self.before > MAX_FAULTS:
            self._report("HB008", f"more than {MAX_FAULTS} faults in one file", event, "")
            raise _TooMuch

    def _indent_after(self, line: int, text: str) -> int:
        """Count the columns before each line of a block, apart from its own indentation."""
        lines = self.lines
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
        if end.line != line:
            return (self.place, line, column, len(self.lines[line]) - column)
        return (self.place, line, column, end.column - column)

    def _report(self, code: str, message: str, event: Any, hint: str) -> None:
        self.problems.add(code, message, made(self._spot(event)), hint)
