"""What became of each company, as rows for a table and as a report that programs read."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable

from generator import __version__
from generator.fleet.run import Ended
from generator.model.fleet import (
    FAILED,
    Fate,
    FleetReport,
    ReportedCompany,
    ReportedProblem,
    Tally,
)
from generator.model.problems import Problem

_FORM = 1


def reported(ended: Ended, spoken: Callable[[str], str]) -> ReportedCompany:
    """Give the row of a company.

    Args:
        ended: What became of it.
        spoken: Says a text in the language of the reader.
    """
    outcome = ended.outcome
    return ReportedCompany(
        company=ended.company,
        fate=outcome.fate,
        attempts=ended.attempts,
        pages=outcome.pages,
        seconds=round(outcome.seconds, 3),
        cpu_seconds=round(outcome.cpu_seconds, 3),
        peak_mb=outcome.peak_mb,
        said=spoken(outcome.said) if outcome.said else "",
        problems=tuple(_problem(one, spoken) for one in outcome.problems),
        outputs=ended.outputs,
    )


def unchanged(company: str) -> ReportedCompany:
    """Give the row of a company that stands as it would be built."""
    return ReportedCompany(company=company, fate=Fate.UNCHANGED, attempts=0)


def _problem(problem: Problem, spoken: Callable[[str], str]) -> ReportedProblem:
    return ReportedProblem(
        code=problem.code,
        severity=problem.severity,
        message=spoken(problem.message),
        file=problem.place.file,
        line=problem.place.line,
        column=problem.place.column,
        hint=spoken(problem.hint),
    )


def report_of(rows: Iterable[ReportedCompany], shard: str, *, ended: bool) -> FleetReport:
    """Put rows together.

    Args:
        rows: Of each company, in any order.
        shard: Which part of all this is; empty for all.
        ended: False when the run was interrupted.
    """
    companies = tuple(sorted(rows, key=lambda row: row.company))
    tally = Tally(
        built=sum(row.fate is Fate.BUILT for row in companies),
        unchanged=sum(row.fate is Fate.UNCHANGED for row in companies),
        failed=sum(row.fate in FAILED for row in companies),
    )
    return FleetReport(
        form=_FORM,
        version=__version__,
        shard=shard,
        ended=ended,
        tally=tally,
        companies=companies,
    )


def as_text(report: FleetReport) -> str:
    """Write a report as JSON, by `generator/schemas/fleet-report.schema.json`."""
    return json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=1) + "\n"
