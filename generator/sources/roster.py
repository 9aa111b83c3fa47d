"""Read the roster and the list of signatures; neither is ever stored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.model.nearest import Called, did_you_mean
from generator.model.people import Person, Signed
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.typed_days import as_day
from generator.sources.tables import Row, read_table

ROSTER = ("id", "role", "audience")
SIGNED = ("id", "edition", "digest", "date")
_BETWEEN = re.compile(r"[;,/|+&\s]+(?:(?:i|oraz|and)\s+)?")


def read_roster(
    path: Path,
    audiences: Iterable[str],
    everyone: str | None,
    problems: Collector,
    called: Called = (),
) -> list[Person]:
    """Read who has to sign: id, role, and audiences with a space or a sign between them.

    Args:
        path: The CSV file.
        audiences: Ids of the handbook's audiences.
        everyone: The audience of those for whom the file names none.
        problems: Receives HB621 and HB622.
        called: What the audiences are called in words, for hints.
    """
    known, called = set(audiences), tuple(called)
    people = []
    for row in _unique(read_table(path, ROSTER, problems), problems):
        names = set(filter(None, _BETWEEN.split(row.cells["audience"].casefold())))
        names = names or {name for name in (everyone,) if name}
        if not names:
            message = say("the line has no audience, and the handbook has none for everyone")
            problems.add("HB622", message, row.place, say("name one of the handbook's audiences"))
        for name in sorted(names - known):
            problems.add(
                "HB622",
                say("the handbook has no audience '{role}'", role=name),
                row.place_of(name),
                did_you_mean(name, known, called, row.place_of(name)),
            )
        people.append(
            Person(id=row.cells["id"], role=row.cells["role"], audiences=frozenset(names))
        )
    return people


def read_signed(path: Path, problems: Collector) -> list[Signed]:
    """Read who signed what: id, edition, digest and date.

    Args:
        path: The CSV file.
        problems: Receives HB621 and HB622.
    """
    found = []
    for row in read_table(path, SIGNED, problems):
        day = as_day(row.cells["date"])
        if day is None:
            message = say(
                "expected a date such as 2027-01-31, found '{date}'", date=row.cells["date"][:40]
            )
            problems.add("HB622", message, row.place, say("write year-month-day"))
            continue
        if not row.cells["id"]:
            problems.add("HB622", say("the line has no id"), row.place, say("say who signed"))
            continue
        found.append(
            Signed(
                id=row.cells["id"],
                edition=row.cells["edition"],
                digest=row.cells["digest"],
                date=day,
            )
        )
    return found


def _unique(rows: Iterable[Row], problems: Collector) -> list[Row]:
    seen: dict[str, Row] = {}
    for row in rows:
        name = row.cells["id"]
        if not name:
            problems.add("HB622", say("the line has no id"), row.place, say("say who has to sign"))
        elif name in seen:
            message = say("'{name}' stands twice in the roster", name=name)
            problems.add(
                "HB622",
                message,
                row.place,
                say("keep line {line} only", line=seen[name].place.line),
            )
        else:
            seen[name] = row
    return list(seen.values())
