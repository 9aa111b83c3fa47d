"""Hold policy text to the Markdown that is allowed in it, and find its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from generator.model.gaps import gaps
from generator.model.mended import write_lines
from generator.model.place import LONG_LINE, Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.text.blocks import DEEPEST, nodes, parsed
from generator.text.leads import lead_hint
from generator.text.nodes import Link
from generator.text.source import Fault

_TOLD = 100
"""Faults that one text is told of; the longest of the shipped ones has as many lines."""
_IN_ANGLES = re.compile(r"<((?:https?://|www\.|[^<>\s@]+@)[^<>\s]+)>")
_CONSTRUCTS: Mapping[str, tuple[str, str]] = {
    "heading": (say("a heading"), say("put the text in **bold** instead")),
    "rule": (say("a line or underline"), say("delete it")),
    "fence": (say("a code fence"), say("use `inline code`")),
    "quote": (
        say("a block quotation"),
        say("put the words in quotation marks; \\> gives the sign itself"),
    ),
    "admonition": (
        say("an admonition"),
        say("write a plain paragraph; \\! gives the sign itself"),
    ),
    "include": (say("an include"), say("write the text itself")),
    "abbreviation": (
        say("an abbreviation"),
        say("add the word to the glossary; \\* gives the sign itself"),
    ),
    "definition": (say("a definition"), say("begin with the words themselves")),
    "linked": (
        say("a link or footnote definition"),
        say("write [text](address); \\[ gives the sign itself"),
    ),
    "image": (say("an image"), say("describe it in words; \\! gives the sign itself")),
    "note": (
        say("a footnote"),
        say("put the text in the guidance; \\[ gives the sign itself"),
    ),
    "reference": (
        say("a reference link"),
        say("write [text](address); \\] gives the sign itself"),
    ),
    "indented": (say("an indented block"), say("begin the line further left")),
    "backtick": (
        say("a backtick without a partner on its line"),
        say("write \\` for the sign itself"),
    ),
    "stars": (
        say("bold text without an end"),
        say("close it with the same stars; \\* gives the sign itself"),
    ),
    "path": (
        say("a path whose backslashes would be lost"),
        say("put it between backticks, and it stays as it is"),
    ),
}
"""What a construct is called, and what to do instead; all are HB405."""


@dataclass(frozen=True, slots=True)
class LinkFound:
    """A Markdown link in a text."""

    label: str
    """The visible words, as written."""
    address: str
    """Where it leads."""
    offset: int
    """Index of the address in the text."""


def links(text: str) -> Iterator[LinkFound]:
    """Walk the links that an author wrote into a text; plain addresses are none."""
    if "](" not in text:
        return
    for node in nodes(parsed(text).blocks):
        if isinstance(node, Link) and node.start >= 0:
            yield LinkFound(node.label, node.address, node.start)


def check_markdown(text: Located, problems: Collector) -> None:
    """Report everything in a text that is more than plain Markdown, or has two meanings.

    Args:
        text: The text in one language.
        problems: Receives HB403 (raw HTML), HB404 (a link that may not be), HB405 (other
            constructs) and HB406 (lines that would not be the list or paragraph they look like).
    """
    for fault in islice(parsed(text).faults, _TOLD):
        if fault.kind in _CONSTRUCTS:
            what, advice = _CONSTRUCTS[fault.kind]
            message = say("{what} may not stand in policy text", what=what)
            problems.add("HB405", message, _place(text, fault), _mended(text, fault, advice))
        else:
            _OTHERS[fault.kind](text, fault, problems)


def _html(text: Located, fault: Fault, problems: Collector) -> None:
    gap = next((gap for offset, gap in gaps(text) if offset == fault.start), "")
    hint = _mended(text, fault, say("write \\< for the sign itself, and no tags inside `code`"))
    if gap:
        hint = say("write what belongs in the gap {gap}", gap=gap)
    elif match := _IN_ANGLES.match(text, fault.start):
        bare = replace(fault, instead=match[1], reach=len(match.group()))
        advice = say("leave the angle brackets out: an address becomes a link by itself")
        hint = _mended(text, bare, advice)
    problems.add("HB403", say("HTML may not stand in policy text"), _place(text, fault), hint)


def _address(text: Located, fault: Fault, problems: Collector) -> None:
    problems.add(
        "HB404",
        say("the link leads to '{address}'", address=fault.more),
        _place(text, fault),
        lead_hint(fault.more),
    )


def _unreadable(text: Located, fault: Fault, problems: Collector) -> None:
    hint = say("write [text](address) without brackets inside; \\[ and \\( give the signs")
    problems.add("HB404", say("this link can't be read"), _place(text, fault), hint)


def _joins(text: Located, fault: Fault, problems: Collector) -> None:
    message, advice = say("this line would not begin a list"), _BEFORE_LIST
    problems.add("HB406", message, *_apart(text, fault, advice))


def _table(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("this line would not begin a table")
    problems.add("HB406", message, *_apart(text, fault, say("put an empty line before the table")))


def _lazy(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("this line would become part of the entry above it")
    if text[fault.start].islower():
        advice = say(
            "move it two columns to the right if it belongs there; put an empty line before it if"
            " not"
        )
        place = _place(text, fault)
        hint = write_lines(place.line, place.line, f"  {place.excerpt}", advice)
        problems.add("HB406", message, place, hint if text.indent >= 0 else advice)
        return
    advice = say(
        "put an empty line before it; if it belongs to the entry, move it two columns to the right"
    )
    problems.add("HB406", message, *_apart(text, fault, advice))


def _uncounted(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("this line does not count on from the one above it")
    advice = say("count on if both lines are entries; put an empty line between them if not")
    above = text[: fault.start].rstrip().rpartition("\n")[2].lstrip()
    if fault.instead and above.startswith(text[fault.start : fault.start + fault.reach]):
        problems.add("HB406", message, _place(text, fault), _mended(text, fault, advice))
    else:
        problems.add("HB406", message, *_apart(text, fault, advice))


def _bullet(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("'{sign}' begins no list", sign=text[fault.start])
    above = text[: text.rfind("\n", 0, fault.start) + 1].split("\n")[-2:][0].strip()
    if above and above[0] not in "*+":
        advice = say("begin each entry with '- ', and put an empty line before the list")
        hint = _mended(text, fault, advice, before="\n")
    else:
        hint = _mended(text, fault, say("begin each entry with '- '"))
    problems.add("HB406", message, _place(text, fault), hint)


def _deep(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("more than {count} lists stand inside one another here", count=DEEPEST)
    problems.add("HB405", message, _place(text, fault), say("end the outer lists first"))


def _cells(text: Located, fault: Fault, problems: Collector) -> None:
    message = say("this row has more cells than the head of its table")
    hint = say("give the head as many; \\| gives the sign itself")
    problems.add("HB405", message, _place(text, fault), hint)


_BEFORE_LIST = say("put an empty line before the list")
_OTHERS: Mapping[str, Callable[[Located, Fault, Collector], None]] = {
    "html": _html,
    "address": _address,
    "unreadable": _unreadable,
    "joins": _joins,
    "table": _table,
    "lazy": _lazy,
    "uncounted": _uncounted,
    "bullet": _bullet,
    "deep": _deep,
    "cells": _cells,
}


def _place(text: Located, fault: Fault) -> Place:
    if fault.kind == "indented":
        start = text.rfind("\n", 0, fault.start) + 1
        return text.inside(start, fault.start + fault.length - start)
    return text.inside(fault.start, fault.length)


def _apart(text: Located, fault: Fault, advice: str) -> tuple[Place, str]:
    """Give the place of a line, and the hint that shows it with an empty line before it."""
    place = _place(text, fault)
    shown = write_lines(place.line, place.line, f"\n{place.excerpt}", advice)
    return place, shown if text.indent >= 0 else advice


def _mended(text: Located, fault: Fault, advice: str, before: str = "") -> str:
    """Give the hint that shows the line as it should be, where that can be told."""
    place = text.inside(fault.start)
    instead = fault.instead
    if fault.kind == "indented":
        place, instead = text.inside(text.rfind("\n", 0, fault.start) + 1), ""
    if instead is None or place.length != 1 or not 0 < len(place.excerpt) <= LONG_LINE:
        return advice
    start = place.column - 1
    if text.indent < 0 and text.place.excerpt[text.place.column - 1 :].startswith('"'):
        instead = instead.replace("\\", "\\\\")
    reach = (
        fault.start - (text.rfind("\n", 0, fault.start) + 1)
        if fault.kind == "indented"
        else fault.reach
    )
    line = place.excerpt[:start] + instead + place.excerpt[start + reach :]
    return write_lines(place.line, place.line, before + line.rstrip(), advice)
