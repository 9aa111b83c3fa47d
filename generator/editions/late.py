"""What was due for a review, or was to end, before the day of a release."""

from __future__ import annotations

import datetime

from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.model.say import say, say_many
from generator.resolve.exceptions import exceptions
from generator.review.due import due_dates


def check_late(handbook: Handbook, today: datetime.date, problems: Collector) -> None:
    """Report reviews that have lapsed.

    Args:
        handbook: The handbook.
        today: The day that counts as today; what is due on it is in time.
        problems: Receives HB606 for each late chapter, and one warning for all late references.
    """
    late = [one for one in due_dates(handbook) if one.day < today]
    for one in late:
        if one.kind != "reference":
            problems.add(
                "HB606",
                say("the chapter '{id}' was due for review on {day}", id=one.id, day=one.day),
                one.title.place,
                say("review it: `handbook review start`, then `sign`"),
            )
    # Laws are checked together, by one person; a line for each would hide what else is open.
    laws = sorted((one for one in late if one.kind == "reference"), key=lambda one: one.day)
    if laws:
        problems.add(
            "HB606",
            say_many(
                "{n} reference was due for a check of the law: '{id}' on {day}",
                "{n} references were due for a check of the law, the first of them '{id}' on {day}",
                len(laws),
                id=laws[0].id,
                day=laws[0].day,
            ),
            laws[0].title.place,
            say(
                "take over a newer base policy, or check the law and write the new checked_on"
                " in that file"
            ),
            warning=True,
        )


def check_start(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Warn of a new edition that would hold from the very day of the last one (HB638).

    Args:
        handbook: What shall become an edition.
        inputs: Its layers, with the editions.
        problems: Receives the warning, at the day in the company's file.
    """
    if not inputs.editions or handbook.standing.approved is not None or not handbook.company:
        return
    last, day = inputs.editions[-1], handbook.valid_from.isoformat()
    if last.data.get("valid_from") == day:
        problems.add(
            "HB638",
            say("the rules hold from {day}, as those of {past} did", day=day, past=last.version),
            handbook.company.place,
            say("write into valid_from: the day from which this edition holds"),
            warning=True,
        )


def check_ended(handbook: Handbook, today: datetime.date, problems: Collector) -> None:
    """Report exceptions whose last day has passed.

    Args:
        handbook: The handbook.
        today: The day that counts as today; what ends on it still holds.
        problems: Receives HB636 for each of them, and for those that end before the rules hold.
    """
    hint = say(
        "delete it, so that what it changes holds again; or let somebody approve a later 'until:'"
    )
    for one in exceptions(handbook):
        told = {"target": one.target, "day": one.until}
        if one.until < today:
            message = say("the exception of '{target}' ended on {day}", **told)
        elif one.until < handbook.valid_from:
            message = say(
                "the exception of '{target}' ends on {day}, before the rules hold", **told
            )
        else:
            continue
        problems.add("HB636", message, one.place, hint)
