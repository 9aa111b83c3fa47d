"""Read the locks: what the program needs, in one version each, with the hashes of all its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.sources.home import HOME

LOCKS = ("requirements.txt", "requirements-fleet.txt", "requirements-dev.txt")
"""What builds a handbook; that and what builds many on other machines; all that and what tests the
program. Only a clone has the others."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock."""

    requirement: Requirement
    """Its name and version, and where it counts."""
    hashes: frozenset[str]
    """SHA-256 of each of its files, for every system, in hexadecimal digits."""

    @property
    def name(self) -> str:
        """The name as registries spell it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The one version that is allowed."""
        (specifier,) = self.requirement.specifier
        return specifier.version


def read_lock(path: Path) -> list[Pin]:
    """Read a lock as `make locks` writes it."""
    lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [
        Pin(Requirement(first), frozenset(hashes))
        for first, *hashes in (" ".join(line.split()).split(" --hash=sha256:") for line in lines)
    ]


def every_pin(home: Path = HOME) -> list[Pin]:
    """Give the packages of all locks that the program has, each once, in order.

    Args:
        home: Where the locks lie.
    """
    paths = [path for name in LOCKS if (path := home / name).is_file()]
    return list({pin.name: pin for path in paths for pin in read_lock(path)}.values())
