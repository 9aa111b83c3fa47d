"""The first year of an edition: which papers, reviews and tasks are due in which month."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.days import add_months
from generator.model.handbook import Handbook
from generator.model.pages import REVIEW
from generator.review.bundles import Reviews, Tasks, reviews, tasks
from generator.review.papers import PaperDay, paper_days

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that is due on a day."""

    day: datetime.date
    owner: str
    """Id of the role that sees to it."""
    what: PaperDay | Reviews | Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMonth:
    """What is due in one month."""

    first: datetime.date
    """The month's first day."""
    steps: tuple[Step, ...]
    """In the order of days; papers stand before reviews, and these before tasks."""


def year_plan(handbook: Handbook) -> tuple[PlannedMonth, ...]:
    """Give what is due until a year after the edition's first day, month by month.

    Reviews and their tasks are among it only where the pages hold the review. What was due before
    the edition holds is among it, too: it has to be ready by then.

    Args:
        handbook: The handbook.
    """
    end = add_months(handbook.valid_from, _MONTHS)
    steps = sorted((one for one in _steps(handbook) if one.day < end), key=lambda one: one.day)
    return tuple(
        PlannedMonth(first=first, steps=tuple(found))
        for first, found in groupby(steps, key=lambda one: one.day.replace(day=1))
    )


def _steps(handbook: Handbook) -> Iterator[Step]:
    for due in paper_days(handbook):
        yield Step(day=due.day, owner=str(due.paper.owner), what=due)
    if handbook.holds(REVIEW):
        for review in reviews(handbook):
            yield Step(day=review.day, owner=review.owner, what=review)
        for bundle in tasks(handbook):
            yield Step(day=bundle.first, owner=bundle.owner, what=bundle)
