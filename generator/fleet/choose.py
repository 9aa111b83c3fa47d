"""Which companies a run takes: by name, by pattern, by what changed, by shard."""

from __future__ import annotations

import fnmatch
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.sources.discover import company_names, refuse_unknown

_SHARD = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts of all companies; together they are all, and none is in two."""

    number: int
    """From 1 to `of`."""
    of: int

    def __str__(self) -> str:
        """Write it as it is given: 2/8."""
        return f"{self.number}/{self.of}"

    def holds(self, company: str) -> bool:
        """Tell whether a company belongs to it, whichever others there are."""
        digest = hashlib.sha256(company.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


def shard_of(words: str) -> Shard:
    """Read a shard such as 2/8.

    Raises:
        UsageFault: It is none.
    """
    found = _SHARD.fullmatch(words)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise UsageFault(
            say("'{words}' is no part of a whole", words=words),
            say("write --shard 1/4 for the first of four, and 4/4 for the last"),
        )
    return Shard(int(found[1]), int(found[2]))


def chosen(root: Path, names: Sequence[str], patterns: Iterable[str]) -> list[str]:
    """Give the companies that are named, or match a pattern; all when nothing is said.

    Args:
        root: The folder of the sources.
        names: Names of folders.
        patterns: Patterns of such names, with `*`, `?` and `[...]`.

    Raises:
        UsageFault: There is no company of a name, or none that matches a pattern.
    """
    known = company_names(root)
    for name in names:
        refuse_unknown(root, (), name)
    found = set(names)
    for pattern in patterns:
        matching = fnmatch.filter(known, pattern)
        if not matching:
            raise UsageFault(
                say("no company's folder matches '{pattern}'", pattern=pattern),
                did_you_mean(pattern, known) or say("none is there yet"),
            )
        found.update(matching)
    return [name for name in known if name in found] if names or patterns else known
