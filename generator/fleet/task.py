"""One company's handbook as a piece of work that any process can do, and what comes back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.model.fleet import Fate
from generator.model.problems import Problem
from generator.workshop import EMPLOYEES, Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is made of every company."""

    root: Path
    """The folder of the sources."""
    reader: str = EMPLOYEES
    """Whose pages."""
    pdf: bool = False
    """True for the PDFs of all languages as well."""
    exports: tuple[str, ...] = ()
    """Kinds of course packages, in their order."""
    release: bool = False
    """True for releases."""
    today: datetime.date
    """The day that counts as today; only a release depends on it."""

    def asked(self, company: str) -> Asked:
        """Say it of one company."""
        return Asked(root=self.root, company=company, reader=self.reader)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Words for the key of what is made."""
        pdf = ("pdf",) if self.pdf else ()
        release = ("release", self.today.isoformat()) if self.release else ()
        return ("site", *pdf, *self.exports, *release)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One handbook that is to be built."""

    wanted: Wanted
    """What is made of it."""
    asked: Asked
    """Which handbook; mostly that of a company."""
    key: str
    """The key of all that it is made of."""
    folder: Path = Path()
    """A folder in which the work is done; each attempt has one of its own below it."""

    @property
    def name(self) -> str:
        """The name of the company's folder."""
        return self.asked.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one attempt."""

    fate: Fate
    folder: Path | None = None
    """Where what was made stands, under `SITE_FOLDER` and beside it; None when it failed."""
    problems: tuple[Problem, ...] = ()
    """Problems, or remarks on what was built."""
    said: str = ""
    """Why it was refused, crashed or a bug, in one sentence."""
    hint: str = ""
    """What helps against that."""
    trace: str = ""
    """Of a bug, where it happened."""
    pages: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: int = 0


SITE_FOLDER = "out"
"""What goes into the company's own folder, below the folder of an attempt."""
