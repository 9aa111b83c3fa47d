"""Compares words in Python much as the engine does in the browser, for checks at build time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

import snowballstemmer

_ALGORITHMS = {"pl": "polish", "en": "porter"}
_STROKES = str.maketrans(
    {"ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th"}
)
_COMMON = str.maketrans("ąćęńóśźżł", "acenoszzl")
"""What most words need; taking each letter apart takes ten times as long."""
_VERB = re.compile(r"(?:owani?|ywani?|acj|uj|ow|yw|i?[aeo]n)$")
_VOWELS = re.compile(r"(?:i?[aeouy]|i)$")
_SHORTEST_ROOT = 4
_LONGEST = 100
_SAME = 2
"""Letters at the beginning of a word of four or more that its stem begins with, too."""
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<[^<>]*>|&[#\w]{1,40};")


def fold(text: str) -> str:
    """Drop the marks of letters: `hasło` becomes `haslo`."""
    plain = text.lower().translate(_COMMON)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(
        _STROKES
    )


def words(text: str) -> list[str]:
    """Split a text, HTML or not, into lower-case words."""
    return _WORD.findall(unicodedata.normalize("NFC", _MARKUP.sub(" ", text)).lower())


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    algorithm = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(algorithm).stemWord if algorithm else str


def stems(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the folded stems and roots of every word of the texts."""
    stem_of = _stemmer(language)
    found: set[str] = set()
    for word in {word for text in texts for word in words(text)}:
        # No language has such words, and stemmers take long over them.
        stem = fold(stem_of(word) if len(word) <= _LONGEST else word)
        found |= {fold(word), stem}
        if language == "pl":
            found |= {
                root
                for root in (_VERB.sub("", stem), _VOWELS.sub("", fold(word)))
                if len(root) >= _SHORTEST_ROOT
            }
    return frozenset(found)


def stems_for(texts: Iterable[str], sought: Iterable[str], language: str) -> frozenset[str]:
    """Return as many stems of the texts as tell of some words whether they occur.

    A word that stands there as it is needs no stem. No stemmer changes the first two letters of a
    word of four, so only words that begin like the others are looked at.

    Args:
        texts: Texts, HTML or not.
        sought: What `occurs` will be asked for.
        language: The language of both.
    """
    there = {word for text in texts for word in words(text)}
    folded = frozenset(map(fold, there))
    missing = [word for each in sought for word in words(each) if fold(word) not in folded]
    starts = {fold(word)[:_SAME] for word in missing}
    alike = (word for word in there if len(word) < _SHORTEST_ROOT or fold(word)[:_SAME] in starts)
    return folded | (stems(alike, language) if missing else frozenset())


def occurs(word: str, known: frozenset[str], language: str) -> bool:
    """Tell whether a word has a form among the known stems."""
    return not stems((word,), language).isdisjoint(known)
