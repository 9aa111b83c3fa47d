"""A line of a file as it should read, for hints that can be copied."""

from __future__ import annotations

import re

from generator.model.place import LONG_LINE, Located, Place
from generator.model.say import say

_UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`„“”]|:(?:\s|$)|\s#|\s$|^(?:~|null)?$")


def as_value(text: str, *, within: bool = False) -> str:
    r"""Write a value as YAML takes it, in quotes where it needs them.

    Args:
        text: The value, of one line.
        within: True inside brackets or braces, where commas and brackets need quotes as well.

    >>> as_value("Bank"), as_value("#0b6e4f"), as_value('Bank "A": one'), as_value("it's: so")
    ('Bank', '"#0b6e4f"', '\'Bank "A": one\'', '"it\'s: so"')
    """
    if not _UNSAFE.search(text) and not (within and re.search(r"[,\[\]{}]", text)):
        return text
    return in_quotes(text)


def in_quotes(text: str) -> str:
    """Put a text into the quotes that need the fewest other signs."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def as_one_value(key: Place, listed: object, *, whole: bool) -> str:
    """Give the hint for a list where one value belongs; nothing for what is no list of words.

    Args:
        key: The key beside or below which it stands.
        listed: What stands there.
        whole: True for a text, which takes all the words; of others the first is meant.
    """
    words = [one for one in listed if isinstance(one, Located)] if isinstance(listed, list) else []
    if not words or not isinstance(listed, list) or len(words) != len(listed):
        return ""
    value = as_value(", ".join(words) if whole else words[0])
    first, last = key.line, max(one.place.line for one in words)
    head = key.excerpt[: key.column - 1 + key.length]
    rest = key.excerpt[len(head) :]
    # What stands around the key in braces, and brackets over several lines, are left alone.
    if _ALONE.fullmatch(head) and (_LIST.fullmatch(rest) or (last > first and "[" not in rest)):
        advice = say("one value stands beside its key, without brackets and dashes")
        return write_lines(first, last, f"{head}: {value}", advice)
    return say("write one value there, without a list: {value}", value=value)


_ALONE = re.compile(r"\s*(?:- )?[\w-]+")
_LIST = re.compile(r":\s*\[[^\[\]]*\]\s*")


def line_with(place: Place, words: str) -> str:
    """Give a place's line with other words in the place."""
    start = place.column - 1
    return place.excerpt[:start] + words + place.excerpt[start + place.length :].rstrip()


def commented(place: Place) -> str:
    """Give the line of a value as a comment; nothing when an entry begins or others stand on it."""
    line = place.excerpt
    bare = line.lstrip(" ")
    if not bare or bare.startswith("- ") or not re.match(r"[\w-]+:(?:\s|$)", bare):
        return ""
    return f"{line[: len(line) - len(bare)]}# {bare.rstrip()}"


def write_instead(place: Place, words: str, advice: str = "") -> str:
    """Give the hint that shows a place's line with other words in the place.

    Args:
        place: What is to be replaced.
        words: What is to stand there.
        advice: What to say before the line, without "write".
    """
    if not place.excerpt or len(place.excerpt) > LONG_LINE:
        return say("write {words}", words=words)
    line = line_with(place, words)
    if advice:
        return say("{advice} write:\n{line}", advice=advice, line=line)
    return say("write:\n{line}", line=line)


def write_lines(first: int, last: int, lines: str, advice: str) -> str:
    """Give the hint that shows what is to stand in place of some lines.

    Args:
        first: The first line's number.
        last: The last line's number.
        lines: The new lines.
        advice: What to do, in words.
    """
    if first == last:
        return say("{advice}; write:\n{lines}", advice=advice, lines=lines)
    return say(
        "{advice}; instead of lines {first} to {last} write:\n{lines}",
        advice=advice,
        first=first,
        last=last,
        lines=lines,
    )
