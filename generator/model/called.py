"""What people call a rule, a role or a platform: for hints where somebody wrote it for its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.text import Text

_NAMES = ("name", "title", "term", "threat")
"""Fields that hold an entry's name in words."""


def names_of(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Walk the names of entries in each language, each with the entry's id.

    Args:
        entries: Clauses, chapters or entries of registers.
    """
    for entry in entries:
        for field in _NAMES:
            given = getattr(entry, field, None)
            said = (words for _, words in given.values) if isinstance(given, Text) else (given,)
            yield from ((str(words), str(entry.id)) for words in said if words)
