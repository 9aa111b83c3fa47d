"""Values that YAML reads without a word, but not as their author meant them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.mended import as_value, in_quotes, write_lines
from generator.model.place import Place
from generator.model.say import say
from generator.model.signs import HIDDEN
from generator.sources.text_file import Source

_OPENS = "„“”‚‘’«»"
_CLOSES = "”“„’‘»«\"'"
_QUOTED = re.compile(rf"(?:[{_OPENS}]|,,|'')([^{_OPENS}\"]*)(?:[{_CLOSES}]|''|,,)")
_CURLY = "”“„″"
_KEY_LINE = re.compile(r"\s*(?:- )?[A-Za-z_]\w*:(?:\s|$)")
_GLUED_KEY = re.compile(r"(\s*(?:- )?[a-z_][a-z0-9_]*):([^\s/:].*)")
_SAID = re.compile(r"(?i)(\s*)(?:(pl|en)\s*[-–—=→>]+|[\[(](pl|en)[\])][:–—-]?)\s*(\S.*)")
_BULLET = re.compile(r"(\s*)([•·▪◦‣●○■□–—−*]|-|\(?[a-z0-9]{1,2}[.)])[ \t]+(\S.*)")
_COMMENT = re.compile(r"[ \t]+#")
_CHOICES = frozenset(("must not", "ask first"))
_ONE_WORD = re.compile(r"[^\s]+")
_COUNTED = re.compile(r"# ?(?:\d|[IVXLC]+\b|nr\b)")


@dataclass(frozen=True, slots=True)
class Slip:
    """One fault of a value, with its place and its remedy."""

    code: str
    message: str
    place: Place
    hint: str


def slips_of(event: Any, source: Source, *, spoken: bool = False) -> list[Slip]:
    """Find what is likely wrong with a scalar that YAML has read.

    Args:
        event: The parser's event; no block scalar.
        source: The file.
        spoken: True for a text in one language, which may be a quotation as a whole.
    """
    first, last = event.start_mark.line, event.end_mark.line
    if event.style:
        return _swallowed(event, source) if first != last else []
    found = []
    text = event.value
    if not spoken and (text[0] in _OPENS or text.startswith((",,", "''"))):
        found += _typographic(event, source)
    if text[-1] == '"' and text.count('"') == 1 and first == last and not found:
        found += _half_quoted(event, source)
    if first == last and not found and _is_half(text):
        found += _lone_mark(event, source)
    if first != last:
        found += _run_together(event, source)
    return found


def cut_off(event: Any, source: Source) -> Slip | None:
    """Find a plain value that YAML ends before ` #`, because the rest looks like a comment.

    A sign right before a word is always text. With a space behind it, it is a comment when the
    value is a single word or a choice, or when two spaces stand before it.
    """
    mark = event.end_mark
    line = source.lines[mark.line]
    match = _COMMENT.match(line, mark.column)
    if match is None:
        return None
    rest = line[match.end() - 1 :]
    text = event.value
    if re.match(r"#(?:\s|$)", rest):
        wide = match.end() - match.start() > 2 or "\t" in match.group()  # noqa: PLR2004
        word = _ONE_WORD.fullmatch(text) is not None
        if (word or wide or text in _CHOICES) and not (not wide and _COUNTED.match(rest)):
            return None
    start = event.start_mark
    if start.line != mark.line:
        return Slip(
            "HB006",
            _CUT,
            source.place(mark.line, match.end() - 1),
            say("put the text in quotes, or put a space after # if it is a comment"),
        )
    whole = line[start.column :].rstrip()
    hint = say(
        "put the text in quotes, or the comment on a line of its own; write:\n{line}",
        line=line[: start.column] + in_quotes(whole),
    )
    place = source.place(start.line, start.column, mark.column - start.column)
    return Slip("HB006", _CUT, place, hint)


def hidden_escape(event: Any, source: Source) -> Slip | None:
    """Find an escape in a quoted value that stands for a sign that can't be seen."""
    hidden = HIDDEN.search(event.value)
    if hidden is None:
        return None
    sign = f"U+{ord(hidden.group()):04X}"
    message = say("the character {sign} can't be seen and may not stand here", sign=sign)
    start, end = event.start_mark, event.end_mark
    line = source.lines[start.line]
    if start.line != end.line:
        place = source.place(start.line, start.column, len(line) - start.column)
        return Slip("HB003", message, place, say("delete the escape"))
    raw = line[start.column + 1 : end.column - 1]
    hint = say(
        "delete the escape, or use quotes between which a backslash does not act; write:\n{line}",
        line=line[: start.column] + in_quotes(raw) + line[end.column :].rstrip(),
    )
    place = source.place(start.line, start.column, end.column - start.column)
    return Slip("HB003", message, place, hint)


