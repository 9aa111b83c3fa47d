"""What a calendar shows: one entry for each owner and day."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

from generator.model.entries import ReviewTask
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.registers import REFERENCES, REVIEW_TASKS
from generator.review.bundles import Reviews, reviews, tasks
from generator.review.due import due_dates

Resolved = Callable[..., Handbook]
Day = datetime.date


def with_chapters(book: Handbook, *more: tuple[str, str, Day]) -> Handbook:
    """Give the handbook chapters with an id, an owner and the day of the last review."""
    first = book.chapters[0]
    chapters = tuple(
        dataclasses.replace(first, id=name, owner=Located(owner), reviewed=last)
        for name, owner, last in more
    )
    return dataclasses.replace(book, chapters=chapters)


def shape(found: tuple[Reviews, ...]) -> list[tuple[str, str, list[str], int]]:
    """Give names, days, chapters and the number of references."""
    return [
        (one.name, str(one.day), [due.id for due in one.chapters], len(one.references))
        for one in found
    ]


def test_chapters_of_an_owner_that_are_due_together_are_one_entry(handbook: Resolved) -> None:
    """A Saturday and the Friday before are one working day; further entries are numbered."""
    book = with_chapters(
        dataclasses.replace(handbook(), registers={**handbook().registers, REFERENCES.name: ()}),
        ("a", "hr", Day(2026, 11, 5)),
        ("b", "it", Day(2026, 11, 5)),
        ("c", "hr", Day(2026, 11, 6)),
        ("d", "hr", Day(2026, 3, 2)),
    )

    assert shape(reviews(book)) == [
        ("review-hr", "2027-03-02", ["d"], 0),
        ("review-hr-2", "2027-11-05", ["a", "c"], 0),
        ("review-it", "2027-11-05", ["b"], 0),
    ]


def test_all_references_are_one_entry_on_the_first_day(handbook: Resolved) -> None:
    """It is that of the chapters where these are due on the same day."""
    book = handbook()
    one = book.of(REFERENCES)[0]
    later = dataclasses.replace(one, id=Located("PL-TWO"), checked_on=Day(2026, 12, 15))
    book = dataclasses.replace(book, registers={**book.registers, REFERENCES.name: (later, one)})
    first = one.checked_on

    assert shape(reviews(book)) == [
        ("review-owner", "2027-10-29", ["talk"], 0),
        ("review-owner-2", "2027-11-19", [], 2),
    ]
    assert [due.id for due in reviews(book)[1].references] == ["PL-ONE", "PL-TWO"]
    together = with_chapters(book, ("talk", "owner", first))
    assert shape(reviews(together)) == [("review-owner", "2027-11-19", ["talk"], 2)]
    assert {due.day for due in due_dates(together)} == {Day(2027, 11, 20), Day(2027, 12, 15)}


def test_tasks_of_an_owner_and_month_are_one_entry(handbook: Resolved) -> None:
    """What something else than the calendar sets off has none."""
    book = handbook()
    set_off = ReviewTask(
        id=Located("e"),
        area=Located("rules"),
        task=book.title,
        evidence=book.title,
        owner=Located("hr"),
        clauses=(),
        trigger=Located("new-law"),
    )
    made = [
        dataclasses.replace(
            set_off, id=Located(name), owner=Located(owner), month=month, trigger=None
        )
        for name, owner, month in (("a", "hr", 3), ("b", "it", 3), ("c", "hr", 3), ("d", "hr", 1))
    ]
    book = dataclasses.replace(
        book, registers={**book.registers, REVIEW_TASKS.name: (*made, set_off)}
    )

    found = tasks(book)

    assert [(bundle.name, [str(task.id) for task in bundle.tasks]) for bundle in found] == [
        ("tasks-01-hr", ["d"]),
        ("tasks-03-hr", ["a", "c"]),
        ("tasks-03-it", ["b"]),
    ]
    assert {(bundle.weekday, bundle.first.month) for bundle in found} == {("2TU", 1), ("2TU", 3)}
