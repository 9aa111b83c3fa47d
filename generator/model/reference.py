"""A law, rule or guidance that clauses cite, and where it was read."""

from __future__ import annotations

from typing import Annotated

from generator.model.addresses import Link
from generator.model.choices import choice
from generator.model.clause import Jurisdiction
from generator.model.fields import Date, Line, ReferenceId, ToSector
from generator.model.place import NOWHERE, Located, Place
from generator.model.record import record
from generator.model.text import Cited, Text


@record
class Evidence:
    """Where a reference was read."""

    url: Link
    """The page."""
    seen_on: Date
    """When it was read."""
    page_date: Line | None = None
    """The date that the page bears."""
    place: Place = NOWHERE


@record
class National:
    """What a reference adds for companies in certain places."""

    jurisdictions: tuple[Jurisdiction, ...]
    """Where it matters."""
    status: Text
    """How the law of the place stands to it."""
    doubt: Text | None = None
    """What could not be checked there."""
    question: Text | None = None
    """The question for counsel there."""
    place: Place = NOWHERE


@record
class Reference:
    """A law, rule or guidance that clauses cite."""

    id: ReferenceId
    """The reference's id."""
    jurisdiction: Jurisdiction
    """Where it holds."""
    sectors: tuple[ToSector, ...]
    """Industries that it matters to: `general`, or the sector of a profile."""
    kind: Line
    """Statute, regulation, guidance and so on."""
    title: Text
    """Its title."""
    citation: Cited
    """Where it is published."""
    provisions: tuple[Cited, ...]
    """The articles that matter here."""
    meaning: Text
    """What it means for social media."""
    status: Text
    """Whether it is in force."""
    effective: Line
    """Since when."""
    verification: Annotated[Located, choice("seen", "partly-seen", "memory")]
    """How far the citation and its meaning were read in a source."""
    confidence: Annotated[Located, choice("high", "medium", "low")]
    """How likely the printed citation is right."""
    checked_on: Date
    """Day of the last check."""
    doubt: Text | None = None
    """What could not be checked."""
    question: Text | None = None
    """The question for counsel."""
    national: tuple[National, ...] = ()
    """What to add where the company works in certain places."""
    sources: tuple[Evidence, ...] = ()
    """Where it was read."""
    place: Place = NOWHERE

    @property
    def settled(self) -> bool:
        """True when the reference may be printed without a mark for counsel."""
        return self.verification == "seen" and self.confidence == "high" and self.question is None

    @property
    def weak(self) -> bool:
        """True when the reference may not be the only basis of a clause."""
        return self.confidence == "low" or self.verification == "memory"
