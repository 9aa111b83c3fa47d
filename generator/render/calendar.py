"""Reminders for a calendar: an .ics file that Outlook and Thunderbird open."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from icalendar import Alarm, Calendar, Event

from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.pages import PAPERS
from generator.model.registers import ROLES
from generator.model.text import Text
from generator.render.papers import filled_in
from generator.render.prose import flat
from generator.resolve.exceptions import Limited, exceptions
from generator.review.bundles import Reviews, Tasks, reviews, tasks
from generator.review.due import due_dates
from generator.review.papers import PaperDay, paper_days

_BEFORE_REVIEWS = (30, 7)
_BEFORE_TASKS = (7,)
_AT = datetime.timedelta(hours=9)
"""Time of day of a reminder; an entry of a whole day begins at midnight."""
_COUNTING_FROM = datetime.date(2000, 1, 1)


def calendar(handbook: Handbook, language: str) -> str:
    """Give an event for each owner and day with a review, and a yearly one for each month's tasks.

    Exceptions that end have theirs on their last day, and papers theirs on the day on which they
    are due, where the pages hold them.

    Ids stay the same from edition to edition, so that importing a newer file moves an event
    instead of doubling it. The file holds no time of its making: equal handbooks, equal bytes.

    Args:
        handbook: The handbook.
        language: The language of the events.
    """
    made = _Maker(handbook, language)
    whole = Calendar()
    whole.add("prodid", "-//handbook//review//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", f"{made.label(Label.PAGE_REVIEW)}: {handbook.name}")
    for one in reviews(handbook):
        whole.add_component(made.review(one))
    for bundle in tasks(handbook):
        whole.add_component(made.tasks(bundle))
    for due in paper_days(handbook) if handbook.holds(PAPERS) else ():
        whole.add_component(made.paper(due))
    for name, limited in _named(exceptions(handbook)):
        whole.add_component(made.ending(name, limited))
    return str(whole.to_ical(), "utf-8")


def _named(every: Iterable[Limited]) -> Iterator[tuple[str, Limited]]:
    """Walk exceptions, each with a name that stays when its day moves."""
    counts: dict[str, int] = {}
    for one in every:
        counts[one.target] = number = counts.get(one.target, 0) + 1
        name = f"exception-{one.target.replace(' ', '-')}"
        yield name + (f"-{number}" if number > 1 else ""), one


class _Maker:
    """Makes the events of one language."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        """Reckon when the handbook last changed, which all events bear."""
        self.handbook, self.language = handbook, language
        self.values = filled_in(handbook)
        reviewed = max((one.last for one in due_dates(handbook)), default=_COUNTING_FROM)
        self.stamp = max(reviewed, handbook.valid_from)
        # It grows with each review and each edition, so that calendars take the newer dates.
        self.sequence = sum(
            max(0, (day - _COUNTING_FROM).days) for day in (reviewed, handbook.valid_from)
        )

    def label(self, key: Label) -> str:
        """Give a word of the pages."""
        return self.say(self.handbook.labels[key])

    def review(self, one: Reviews) -> Event:
        """Make the event of one owner's reviews on one day."""
        chapters = [(due, self.say(due.title)) for due in one.chapters]
        subjects = [title for _, title in chapters]
        if one.references:
            subjects.append(self.label(Label.RV_CHECK_LAW))
        subject = subjects[0] if len(subjects) == 1 else self.whose(one.owner)
        lines = [f"{due.day}: {title}" for due, title in chapters]
        if one.references:
            lines.append(f"{self.label(Label.RV_CHECK_LAW)}:")
            lines += [
                f"{day}: {', '.join(due.id for due in bundle)}"
                for day, bundle in groupby(one.references, key=lambda due: due.day)
            ]
        text = self.text(Label.RV_EVENT_TEXT, one.owner, lines)
        summary = f"{self.label(Label.RV_EVENT)}: {subject}"
        return self.event(one.name, one.day, summary, text, _BEFORE_REVIEWS)

    def tasks(self, one: Tasks) -> Event:
        """Make the event of one owner's tasks in one month of each year."""
        lines = [
            f"• {self.say(task.task)} {self.label(Label.EVIDENCE)}: {self.say(task.evidence)}"
            for task in one.tasks
        ]
        text = self.text(Label.RV_TASKS_TEXT, one.owner, lines)
        summary = f"{self.label(Label.RV_TASKS)}: {self.whose(one.owner)}"
        event = self.event(one.name, one.first, summary, text, _BEFORE_TASKS)
        event.add("rrule", {"freq": "yearly", "bymonth": one.month, "byday": one.weekday})
        return event

    def paper(self, one: PaperDay) -> Event:
        """Make the event of a paper, which comes again each year where the paper does."""
        paper = one.paper
        told = {Label.PURPOSE: paper.purpose, Label.SIGNS: paper.signs, Label.KEPT: paper.kept}
        lines = [f"{self.label(key)}: {self.say(text)}" for key, text in told.items()]
        text = self.text(Label.PAPER_EVENT_TEXT, str(paper.owner), lines)
        summary = f"{self.label(Label.PAPER)}: {self.say(paper.title)}"
        event = self.event(one.name, one.day, summary, text, _BEFORE_TASKS)
        if one.weekday:
            rule = {"freq": "yearly", "bymonth": paper.due.month, "byday": one.weekday}
            event.add("rrule", rule)
        return event

    def ending(self, name: str, one: Limited) -> Event:
        """Make the event of the last day of an exception."""
        subject = self.say(one.title) if one.title else one.target
        reason = [f"{self.label(Label.REASON)}: {self.say(one.reason)}"] if one.reason else []
        approved = f"{self.label(Label.APPROVED_BY)}: {one.approved_by}"
        lines = [*reason, *([approved] if one.approved_by else [])]
        text = self.text(Label.RV_EXCEPTION_TEXT, one.owner, lines)
        summary = f"{self.label(Label.RV_EXCEPTION_ENDS)}: {subject}"
        return self.event(name, one.until, summary, text, _BEFORE_REVIEWS)

    def event(
        self,
        name: str,
        day: datetime.date,
        summary: str,
        text: str,
        before: Iterable[int],
    ) -> Event:
        """Make an event of a whole day with a reminder so many days before, in the morning."""
        event = Event()
        event.add("uid", f"{name}@{self.handbook.name}.handbook.invalid")
        stamp = datetime.datetime.combine(self.stamp, datetime.time(), datetime.UTC)
        event.add("dtstamp", stamp)
        event.add("sequence", self.sequence)
        event.add("dtstart", day)
        event.add("dtend", day + datetime.timedelta(days=1))
        event.add("summary", summary)
        event.add("description", text)
        event.add("transp", "TRANSPARENT")
        for days in before:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", _AT - datetime.timedelta(days=days))
            alarm.add("description", summary)
            event.add_component(alarm)
        return event

    def text(self, key: Label, owner: str, lines: Iterable[str]) -> str:
        """Give what an event says: its purpose, its owner, and what is to be done."""
        who = [f"{self.label(Label.OWNER)}: {self.owner(owner)}"] if self.owner(owner) else []
        return "\n".join([self.label(key), *who, *lines])

    def owner(self, name: str) -> str:
        """Give what readers call a role; nothing when there is none."""
        return next(
            (self.say(role.name) for role in self.handbook.of(ROLES) if role.id == name), ""
        )

    def whose(self, name: str) -> str:
        """Give a role, or the handbook's name where nobody has it."""
        return self.owner(name) or self.handbook.name

    def say(self, text: Text) -> str:
        """Give a text on one line."""
        return flat(text, self.values, self.language)
