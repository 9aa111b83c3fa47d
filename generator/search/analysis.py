"""Compares words in Python much as the engine does in the browser, for checks at build time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import snowballstemmer

_ALGORITHMS = {"pl": "polish", "en": "porter"}
_STROKES = str.maketrans(
    {"ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th"}
)
_VERB = re.compile(r"(?:owani?|ywani?|acj|uj|ow|yw|i?[aeo]n)$")
_VOWELS = re.compile(r"(?:i?[aeouy]|i)$")
_SHORTEST_ROOT = 4
_LONGEST = 100
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<[^<>]*>|&[#\w]{1,40};")


def fold(text: str) -> str:
    """Drop the marks of letters: `hasło` becomes `haslo`."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(
        _STROKES
    )


def words(text: str) -> list[str]:
    """Split a text, HTML or not, into lower-case words."""
    return _WORD.findall(unicodedata.normalize("NFC", _MARKUP.sub(" ", text)).lower())


def stems(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the folded stems and roots of every word of the texts."""
    algorithm = _ALGORITHMS.get(language)
    stem_of = snowballstemmer.stemmer(algorithm).stemWord if algorithm else str
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


def occurs(word: str, known: frozenset[str], language: str) -> bool:
    """Tell whether a word has a form among the known stems."""
    return not stems((word,), language).isdisjoint(known)
