"""Loads the synonyms of one language and keeps those that lead to a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.fields import found
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import joined, say
from generator.search.analysis import occurs, words
from generator.search.errors import SearchPackError
from generator.search.wordlists import ASSETS, LANGUAGES
from generator.sources.reach import named_by_user
from generator.sources.text_file import Source, read_source
from generator.sources.yaml_tree import read_tree


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
    content = _read(source) if path else _parsed(_shipped(source))
    return {
        _word(key, source): _targets(key, value, source)
        for key, value in content.items()
        if isinstance(key, Located)
    }


def _shipped(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(file=path.name, text=text, lines=tuple(text.split("\n")))


def _read(path: Path) -> Mapping[str, Any]:
    """Read somebody's own file as every other one of theirs is read: bounded, and plain YAML."""
    problems = Collector()
    source = read_source(named_by_user(path), str(path), problems)
    if source is None:
        raise _unreadable(path, problems)
    return _parsed(source)


def _parsed(source: Source) -> Mapping[str, Any]:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in source.lines):
        return {}
    problems = Collector()
    tree = read_tree(source, problems)
    if [problem.code for problem in problems.found] == ["HB009"]:
        message = say(
            "{source}: expected a mapping of a word to a list of words", source=source.file
        )
        raise SearchPackError(message)
    if tree is None or problems.failed:
        raise _unreadable(source.file, problems)
    return tree


def _unreadable(source: object, problems: Collector) -> SearchPackError:
    told = problems.found[0]
    where = "" if told.place.line == 1 else f"{told.place.line}:{told.place.column}: "
    return SearchPackError(
        say(
            "{source}: cannot read the synonyms: {error}",
            source=source,
            error=joined("", [where, told.message]),
        )
    )


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
    # A number stands for itself.
    if not isinstance(value, Located) or len(words(value)) != 1 or value.strip().isdigit():
        message = say(
            "{source}: expected one word, found {value}", source=source, value=found(value)
        )
        raise SearchPackError(message)
    return value.strip().lower()


def _targets(key: object, value: object, source: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        message = say(
            "{source}: expected a list of words under '{key}', found {value}",
            source=source,
            key=key,
            value=found(value),
        )
        raise SearchPackError(message)
    return tuple(_word(item, source) for item in value)
