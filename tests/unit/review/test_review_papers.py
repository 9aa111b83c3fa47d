"""When papers are due, and the plan of an edition's first year."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.pages import Owners
from generator.model.registers import PAPERS as REGISTER
from generator.review.papers import PaperDay, announced_by, paper_days
from generator.review.plan import year_plan
from tests.trees import PAPERS
from tests.unit.resolve.test_resolve_entry_changes import MORE

Resolved = Callable[..., Handbook]
Day = datetime.date


def with_due(handbook: Resolved, due: str, first: Day) -> Handbook:
    """Give the tiny handbook with one paper that is due so, and an edition from a day on."""
    start = PAPERS.index("    due:")
    end = PAPERS.index("\n", start)
    book = handbook({"handbook/papers.yml": PAPERS[:start] + f"    due: {due}" + PAPERS[end:]})
    return dataclasses.replace(book, valid_from=first)


@pytest.mark.parametrize(
    ("first", "day"),
    [
        (Day(2026, 12, 1), Day(2026, 11, 16)),
        # Announced on a Wednesday: the two weeks end on the Wednesday before a Thursday.
        (Day(2027, 4, 1), Day(2027, 3, 17)),
        # A holiday and a weekend lie between: 11 November 2027 is a Thursday, free in Poland.
        (Day(2027, 11, 26), Day(2027, 11, 10)),
        (Day(2027, 1, 18), Day(2026, 12, 31)),
    ],
)
def test_two_whole_weeks_lie_between_the_announcement_and_the_rules(
    handbook: Resolved, first: Day, day: Day
) -> None:
    """On a working day at the latest; the first day is no day of the two weeks."""
    book = dataclasses.replace(handbook(), valid_from=first)

    assert announced_by(book) == day
    assert (first - day).days > 14


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("{before: 15}", ["paper-notice 2026-11-16"]),
        ("{before: 0}", ["paper-notice 2026-12-01"]),
        ("{after: 5}", ["paper-notice 2026-12-04"]),
        ("{month: 3}", ["paper-notice_yearly 2027-03-09 2TU"]),
        ("{month: 12}", ["paper-notice_yearly 2026-12-08 2TU"]),
        ("{when: {pl: gdy, en: when}}", []),
        (
            "{before: 7, month: 1, when: {pl: gdy, en: when}}",
            ["paper-notice 2026-11-24", "paper-notice_yearly 2027-01-12 2TU"],
        ),
    ],
)
def test_days_are_reckoned_from_the_first_day_of_the_edition(
    handbook: Resolved, due: str, days: list[str]
) -> None:
    """A weekend or holiday gives way to the working day before it; a month comes each year."""
    found = paper_days(with_due(handbook, due, Day(2026, 12, 1)))

    assert [f"{one.name} {one.day} {one.weekday}".rstrip() for one in found] == days


def test_no_two_papers_share_a_name_in_the_calendar(handbook: Resolved) -> None:
    """Not even a yearly one and one whose id ends in that word."""
    second = PAPERS.partition("papers:\n")[2].replace("id: notice", "id: notice-yearly")
    second = second.replace("Obwieszczenie", "Drugie").replace("en: Notice", "en: Second")

    names = [one.name for one in paper_days(handbook({"handbook/papers.yml": PAPERS + second}))]

    assert len(names) == 4
    assert len(set(names)) == 4


def planned(book: Handbook) -> list[tuple[str, str, str]]:
    """Give the plan as months, days and kinds of what is due."""
    return [
        (f"{month.first:%Y-%m}", str(step.day), type(step.what).__name__)
        for month in year_plan(book)
        for step in month.steps
    ]


def test_plan_goes_from_what_comes_before_to_a_year_later(handbook: Resolved) -> None:
    """Papers and, where the pages hold it, the review; nothing of the second year."""
    book = handbook({**MORE, "handbook/papers.yml": PAPERS})
    papers = dataclasses.replace(book, shows=frozenset({Owners.PAPERS}))
    both = dataclasses.replace(book, shows=frozenset({Owners.PAPERS, Owners.REVIEW}))

    assert planned(papers) == [
        ("2026-11", "2026-11-16", "PaperDay"),
        ("2027-03", "2027-03-09", "PaperDay"),
    ]
    assert planned(both) == [
        ("2026-11", "2026-11-16", "PaperDay"),
        ("2027-03", "2027-03-09", "PaperDay"),
        ("2027-03", "2027-03-09", "Tasks"),
        ("2027-10", "2027-10-29", "Reviews"),
        ("2027-11", "2027-11-19", "Reviews"),
    ]
    late = dataclasses.replace(both, valid_from=Day(2026, 10, 29))
    assert ("2027-10", "2027-10-29", "Reviews") not in planned(late)


def test_every_step_of_the_plan_has_an_owner(handbook: Resolved) -> None:
    """That of the paper."""
    book = handbook({"handbook/papers.yml": PAPERS})

    steps = [step for month in year_plan(book) for step in month.steps]

    assert [step.owner for step in steps] == ["owner", "owner"]
    assert all(isinstance(step.what, PaperDay) for step in steps)
    assert {step.what.paper for step in steps} == set(book.of(REGISTER))  # type: ignore[union-attr]
