"""Find in the lines of a paragraph what asks for more than policy text may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.source import Faults, Line

_BLOCK = 4
_MAY = re.compile(r"[^\w\s„“\"]|_|\d?<")
"""Every construct begins with a sign; nearly all lines begin with a letter."""
_RULE = re.compile(r"[-=*_]+[ \t]*|(?:[-*_][ \t]*+){3,}")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_KINDS: tuple[tuple[str, re.Pattern[str], int, str | None], ...] = (
    ("fence", re.compile(r"```|~~~"), 3, None),
    ("quote", re.compile(r">(?![ \t]*\d)[ \t]*\S"), 1, "\\>"),
    ("admonition", re.compile(r"!!![ \t]+[a-z][\w-]*(?:[ \t]+\".*\")?[ \t]*$"), 3, "\\!!!"),
    ("admonition", re.compile(r"\?\?\?\+?[ \t]+[a-z][\w-]*(?:[ \t]+\".*\")?[ \t]*$"), 3, None),
    ("admonition", re.compile(r"===[ \t]*[+!]?[ \t]*\""), 3, None),
    ("include", re.compile(r"-*8<-"), 5, None),
    ("abbreviation", re.compile(r"\*\[[^\]]+\]:"), 2, "\\*["),
    ("definition", re.compile(r":[ \t]+(?=\S)"), 2, ""),
)
_DEFINITION = re.compile(
    r"\[[^\[\]^][^\[\]]*\]:[ \t]*(?:<|#\w|\.?/|[A-Za-z][\w+.-]*:\S|[\w-]+\.[\w.-]+(?:\s|/|$))"
)
_BULLET = re.compile(r"(?:\*|\+(?![ \t]*\d))[ \t]+(?=\S)")


def look_for_constructs(lines: Sequence[Line], faults: Faults, *, top: bool) -> None:
    """Note constructs that policy text may not hold, and marks that count nothing.

    Args:
        lines: The lines of a paragraph.
        faults: Receives what is found; each line is told once.
        top: True outside of lists, where a line far to the right looks like a block.
    """
    for index, line in enumerate(lines):
        if top and line.indent >= _BLOCK:
            faults.add("indented", line.start, len(line.words))
        if _MAY.match(line.words):
            _look_at(line, faults)
        if index:
            _compare(lines, index, faults)


def _look_at(line: Line, faults: Faults) -> None:
    words = line.words
    if heading := _HEADING.fullmatch(words):
        title = heading[2].strip().rstrip("#").strip()
        instead = f"**{title}**" if title and "*" not in title else None
        faults.add("heading", line.start, len(heading[1]), instead, reach=len(words))
        return
    if _RULE.fullmatch(words.rstrip()):
        faults.add("rule", line.start, len(words.rstrip()))
        return
    for kind, pattern, length, instead in _KINDS:
        if pattern.match(words):
            faults.add(kind, line.start, length, instead)
            return
    if _DEFINITION.match(words):
        faults.add("linked", line.start, words.index("]:") + 2, "\\[", reach=1)


def _compare(lines: Sequence[Line], index: int, faults: Faults) -> None:
    """Look at two lines that both begin with a mark, where the second does not count on."""
    above, line = lines[index - 1], lines[index]
    if above.mark is None or line.mark is None or not above.mark.alike(line.mark):
        return
    led = index == 1 or lines[index - 2].words.rstrip().endswith(":")
    if above.mark.sure or led:
        following = above.mark.following
        faults.add("uncounted", line.start, len(line.words), following, reach=len(line.mark.text))


def look_for_bullets(lines: Sequence[Line], faults: Faults) -> None:
    """Note lines that begin with a star or a plus, as entries do elsewhere; one alone is a sign."""
    found = [line for line in lines if _BULLET.match(line.words)]
    for line in found if len(found) > 1 else ():
        match = _BULLET.match(line.words)
        if match is not None:
            faults.add("bullet", line.start, len(line.words), "- ", reach=match.end())
