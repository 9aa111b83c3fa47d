"""What became of many companies' handbooks in one run; also the form of `fleet --report`."""

from __future__ import annotations

from enum import StrEnum

from generator.model.record import record


class Fate(StrEnum):
    """What became of one company."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    PROBLEMS = "problems"
    REFUSED = "refused"
    CRASHED = "crashed"
    BUG = "bug"


FAILED = frozenset({Fate.PROBLEMS, Fate.REFUSED, Fate.CRASHED, Fate.BUG})
"""Those after which the old output stands as it was."""


@record
class ReportedProblem:
    """One problem, as `check --format json` tells it."""

    code: str
    """`HB` and three digits; docs/problems.md has each."""
    severity: str
    """`error`, `warning` or `open`."""
    message: str
    """What is wrong, in the language in which the command spoke."""
    file: str
    """The file, from the folder of the sources on; empty where there is none."""
    line: int
    """Its line, from 1; 0 where there is none."""
    column: int
    """Its column, from 1; 0 where there is none."""
    hint: str = ""
    """One action that mends it."""


@record
class ReportedCompany:
    """What became of one company."""

    company: str
    """The name of its folder in companies/."""
    fate: Fate
    """built; unchanged (nothing was done); problems (of its sources); refused (by the system or by
    the command line); crashed (its process ended or did not end in time, each time); bug (ours)."""
    attempts: int
    """How often it was begun; 0 when nothing was done."""
    pages: int = 0
    """Pages of all languages."""
    seconds: float = 0.0
    """How long the last attempt took."""
    cpu_seconds: float = 0.0
    """How long it kept a processor busy."""
    peak_mb: int = 0
    """The most memory that its process had, with what it shares with others."""
    said: str = ""
    """Why it is refused, crashed or a bug, in one sentence; else nothing."""
    problems: tuple[ReportedProblem, ...] = ()
    """Problems and remarks; those of an unchanged company are not told again."""
    outputs: tuple[str, ...] = ()
    """What was put in its place, from the folder of the sources on."""


@record
class Tally:
    """How many companies had each fate."""

    built: int = 0
    """Built anew."""
    unchanged: int = 0
    """Left as they were, because nothing that they are made of has changed."""
    failed: int = 0
    """All others."""


@record
class FleetReport:
    """What `handbook fleet --report` writes."""

    form: int
    """1; raised when a reader of this form would go wrong."""
    version: str
    """Version of the program."""
    shard: str = ""
    """Which part of the companies this run took, such as 2/8; empty for all."""
    ended: bool
    """False when the run was interrupted; then companies are missing."""
    tally: Tally
    """How many had each fate."""
    companies: tuple[ReportedCompany, ...]
    """Each company of this run, by name."""
