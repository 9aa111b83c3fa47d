"""Read the roster and the list of signatures; neither is ever stored."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from generator.model.columns import (
    AUDIENCE,
    DATE,
    DIGEST,
    EDITION,
    FORM_TIME,
    ID,
    LOGIN,
    MAIL,
    NUMBER,
    ROLE,
    WHO,
    words_of,
)
from generator.model.nearest import did_you_mean
from generator.model.people import Person, Signed, key_of
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.table_days import Span, days_of
from generator.sources.table_faults import LineFaults
from generator.sources.tables import Row, read_table

_BETWEEN = re.compile(r"\s*[;|+/,\n]\s*")
_LONGEST_NAME = 8
"""So many parts between commas the name of an audience may have."""
_MOST_NAMES = 100
"""Nobody belongs to more audiences."""
_EVERYONE = frozenset(
    ("all", "everybody", "all staff", "all employees", "wszyscy", "wszyscy pracownicy")
)
_NOBODY = frozenset(("", "brak", "none", "n a", "nie dotyczy"))
_ENDS = re.compile(r"(?:razem|suma|ogolem|lacznie|liczba|koniec|total|sum|count|number of|end)\b")
_COMPUTED = re.compile(r"\d[\d.,]*E\+\d+", re.IGNORECASE)
"""What a spreadsheet makes of a long number."""


def read_roster(
    path: Path,
    audiences: Mapping[str, Iterable[str]],
    everyone: str | None,
    problems: Collector,
) -> list[Person]:
    """Read who has to sign: an id or a mail address, perhaps a role, and audiences.

    Whoever stands on several lines belongs to the audiences of all of them.

    Args:
        path: The CSV file.
        audiences: What the handbook's audiences are called, by their ids.
        everyone: The audience of those for whom the file names none.
        problems: Receives HB621 and HB622.
    """
    known = dict.fromkeys(_EVERYONE, str(everyone)) if everyone is not None else {}
    known |= {words_of(name): one for one, names in audiences.items() for name in names}
    known |= {words_of(one): one for one in audiences}
    faults = LineFaults()
    people: dict[str, Person] = {}
    for row in read_table(path, (WHO, AUDIENCE), problems, (ROLE,)):
        who, mail = _who(row, faults)
        if not who:
            continue
        names = _audiences(row, known, faults) or {one for one in (everyone,) if one}
        if not names:
            message = say("the line has no audience, and the handbook has none for everyone")
            faults.add("HB622", message, row.place, say("name one of the handbook's audiences"))
        role = row.cells[ROLE.name]
        one = Person(id=who, role=role, audiences=frozenset(names), mail=mail, place=row.place)
        held = people.get(key_of(who))
        people[key_of(who)] = one if held is None else _both(held, one, faults)
    faults.tell(problems)
    return list(people.values())


def read_signed(path: Path, problems: Collector, likely: Span | None = None) -> list[Signed]:
    """Read who signed what: an id or a mail address, edition, digest and date.

    Args:
        path: The CSV file.
        problems: Receives HB621 and HB622.
        likely: First and last day of the time in which somebody can have signed; it tells which
            part of a day such as 12/1/2026 is the month, where the table does not.
    """
    faults = LineFaults()
    rows = read_table(path, (WHO, EDITION, DIGEST, DATE), problems, (FORM_TIME,))
    days = days_of([row.cells[DATE.name] for row in rows], likely)
    found = []
    for row, day in zip(rows, days, strict=True):
        edition, digest, date = (row.cells[one.name] for one in (EDITION, DIGEST, DATE))
        if not (edition or digest or date):
            # Lists of everybody, with blanks for those who have yet to sign.
            continue
        if day is None:
            message = say("expected a date such as 2027-01-31, found '{date}'", date=date[:40])
            faults.add("HB622", message, row.place, say("write year-month-day"))
            continue
        who, mail = _who(row, faults, signed=True)
        if not who:
            continue
        if _COMPUTED.fullmatch(digest):
            _tell_computed(digest, row, faults)
            continue
        found.append(
            Signed(id=who, edition=edition, digest=digest, date=day, mail=mail, place=row.place)
        )
    faults.tell(problems)
    return found


def _who(row: Row, faults: LineFaults, *, signed: bool = False) -> tuple[str, str]:
    """Give the id that a line is about, and the mail address beside it; nothing without an id."""
    number, name, mail, login = (row.cells[one.name] for one in (NUMBER, ID, MAIL, LOGIN))
    if row.cells.get(FORM_TIME.name):
        # A form numbers its answers, and calls that an id.
        name = ""
    if "@" not in mail:
        mail = login if "@" in login else ""
    who = number or name or mail or login
    if _ENDS.match(words_of(who)) and sum(map(bool, row.cells.values())) == 1:
        faults.add(
            "HB622",
            say("'{words}' is nobody's id, it seems, but the end of a report", words=who[:40]),
            row.place,
            say("delete the line"),
        )
        return "", ""
    if _COMPUTED.fullmatch(who):
        _tell_computed(who, row, faults)
        return "", ""
    if not who:
        hint = say("say who signed") if signed else say("say who has to sign")
        faults.add("HB622", say("the line has no id"), row.place, hint)
    return who, "" if mail == who else mail


def _tell_computed(cell: str, row: Row, faults: LineFaults) -> None:
    faults.add(
        "HB622",
        say("a spreadsheet has made the number {number} of what was here", number=cell),
        row.place,
        say("give the column the format 'text', enter it anew, and save again"),
    )


def _both(held: Person, one: Person, faults: LineFaults) -> Person:
    """Put two lines about one person together."""
    same = held.id.casefold() == one.id.casefold() or "@" in key_of(one.id)
    if not same:
        faults.add(
            "HB622",
            say(
                "'{one}' and '{other}' on line {line} are the same to a spreadsheet",
                one=one.id,
                other=held.id,
                line=held.place.line,
            ),
            one.place,
            say("write both alike if it is one person, or else use mail addresses as ids"),
        )
    return dataclasses.replace(
        held,
        role=held.role or one.role,
        mail=held.mail or one.mail,
        audiences=held.audiences | one.audiences,
    )


def _audiences(row: Row, known: Mapping[str, str], faults: LineFaults) -> set[str]:
    """Read the audiences in a cell; names may hold commas themselves."""
    cell = row.cells[AUDIENCE.name]
    if words_of(cell) in _NOBODY:
        return set()
    if (whole := known.get(words_of(cell))) is not None:
        return {whole}
    found = set()
    for name in _names(cell, known):
        if (one := known.get(words_of(name))) is not None:
            found.add(one)
            continue
        message = say("the handbook has no audience '{role}'", role=name)
        faults.add("HB622", message, row.place, partial(_meant, name, known))
        found.add(name)
    return found


def _meant(name: str, known: Mapping[str, str]) -> str:
    ids = set(known.values())
    hint = did_you_mean(words_of(name), [*ids, *known])
    return hint if hint.startswith("did") else did_you_mean(name, ids)


def _names(cell: str, known: Mapping[str, str]) -> Iterator[str]:
    """Cut a cell into names of audiences: at each place the longest known one, else words."""
    parts = [part for part in _BETWEEN.split(cell) if part]
    if len(parts) > _MOST_NAMES:
        yield f"{cell[:40]}…"
        return
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + _LONGEST_NAME), start, -1):
            name = " ".join(parts[start:end])
            if words_of(name) in known:
                yield name
                break
        else:
            end = start + 1
            words = parts[start].split()
            alone = any(words_of(word) in known for word in words)
            yield from words if alone else [parts[start]]
        start = end
