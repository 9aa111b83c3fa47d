"""What a calendar shows: reviews and tasks of one owner on one day are one entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.entries import ReviewTask
from generator.model.handbook import Handbook
from generator.model.registers import REVIEW_TASKS
from generator.review.due import Due, due_dates
from generator.review.workdays import working_day, yearly_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """What one owner has to review by one day."""

    name: str
    """Equal in every edition for an owner's first entry, second entry and so on."""
    owner: str
    """Id of the role."""
    day: datetime.date
    """A working day, at the latest the first of the due days."""
    chapters: tuple[Due, ...]
    references: tuple[Due, ...]
    """All references when the first of them is due then, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """What one owner has to do in one month of each year."""

    name: str
    owner: str
    """Id of the role."""
    month: int
    weekday: str
    """The weekday in the month, such as `2TU` for the second Tuesday."""
    first: datetime.date
    """The first such day from which on the edition holds."""
    tasks: tuple[ReviewTask, ...]


def reviews(handbook: Handbook) -> tuple[Reviews, ...]:
    """Bundle the due dates of chapters and references by day and owner, in the order of days."""
    dates = due_dates(handbook)
    references = tuple(
        sorted((one for one in dates if one.kind == "reference"), key=lambda one: (one.day, one.id))
    )
    found: dict[tuple[datetime.date, str], list[Due]] = {}
    for one in (*(one for one in dates if one.kind == "chapter"), *references[:1]):
        day = working_day(one.day, handbook.jurisdictions)
        found.setdefault((day, one.owner), []).append(one)
    return tuple(_named(found, references))


def _named(
    found: dict[tuple[datetime.date, str], list[Due]], references: tuple[Due, ...]
) -> Iterator[Reviews]:
    counts: dict[str, int] = {}
    for (day, owner), bundle in sorted(found.items(), key=lambda item: item[0]):
        counts[owner] = number = counts.get(owner, 0) + 1
        yield Reviews(
            name=f"review-{owner}" + (f"-{number}" if number > 1 else ""),
            owner=owner,
            day=day,
            chapters=tuple(one for one in bundle if one.kind == "chapter"),
            references=references if any(one.kind == "reference" for one in bundle) else (),
        )


def tasks(handbook: Handbook) -> tuple[Tasks, ...]:
    """Bundle the tasks of the year by month and owner, in the order of months."""
    found: dict[tuple[int, str], list[ReviewTask]] = {}
    for task in handbook.of(REVIEW_TASKS):
        if task.month is not None:
            found.setdefault((task.month, str(task.owner)), []).append(task)
    return tuple(
        _yearly(month, owner, bundle, handbook)
        for (month, owner), bundle in sorted(found.items(), key=lambda item: item[0])
    )


def _yearly(month: int, owner: str, bundle: Iterable[ReviewTask], handbook: Handbook) -> Tasks:
    weekday, first = yearly_day(month, handbook.valid_from, handbook.jurisdictions)
    return Tasks(
        name=f"tasks-{month:02d}-{owner}",
        owner=owner,
        month=month,
        weekday=weekday,
        first=first,
        tasks=tuple(bundle),
    )
