"""English words in what the program says in Polish."""

from __future__ import annotations

import functools
import re

from tests.messages import catalogue, commands

WORD = re.compile(r"[^\W\d_]{2,}")
_AS_IT_IS = re.compile(
    # What an author wrote, with its place in the margin, and how a command is typed.
    r"^ *\d* \|.*$|^ +(?:python -m generator|handbook) .*$"
    # Quoted, in `marks`, between brackets of a choice; options, paths, addresses, files and ids.
    r"|'[^'\n]*'|`[^`\n]*`|„[^”]*”|\[[\w|-]+\]|--words \w+|--[\w-]+|\w+(?:-\w+)+"
    r"|[\w.@/*<>-]*[./@_\\:*][\w./@*<>:-]+"
    # Ids that may be meant.
    r"|do wyboru: .*$"
    # Places of parameters, assignments in an example, a word of the files behind its Polish,
    # and codes in capitals.
    r"|\{[\w!]*\}|\w+=\S+|\((?:may|must|must not|should|ask first)\)|\b[A-Z]{2,}\d*\b",
    re.MULTILINE,
)

_BOTH = {"markdown", "platform"}
"""Words that both languages have, if only by their forms."""


@functools.cache
def english() -> frozenset[str]:
    """Give the words that stand in English messages and in no Polish one."""
    said: tuple[set[str], set[str]] = (set(), set())
    for entry in catalogue():
        for words, texts in zip(said, (entry.id, entry.string), strict=True):
            for text in (texts,) if isinstance(texts, str) else texts or ():
                words |= set(WORD.findall(_AS_IT_IS.sub(" ", text).lower()))
    names = {word for one in commands() for word in WORD.findall(one.name or "")}
    return frozenset(said[0] - said[1] - names - _BOTH)


def english_in(told: str) -> set[str]:
    """Find the words in an output that only English messages hold."""
    return set(WORD.findall(_AS_IT_IS.sub(" ", told).lower())) & english()
