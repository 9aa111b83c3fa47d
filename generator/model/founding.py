"""What a company says about itself before it has a file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """Whom to ask."""

    role: str
    """Id of the role."""
    name: str
    email: str
    phone: str = ""
    """Empty when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """The answers that a new company file is made of; what was not answered stays a gap."""

    folder: str
    """Name of the folder in companies/."""
    name: str
    """The name that texts use."""
    legal_form: str = ""
    """Such as `sp. z o.o.`; empty when it was not said."""
    size: int | None = None
    """How many people work there."""
    industries: tuple[str, ...] = ()
    """Names of profiles."""
    languages: tuple[str, ...]
    """Languages of the handbook; the first one is binding."""
    places: tuple[str, ...] = ()
    """Jurisdictions."""
    contacts: tuple[NewContact, ...] = ()
    """Whom to ask, for each role that was answered."""
    colour: str = ""
    """The company's colour, as # and six hexadecimal digits; empty when it was not said."""
    logo: str = ""
    """Name of the logo's file in the company's folder; empty without one."""
    platforms: tuple[str, ...] | None = None
    """Ids of the platforms that the company uses; None when it was not said."""
    settings: Mapping[str, int | str | Mapping[str, str]] = field(default_factory=dict)
    """Values of parameters; a text by language where it differs from language to language.

    A text that lacks a language of the handbook is a gap still.
    """
    version: str
    """Number of the first edition."""
    valid_from: datetime.date
    """Since when it holds."""
