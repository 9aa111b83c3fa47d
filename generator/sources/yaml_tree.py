"""Turn YAML text into a tree that keeps the position of every key and value.

The YAML is restricted on purpose: one document, no aliases, anchors, tags, duplicate keys
or folded prose, and every scalar stays text. Positions come from the parser's events, so
nothing is constructed by a tag and nothing is expanded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import yaml

from generator.model.place import Located, Spot
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.mending import mend
from generator.sources.moving import LANGUAGES
from generator.sources.nodes import OWN_PLACE, Mapping, Node, Sequence, made
from generator.sources.scalars import Slip, cut_off, hidden_escape, slips_of
from generator.sources.text_file import Source
from generator.sources.tree_faults import (
    as_one_line,
    as_text,
    one_document,
    report_double,
    report_empty,
    report_top,
)
from generator.sources.yaml_faults import give_up, within_bounds

MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_FAULTS = 500
"""Faults told of one file; whoever has more than that has one cause for all of them."""
_HASH = re.compile(r"[^\s#:][ \t]+#")
_LIKELY = frozenset("„“”‚‘’«»,'")
"""Signs that begin a value only where somebody typed quotation marks."""
_ENDS = frozenset('"”“»')
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_SCALAR, _LIST_END, _KEYS_END = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_A_KEY = Located("")
"""Stands for the owner of what is a key itself."""
_SPOKEN = frozenset((*LANGUAGES, _A_KEY))
"""Owners of texts that may be a quotation as a whole, or are told of elsewhere."""


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
        root = _read(source, problems)
    except yaml.MarkedYAMLError:
        del problems.found[before:]
        source = mend(source, problems, lambda error, at: give_up(error, at, problems))
        try:
            root = _read(source, problems)
        except (yaml.YAMLError, _TooMuch):
            return None
    except (yaml.YAMLError, ValueError, RecursionError):
        # What the reader says is English, and the invisible signs that it means are told before.
        message = say("this is not YAML: {reason}", reason=say("it can't be read"))
        problems.add("HB004", message, source.place(0, 0))
        return None
    except _TooMuch:
        return None
    if not isinstance(root, Mapping):
        report_top(root, source, problems)
        return None
    if any(problem.code == "HB007" for problem in problems.found[before:]):
        return None
    return root


def _read(source: Source, problems: Collector) -> Node:
    reader = _Reader(source, problems)
    try:
        return reader.read()
    finally:
        reader.close()


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
                    hint = one_document(event, self.lines)
                    self._report("HB007", say("a second document begins here"), event, hint)
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
            self._report(
                "HB007", say("aliases (*name) are not allowed"), event, say("repeat the text")
            )
            return Located("", self._spot(event))
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if depth > MAX_DEPTH:
            message = say("nested deeper than {most} levels", most=MAX_DEPTH)
            self._report("HB008", message, event, say("flatten it"))
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
                self._report("HB105", say("the value is empty"), following, say("write a value"))
                self._bound(following)
            items.append(item)
        return items

    def _mapping(self, event: Any, depth: int, owner: Located | None) -> Mapping:
        entries = Mapping()
        entries.spot = self._spot(event)
        lost = False
        while type(following := self.next()) is not _KEYS_END:
            self._count(following)
            name = self._key(following, depth)
            second = self.next()
            if type(second) is _SCALAR:
                value: Node = self._scalar(second, name)
            else:
                value = self._node(second, depth + 1, name)
            if name is None:
                continue
            if name == OWN_PLACE:
                self.problems.add(
                    "HB102", say("unknown key '{key}'", key=name), name.place, say("delete it")
                )
            elif name in entries:
                self._bound(following)
                if not lost or name == entries.first:
                    lost = report_double(name, value, entries, self.problems) or lost
            else:
                entries[name] = value
                if value is None:
                    self._bound(following)
                    report_empty(name, event, self.lines, self.problems)
        entries[OWN_PLACE] = entries.place if owner is None else owner.place
        return entries

    def _key(self, event: Any, depth: int) -> Located | None:
        """Read a key; None when it is no single word, which is reported."""
        if type(event) is _SCALAR:
            key = self._scalar(event, _A_KEY)
            return Located("", self._spot(event)) if key is None else key
        self._node(event, depth + 1)
        hint = as_one_line(event, self.lines)
        self._report("HB006", say("a key must be a single word"), event, hint)
        return None

    def _scalar(self, event: Any, owner: Located | None = None) -> Located | None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        text, style = event.value, event.style
        if not style:
            if text in _NOTHING:
                return None
            if self.hashes and (cut := cut_off(event, self.source)):
                self._slip(cut)
            if (
                text[0] in _LIKELY
                or text[-1] in _ENDS
                or event.start_mark.line != event.end_mark.line
            ):
                self._slip(*slips_of(event, self.source, spoken=owner in _SPOKEN))
        elif style == "|":
            indent = self._indent_after(event.start_mark.line, text)
            return Located(text.rstrip("\n"), self._spot(event), indent)
        elif style == ">":
            mark = event.start_mark
            line = self.lines[mark.line]
            hint = say(
                "write | instead of >; write:\n{line}",
                line=f"{line[: mark.column]}|{line[mark.column + 1 :]}",
            )
            self._report("HB006", say("folded text (>) loses its line numbers"), event, hint)
        else:
            text = self._quoted(event)
        return Located(text, self._spot(event))

    def _quoted(self, event: Any) -> str:
        """Give a text in quotes; what hides in it is reported."""
        if event.start_mark.line != event.end_mark.line:
            self._slip(*slips_of(event, self.source))
        text: str = event.value
        if self.escapes and event.style == '"':
            # The file is in NFC, but escapes may stand for any sign, and for a part of one.
            text = unicodedata.normalize("NFC", text)
            if hidden := hidden_escape(event, self.source):
                self._slip(hidden)
        return text

    def _count(self, event: Any) -> None:
        """Count an item of a list, or a key with its value."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = say("more than {most} values in one file", most=MAX_NODES)
            self._report("HB008", message, event, say("split it"))
            raise _TooMuch

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            hint = as_text(event, self.lines, say("delete the anchor"))
            self._report("HB007", say("anchors (&name) are not allowed"), event, hint)
        if event.tag:
            hint = as_text(event, self.lines, say("delete the tag"))
            message = say("tags ({tag}) are not allowed", tag=event.tag)
            self._report("HB007", message, event, hint)

    def _slip(self, *slips: Slip) -> None:
        """Report values that were read otherwise than they were meant."""
        for slip in slips:
            self.problems.add(slip.code, slip.message, slip.place, slip.hint)

    def _bound(self, event: Any) -> None:
        """Stop when a file has so many faults that listing them would take long."""
        if len(self.problems.found) - self.before > MAX_FAULTS:
            message = say("more than {most} faults in one file", most=MAX_FAULTS)
            self._report("HB008", message, event, "")
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
