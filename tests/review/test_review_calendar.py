"""The calendar file as Thunderbird reads it: with ical.js, and not with what wrote it."""

from __future__ import annotations

import dataclasses
import datetime
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.model.place import Located
from generator.model.registers import REFERENCES, REVIEW_TASKS
from generator.model.review import Decision, Review, Signature
from generator.render.calendar import calendar
from generator.render.prose import flat
from generator.review.due import due_dates, reviewed
from generator.review.workdays import is_free
from tests.review.review_desk import COMPANY
from tests.shipped import handbook_of

Day = datetime.date
Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Resolve the shipped example bank."""
    return handbook_of(company=COMPANY)


@pytest.fixture(scope="module")
def read(node: str, packages: Path) -> Read:
    """Read the events of a handbook's calendar."""

    def events(handbook: Handbook, language: str = "pl") -> list[dict[str, Any]]:
        done = subprocess.run(
            [node, "read_calendar.mjs"],
            cwd=packages,
            input=calendar(handbook, language).encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr.decode()) == (0, "")
        found: list[dict[str, Any]] = json.loads(done.stdout)["events"]
        return found

    return events


def signed_on(day: Day, handbook: Handbook) -> Review:
    """Make a record of a review that kept every clause and was signed on a day."""
    kept = tuple(
        Decision(
            clause=Located(one.id),
            rank=Located("rest"),
            text=Located("t"),
            decision=Located("keep"),
        )
        for chapter in handbook.chapters
        for one in chapter.clauses
    )
    signature = Signature(by=Located("x"), date=day, digest=Located("d"))
    return Review(
        year=day.year, edition=Located("1"), started=day, due=day, decisions=kept, signed=signature
    )


