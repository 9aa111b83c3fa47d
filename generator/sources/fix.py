"""A line as it should be, as the ways of mending a text propose it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """A line as it should be, and what was wrong with it."""

    line: str
    """The mended line."""
    message: str
    """What was wrong."""
    advice: str
    """What to do, before the mended line is shown."""
    code: str = "HB004"
    """The problem's code."""
    column: int = -1
    """Where the fault begins, counted from 0; where the lines begin to differ when left out."""
    reach: int = 0
    """Lines that the parser must get beyond for the fix to count; more for a rough one."""

    @property
    def is_last(self) -> bool:
        """Tell whether it makes several lines of one, after which numbers of lines are wrong."""
        return "\n" in self.line


Proposal = Callable[[Sequence[str], int], Iterator[Fix]]
KEY = r"[A-Za-z_ąćęłńóśźżĄĆĘŁŃÓŚŹŻ][\w.\-]*"
"""What a key looks like."""
VALUE = re.compile(rf"(\s*(?:- +)?[\"']?{KEY}[\"']?:[ \t]+|\s*- +)(\S.*)")
"""A line with a value: what stands before it, and the value."""
