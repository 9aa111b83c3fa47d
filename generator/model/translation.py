"""Translations that stand beside the sources, in files that translators work with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.place import Located


@dataclass(frozen=True, slots=True)
class Translation:
    """What one text of the sources says in another language."""

    text: Located
    """The words, and where they stand."""
    stale: bool = False
    """True when they were made from an older text, and somebody has to look at them."""


Catalog = Mapping[str, Translation]
"""Translations into one language, by what the source text says without spaces around it."""
