"""Count syllables well enough for a reading measure."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "aąeęioóuy"
_SOFTENING = re.compile(rf"i(?=[{_VOWELS}])")
_VOWEL = re.compile(rf"[{_VOWELS}]")
_DIPHTHONG = re.compile(r"^[ae]u")

_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[aeiou][^aeiou]|[^aeioul])e$"  # rule, page; not table, agree
    r"|(?:[aeiou]l|[^aeiouslxzcghl]|th)es$"  # rules, times; not tables, uses, pages
    r"|(?:[aeiou]l|[^aeioutdl])ed$"  # named, reached; not wanted, handled
)
_SILENT_INSIDE = re.compile(r"(?<=[^aeiou])e(?=ments?$|ly$|ful|less|ness)|(?<=som)e|(?<=bus)i(?=n)")
_HIATUS = re.compile(
    r"[^cstgxl]i[aou]|^li[ao]|[^gqs]ua|sua(?!d)|cre(?=at)|ide(?=a)|are(?=a)|eo(?!p|u)"
    r"|(?:qu|cl|sc|soc|var|[^h]d)ie(?=t|n)|[aeiouy]ing|oyee|oya|ism$|lue(?=n)|eri(?=e)|^die(?=t)"
)


@lru_cache(maxsize=50_000)
def polish(word: str) -> int:
    """Count the syllables of a Polish word, at least one.

    Each vowel makes a syllable, but an `i` before another vowel only softens the consonant
    before it, and `au` or `eu` at the beginning of a word are spoken as one.

    >>> [polish(word) for word in ("wpis", "miasto", "nauka", "autor", "odpowiedzialność")]
    [1, 2, 3, 2, 5]
    """
    bare = _DIPHTHONG.sub("a", _SOFTENING.sub("", word.lower()))
    return max(1, len(_VOWEL.findall(bare)))


@lru_cache(maxsize=50_000)
def english(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels, at least one.

    A silent `e` does not count; vowels that are spoken apart count twice.

    >>> [english(word) for word in ("post", "people", "reached", "account", "media", "company")]
    [1, 2, 1, 2, 3, 3]
    """
    low = _SILENT_INSIDE.sub("", word.lower().replace("’", "").replace("'", ""))
    groups = len(_GROUP.findall(low)) + len(_HIATUS.findall(low))
    return max(1, groups - bool(_SILENT.search(low)))
