"""Who has to sign the handbook, and who has; read for one command and never stored."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One line of the roster."""

    id: str
    """A staff number or the like; names are not needed."""
    role: str
    """What the roster calls the role."""
    audiences: frozenset[str]
    """Ids of the audiences that the person belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One line of the list of signatures."""

    id: str
    edition: str
    digest: str
    """The edition's digest, or its first 12 digits or more."""
    date: datetime.date
