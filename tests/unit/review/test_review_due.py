"""When chapters and references are due, who sees to it, and what a signed review moves."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.days import add_months
from generator.model.entries import Role
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.registers import REFERENCES, ROLES
from generator.model.review import Decision, Review, Signature
from generator.review.due import REFERENCE_MONTHS, Due, due_dates, reviewed
from tests.trees import CHAPTER, company

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


TALK = ("talk.open", "talk.name", "talk.secrets")
"""The clauses of the only chapter."""


def review(signed: Day | None, names: tuple[str, ...] = TALK, word: str | None = "keep") -> Review:
    """Make a record in which each of these clauses got the same decision."""
    signature = signed and Signature(by=Located("owner"), date=signed, digest=Located("x"))
    decisions = tuple(
        Decision(
            clause=Located(name),
            rank=Located("rest"),
            text=Located("t"),
            decision=Located(word) if word else None,
        )
        for name in names
    )
    fields: dict[str, Any] = {
        "started": Day(2027, 1, 1),
        "due": Day(2027, 2, 1),
        "decisions": decisions,
    }
    return Review(year=2027, edition=Located("1.0"), signed=signature or None, **fields)


def last_days(book: Handbook, *reviews: Review) -> dict[str, Day]:
    """Give when each chapter was reviewed last; nothing else changes."""
    result = reviewed(book, reviews)

    assert dataclasses.replace(result, chapters=book.chapters) == book
    return {chapter.id: chapter.reviewed for chapter in result.chapters}


FILE, FIRST, SECOND = Day(2026, 11, 1), Day(2027, 3, 1), Day(2028, 3, 1)


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        ((), FILE),
        ((None,), FILE),
        ((FIRST,), FIRST),
        ((SECOND, FIRST, None), SECOND),
        ((Day(2026, 1, 1),), FILE),
    ],
)
def test_signed_review_counts_as_the_last_review_of_its_chapters(
    handbook: Resolved, signed: tuple[Day | None, ...], last: Day
) -> None:
    """The newest signature counts, unless a chapter was reviewed later; running reviews don't."""
    assert last_days(handbook(), *(review(day) for day in signed)) == {"talk": last}


@pytest.mark.parametrize(
    "names", [(), TALK[:2], ("photos.own", "talk.gone"), (*TALK[1:], "photos.own")]
)
def test_chapter_does_not_count_by_a_review_that_passed_over_a_rule_of_it(
    handbook: Resolved, names: tuple[str, ...]
) -> None:
    """A small firm reviews 36 rules and then takes the full handbook."""
    assert last_days(handbook(), review(FIRST, names)) == {"talk": FILE}


def test_undecided_rule_was_not_reviewed(handbook: Resolved) -> None:
    """A record that lists it says nothing about it."""
    assert last_days(handbook(), review(FIRST, TALK, None)) == {"talk": FILE}


def test_chapter_counts_from_the_rule_that_was_decided_longest_ago(handbook: Resolved) -> None:
    """Two reviews of a part each are one of the whole, as old as the older one."""
    parts = (review(FIRST, TALK), review(SECOND, TALK[:1]))

    assert last_days(handbook(), *parts) == {"talk": FIRST}
    assert last_days(handbook(), *reversed(parts)) == {"talk": FIRST}


ADDED = (
    "- action: add\n  chapter: talk\n  clause: {id: talk.own, title: {pl: Coś, en: Thing},"
    " strength: must, audience: [everyone], statement: {pl: Tak., en: Yes.},"
    " why: {pl: Bo., en: For.}}\n"
)


def test_rule_that_the_company_has_added_since_keeps_nothing_back(handbook: Resolved) -> None:
    """It is newer than the review; one of a profile was read by nobody here."""
    own = handbook(company(ADDED), (), "acme")
    profile = handbook({}, ("alpha",))

    assert last_days(own, review(FIRST)) == {"talk": FIRST}
    assert last_days(profile, review(FIRST)) == {"talk": FILE}


def test_chapter_of_the_company_counts_when_its_rules_were_decided(handbook: Resolved) -> None:
    """In a chapter of its own there is nothing but rules that it added."""
    chapter = CHAPTER.replace("talk.", "own.").replace("id: talk", "id: own")
    chapter = re.sub(
        r"title: {pl: (.*), en: (.*)}", r"title: {pl: 'Nasze: \1', en: 'Our: \2'}", chapter
    )
    book = handbook({**company(), "companies/acme/chapters/01-own.yml": chapter}, (), "acme")

    assert last_days(book, review(FIRST)) == {"talk": FIRST, "own": FILE}
    mine = tuple(name.replace("talk", "own") for name in TALK)
    assert last_days(book, review(FIRST, mine)) == {"talk": FILE, "own": FIRST}
    assert last_days(book, review(FIRST, mine[:2])) == {"talk": FILE, "own": FILE}
