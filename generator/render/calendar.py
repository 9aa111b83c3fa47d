"""Reminders for a calendar: an .ics file that Outlook and Thunderbird open."""

from __future__ import annotations

import datetime

from icalendar import Alarm, Calendar, Event

from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.registers import ROLES
from generator.render.prose import flat
from generator.review.due import Due, due_dates

_ALARM_DAYS = (30, 7)
_COUNTING_FROM = datetime.date(2000, 1, 1)


def calendar(handbook: Handbook, language: str) -> str:
    """Give one event for each chapter's review and one for the check of the law.

    Ids stay the same from edition to edition, so that importing a newer file moves an event
    instead of doubling it. The file holds no time of its making: equal handbooks, equal bytes.

    Args:
        handbook: The handbook.
        language: The language of the events.
    """
    whole = Calendar()
    whole.add("prodid", "-//handbook//review//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", f"{_label(handbook, Label.PAGE_REVIEW, language)}: {handbook.name}")
    dates = due_dates(handbook)
    for one in dates:
        if one.kind == "chapter":
            title = flat(one.title, handbook.parameters, language)
            whole.add_component(_event(handbook, one, f"chapter-{one.id}", title, "", language))
    references = [one for one in dates if one.kind == "reference"]
    if references:
        first = min(references, key=lambda one: (one.day, one.id))
        listed = "\n".join(
            f"{one.day}: {one.id}" for one in sorted(references, key=lambda one: (one.day, one.id))
        )
        title = _label(handbook, Label.RV_CHECK_LAW, language)
        whole.add_component(_event(handbook, first, "references", title, listed, language))
    return str(whole.to_ical(), "utf-8")


def _event(  # noqa: PLR0913 - an event has that many parts
    handbook: Handbook, due: Due, name: str, title: str, listed: str, language: str
) -> Event:
    event = Event()
    summary = f"{_label(handbook, Label.RV_EVENT, language)}: {title}"
    event.add("uid", f"{name}@{handbook.name}.handbook.invalid")
    # The stamp and the sequence grow with each review, so that calendars take the newer date.
    event.add("dtstamp", datetime.datetime.combine(due.last, datetime.time(), datetime.UTC))
    event.add("sequence", (due.last - _COUNTING_FROM).days)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + datetime.timedelta(days=1))
    event.add("summary", summary)
    owner = next((role.name for role in handbook.of(ROLES) if role.id == due.owner), None)
    lines = [_label(handbook, Label.RV_EVENT_TEXT, language)]
    if owner is not None:
        who = flat(owner, handbook.parameters, language)
        lines.append(f"{_label(handbook, Label.OWNER, language)}: {who}")
    event.add("description", "\n".join([*lines, *filter(None, (listed,))]))
    event.add("transp", "TRANSPARENT")
    for days in _ALARM_DAYS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", datetime.timedelta(days=-days))
        alarm.add("description", summary)
        event.add_component(alarm)
    return event


def _label(handbook: Handbook, key: Label, language: str) -> str:
    return flat(handbook.labels[key], handbook.parameters, language)