_CUT = say("the text ends before '#': YAML takes the rest of the line for a comment")


def _typographic(event: Any, source: Source) -> list[Slip]:
    """Find a whole value in quotation marks that YAML takes for a part of it."""
    match = _QUOTED.fullmatch(event.value)
    start, end = event.start_mark, event.end_mark
    if match is None or start.line != end.line:
        return []
    line = source.lines[start.line]
    inner = match[1].strip()
    message = say(
        "the marks {marks} become part of the value: YAML knows only straight quotes",
        marks=event.value[0] + "…" + event.value[-1],
    )
    hint = say(
        "put straight quotes around it, or none; write:\n{line}",
        line=line[: start.column] + in_quotes(inner) + line[end.column :].rstrip(),
    )
    place = source.place(start.line, start.column, end.column - start.column)
    return [Slip("HB012", message, place, hint)]


def _is_half(text: str) -> bool:
    """Tell whether a value begins or ends with a curly mark that has no partner in it."""
    marks = [sign for sign in text if sign in "„“”«»"]
    return len(marks) == 1 and len(text) > 1 and (text[0] in "„“”«" or text[-1] in "”“»")


def _lone_mark(event: Any, source: Source) -> list[Slip]:
    """Find a value with one curly quotation mark, whose partner is missing."""
    text, start, end = event.value, event.start_mark, event.end_mark
    line = source.lines[start.line]
    mark = next(sign for sign in text if sign in "„“”«»")
    message = say("the quotation mark {mark} has no partner", mark=mark)
    hint = say(
        "put straight quotes around it, or none; write:\n{line}",
        line=line[: start.column] + in_quotes(text.strip(mark)) + line[end.column :].rstrip(),
    )
    place = source.place(start.line, start.column, end.column - start.column)
    return [Slip("HB012", message, place, hint)]


def _half_quoted(event: Any, source: Source) -> list[Slip]:
    """Find a value that ends with quotes and does not begin with them."""
    if any(sign in event.value for sign in _OPENS):
        return []
    start, end = event.start_mark, event.end_mark
    line = source.lines[start.line]
    message = say("the quotes that close here were never opened")
    hint = say(
        "open them before the text; write:\n{line}",
        line=line[: start.column] + in_quotes(event.value[:-1]) + line[end.column :].rstrip(),
    )
    return [Slip("HB012", message, source.place(end.line, end.column - 1), hint)]


def _swallowed(event: Any, source: Source) -> list[Slip]:
    """Find a quoted text that goes on over lines that are keys, because its end is missing."""
    first, last = event.start_mark.line, event.end_mark.line
    inside = source.lines[first + 1 : last + 1]
    line = source.lines[first]
    column = event.start_mark.column
    curly = _last_curly(line[column + 1 :])
    if not curly and not any(_KEY_LINE.match(one) for one in inside):
        return []
    mended = closed(line, column)
    message = say(
        "the quotes that open here close only on line {line}: what stands between is lost",
        line=last + 1,
    )
    if curly:
        hint = say("close with the straight sign that opened; write:\n{line}", line=mended)
    else:
        hint = say("close the quotes on the same line; write:\n{line}", line=mended)
    return [Slip("HB012", message, source.place(first, column, len(line) - column), hint)]


def _last_curly(text: str) -> bool:
    return text.rstrip()[-1:] in set(_CURLY)


