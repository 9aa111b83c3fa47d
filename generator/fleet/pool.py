"""What a run asks of whoever builds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.fleet.task import Outcome, Task


class Pool(Protocol):
    """Whoever builds: this machine or others."""

    @property
    def free(self) -> int:
        """How many tasks may be begun now."""

    def begin(self, task: Task) -> None:
        """Begin a task."""

    def ended(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait until a task ends, at most a moment; gives all that have ended."""

    def close(self) -> None:
        """End whatever still goes on."""
