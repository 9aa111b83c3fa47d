"""When chapters and references are due for their next review."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass

from generator.model.days import add_months
from generator.model.handbook import Handbook
from generator.model.registers import REFERENCES, ROLES
from generator.model.review import Review
from generator.model.text import Text

REFERENCE_MONTHS = 12
"""Months until a legal reference has to be checked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The next review of a chapter or of a reference."""

    kind: str
    """`chapter` or `reference`."""
    id: str
    """The chapter's or the reference's id."""
    title: Text
    """Its title."""
    owner: str
    """Id of the role that sees to it."""
    last: datetime.date
    """Day of the last review."""
    months: int
    """The interval."""

    @property
    def day(self) -> datetime.date:
        """Day by which the next review is due."""
        return add_months(self.last, self.months)


def due_dates(handbook: Handbook) -> tuple[Due, ...]:
    """List the due dates of all chapters and cited references, chapters first."""
    chapters = tuple(
        Due(
            kind="chapter",
            id=chapter.id,
            title=chapter.title,
            owner=str(chapter.owner),
            last=chapter.reviewed,
            months=chapter.review_months,
        )
        for chapter in handbook.chapters
    )
    first = min((str(role.id) for role in handbook.of(ROLES)), default="")
    lawyer = str(handbook.reference_owner or first)
    references = tuple(
        Due(
            kind="reference",
            id=str(reference.id),
            title=reference.title,
            owner=lawyer,
            last=reference.checked_on,
            months=REFERENCE_MONTHS,
        )
        for reference in handbook.of(REFERENCES)
    )
    return (*chapters, *references)


def reviewed(handbook: Handbook, reviews: tuple[Review, ...]) -> Handbook:
    """Let a signed review of the company count as the last review of every chapter."""
    signed = [review.signed.date for review in reviews if review.signed is not None]
    if not signed:
        return handbook
    last = max(signed)
    chapters = tuple(
        dataclasses.replace(chapter, reviewed=max(chapter.reviewed, last))
        for chapter in handbook.chapters
    )
    return dataclasses.replace(handbook, chapters=chapters)
