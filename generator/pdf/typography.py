"""Where lines may not break: after one-letter words, and between a short mark and its number."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_LETTER = re.compile(r"(?<![^\W\d_])(?<!['’])([^\W\d_]) (?=\S)")
_MARK = re.compile(
    r"(?<!\w)(art\.|ust\.|pkt|lit\.|poz\.|nr|s\.|r\.|Dz\.U\.|§|§§|No\.|Art\.|p\.|par\.|point)"
    r" (?=\d)"
)
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"(?<=\d) (?=(?:r\.|godz\.|min|mln|mld|zł|EUR|PLN|%|h\b))")
_PHONE = re.compile(r"\+\d{1,3}(?: \d{2,4})+")
_LONG = re.compile(r"[^\s\u200b]{33,}")
_PIECE = 16
_PIECES = re.compile(rf".{{1,{_PIECE - 1}}}[/?&=#_-]|.{{1,{_PIECE}}}")
"""Pieces of a long word: up to the last sign within reach, else as long as allowed."""
BREAK = "\u200b"
"""A place where a line may break, without any sign."""


def bind(text: str) -> str:
    """Replace the spaces at which a line may not break; the length stays the same.

    >>> bind("Mów o tym w domu i w pracy").replace(NBSP, "~")
    'Mów o~tym w~domu i~w~pracy'
    >>> bind("art. 12 ust. 3, po 24 godz.").replace(NBSP, "~")
    'art.~12 ust.~3, po 24~godz.'
    """
    bound = _LETTER.sub(rf"\1{NBSP}", text)
    if not _DIGIT.search(bound):
        return bound
    bound = _MARK.sub(rf"\1{NBSP}", bound)
    bound = _UNIT.sub(NBSP, bound)
    return _PHONE.sub(lambda match: match.group().replace(" ", NBSP), bound)


def breakable(text: str) -> str:
    """Let words of more than 32 characters break, so that they stay on the page.

    >>> breakable("short"), breakable("x" * 40).count(BREAK)
    ('short', 2)
    >>> breakable("handbook/chapters/04-personal-accounts.yml").replace(BREAK, "|")
    'handbook/|chapters/04-|personal-|accounts.yml'
    """
    if len(text) <= _PIECE * 2:
        return text
    return _LONG.sub(lambda match: _pieces(match.group()), text)


def _pieces(word: str) -> str:
    return BREAK.join(_PIECES.findall(word))
