"""The calendar file, as Outlook and Thunderbird read it."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from icalendar import Calendar, vDDDTypes

from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.review import Review, Signature
from generator.render.calendar import calendar
from generator.review.due import due_dates, reviewed
from generator.workshop import asked
from tests.review.review_desk import COMPANY, ROOT, day_of


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Resolve the shipped example bank."""
    found, _, _ = asked(ROOT, "", COMPANY).resolve()
    return found


def signed_on(day: datetime.date) -> Review:
    """Make a record that was signed on a day."""
    signature = Signature(by=Located("x"), date=day, digest=Located("d"))
    return Review(
        year=day.year, edition=Located("1"), started=day, due=day, decisions=(), signed=signature
    )


def test_calendar_has_an_event_for_each_chapter_and_one_for_the_law(handbook: Handbook) -> None:
    """Whole days, two reminders each, and no time of making: the bytes are the same again."""
    text = calendar(handbook, "pl")
    events = Calendar.from_ical(text).walk("VEVENT")
    due = {one.id: one.day for one in due_dates(handbook) if one.kind == "chapter"}

    assert text == calendar(handbook, "pl")
    assert len(events) == len(due) + 1
    for event in events:
        name = str(event["uid"]).partition("@")[0].removeprefix("chapter-")
        triggers = [alarm["trigger"] for alarm in event.walk("VALARM")]
        alarms = [one.dt for one in triggers if isinstance(one, vDDDTypes)]
        assert len(alarms) == len(triggers)
        assert alarms == [datetime.timedelta(days=-30), datetime.timedelta(days=-7)]
        assert day_of(event, "dtend") - day_of(event, "dtstart") == datetime.timedelta(days=1)
        assert name == "references" or day_of(event, "dtstart") == due[name]


def test_calendar_folds_lines_and_ends_them_as_the_standard_asks(handbook: Handbook) -> None:
    """No line is longer than 75 bytes, and each ends with CR LF."""
    data = calendar(handbook, "pl").encode()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_signed_review_moves_the_same_events(handbook: Handbook) -> None:
    """Ids stay, dates and sequence numbers grow, so that a calendar updates its events."""
    later = reviewed(handbook, (signed_on(datetime.date(2027, 11, 10)),))
    before = {
        str(one["uid"]): one for one in Calendar.from_ical(calendar(handbook, "en")).walk("VEVENT")
    }
    after = {
        str(one["uid"]): one for one in Calendar.from_ical(calendar(later, "en")).walk("VEVENT")
    }

    assert before.keys() == after.keys()
    for name, old in before.items():
        new = after[name]
        if name.startswith("chapter-"):
            assert day_of(new, "dtstart") > day_of(old, "dtstart")
            assert int(str(new["sequence"])) > int(str(old["sequence"]))


def test_review_that_is_older_than_the_chapter_changes_nothing(handbook: Handbook) -> None:
    """The later of two reviews counts."""
    assert reviewed(handbook, (signed_on(datetime.date(2020, 1, 1)),)) == handbook
    assert reviewed(handbook, ()) == handbook


def test_line_ends_in_a_title_stay_inside_the_event(handbook: Handbook) -> None:
    """A title can't begin an event of its own."""
    chapter = handbook.chapters[0]
    hostile = Located("x\r\nEND:VEVENT\r\nBEGIN:VEVENT; a, b\\")
    title = type(chapter.title)(tuple((code, hostile) for code, _ in chapter.title.values))
    changed = dataclasses.replace(chapter, title=title)
    other = dataclasses.replace(handbook, chapters=(changed, *handbook.chapters[1:]))
    events = Calendar.from_ical(calendar(other, "en")).walk("VEVENT")

    assert len(events) == len(handbook.chapters) + 1
    assert any("END:VEVENT" in str(event["summary"]) for event in events)
