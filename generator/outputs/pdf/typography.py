"""Where lines may not break: after one-letter words, and between a number and what it counts."""

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
_CLAUSE = re.compile(r"(?<!\S)(\d+\.\d+) (?=[^\W\d_])")
_DAY = re.compile(
    r"(?<![\w.])(\d{1,2}) (?=(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia"
    r"|września|października|listopada|grudnia|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)"
)
_DATE = re.compile(r"(?<=:) (?=\d{1,2}\.\d{2}\.\d{4})")
_PHONE = re.compile(r"\+\d{1,3}(?: \d{2,4})+")
_LONGEST, _PIECE = 32, 16
"""Signs of a word that needs no break, and of the pieces of a longer one."""
_SIGNS = "/?&=#_-"
_FOLLOWS = re.compile("[\u0300-\u036f\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""A sign that belongs to the one before it: an accent, or a part of an emoji."""
_JOINER = "\u200d"
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+")
"""Letters of flags, two of which are one flag."""
BREAK = "\u200b"
"""A place where a line may break, without any sign."""
HYPHEN = "\u00ad"
"""A place where a word may be divided; the hyphen shows only there."""


def bind(text: str) -> str:
    """Replace the spaces at which a line may not break; the length stays the same.

    >>> bind("Mów o tym w domu i w pracy").replace(NBSP, "~")
    'Mów o~tym w~domu i~w~pracy'
    >>> bind("art. 12 ust. 3, po 24 godz.").replace(NBSP, "~")
    'art.~12 ust.~3, po 24~godz.'
    >>> bind("4.1 Napisz, od: 5 maja, do: 9.05.2027").replace(NBSP, "~")
    '4.1~Napisz, od: 5~maja, do:~9.05.2027'
    """
    bound = _LETTER.sub(rf"\1{NBSP}", text)
    if not _DIGIT.search(bound):
        return bound
    bound = _MARK.sub(rf"\1{NBSP}", bound)
    bound = _UNIT.sub(NBSP, bound)
    bound = _CLAUSE.sub(rf"\1{NBSP}", bound)
    bound = _DAY.sub(rf"\1{NBSP}", bound)
    bound = _DATE.sub(NBSP, bound)
    return _PHONE.sub(lambda match: match.group().replace(" ", NBSP), bound)


def breakable(text: str, room: int = 0, sign: str = HYPHEN) -> str:
    """Let words break that are longer than their line, so that they stay on the page.

    Args:
        text: A text; where words begin and end is told by its spaces.
        room: How many signs stand in a line; 0 for the whole width of a page.
        sign: What divides letters: `HYPHEN`, or `BREAK` where a hyphen would be taken for a sign
            of the text, as in an address or in code.

    >>> breakable("short"), breakable("1" * 40).count(BREAK)
    ('short', 2)
    >>> breakable("handbook/chapters/04-personal-accounts.yml").replace(BREAK, "|")
    'handbook/|chapters/04-|personal-|accounts.yml'
    >>> breakable("o niepowtarzalnym", 12).replace(HYPHEN, "-")
    'o niepowtarzal-nym'
    >>> breakable("niepowtarzalnym", 12, BREAK).replace(BREAK, "|")
    'niepowtarzal|nym'
    >>> breakable("🇵🇱" * 3, 3).replace(BREAK, "|")
    '🇵🇱|🇵🇱|🇵🇱'
    """
    longest, piece = (room, room) if room else (_LONGEST, _PIECE)
    if len(text) <= longest:
        return text
    return " ".join(
        word if len(word) <= longest else _divided(word, piece, sign) for word in text.split(" ")
    )


def _divided(word: str, piece: int, sign: str) -> str:
    divided = ""
    while len(word) > piece:
        end, between = _end(word, piece, sign)
        divided += word[:end] + between
        word = word[end:]
    return divided + word


def _end(word: str, piece: int, sign: str) -> tuple[int, str]:
    """Find where the first piece of a word ends, and what shows there."""
    for end in range(piece, 1, -1):
        if word[end - 1] in _SIGNS or (
            word[end - 1] == NBSP and not _after_letter(word[: end - 1])
        ):
            return end, BREAK
    end = next((end for end in range(piece, 1, -1) if _apart(word, end)), piece)
    inside = word[end - 1].isalpha() and word[end].isalpha()
    return end, sign if inside else BREAK


def _apart(word: str, end: int) -> bool:
    """Tell whether a word can be cut without cutting a letter, an emoji or a flag."""
    if _FOLLOWS.match(word, end) or word[end - 1] == _JOINER:
        return False
    flags = next((one for one in _FLAG.finditer(word) if one.start() < end < one.end()), None)
    return flags is None or (end - flags.start()) % 2 == 0


def _after_letter(text: str) -> bool:
    """Tell whether a text ends in a word of one letter."""
    return text[-1:].isalpha() and not text[-2:-1].isalnum()
