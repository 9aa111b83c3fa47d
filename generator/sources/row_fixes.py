"""Lines that hold more than one key, or less: rows of a table, and texts that were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.model.layers import Company
from generator.model.mended import as_value
from generator.model.say import say
from generator.sources.fix import KEY, Fix
from generator.sources.kinds import FILES
from generator.sources.moving import LANGUAGES
from generator.sources.rows import paired
from generator.sources.shape import every_key, keys_at

_KEY_LINE = re.compile(rf"( *(?:- +)?)({KEY}):[ \t]+(\S.*)")
_SECOND = re.compile(rf"[,;]?\s+({KEY}):\s+(?=\S)")
_CELLS = re.compile(r"\s*[\t|;]\s*|\s{3,}")
_FEWEST_CELLS = 3
_MARKED = re.compile(r"(?i)(\s*)[\[(](pl|en)[\])]\s*[:–—-]?\s*(\S.*)")


@cache
def _known() -> frozenset[str]:
    """Gather every key of every kind of file."""
    return every_key(FILES)


def two_on_a_line(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a line of its own for a second key that stands behind a value."""
    line = lines[number]
    match = _KEY_LINE.fullmatch(line)
    if match is None or match[3][0] in "\"'[{|>":
        return
    setting = _below_settings(lines, number, len(match[1]))
    if not setting and match[2] not in _known():
        return
    indent = " " * len(match[1])
    pieces = _SECOND.split(match[3])
    keys = pieces[1::2]
    if keys and all((setting and "_" in key) or key in _known() for key in keys):
        pairs = zip((match[2], *keys), pieces[::2], strict=True)
        made = [f"{key}: {as_value(value.strip())}" for key, value in pairs]
        made = [made[0], *(indent + one for one in made[1:])]
        message = say("'{key}' stands on the line of another key", key=keys[0])
        yield Fix(match[1] + "\n".join(made), message, say("give each key a line of its own"))


def _below_settings(lines: Sequence[str], number: int, column: int) -> bool:
    """Tell whether a line sets a parameter; their names are known to the handbook alone."""
    above = (
        line for line in reversed(lines[:number]) if line.strip(" ") and line.strip()[0] != "#"
    )
    owner = next((line for line in above if len(line) - len(line.lstrip(" ")) < column), "")
    return owner.rstrip() == "settings:"


def wrapped(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose to indent a line that goes on with the text of the line before."""
    line = lines[number]
    bare = line.strip()
    before = _KEY_LINE.fullmatch(lines[number - 1]) if number else None
    if before is None or not bare or before[3][0] in "\"'[{|>#" or " " not in before[3]:
        return
    word = re.match(KEY, bare)
    is_key = word is not None and word.group() in _known() and before[2] not in LANGUAGES
    if is_key or before[3].rstrip()[-1] in ".!?:":
        return
    if bare[0].islower() or bare[0] in ",;" or bare[0].isdigit():
        message = say("the line goes on with the text of the line before, but is not indented")
        indent = " " * (len(before[1]) + 2)
        yield Fix(indent + bare, message, say("indent it further than the key"))


def language_mark(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a key for a language that stands in brackets before its text."""
    match = _MARKED.fullmatch(lines[number])
    if match:
        code = match[2].lower()
        message = say("there is no colon after '{key}'", key=code)
        fixed = f"{match[1]}{code}: {as_value(match[3].strip())}"
        yield Fix(fixed, message, say("put a colon and a space after the key"))


def commented_key(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a key that was made a comment, while what belongs to it was not."""
    match = re.fullmatch(rf"(\s*)#\s?({KEY}):\s*", lines[number])
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if match and match[2] in _known() and following.startswith(f"{match[1]}  "):
        message = say("the key '{key}' is a comment, but what belongs to it is none", key=match[2])
        yield Fix(f"{match[1]}{match[2]}:", message, say("delete the sign #"))


def block_sign(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the sign | after a key below which a text of several lines stands."""
    line = lines[number].rstrip()
    match = re.fullmatch(rf"( *(?:- )?)({KEY}):", line)
    following = lines[number + 1] if number + 1 < len(lines) else ""
    deeper = len(following) - len(following.lstrip(" ")) > (len(match[1]) if match else 0)
    is_text = not re.match(rf"\s*(?:- |{KEY}:|#|[\[(](?:pl|en)[\])])", following, re.IGNORECASE)
    if match and deeper and is_text:
        message = say("a text of several lines needs the sign | after its key")
        yield Fix(f"{line} |", message, say("write it behind the colon"))
    late = re.fullmatch(r"( *(?:- )?[\w-]+:) +(\S.*\S) +\|", line)
    if late and following.strip() == "":
        indent = " " * (len(late[1]) - len(late[1].lstrip(" -")) + 2)
        message = say("the sign | stands behind the text instead of before it")
        yield Fix(f"{late[1]} |\n{indent}{late[2]}", message, say("write it behind the colon"))


def clause_key(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the key `clause` above the fields of a new rule that stand too deep without it."""
    line = lines[number]
    own = len(line) - len(line.lstrip(" "))
    if not line.lstrip().startswith("id:") or not number:
        return
    before = lines[number - 1]
    column = len(before) - len(before.lstrip(" -"))
    if column < own and re.match(r"\s*(?:- )?(?:chapter|after|action|reason):", before):
        message = say("the key 'clause' is missing above the rule")
        yield Fix(f"{' ' * column}clause:\n{line}", message, say("add its line"))


def value_key(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the key `value` for a value beside which a reason stands below."""
    match = _KEY_LINE.fullmatch(lines[number])
    following = lines[number + 1] if number + 1 < len(lines) else ""
    deeper = re.match(r"( +)(?:reason|approved_by):", following)
    if match and deeper and len(deeper[1]) > len(match[1]):
        message = say("a value with a reason below it needs the key 'value'")
        fixed = f"{match[1]}{match[2]}:\n{deeper[1]}value: {match[3]}"
        yield Fix(fixed, message, say("give it a line of its own"))


def bare_value(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose the key `value` for a value that stands alone above a reason."""
    line, before = lines[number].rstrip(), lines[number - 1] if number else ""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    indent = " " * (len(line) - len(line.lstrip(" ")))
    if before.rstrip().endswith(":") and following.startswith(f"{indent}reason:"):
        message = say("a value with a reason below it needs the key 'value'")
        yield Fix(f"{indent}value: {line.lstrip()}", message, say("write the key before it"))


def below_row(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose an entry for a row of a table that stands in a list."""
    line = lines[number]
    cells = [cell for cell in _CELLS.split(line.strip(" |\t-")) if cell]
    own = len(line) - len(line.lstrip(" \t"))
    owner = next(
        (
            match
            for before in reversed(lines[:number])
            if (match := re.fullmatch(rf"( *)({KEY}):\s*", before)) and len(match[1]) <= own
        ),
        None,
    )
    keys = keys_at(Company, (owner[2], 0)) if owner and owner[2] in keys_at(Company, ()) else []
    if owner is None or len(cells) < _FEWEST_CELLS or not keys or "name" not in keys:
        return
    pairs = paired(cells, keys)
    if not pairs:
        return
    indent = " " * (len(owner[1]) + 2)
    made = [f"{key}: {as_value(value)}" for key, value in pairs]
    message = say("a row of a table is no entry of a list")
    advice = say("write each value after its key, on a line of its own")
    yield Fix(f"{indent}- " + f"\n{indent}  ".join(made), message, advice)
