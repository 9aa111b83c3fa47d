"""When chapters and references are due, who sees to it, and what a signed review moves."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.days import add_months
from generator.model.entries import Role
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.registers import REFERENCES, ROLES
from generator.model.review import Review, Signature
from generator.review.due import REFERENCE_MONTHS, Due, due_dates, reviewed

Resolved = Callable[..., Handbook]
Day = datetime.date


def test_chapter_is_due_after_its_own_months_and_a_reference_after_a_year(
    handbook: Resolved,
) -> None:
    """Chapters come first; each says what it is, who sees to it and when it was last done."""
    book = handbook()

    assert REFERENCE_MONTHS == 12
    assert due_dates(book) == (
        Due(
            kind="chapter",
            id="talk",
            title=book.chapters[0].title,
            owner="owner",
            last=Day(2026, 11, 1),
            months=12,
        ),
        Due(
            kind="reference",
            id="PL-ONE",
            title=book.of(REFERENCES)[0].title,
            owner="owner",
            last=Day(2026, 11, 20),
            months=12,
        ),
    )
    assert [due.day for due in due_dates(book)] == [Day(2027, 11, 1), Day(2027, 11, 20)]


@pytest.mark.parametrize(
    ("roles", "named", "lawyer"),
    [
        (("owner", "legal", "aide"), "legal", "legal"),
        (("owner", "zeal", "aide"), None, "aide"),
        (("owner",), None, "owner"),
        ((), None, ""),
    ],
)
def test_references_belong_to_the_lawyers(
    handbook: Resolved, roles: tuple[str, ...], named: str | None, lawyer: str
) -> None:
    """Unless the base names a role, the first by the alphabet sees to them, if there is any."""
    book = handbook()
    made = tuple(Role(id=Located(name), name=book.title, duty=book.title) for name in roles)

    book = dataclasses.replace(
        book,
        registers={**book.registers, ROLES.name: made},
        reference_owner=Located(named) if named else None,
    )
    chapter, reference = due_dates(book)

    assert (chapter.owner, reference.owner) == ("owner", lawyer)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (Day(2026, 1, 1), 12, Day(2027, 1, 1)),
        (Day(2026, 1, 31), 1, Day(2026, 2, 28)),
        (Day(2028, 1, 30), 1, Day(2028, 2, 29)),
        (Day(2026, 11, 15), 1, Day(2026, 12, 15)),
        (Day(2026, 12, 15), 1, Day(2027, 1, 15)),
        (Day(2026, 3, 31), 13, Day(2027, 4, 30)),
        (Day(2026, 12, 31), 24, Day(2028, 12, 31)),
        (Day(2024, 2, 29), 12, Day(2025, 2, 28)),
        (Day(2026, 5, 31), 0, Day(2026, 5, 31)),
        (Day(2026, 10, 31), 1, Day(2026, 11, 30)),
    ],
)
def test_months_are_added_to_the_same_or_the_last_day(day: Day, months: int, expected: Day) -> None:
    """A month that is too short ends the period on its last day."""
    assert add_months(day, months) == expected


def review(signed: Day | None) -> Review:
    """Make a record."""
    signature = signed and Signature(by=Located("owner"), date=signed, digest=Located("x"))
    fields: dict[str, Any] = {"started": Day(2027, 1, 1), "due": Day(2027, 2, 1), "decisions": ()}
    return Review(year=2027, edition=Located("1.0"), signed=signature or None, **fields)


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        ((), Day(2026, 11, 1)),
        ((None,), Day(2026, 11, 1)),
        ((Day(2027, 3, 1),), Day(2027, 3, 1)),
        ((Day(2028, 3, 1), Day(2027, 3, 1), None), Day(2028, 3, 1)),
        ((Day(2026, 1, 1),), Day(2026, 11, 1)),
    ],
)
def test_signed_review_counts_as_the_last_review_of_every_chapter(
    handbook: Resolved, signed: tuple[Day | None, ...], last: Day
) -> None:
    """The newest signature counts, unless a chapter was reviewed later; running reviews don't."""
    book = handbook()

    result = reviewed(book, tuple(review(day) for day in signed))

    assert [chapter.reviewed for chapter in result.chapters] == [last]
    assert dataclasses.replace(result, chapters=book.chapters) == book
