"""What an output is: something that is made of the handbook in the stage, before the one swap."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.handbook import Handbook

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.render.site import Site

Tell = Callable[[str], None]
"""Receives one short sentence about each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a handbook goes, and what its pages look like."""

    out: Path
    """The output folder."""
    root: Path
    """The folder of the sources, which the output may not touch."""
    shared: Mapping[str, Any]
    """What the root mkdocs.yml says."""
    overrides: Path
    """The folder with the theme's overrides."""
    kept: Path | None = None
    """The folder for what the next build can use again; None to keep nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The folder in which outputs are made; nobody sees it before all of them are whole."""

    folder: Path
    """An empty folder, or one that holds what earlier outputs made."""
    target: Target
    """Where the outputs will go."""
    tell: Tell
    """Told of each step."""
    pool: Executor | None = None
    """Processes to use again; they are faster the second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One thing that a build makes."""

    name: str
    """What others call it in `needs`."""
    needs: tuple[str, ...]
    """Names of outputs that have to be in the stage before."""
    make: Callable[[Handbook, Site, Stage], None]
    """Makes it out of the handbook and its pages; raises ProblemsFound when it can't."""


_LAST_SECOND = 2**32 - 1
"""What four bytes hold, as the packed site map has them: a second of the year 2106."""


def epoch(handbook: Handbook) -> int:
    """Give the time that files bear: the day from which the edition holds, in seconds since 1970.

    Formats know nothing before 1970 and after 2106, so the nearest second stands for such a day.
    """
    return min(max(calendar.timegm(handbook.valid_from.timetuple()), 0), _LAST_SECOND)
