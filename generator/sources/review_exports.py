"""Read what a reviewer exported from the page, or filled into the table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NotRequired

from typing_extensions import TypedDict

from generator.model.columns import BY, CLAUSE, DATE, DECISION, MATERIAL, NOTE, words_of
from generator.model.nearest import did_you_mean
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.review import DECISIONS, Export, Verdict, decision_of
from generator.model.say import say
from generator.model.signs import against, one_line
from generator.model.typed import as_truth
from generator.sources.decode import adapter
from generator.sources.json_faults import told_of
from generator.sources.reach import named_by_user
from generator.sources.table_days import days_of
from generator.sources.tables import read_table
from generator.sources.text_file import read_source

FORMAT = "handbook-review-1"
"""What the page writes into its exports, so that other JSON is told apart."""
_EDITORIAL = {"editorial", "redakcyjna", "redakcyjne"}
_TABLES = {".csv", ".tsv", ".tab", ".txt"}
"""Endings that spreadsheets give to tables; Excel's Unicode text is a .txt."""


class _Verdict(TypedDict):
    decision: str
    note: NotRequired[str]
    date: NotRequired[str]


class _Shape(TypedDict):
    format: str
    company: str
    reviewer: str
    clauses: dict[str, _Verdict]


def read_export(path: Path, problems: Collector) -> Export | None:
    """Read one export: a table by its ending, or else the JSON of the page.

    Args:
        path: The file.
        problems: Receives HB001 to HB003, HB616 for what is no export, HB621 for a table.
    """
    if path.suffix.lower() in _TABLES:
        return _table(path, problems)
    source = read_source(named_by_user(path), path.name, problems)
    if source is None:
        return None
    place = Place(file=path.name, line=1, column=1)
    try:
        data = adapter(_Shape).validate_python(json.loads(source.text))
    except (ValueError, RecursionError) as error:
        problems.add(
            "HB616",
            say("this is no export of the review page: {told}", told=told_of(error)),
            place,
            say("use the page's own button for the export, or a CSV table"),
        )
        return None
    if data["format"] != FORMAT:
        message = say(
            "expected the format '{wanted}', found '{found}'",
            wanted=FORMAT,
            found=data["format"][:40],
        )
        problems.add("HB616", message, place, say("export again from a page of this version"))
        return None
    verdicts = {
        name: verdict
        for name, given in data["clauses"].items()
        if (verdict := _verdict(name, dict(given), place, problems)) is not None
    }
    reviewer = one_line(data["reviewer"]) or one_line(path.stem)
    if not _may_be_kept(reviewer, reviewer, place, problems):
        return None
    return Export(reviewer=reviewer, company=data["company"], verdicts=verdicts, place=place)


def _table(path: Path, problems: Collector) -> Export | None:
    verdicts: dict[str, Verdict] = {}
    lines: dict[str, int] = {}
    rows = read_table(path, (CLAUSE, DECISION), problems, (NOTE, BY, DATE, MATERIAL))
    days = days_of([row.cells[DATE.name] for row in rows])
    for row, day in zip(rows, days, strict=True):
        given: dict[str, Any] = {**row.cells, "date": day.isoformat() if day else row.cells["date"]}
        if not given["decision"]:
            continue
        name = given["clause"].casefold()
        verdict = _verdict(name, given, row.place, problems)
        if verdict is None:
            continue
        if verdicts.setdefault(name, verdict) != verdict:
            problems.add(
                "HB616",
                say("'{name}' stands here twice, with different words", name=name),
                row.place,
                say("put this line and line {line} together", line=lines[name]),
            )
        lines.setdefault(name, row.place.line)
    place = Place(file=path.name, line=1, column=1)
    reviewer = one_line(path.stem)
    if not _may_be_kept(reviewer, reviewer, place, problems):
        return None
    return Export(reviewer=reviewer, company="", verdicts=verdicts, place=place)


def _verdict(name: str, given: dict[str, Any], place: Place, problems: Collector) -> Verdict | None:
    decision = decision_of(given["decision"])
    if decision is None:
        problems.add(
            "HB616",
            say(
                "'{name}': expected one of {options}; found '{found}'",
                name=name,
                options=", ".join(DECISIONS),
                found=given["decision"][:40],
            ),
            place,
            did_you_mean(given["decision"], DECISIONS),
        )
        return None
    day = None
    if given.get("date"):
        (day,) = days_of([given["date"]])
        if day is None:
            message = say(
                "'{name}': expected a date such as 2027-01-31, found '{found}'",
                name=name,
                found=given["date"][:40],
            )
            problems.add("HB616", message, place, say("mend the date, or leave it out"))
            return None
    note, by = one_line(given.get("note", "")), one_line(given.get("by", ""))
    if not all(_may_be_kept(one, name, place, problems) for one in (note, by) if one):
        return None
    typed = given.get("material", "")
    return Verdict(
        decision=decision,
        note=note,
        by=by,
        date=day,
        material=as_truth(typed) != "false" and words_of(typed) not in _EDITORIAL,
    )


def _may_be_kept(text: str, where: str, place: Place, problems: Collector) -> bool:
    """Tell whether a record may hold a text; report why it may not (HB616)."""
    reason = against(text)
    if reason:
        told = say("'{name}': a text can't be kept: {reason}", name=where[:40], reason=reason)
        problems.add("HB616", told, place, say("type it anew, and more briefly if it is long"))
    return reason is None