def closed(line: str, column: int) -> str:
    """Close the quotes that open at a column of a line, at its end."""
    text = line[column + 1 :].rstrip()
    if _last_curly(text) and text.count("„") < text.count("”") + text.count("“"):
        text = text[:-1]
    return line[:column] + in_quotes(text.replace('"', ""))


def _run_together(event: Any, source: Source) -> list[Slip]:
    """Find a plain text of several lines whose lines were meant to stay lines."""
    first, last = event.start_mark.line, event.end_mark.line
    lines = source.lines[first : last + 1]
    if spoken := [*_said_with_dashes(source, first, lines)]:
        return spoken
    glued = [
        slip
        for number, line in enumerate(lines[1:], start=first + 1)
        if (slip := _glued(source, first, number, line))
    ]
    if glued:
        return glued
    pieces = [lines[0][event.start_mark.column :], *lines[1:]]
    if any(_BULLET.fullmatch(piece) for piece in pieces):
        message = say("the lines of this list would run into one paragraph")
        advice = say("write | after the key, and '- ' before each entry, after an empty line")
        if all(_BULLET.fullmatch(piece) for piece in pieces):
            advice = say("begin each entry with '- '")
    elif not all(piece.strip() for piece in pieces):
        message = say("the paragraphs of this text would run into one")
        advice = say("write | after the key, and the text below it")
    else:
        return []
    place = source.place(first, event.start_mark.column)
    begin, text = _as_block(event, source)
    if begin < first:
        place = source.place(begin, 0, len(source.lines[begin]))
    hint = write_lines(begin + 1, last + 1, text, advice)
    return [Slip("HB406", message, place, hint)]


def _said_with_dashes(source: Source, first: int, lines: Sequence[str]) -> Iterator[Slip]:
    """Find languages with a dash or an equals sign behind them instead of a colon."""
    matches = [_SAID.fullmatch(line) for line in lines]
    for number, match in enumerate(matches, start=first):
        if match and all(matches):
            code = (match[2] or match[3]).lower()
            message = say("there is no colon after '{key}'", key=code)
            line = f"{match[1]}{code}: {as_value(match[4].strip())}"
            advice = say("put a colon and a space after the key")
            hint = say("{advice}; write:\n{line}", advice=advice, line=line)
            yield Slip("HB004", message, source.place(number, len(match[1])), hint)


def _glued(source: Source, first: int, number: int, line: str) -> Slip | None:
    """Find a key without a space after its colon, which YAML takes for text."""
    match = _GLUED_KEY.fullmatch(line)
    if match is None:
        return None
    above = source.lines[first]
    indent = " " * (len(above) - len(above.lstrip(" -")))
    message = say("there is no space after the colon of '{key}'", key=match[1].strip(" -"))
    hint = say(
        "put a space after the colon; write:\n{line}",
        line=f"{indent}{match[1].strip()}: {match[2]}",
    )
    return Slip("HB004", message, source.place(number, len(match[1])), hint)


def _as_block(event: Any, source: Source) -> tuple[int, str]:
    """Give the first line to replace, and a plain text of several lines as lines that stay.

    A list that is nothing but entries becomes a list of YAML.
    """
    start, last = event.start_mark, event.end_mark.line
    head = source.lines[start.line]
    below = not head[: start.column].strip()
    number = start.line - 1 if below and start.line else start.line
    key = source.lines[number].rstrip() if below else head[: start.column].rstrip()
    pieces = [head[start.column :], *source.lines[start.line + 1 : last + 1]]
    indent = " " * (len(key) - len(key.lstrip(" -")) + 2)
    entries = [_BULLET.fullmatch(piece) for piece in pieces]
    if all(entries):
        return number, "\n".join([key, *(f"{indent}- {one[3]}" for one in entries if one)])
    made = [f"{key} |"]
    before = False
    for piece, entry in zip(pieces, entries, strict=True):
        if entry and not before and len(made) > 1:
            made.append("")
        before = entry is not None
        made.append(f"{indent}{f'- {entry[3]}' if entry else piece.strip()}".rstrip())
    return number, "\n".join(made)
