"""Exceptions that end: listed while they hold, and in the way of a release after their last day."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import Snapshot, digest_of, snapshot
from generator.editions.release import check_open, left_open
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.pages import COMPARISONS, EVERYTHING
from generator.model.problems import Collector, Problem
from generator.render.calendar import calendar
from generator.render.site import render
from generator.resolve.exceptions import exceptions
from tests.told import told
from tests.trees import CHAPTER, COMPANY, LABELS

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
DAY = datetime.date
LAST = DAY(2027, 6, 30)
COMPARISON = f"{COMPARISONS.stem('company:acme')}.md"
OWN = "companies/acme/company.yml"
WEAKER = """\
  - action: amend
    target: talk.open
    reason: {pl: Na czas targów., en: For the fair.}
    approved_by: Zarząd <b>
    until: 2027-06-30
    strength: may
"""
GONE = """\
  - action: remove
    target: talk.name
    reason: {pl: Na próbę., en: As a trial.}
    approved_by: Zarząd
    until: 2027-06-30
"""
LOOSER = """\
  reply_hours:
    value: 48
    reason: {pl: Mało nas., en: We are few.}
    approved_by: Zarząd
    until: 2027-03-31
"""
HEAD, _, REST = COMPANY.partition("  reply_hours: 4\n")
EXCEPTIONS = f"{HEAD}{LOOSER}changes:\n{WEAKER}{GONE}"


@pytest.fixture
def gate(handbook: Resolved, load: Loaded) -> Callable[..., list[str]]:
    """Say what stands against an edition of a company on a day."""

    def found(text: str, today: DAY) -> list[str]:
        files, problems = {OWN: text}, Collector()
        check_open(
            handbook(files, ("alpha",), "acme"), load(files, ("alpha",), "acme"), today, problems
        )
        return told(problems.found)

    return found


def test_last_day_still_holds(gate: Callable[..., list[str]]) -> None:
    """What ends on a day is in force on it."""
    assert gate(EXCEPTIONS, DAY(2027, 3, 31)) == []


def test_exception_that_has_ended_stands_against_an_edition(gate: Callable[..., list[str]]) -> None:
    """A removal, a weaker strength and a looser value are told at their places."""
    hint = (
        "\nhint: delete it, so that what it changes holds again;"
        " or let somebody approve a later 'until:'"
    )

    assert gate(EXCEPTIONS, DAY(2027, 7, 1)) == [
        f"{OWN}:9:3: HB636 the exception of 'reply_hours' ended on 2027-03-31{hint}",
        f"{OWN}:22:13: HB636 the exception of 'talk.name' ended on 2027-06-30{hint}",
        f"{OWN}:16:13: HB636 the exception of 'talk.open' ended on 2027-06-30{hint}",
    ]


def test_check_lists_it_as_an_open_point(handbook: Resolved, load: Loaded) -> None:
    """Drafts go on building."""
    files = {OWN: EXCEPTIONS}
    whole = handbook(files, ("alpha",), "acme")
    left = left_open(whole, load(files, ("alpha",), "acme"), DAY(2027, 7, 1))

    assert [one.open for one in left if one.code == "HB636"] == [True] * 3


def test_end_date_excuses_no_missing_approval(problems: Problems) -> None:
    """Only tighter goes without a name, for a time as well."""
    text = EXCEPTIONS.replace("    approved_by: Zarząd <b>\n", "")

    assert [one.split()[1] for one in problems({OWN: text}, ("alpha",), "acme")] == ["HB205"]


def test_chapter_entry_and_addition_may_end_too(handbook: Resolved) -> None:
    """Each kind of change is listed once, under what its file calls it."""
    changes = """\
changes:
  - action: remove
    target: chapter talk
    reason: {pl: Na próbę., en: As a trial.}
    approved_by: Zarząd
    until: 2027-06-30
  - action: amend
    target: role owner
    name: {pl: Straż, en: Guard}
    until: 2027-05-31
