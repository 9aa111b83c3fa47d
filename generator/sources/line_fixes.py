"""What may be wrong with a line that YAML can't read, and the line as it should be.

Each fix proposes; `mending` tries what it proposes and keeps what lets the parser read on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.mended import in_quotes
from generator.model.say import say
from generator.model.spaces import ODD, ODD_SPACE, called
from generator.sources.bracket_fixes import brackets, languages, own_dash
from generator.sources.fix import KEY, VALUE, Fix, Proposal
from generator.sources.row_fixes import (
    bare_value,
    below_row,
    block_sign,
    clause_key,
    commented_key,
    language_mark,
    two_on_a_line,
    value_key,
    wrapped,
)
from generator.sources.scalars import closed

_ODD_INDENT = re.compile(rf"[ {ODD}\t]*[{ODD}\t][ {ODD}\t]*")
_ODD_AFTER = re.compile(rf"(\s*(?:-[ {ODD}])?{KEY}|\s*-)(:?)([ {ODD}]*[{ODD}][ {ODD}]*)(\S.*|$)")
_DASH = re.compile(r"(\s*)(?:\d{1,2}[.)](?=\s+[a-z_]+:)|[•·▪◦‣●○■□–—−‐‑*])(?:\s+|(?=\w))(.*)")
_TIGHT_DASH = re.compile(r"(\s*)-(?=[^\W\d]|[\"'])(?!-)(.*)")
_TIGHT_COLON = re.compile(rf"(\s*(?:- +)?)([\"']?{KEY}[\"']?):(?=\S)(?!//)(.*)")
_NO_COLON = re.compile(rf"(\s*(?:- +)?)({KEY})\s*(?:[=;：︰–—]|->|=>)\s*(.*)")
_BOLD_KEY = re.compile(rf"(\s*(?:- +)?)[*_]{{1,2}}({KEY})(?::[*_]{{1,2}}|[*_]{{1,2}}\s*:)\s*(.*)")
_LATE_COLON = re.compile(rf"(\s*(?:- +)?)({KEY}) +:\s*(\S.*)")
_NO_SIGN = re.compile(r"(\s*(?:- +)?)([a-z_]+) +(\S.*)")
_FENCE = re.compile(r"\s*(?:```|~~~|\*\*\*|===|—|–—|___|-{4,}).*")


def odd_indent(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose plain spaces where tabs or odd spaces stand at the start of a line."""
    line = lines[number]
    match = _ODD_INDENT.match(line)
    if match is None:
        return
    sign = next(one for one in match.group() if one == "\t" or ODD_SPACE.match(one))
    message = say("{sign} stands at the start of the line", sign=called(sign))
    advice = say("indent with the space bar")
    code = "HB004" if sign == "\t" else "HB011"
    rest = line[match.end() :]
    if not rest:
        yield Fix("", message, say("delete the line"), code)
    widths = [len(match.group().replace("\t", "  ")), len(match.group().replace("\t", "    "))]
    for width in dict.fromkeys((*widths, *_levels(lines, number))):
        yield Fix(" " * width + rest, message, advice, code)


