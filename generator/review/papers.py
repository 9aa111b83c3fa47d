"""When papers are due, reckoned from the day on which the edition holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.model.papers import Paper
from generator.model.registers import PAPERS
from generator.review.workdays import working_day, yearly_day

NOTICE_DAYS = 15
"""Days from the announcement to the first day of the rules: two weeks pass whole between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDay:
    """A day on which a paper is due."""

    paper: Paper
    day: datetime.date
    """A working day; of a yearly paper the first one from which on the edition holds."""
    weekday: str = ""
    """For a paper that is due each year the weekday in its month, such as `2TU`."""

    @property
    def name(self) -> str:
        """Equal in every edition, and of this paper alone: no id has an underscore."""
        return f"paper-{self.paper.id}" + ("_yearly" if self.weekday else "")


def announced_by(handbook: Handbook) -> datetime.date:
    """Give the last working day on which the rules can be announced two weeks ahead."""
    ahead = datetime.timedelta(days=NOTICE_DAYS)
    return working_day(handbook.valid_from - ahead, handbook.jurisdictions)


def paper_days(handbook: Handbook) -> tuple[PaperDay, ...]:
    """List the days on which papers are due, in the order of days; some papers have none."""
    return tuple(sorted(_days(handbook), key=lambda one: one.day))


def days_of(paper: Paper, handbook: Handbook) -> Iterator[PaperDay]:
    """Walk the days on which a paper is due: once around the first day, and each year."""
    due = paper.due
    away = -due.before if due.before is not None else due.after
    if away is not None:
        day = handbook.valid_from + datetime.timedelta(days=away)
        yield PaperDay(paper=paper, day=working_day(day, handbook.jurisdictions))
    if due.month is not None:
        weekday, first = yearly_day(due.month, handbook.valid_from, handbook.jurisdictions)
        yield PaperDay(paper=paper, day=first, weekday=weekday)


def _days(handbook: Handbook) -> Iterator[PaperDay]:
    for paper in handbook.of(PAPERS):
        yield from days_of(paper, handbook)
