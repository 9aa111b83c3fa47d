"""How hard a text is to read: FOG-PL for Polish, the Gunning fog index for English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.advice.sentences import words
from generator.advice.syllables import english, polish

_LONG_POLISH = 4
_LONG_ENGLISH = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one text."""

    words: int
    """How many words it has."""
    sentences: int
    """How many sentences it has."""
    long: int
    """How many of the words are long."""

    @property
    def score(self) -> float:
        """Words in a sentence plus the percentage of long words, times 0.4."""
        if not self.words:
            return 0.0
        return 0.4 * (self.words / self.sentences + 100 * self.long / self.words)


def measured(said: Iterable[str], measure: str) -> Reading:
    """Measure sentences.

    Args:
        said: The sentences.
        measure: `fog-pl` or `gunning`.

    >>> round(measured(["Zapytaj opiekuna.", "Pomożemy."], "fog-pl").score, 1)
    27.3
    """
    count = _MEASURES[measure]
    total = sentences = long = 0
    for sentence in said:
        found = words(sentence)
        if found:
            sentences += 1
            total += len(found)
            long += count(found)
    return Reading(total, sentences, long)


def worst(said: Iterable[str], measure: str, number: int) -> list[str]:
    """Give the hardest sentences, hardest first; a long word weighs as much as five words."""

    def weight(sentence: str) -> int:
        found = words(sentence)
        return len(found) + 5 * _MEASURES[measure](found)

    return sorted(said, key=lambda sentence: (-weight(sentence), sentence))[:number]


def _long_polish(found: list[str]) -> int:
    """Count words of four syllables and more."""
    return sum(polish(word) >= _LONG_POLISH for word in found)


def _long_english(found: list[str]) -> int:
    """Count words of three syllables and more, as Gunning did.

    Names, compounds with a hyphen, and words that are long only by `-ing`, `-ed` or `-es`
    do not count.
    """
    first, *others = found or [""]
    candidates = [first, *(word for word in others if not word[0].isupper())]
    return sum("-" not in word and english(_stem(word)) >= _LONG_ENGLISH for word in candidates)


def _stem(word: str) -> str:
    low = word.lower()
    for ending in ("ing", "ed", "es"):
        if low.endswith(ending) and english(low) == _LONG_ENGLISH:
            return low.removesuffix(ending)
    return low


_MEASURES: dict[str, Callable[[list[str]], int]] = {
    "fog-pl": _long_polish,
    "gunning": _long_english,
}
