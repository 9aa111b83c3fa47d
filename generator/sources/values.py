"""Report values of the wrong kind, with the line as it was meant where that can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping as Parts
from collections.abc import Sequence as Names
from typing import Any

from generator.model.gaps import gaps, whole_gap
from generator.model.mended import as_one_value, as_value, in_quotes, line_with, write_instead
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.spaces import ODD_SPACE, called, plain
from generator.sources.moving import missing_dash
from generator.sources.nodes import Mapping, Node, Sequence
from generator.sources.rows import (
    as_entry,
    as_platforms,
    as_record,
    by_name,
    in_one_line,
    without_dashes,
    words_of,
)

Keys = Names[str]
"""Names of keys, in order."""
_LISTS = frozenset(("tuple_type", "list_type"))
_RECORDS = frozenset(("dict_type", "dataclass_type", "dataclass_exact_type"))
_NO_SPACE = re.compile(r"([A-Za-z_]\w*):(?!//)(\S.*)", re.DOTALL)


def report_house(node: Node, place: Place, said: Parts[str, Any], problems: Collector) -> None:
    """Report what a check of ours refused."""
    meant = said.get("meant", "")
    if isinstance(node, Located) and (odd := ODD_SPACE.search(node)) and meant == plain(node):
        sign = called(odd.group())
        message = say("{sign} stands in '{text}'; it only looks like a space", sign=sign, text=node)
        hint = write_instead(place, as_value(meant))
        problems.add("HB011", message, node.inside(odd.start()), hint)
        return
    hint = said.get("hint", "")
    guess = "" if hint else meant
    if meant:
        hint = write_instead(place, as_value(meant), hint)
    if said["code"] == "HB103" and "(pl:, en:)" in said["text"] and isinstance(node, Sequence):
        hint = in_one_line(place) or without_dashes(node)
        hint = hint or as_one_value(place, node, whole=True)
    if isinstance(node, Located) and not meant and (gap := whole_gap(node)):
        message = say("the gap '{gap}' was never filled in", gap=gap)
        problems.add(
            "HB452", message, place, said.get("hint", "") or say("write what belongs there")
        )
        return
    problems.add(said["code"], said["text"], place, hint, guess=guess)


def report_kind(
    node: Node, place: Place, fault: Parts[str, Any], problems: Collector, keys: Keys
) -> None:
    """Report a value where another kind of value belongs.

    Args:
        node: What stands there.
        place: Where.
        fault: What pydantic says of it: its kind, and a message.
        problems: Receives HB103, or HB452 for a gap in brackets.
        keys: The keys that an entry has; none when the entries of a list are single words.
    """
    listed = fault["type"] in _LISTS
    expected = say("keys with values") if fault["type"] in _RECORDS else fault["msg"]
    if listed:
        expected = say("a list")
    message = say("expected {what}, found {found}", what=expected, found=described(node))
    hint = ""
    if listed:
        hint = _as_list(node, keys)
    elif isinstance(node, Located) and (match := _NO_SPACE.fullmatch(node)):
        hint = say(
            "put a space after the colon, and the line below the key; write:\n{line}",
            line=line_with(place, f"{match[1]}: {match[2]}"),
        )
    elif isinstance(node, Located) and keys and place.excerpt[: place.column - 1].endswith("- "):
        hint = as_entry(place, node, keys)
    elif isinstance(node, Located):
        hint = as_record(place, node, keys)
    elif isinstance(node, Sequence):
        hint = without_dashes(node)
    problems.add("HB103", message, place, hint, listed=listed)


def report_brackets(
    node: Sequence | Mapping, place: Place, message: str, problems: Collector, name: str = ""
) -> None:
    """Report brackets that make a list, or braces that make keys, where a text belongs.

    Args:
        node: What stands there.
        place: Where.
        message: What is wrong.
        problems: Receives HB103, or HB452 for a gap in brackets.
        name: What may fill a gap.
    """
    start = node.place.column - 1
    line = node.place.excerpt
    written, rest = _closed(line[start:].rstrip())
    if node.place.line == place.line and written[:1] in {"[", "{"} and written[-1:] in {"]", "}"}:
        if gaps(written):
            gap = say("the gap '{gap}' was never filled in", gap=written)
            hint = say("write what belongs there")
            if name:
                shown = line[:start] + as_value(name) + rest
                hint = say("write the name, for instance write:\n{line}", line=shown)
            problems.add("HB452", gap, place, hint)
            return
        hint = say(
            "brackets and braces act in YAML: put the text in quotes; write:\n{line}",
            line=line[:start] + in_quotes(written) + rest,
        )
    elif isinstance(node, Mapping):
        hint = say("write the value beside the key, on one line")
    else:
        hint = say("write one value beside the key, without a dash")
    problems.add("HB103", message, place, hint)


def _closed(written: str) -> tuple[str, str]:
    """Cut what stands behind brackets off, such as the end of the braces around them."""
    depth = 0
    for index, sign in enumerate(written):
        depth += (sign in "[{") - (sign in "]}")
        if depth <= 0:
            return written[: index + 1], written[index + 1 :]
    return written, ""


def _as_list(node: Node, keys: Keys) -> str:
    inner = not keys
    if isinstance(node, Mapping) and (hint := _from_keys(node, keys)):
        return hint
    if isinstance(node, Mapping) and node.written():
        return say(
            "a dash is missing: each entry of a list begins with '- '; instead of line {number}"
            " write:\n{line}",
            number=node.written()[0].place.line,
            line=missing_dash(node),
        )
    if isinstance(node, Located) and inner and not re.match(r"[•–—·-]\s", node):
        if whole_gap(node):
            advice = say("an empty list says that there is none:")
            return write_instead(node.place, "[]", advice)
        words = words_of(node) or node.split()
        listed = ", ".join(as_value(word, within=True) for word in words)
        return write_instead(node.place, f"[{listed}]")
    if isinstance(node, Located) and keys and (hint := as_platforms(node, keys)):
        return hint
    if isinstance(node, Located) and inner:
        return ""  # the hint of the list's first line shows all of them
    return say("begin each entry with '- ' on a line of its own") if node is not None else ""


def _from_keys(node: Mapping, keys: Keys) -> str:
    """Say how to make a list of keys: of names of entries, or of words in braces."""
    if hint := by_name(node, keys):
        return hint
    words = node.written()
    if keys or not words or any(node.node(word) is not None for word in words):
        return ""
    start, line = node.place.column - 1, node.place.excerpt
    end = line.find("}", start)
    if line[start : start + 1] != "{" or end < 0:
        return ""
    listed = f"[{', '.join(words)}]"
    return say(
        "a list stands in square brackets; write:\n{line}",
        line=line[:start] + listed + line[end + 1 :],
    )


def described(node: Node) -> str:
    """Name what stands in the file."""
    if isinstance(node, Sequence):
        return say("a list")
    if isinstance(node, Mapping):
        return say("keys with values")
    return say("nothing") if node is None else f"'{node}'"
