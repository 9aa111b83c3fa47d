"""Faults of keys and values that stand where YAML can read them."""

from __future__ import annotations

import re
from collections.abc import Sequence as Lines_
from pathlib import PurePath
from typing import Any

import yaml

from generator.model.mended import commented, in_quotes, line_with
from generator.model.place import Located, Place
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.sources.bracket_fixes import in_braces, in_languages
from generator.sources.moving import LANGUAGES
from generator.sources.nodes import Mapping, Node, Sequence
from generator.sources.text_file import Source

Lines = Lines_[str]
_AFTER_COLON = re.compile(r"\s*:[ \t]+(#.*\S)\s*$")
WRITE_OR_DELETE = say("write a value, or delete the key")
"""What to do with an empty key where nothing more is known about it."""
_HEADS = frozenset(("role", "platform", "action", "id", "wrong", "clause"))
"""Keys with which the entries of lists begin."""


def report_top(root: Node, source: Source, problems: Collector) -> None:
    """Report a file that holds nothing, a list or a text instead of keys."""
    message = say("the file must hold keys with values at its top")
    hint = say("begin with a line such as 'id: ...'")
    if root is None:
        message = say("the file holds nothing; it must hold keys with values at its top")
        stem = PurePath(source.file).stem
        hint = say("write into it, for instance '{key}:', or delete the file", key=stem)
        if stem in {"company", "profile", "handbook"}:
            hint = say("write into it, for instance 'name: ...'; 'handbook init' makes a new one")
    elif isinstance(root, Sequence):
        stem = PurePath(source.file).stem
        hint = say(
            "the list needs its key on a line before it; write:\n{stem}:\n{line}",
            stem=stem,
            line=source.lines[root.place.line - 1],
        )
    place = root.place if isinstance(root, Sequence) else source.place(0, 0)
    problems.add("HB009", message, place, hint)


def report_double(name: Located, value: Node, entries: Mapping, problems: Collector) -> bool:
    """Report a key given twice; True when it begins an entry that lacks its dash.

    Args:
        name: The key.
        value: What stands beside it the second time.
        entries: What stands before it.
        problems: Receives HB005.
    """
    first = entries.key_place(name)
    begins = first == entries.first.place and first.column - 1 == len(first.excerpt) - len(
        first.excerpt.lstrip(" -")
    )
    dash = first.excerpt.lstrip().startswith("- ") and begins
    if begins and name in _HEADS and not dash and first.column > 2:  # noqa: PLR2004
        dash = True
    if dash and name.place.column == first.column:
        indent = " " * (first.column - 3)
        line = f"{indent}- {name.place.excerpt[first.column - 1 :]}"
        message = say("'{key}' begins another entry, but the dash is missing", key=name)
        hint: str = say("begin the entry with a dash; write:\n{line}", line=line.rstrip())
    else:
        dash = False
        message = say("'{key}' is given twice", key=name)
        hint = _second(name, value, entries, first)
    notes = (Note(message=say("first given here"), place=first),)
    problems.add("HB005", message, name.place, hint, notes)
    return dash


def _second(name: Located, value: Node, entries: Mapping, first: Place) -> str:
    """Say what to do with a key that stands there for the second time."""
    other = next((code for code in LANGUAGES if name in LANGUAGES and code not in entries), "")
    if other and not first.excerpt.lstrip().startswith("{") and "{" not in name.place.excerpt:
        advice = say("if it is the text in the other language, write:")
        return say("{advice}\n{line}", advice=advice, line=line_with(name.place, other))
    if isinstance(value, Mapping | Sequence) and name.place.excerpt.rstrip().endswith(":"):
        return say(
            "it was first given on line {line}: move the lines below this one to the end of what"
            " stands there, with the same spaces before them, and delete this line",
            line=first.line,
        )
    line = commented(name.place)
    one_line = isinstance(value, Located) and value.indent < 0
    if not line or not one_line or not name.place.excerpt.rstrip().endswith((str(value), '"', "'")):
        return say("it was first given on line {line}; keep one of them", line=first.line)
    return say(
        "it was first given on line {line}; keep one of them; to keep the first, write:\n{shown}",
        line=first.line,
        shown=line,
    )


def report_empty(key: Located, owner: Any, lines: Lines, problems: Collector) -> None:
    """Report a key without a value (HB105); in braces a comma in the text made it."""
    place = key.place
    hint: str = WRITE_OR_DELETE
    rest = place.excerpt[place.column - 1 + len(key) :]
    if match := _AFTER_COLON.match(rest):
        written = place.excerpt[: place.column - 1 + len(key)] + ": " + in_quotes(match[1])
        hint = say(
            "a value that begins with # is a comment in YAML: put it in quotes; write:\n{line}",
            line=written,
        )
    elif owner.flow_style:
        hint = _flow_hint(owner, lines)
    problems.add("HB105", say("'{key}' is empty", key=key), place, hint)


def _flow_hint(event: Any, lines: Lines) -> str:
    """Say how to write a text that a comma or braces broke into keys."""
    start = event.start_mark
    line = lines[start.line]
    value = line[start.column :].rstrip()
    if fixed := in_languages(value) or in_braces(value):
        return say(
            "a comma ends the text inside braces: put each text in quotes; write:\n{line}",
            line=line[: start.column] + fixed,
        )
    if re.fullmatch(r"\{[\w.-]+(?:\s*,\s*[\w.-]+)+\}", value):
        return say(
            "braces make keys; a list stands in square brackets; write:\n{line}",
            line=f"{line[: start.column]}[{value[1:-1]}]",
        )
    if value[-1:] == "}" and value.count("{") == value.count("}") and ":" not in value:
        return say(
            "braces make keys: put the text in quotes; write:\n{line}",
            line=line[: start.column] + in_quotes(value),
        )
    if re.search(r":\s*[,}]", value):
        return WRITE_OR_DELETE
    return say("a comma ends the text inside braces: put each text in quotes")


def as_one_line(event: Any, lines: Lines) -> str:
    """Say how to write braces within braces; nothing where no languages stand in them."""
    line = lines[event.start_mark.line]
    head, _, value = line.partition("{")
    fixed = in_languages(value.strip())
    return say("one pair of braces is enough; write:\n{line}", line=head + fixed) if fixed else ""


def one_document(event: Any, lines: Lines) -> str:
    """Say what to do with a line below which YAML begins anew."""
    line = lines[event.start_mark.line]
    if not line.startswith("---"):
        return say("keep one")
    shown = f"# {line.rstrip()}"
    return say("delete the line, or make it a comment; write:\n{line}", line=shown)


def as_text(event: Any, lines: Lines, otherwise: str) -> str:
    """Show a text that begins with one of YAML's own signs in quotes."""
    mark = event.start_mark
    line = lines[mark.line]
    text = line[mark.column :].rstrip()
    if (
        type(event) is not yaml.ScalarEvent
        or text.startswith("!!")
        or not line[: mark.column].strip()
    ):
        return otherwise
    return say(
        "if the sign belongs to the text, put the text in quotes; write:\n{line}",
        line=line[: mark.column] + in_quotes(text),
    )
