"""Who has to sign the handbook, and who has; read for one command and never stored."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from generator.model.place import NOWHERE, Place
from generator.model.spaces import plain

_PART = r"[^\s<>()\[\],;:\"']"
# A match begins where such a part does: one that is tried from each of its signs takes long.
_ADDRESS = re.compile(rf"(?<!{_PART}){_PART}+@{_PART}+")
_DIGITS = re.compile(r"([\d ]*\d)(?:[.,]0+)?")


def key_of(name: str) -> str:
    """Give the form in which two ids are the same person's.

    Capitals do not count, nor what stands around a mail address, nor what spreadsheets do to
    numbers: they drop zeros in front, and add a comma or spaces.

    >>> key_of("Jan <Jan.Kowalski@Bank.example>"), key_of("00123"), key_of("123,0")
    ('jan.kowalski@bank.example', '123', '123')
    """
    text = plain(name)
    if found := _ADDRESS.search(text):
        return found.group().rstrip(".").casefold()
    text = text.strip("'\"")
    if match := _DIGITS.fullmatch(text):
        return match[1].replace(" ", "").lstrip("0") or "0"
    return text.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the roster."""

    id: str
    """A staff number, a mail address or the like; names are not needed."""
    role: str
    """What the roster calls the role."""
    audiences: frozenset[str]
    """Ids of the audiences that the person belongs to."""
    mail: str = ""
    """The mail address where the roster has it beside the id."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One line of the list of signatures."""

    id: str
    edition: str
    digest: str
    """The edition's digest, or its first 12 digits or more."""
    date: datetime.date
    mail: str = ""
    """The mail address where the list has it beside the id."""
    place: Place = field(default=NOWHERE, compare=False)
