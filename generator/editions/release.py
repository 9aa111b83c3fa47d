"""What stands against handing a handbook out."""

from __future__ import annotations

import dataclasses
import datetime

from generator.model.handbook import Handbook
from generator.model.place import NOWHERE, Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.review.due import due_dates
from generator.review.signing import check_drift
from generator.text.placeholders import shown


def released(handbook: Handbook, today: datetime.date, problems: Collector) -> Handbook:
    """Give the handbook marked as a release.

    Raises:
        ProblemsFound: Something stands against handing it out (see `check_release`).
    """
    check_release(handbook, today, problems)
    problems.raise_if_failed()
    return dataclasses.replace(handbook, release=True)


def check_release(handbook: Handbook, today: datetime.date, problems: Collector) -> None:
    """Check everything that a release needs and a draft does not.

    Args:
        handbook: What shall be handed out.
        today: The day that counts as today.
        problems: Receives HB604 (not approved), HB605 (a value left to fill in), HB606 (a
            review has lapsed; for a reference only a warning) and HB607 (drift).
    """
    _check_approved(handbook, problems)
    for value in handbook.parameters.values():
        if value.parameter is not None and value.parameter.fill_in and value.at_default:
            problems.add(
                "HB605",
                say(
                    "'{name}' is still '{value}', which each company should replace",
                    name=value.name,
                    value=shown(value, handbook.binding_language),
                ),
                value.setting.place,
                say("set {name} in company.yml", name=value.name),
            )
    for one in due_dates(handbook):
        if one.day < today:
            reference = one.kind == "reference"
            problems.add(
                "HB606",
                say("the reference '{id}' was due for review on {day}", id=one.id, day=one.day)
                if reference
                else say("the chapter '{id}' was due for review on {day}", id=one.id, day=one.day),
                one.title.place,
                say("check the law and write the new checked_on")
                if reference
                else say("review it: `handbook review start`, then `sign`"),
                warning=reference,
            )
    check_drift(handbook, problems)


def _check_approved(handbook: Handbook, problems: Collector) -> None:
    own = handbook.company
    if own is None:
        problems.add(
            "HB604",
            say(
                "'{name}' is no company's handbook, so it has no approved edition",
                name=handbook.name,
            ),
            NOWHERE,
            say("build it as a draft, or name a company"),
        )
        return
    if handbook.standing.approved is not None:
        return
    place = own.version.place if isinstance(own.version, Located) else own.place
    same = [past for past in handbook.standing.history if past.approval.version == handbook.version]
    if same:
        day = same[0].approval.date
        message = say(
            "the text has changed since version '{version}' was approved on {day}",
            version=handbook.version,
            day=day,
        )
        hint = say("raise the version in company.yml, then run `handbook approve`")
    else:
        message = say("nobody has approved version '{version}'", version=handbook.version)
        hint = say("run `handbook approve --version {version}`", version=handbook.version)
    problems.add("HB604", message, place, hint)
