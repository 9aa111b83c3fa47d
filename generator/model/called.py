"""What people call a rule, a role or a platform: for hints where somebody wrote it for its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.layers import Contact
from generator.model.text import Text

_NAMES = ("name", "title", "term", "threat", "label")
"""Fields that hold an entry's name in words."""


def names_of(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Walk the names of entries in each language, each with the entry's id.

    Args:
        entries: Clauses, chapters or entries of registers; contacts, which name their role.
    """
    for entry in entries:
        yield from names_as(entry, str(entry.role if isinstance(entry, Contact) else entry.id))


def names_as(entry: Any, name: str) -> Iterator[tuple[str, str]]:
    """Walk the names of an entry in each language, each with what it is called in the file."""
    for field in _NAMES:
        given = getattr(entry, field, None)
        said = (words for _, words in given.values) if isinstance(given, Text) else (given,)
        yield from ((str(words), name) for words in said if words)
