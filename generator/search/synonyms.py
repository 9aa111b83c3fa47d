"""Loads the synonyms of one language and keeps those that lead to a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.model.say import say
from generator.search.analysis import occurs, words
from generator.search.errors import SearchPackError
from generator.search.wordlists import ASSETS, LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """What readers say, and the words of the handbook that answer it."""

    targets: Mapping[str, tuple[str, ...]]
    """Keys in file order; targets that stand in no section are left out."""
    unused: tuple[str, ...]
    """Keys none of whose targets stands in a section; the pack leaves them out."""


def load_synonyms(language: str, path: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Read a synonym file: a mapping of a word to the list of words it stands for.

    Args:
        language: Chooses the file that ships with the pack when no path is given.
        path: A file to use in its place.

    Raises:
        SearchPackError: The file cannot be read or has another shape.
    """
    if path is None and language not in LANGUAGES:
        return {}
    source = path or ASSETS / f"synonyms_{language}.yml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        message = say("{source}: cannot read the synonyms: {error}", source=source, error=error)
        raise SearchPackError(message) from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        message = say("{source}: expected a mapping of a word to a list of words", source=source)
        raise SearchPackError(message)
    return {_word(key, source): _targets(key, value, source) for key, value in content.items()}


def check_synonyms(
    table: Mapping[str, tuple[str, ...]], known: frozenset[str], language: str
) -> Synonyms:
    """Keep what can be found, and name the keys that lead nowhere.

    Args:
        table: The loaded synonyms.
        known: The stems of all sections.
        language: The language of both.
    """
    kept = {
        key: tuple(target for target in targets if occurs(target, known, language))
        for key, targets in table.items()
    }
    return Synonyms(
        targets={key: targets for key, targets in kept.items() if targets},
        unused=tuple(key for key, targets in kept.items() if not targets),
    )


def _word(value: object, source: Path) -> str:
    if not isinstance(value, str) or len(words(value)) != 1:
        message = say(
            "{source}: expected one word, found {value}", source=source, value=repr(value)
        )
        raise SearchPackError(message)
    return value.strip().lower()


def _targets(key: object, value: object, source: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        message = say(
            "{source}: expected a list of words under '{key}', found {value}",
            source=source,
            key=key,
            value=repr(value),
        )
        raise SearchPackError(message)
    return tuple(_word(item, source) for item in value)
