"""When chapters and references are due for their next review."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.days import add_months
from generator.model.handbook import Handbook, ResolvedChapter
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
    """Count signed reviews as the last review of the chapters that went through them.

    A chapter did when each of its clauses, as they stand now, was decided in a signed review; it
    counts from the day of the one that was decided longest ago. A clause that the company has
    added since to somebody else's chapter keeps nothing back: it is newer than the review, and
    was approved with its edition. One that came with a new base, a profile or the full edition
    was read by nobody here, and the chapter keeps the day that its file says.

    Args:
        handbook: The handbook.
        reviews: The company's review records; those that are not signed do not count.
    """
    days: dict[str, datetime.date] = {}
    for review in reviews:
        if review.signed is None:
            continue
        day = review.signed.date
        for one in review.decisions:
            if one.decision is not None:
                days[str(one.clause)] = max(days.get(str(one.clause), day), day)
    chapters = tuple(_counted(chapter, days) for chapter in handbook.chapters)
    return dataclasses.replace(handbook, chapters=chapters)


def _counted(chapter: ResolvedChapter, days: Mapping[str, datetime.date]) -> ResolvedChapter:
    theirs = [one.id for one in chapter.clauses if not one.layer.startswith("company:")]
    names = theirs or [one.id for one in chapter.clauses]
    if not all(name in days for name in names):
        return chapter
    oldest = min((days[name] for name in names), default=chapter.reviewed)
    return dataclasses.replace(chapter, reviewed=max(chapter.reviewed, oldest))