def odd_after(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a plain space after a colon or a dash."""
    match = _ODD_AFTER.fullmatch(lines[number])
    if match is not None:
        sign = ODD_SPACE.search(match[3])
        message = say(
            "{sign} stands where a plain space belongs",
            sign=called(sign.group() if sign else "\u00a0"),
        )
        head = ODD_SPACE.sub(" ", match[1])
        yield Fix(
            f"{head}{match[2]} {match[4]}".rstrip(),
            message,
            say("delete it and press the space bar"),
            "HB011",
        )


def bullet(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a hyphen for the bullet or the long dash of a list."""
    line = lines[number]
    if match := _DASH.fullmatch(line):
        message = say("the sign {sign} begins no list in YAML", sign=line.strip()[0])
        advice = say("begin each entry with a hyphen and a space")
        for width in dict.fromkeys((len(match[1].replace("\t", "  ")), *_levels(lines, number))):
            yield Fix(f"{' ' * width}- {match[2]}", message, advice)
    if match := _TIGHT_DASH.fullmatch(line):
        message = say("there is no space after the dash")
        yield Fix(f"{match[1]}- {match[2]}", message, say("put a space after the dash"))


def colon(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the colon or the space that a key lacks."""
    line = lines[number]
    if match := _TIGHT_COLON.fullmatch(line):
        message = say("there is no space after the colon of '{key}'", key=match[2])
        advice = say("put a space after the colon")
        fixed = f"{match[1]}{match[2]}: {match[3]}"
        for width in dict.fromkeys((len(match[1]), *_levels(lines, number))):
            yield (
                Fix(" " * (width - len(match[1])) + fixed, message, advice)
                if width >= len(match[1])
                else Fix(fixed[len(match[1]) - width :], message, advice)
            )
    if match := _BOLD_KEY.fullmatch(line):
        message = say("the stars around '{key}' act in YAML", key=match[2])
        yield Fix(f"{match[1]}{match[2]}: {match[3]}", message, say("write the key without them"))
    if match := _LATE_COLON.fullmatch(line):
        message = say("a space stands before the colon of '{key}'", key=match[2])
        yield Fix(f"{match[1]}{match[2]}: {match[3]}", message, say("put it behind the colon"))
    for pattern in (_NO_COLON, _NO_SIGN):
        if match := pattern.fullmatch(line):
            message = say("there is no colon after '{key}'", key=match[2])
            advice = say("put a colon and a space after the key")
            reach = 0 if pattern is _NO_COLON else 1
            yield Fix(f"{match[1]}{match[2]}: {match[3]}", message, advice, reach=reach)


def quotes(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose straight quotes that close, and other ones around a text that holds some."""
    line = lines[number]
    match = VALUE.fullmatch(line)
    if match is None:
        return
    head, value = match.groups()
    value = value.rstrip()
    if value.startswith(",,"):
        yield Fix(
            head + in_quotes(value.strip(",'\"”“ ")),
            say("two commas are no quotes for YAML"),
            say("put straight quotes around the text"),
            "HB012",
            column=len(head),
        )
    if value[0] == '"' and value.rstrip()[-1] in "”“„″":
        yield Fix(
            closed(line, len(head)),
            say("the quotes open with a straight sign and close with a curly one"),
            say("close with the straight sign that opened"),
            "HB012",
            column=len(head),
        )
    if behind := re.fullmatch(r"([\"'])([^\"']*)\1\s*[.,;]+", value):
        message = say("a sign stands behind the closing quotes")
        fixed = f"{head}{behind[1]}{behind[2]}{behind[1]}"
        yield Fix(fixed, message, say("leave it out"), column=len(head))
    if value[0] in "\"'" and value.count(value[0]) == 1:
        yield Fix(
            closed(line, len(head)),
            say("the quotes that open here do not close"),
            say("close the quotes on the same line"),
            column=len(head),
        )
    if value[0] in "\"'":
        inner = value[1:-1] if value[-1] == value[0] and len(value) > 1 else value
        if inner == value or value[0] in inner or "\\" in inner:
            quoted = in_quotes(inner)
            if inner == value and "'" in value:
                quoted = "'" + value.replace("'", "''") + "'"
            message = say("the text goes on after its closing quotes")
            if "\\" in inner and value[0] not in inner:
                message = say("a backslash acts between these quotes")
            advice = say("put the whole text in other quotes")
            yield Fix(head + quoted, message, advice, column=len(head))


def special(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose quotes around a text that holds or begins with a sign of YAML's own."""
    match = VALUE.fullmatch(lines[number])
    if match is None:
        return
    head, value = match.group(1), match.group(2).rstrip()
    if head.rstrip() == "settings:" and (inner := re.fullmatch(rf"({KEY}:)[ \t]+(\S.*)", value)):
        message = say("two keys stand on one line")
        line = f"settings:\n  {inner[1]} {inner[2]}"
        advice = say("put the setting on a line of its own, two spaces to the right")
        yield Fix(line, message, advice, column=len(head))
    if value[0] not in "\"'":
        sign = next((one for one in "[{*&!%@`>|,?-" if value[0] == one), "")
        if sign:
            message = say("the text begins with '{sign}', which acts in YAML", sign=sign)
        elif re.search(r":(?:\s|$)", value):
            message = say("the text holds a colon, which acts in YAML")
        else:
            message = say("the text holds a sign that acts in YAML")
        advice = say("put the text in quotes")
        if sign in {"|", ">"} and value[1:].strip():
            value = value[1:].strip()
            advice = say("put the text in quotes, without the sign")
        yield Fix(head + in_quotes(value), message, advice, column=len(head))


def first_line(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the indentation of the lines behind it for the first line of a text."""
    line = lines[number]
    following = next((one for one in lines[number + 1 :] if one.strip()), "")
    width = len(following) - len(following.lstrip(" "))
    deeper = len(line) - len(line.lstrip(" ")) > width
    if number and lines[number - 1].rstrip().endswith("|") and following and deeper:
        message = say("the first line of the text begins further right than the others")
        yield Fix(" " * width + line.lstrip(" "), message, say("begin all lines below each other"))


def indent(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose other indentations that lines before have, the nearest first."""
    line = lines[number]
    own = len(line) - len(line.lstrip(" "))
    for width in sorted(_levels(lines, number), key=lambda level: abs(level - own)):
        if width == own:
            continue
        if width < own:
            message = say("the line begins too far to the right")
        else:
            message = say("the line begins too far to the left")
        yield Fix(" " * width + line.lstrip(" "), message, say("give it the place of its kind"))


def dash(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the dash that the first entry of a list lacks."""
    line = lines[number]
    own = len(line) - len(line.lstrip(" "))
    if own > 1 and re.match(rf"\s+{KEY}:", line):
        message = say("a dash is missing: each entry of a list begins with '- '")
        yield Fix(f"{' ' * (own - 2)}- {line.lstrip(' ')}", message, say("begin the entry with it"))


def stranger(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose to make a line a comment that is neither a key nor a part of a text."""
    line = lines[number]
    if _FENCE.fullmatch(line) or not re.match(r"\s*(?:- )?[\"']?[\w.-]+[\"']?:(?:\s|$)", line):
        message = say("this line is neither a key with a value nor part of a text")
        yield Fix(f"# {line}", message, say("delete the line, or make it a comment"), reach=1)


def _levels(lines: Sequence[str], number: int) -> list[int]:
    """List the indentations that may fit a line: those of the lines before, and one step more."""
    levels: dict[int, None] = {}
    for before in reversed(lines[max(0, number - 60) : number]):
        text = before.lstrip(" ")
        if not text or text.startswith("#"):
            continue
        width = len(before) - len(text)
        if not levels and re.search(r":\s*\|?\s*$", text):
            levels[width + (4 if text.startswith("- ") else 2)] = None
        if text.startswith("- "):
            levels[width + 2] = None
        levels[width] = None
    return list(levels) or [0]


FIXES: tuple[Proposal, ...] = (
    odd_indent,
    odd_after,
    bullet,
    language_mark,
    commented_key,
    two_on_a_line,
    wrapped,
    colon,
    quotes,
    languages,
    brackets,
    own_dash,
    block_sign,
    special,
    value_key,
    bare_value,
    clause_key,
    below_row,
    first_line,
    dash,
    indent,
    stranger,
)
"""All fixes, the surest first."""
ROUGH: frozenset[Proposal] = frozenset(FIXES[FIXES.index(languages) :])
"""Fixes that fit many lines, so they are tried only next to where the parser stopped."""
