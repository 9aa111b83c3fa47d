"""Reads the word lists that ship with the search pack."""

from __future__ import annotations

from pathlib import Path

ASSETS = Path(__file__).with_name("assets")
LANGUAGES = ("pl", "en")
"""Languages with a stemmer and lists of words; any other is searched by the words themselves."""


def asset(name: str) -> str:
    """Return the text of a file beside this module."""
    return ASSETS.joinpath(name).read_text(encoding="utf-8")


def stop_words(language: str) -> tuple[str, ...]:
    """Return the words that say nothing about a question's subject, sorted."""
    if language not in LANGUAGES:
        return ()
    words = {word for line in _lines(f"stopwords_{language}.txt") for word in line.split()}
    return tuple(sorted(words))


def families(language: str) -> tuple[str, ...]:
    """Return lines of words that mean one thing and that no stemmer joins."""
    if language not in LANGUAGES:
        return ()
    return tuple(" ".join(line.split()) for line in _lines(f"families_{language}.txt"))


def _lines(name: str) -> list[str]:
    return [line for line in asset(name).splitlines() if line.strip() and not line.startswith("#")]