"""
    text = COMPANY.partition("changes:\n")[0] + changes
    files = {OWN: text, **_unlocked()}

    found = exceptions(handbook(files, (), "acme"))

    assert [(one.target, one.until) for one in found] == [
        ("role owner", DAY(2027, 5, 31)),
        ("chapter talk", LAST),
    ]


def _unlocked() -> dict[str, str]:
    other = CHAPTER.replace("talk", "more")
    return {
        "handbook/chapters/01-talk.yml": CHAPTER.replace("    locked: true\n", ""),
        "handbook/chapters/02-more.yml": other.replace("Mów", "Też mów")
        .replace("Podpisz", "Też podpisz")
        .replace("Chroń", "Też chroń")
        .replace("en: Speak", "en: Also speak")
        .replace("en: Sign your name", "en: Also sign")
        .replace("en: Keep secrets", "en: Also keep"),
    }


@pytest.mark.parametrize(
    ("written", "shown"),
    [("30.06.2027", "    until: 2027-06-30"), ("w czerwcu", "")],
)
def test_end_of_a_value_has_to_be_a_day(faults: Faults, written: str, shown: str) -> None:
    """The line as it may read stands in the hint, as for days elsewhere."""
    text = EXCEPTIONS.replace("until: 2027-03-31", f"until: {written}")

    (found,) = faults({OWN: text}, ("alpha",), "acme")

    wanted = f"'reply_hours': expected a date such as 2027-01-31, found '{written}'"
    assert (found.code, found.message) == ("HB304", wanted)
    assert shown in found.hint


def test_digest_knows_the_last_day(handbook: Resolved) -> None:
    """A later day is another text, so that no approval covers it."""

    def digest(text: str) -> str:
        return digest_of(as_data(handbook({OWN: text}, ("alpha",), "acme")))

    later = EXCEPTIONS.replace("until: 2027-06-30", "until: 2028-06-30")
    assert digest(EXCEPTIONS) == digest(EXCEPTIONS)
    assert digest(later) != digest(EXCEPTIONS)
    without = EXCEPTIONS.replace("    until: 2027-06-30\n", "")
    assert digest(without) != digest(EXCEPTIONS)


def test_data_tells_each_end(handbook: Resolved) -> None:
    """handbook.json lists them, and names the day beside the reason of the clause."""
    data: dict[str, Any] = as_data(handbook({OWN: EXCEPTIONS}, ("alpha",), "acme"))

    assert data["exceptions"] == [
        {"target": "reply_hours", "until": "2027-03-31"},
        {"target": "talk.name", "until": "2027-06-30"},
        {"target": "talk.open", "until": "2027-06-30"},
    ]
    assert data["removed"][0]["history"][-1]["until"] == "2027-06-30"
    assert data["parameters"]["reply_hours"]["until"] == "2027-03-31"


@pytest.mark.parametrize(
    ("code", "until"),
    [("pl", "Do kiedy: 30.06.2027"), ("en", "Until: 30 June 2027")],
)
def test_day_is_printed_beside_the_reason(handbook: Resolved, code: str, until: str) -> None:
    """Below the clause, on the pages about the company's changes, and in the review's list."""
    files = {OWN: EXCEPTIONS, "handbook/labels.yml": LABELS}
    whole = dataclasses.replace(handbook(files, ("alpha",), "acme"), shows=EVERYTHING)
    pages = dict(render(whole).pages[code])
    approved = "Zarząd &#60;b&#62;."

    for name in ("01-talk.md", COMPARISON):
        line = next(line for line in pages[name].split("\n") if approved in line)
        assert f"{approved} {until}." in line, name
    assert f"Zarząd. {until}." in pages["assembly.md"]
    table = [line for line in pages["review.md"].split("\n") if until.partition(": ")[2] in line]
    assert len(table) == 2
    assert all(line.count(" | ") == 2 for line in table)
    # By it the page tells its readers, on their own day, that an exception is over.
    assert all("{ data-hb-until=2027-06-30 } |" in line for line in table)
    assert approved in table[1]


def test_handbook_without_exceptions_has_no_list(handbook: Resolved) -> None:
    """An empty table would only make readers wonder."""
    files = {"handbook/labels.yml": LABELS}
    whole = dataclasses.replace(handbook(files, ("alpha",), "acme"), shows=EVERYTHING)

    assert "{ #exceptions }" not in dict(render(whole).pages["pl"])["review.md"]


def test_calendar_reminds_of_the_last_day(handbook: Resolved) -> None:
    """An id stays when the day moves, so that calendars move the event."""

    def events(text: str) -> list[str]:
        files = {OWN: text, "handbook/labels.yml": LABELS}
        whole = calendar(handbook(files, ("alpha",), "acme"), "en").replace("\r\n ", "")
        return [one for one in whole.split("BEGIN:VEVENT") if "UID:exception-" in one]

    found = events(EXCEPTIONS)
    moved = events(EXCEPTIONS.replace("2027-06-30", "2028-06-30"))

    def line(event: str, key: str) -> str:
        return next(one for one in event.split("\r\n") if one.startswith(key))

    uids = [line(one, "UID:") for one in found]
    assert uids == [line(one, "UID:") for one in moved]
    assert uids == [
        f"UID:exception-{name}@acme.handbook.invalid"
        for name in ("reply_hours", "talk.name", "talk.open")
    ]
    assert line(found[1], "DTSTART") == "DTSTART;VALUE=DATE:20270630"
    assert line(found[1], "SUMMARY") == "SUMMARY:An exception ends: Sign your name"
    assert "Reason: As a trial." in line(found[1], "DESCRIPTION")
    assert found[1].count("BEGIN:VALARM") == 2


def test_exception_that_ends_before_the_rules_hold_is_told(gate: Callable[..., list[str]]) -> None:
    """An edition would never have it, and be approved with it."""
    text = EXCEPTIONS.replace("until: 2027-03-31", "until: 2000-01-01")
    (line,) = [one.split("\n")[0] for one in gate(text, DAY(1999, 1, 1))]

    assert line.split(": ", 1)[1] == (
        "HB636 the exception of 'reply_hours' ends on 2000-01-01, before the rules hold"
    )


def test_later_day_is_a_change_that_counts(handbook: Resolved) -> None:
    """Whoever lets a rule rest for longer changes what people have to do."""

    def stand(text: str) -> Snapshot:
        return snapshot(as_data(handbook({OWN: text}, ("alpha",), "acme")))

    later = EXCEPTIONS.replace("until: 2027-06-30", "until: 2028-06-30")
    found = diff(stand(EXCEPTIONS), stand(later))

    assert [one.material for one in found if one.kind == "handbook"] == [True]
