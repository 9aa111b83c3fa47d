"""What the sources may hold is exactly what the engine can print with the fonts that ship."""

from __future__ import annotations

import random

import pymdownx.twemoji_db as emojis  # type: ignore[import-untyped]

from generator.model.printable import RANGES, unprintable
from tests.printable import as_ranges, candidates, measured, missing

_FLAGS_OF_TAGS = 3
"""England, Scotland and Wales are spelt with signs that nobody sees, which no source may hold."""


def test_table_of_signs_is_what_the_engine_prints() -> None:
    """A new release of a font or of the engine may know more, or less."""
    assert as_ranges(measured()) == RANGES.removeprefix("\n"), "run python -m tests.printable"


def _every_emoji() -> list[str]:
    codes = (one.get("unicode_alt", one["unicode"]) for one in emojis.emoji.values())
    return sorted({"".join(chr(int(code, 16)) for code in text.split("-")) for text in codes})


def test_every_emoji_up_to_the_newest_is_printed() -> None:
    """With families, skins, flags and keys, which are made of several signs."""
    every = _every_emoji()
    taken = [emoji for emoji in every if not any(unprintable(emoji))]

    assert len(every) > 3700
    assert len(every) - len(taken) <= 8 + _FLAGS_OF_TAGS
    assert missing(taken) == set()


def test_signs_may_follow_each_other_in_any_order() -> None:
    """Accents and joiners where they do not belong are odd, and still no fault of the engine."""
    chance = random.Random(2026)  # noqa: S311 - nothing secret
    known = [chr(code) for code in candidates() if not any(unprintable(chr(code)))]
    odd = ["\u0301", "\u200d", "\ufe0f", "\u20e3", "🏽", "🇵", "🙂", "a", "1", "☐", "„"]
    texts = {"".join(chance.choices(known, k=12)) for _ in range(500)}
    texts |= {"".join(chance.choices(odd, k=8)) for _ in range(500)}

    assert missing(texts) == set()