def of_reviews(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the events that are no yearly tasks."""
    return [one for one in events if one["uid"].startswith("review-")]


def test_calendar_has_one_event_for_each_owner_and_day(handbook: Handbook, read: Read) -> None:
    """It names every chapter and reference that is due, and when; alarms ring in the morning."""
    found = of_reviews(read(handbook))
    dates = due_dates(handbook)

    owners = {(one.owner, one.day) for one in dates if one.kind == "chapter"}
    first = min((one for one in dates if one.kind == "reference"), key=lambda one: one.day)
    assert len(found) == len(owners | {(first.owner, first.day)})
    about = [(one["description"].split("\n")[1], one["occurrences"][0]) for one in found]
    assert max(Counter(about).values()) == 1
    told = "\n".join(one["description"] for one in found)
    for due in dates:
        name = due.id if due.kind == "reference" else flat(due.title, handbook.parameters, "pl")
        assert name in told
        assert due.day.isoformat() in told
    for one in found:
        day = Day.fromisoformat(one["occurrences"][0])
        assert one["whole"]
        assert one["days"] == 1
        assert one["alarms"] == [
            f"{day - datetime.timedelta(days=days)}T09:00:00" for days in (30, 7)
        ]


def test_event_says_what_is_due_or_else_whose_it_is(handbook: Handbook, read: Read) -> None:
    """One chapter is named in the title; several are listed below the owner's."""
    found = {one["uid"].partition("@")[0]: one for one in of_reviews(read(handbook))}

    assert found["review-communications"]["summary"] == "Przegląd zasad: Sztuczna inteligencja"
    assert found["review-legal"]["summary"] == "Przegląd zasad: sprawdź podstawy prawne"
    assert found["review-hr"]["summary"] == "Przegląd zasad: HR"
    assert found["review-hr"]["description"].splitlines()[:3] == [
        (
            "Zakończ przegląd najpóźniej w podanym dniu. Zadania znajdziesz w podręczniku na"
            " stronie „Coroczny przegląd”."
        ),
        "Kto odpowiada: HR",
        "2027-11-25: Dobrostan zespołu",
    ]


def test_tasks_of_a_month_come_each_year_on_a_working_day(handbook: Handbook, read: Read) -> None:
    """One event for each owner and month, with all tasks, and an alarm a week before."""
    found = {
        one["uid"].partition("@")[0]: one
        for one in read(handbook)
        if one["uid"].startswith("tasks-")
    }
    every = [task for task in handbook.of(REVIEW_TASKS) if task.month is not None]

    assert set(found) == {f"tasks-{task.month:02d}-{task.owner}" for task in every}
    for task in every:
        one = found[f"tasks-{task.month:02d}-{task.owner}"]
        assert flat(task.task, handbook.parameters, "pl") in one["description"]
    for name, one in found.items():
        days = [Day.fromisoformat(day) for day in one["occurrences"]]
        assert {day.month for day in days} == {int(name.split("-")[1])}
        assert [day.year for day in days] == list(range(days[0].year, days[0].year + 5))
        assert days[0] >= handbook.valid_from
        assert not any(is_free(day, ("PL",)) for day in days)
        assert one["alarms"] == [f"{days[0] - datetime.timedelta(days=7)}T09:00:00"]


def test_calendar_is_the_same_again(handbook: Handbook) -> None:
    """It holds no time of its making; lines end and fold as the standard asks."""
    text = calendar(handbook, "pl")
    data = text.encode()

    assert text == calendar(handbook, "pl")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_signed_review_moves_the_same_events(handbook: Handbook, read: Read) -> None:
    """Ids stay, dates and sequence numbers grow, so that a calendar updates its events."""
    later = reviewed(handbook, (signed_on(Day(2027, 11, 10), handbook),))
    before = {one["uid"]: one for one in of_reviews(read(handbook, "en"))}
    after = {one["uid"]: one for one in of_reviews(read(later, "en"))}

    assert after.keys() == before.keys()
    for name, new in after.items():
        assert new["occurrences"] >= before[name]["occurrences"]
        assert new["sequence"] > before[name]["sequence"]
        assert new["stamp"] > before[name]["stamp"]


def test_new_edition_takes_the_place_of_the_old_events(handbook: Handbook, read: Read) -> None:
    """Even where nothing was reviewed since."""
    later = dataclasses.replace(handbook, valid_from=Day(2027, 1, 2))

    old, new = (read(one, "en") for one in (handbook, later))

    assert [one["uid"] for one in old] == [one["uid"] for one in new]
    assert all(b["sequence"] > a["sequence"] for a, b in zip(old, new, strict=True))


def test_review_that_is_older_than_the_chapter_changes_nothing(handbook: Handbook) -> None:
    """The later of two reviews counts."""
    assert reviewed(handbook, (signed_on(Day(2020, 1, 1), handbook),)) == handbook
    assert reviewed(handbook, ()) == handbook


def only(handbook: Handbook, last: Day) -> Handbook:
    """Leave one chapter, which was reviewed on a day, and neither references nor tasks."""
    chapter = dataclasses.replace(handbook.chapters[0], reviewed=last, review_months=12)
    empty = {REFERENCES.name: (), REVIEW_TASKS.name: ()}
    return dataclasses.replace(
        handbook, chapters=(chapter,), registers={**handbook.registers, **empty}
    )


@pytest.mark.parametrize(
    ("last", "due", "shown"),
    [
        (Day(2026, 12, 24), "2027-12-24", "2027-12-23"),
        (Day(2026, 12, 26), "2027-12-26", "2027-12-23"),
        (Day(2026, 11, 11), "2027-11-11", "2027-11-10"),
        (Day(2028, 2, 29), "2029-02-28", "2029-02-28"),
        (Day(2027, 2, 28), "2028-02-28", "2028-02-28"),
    ],
)
def test_review_is_shown_on_the_last_working_day_before_it_is_due(
    handbook: Handbook, read: Read, last: Day, due: str, shown: str
) -> None:
    """Christmas Eve is a holiday in Poland since 2025; 29 February is 28 in other years."""
    (event,) = read(only(handbook, last))

    assert event["occurrences"] == [shown]
    assert event["description"].splitlines()[-1].startswith(f"{due}: ")


def test_line_ends_in_a_title_stay_inside_the_event(handbook: Handbook, read: Read) -> None:
    """A title can't begin an event of its own."""
    one = only(handbook, Day(2026, 11, 2))
    hostile = Located("x\r\nEND:VEVENT\r\nBEGIN:VEVENT; a, b\\")
    title = type(one.chapters[0].title)(
        tuple((code, hostile) for code, _ in one.chapters[0].title.values)
    )
    changed = dataclasses.replace(one.chapters[0], title=title)

    (event,) = read(dataclasses.replace(one, chapters=(changed,)))

    assert "END:VEVENT" in event["summary"]
    assert event["summary"].endswith("; a, b\\")


def test_papers_have_their_days(handbook: Handbook, read: Read) -> None:
    """Those around the first day once, a yearly one on a working day of its month."""
    owners = dataclasses.replace(handbook, shows=EVERYTHING)
    found = {one["uid"].partition("@")[0]: one for one in read(owners, "en")}
    papers = {name: one for name, one in found.items() if name.startswith("paper-")}

    assert (
        papers["paper-policy-notice"]["summary"] == "Paper: Notice of the policy and the monitoring"
    )
    assert papers["paper-policy-notice"]["occurrences"] == ["2026-11-16"]
    assert papers["paper-policy-notice"]["alarms"] == ["2026-11-09T09:00:00"]
    yearly = papers["paper-account-register_yearly"]["occurrences"]
    assert [day[:7] for day in yearly[:2]] == ["2027-01", "2028-01"]
    assert not [one for one in read(handbook) if one["uid"].startswith("paper-")]
