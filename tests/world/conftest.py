"""The tiny tree in a hard world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from tests.world.world_apart import Attempt, Told, run_apart


@pytest.fixture(scope="session", autouse=True)
def _engine(engine_in_memory: None) -> None:
    """What a child process loads, it may not be allowed to read."""


@pytest.fixture
def attempt(tmp_path: Path) -> Attempt:
    """Give a function that runs a command on the tree below tmp_path."""

    def call(*arguments: str, first: Callable[[], object] = lambda: None) -> Told:
        def work() -> int:
            first()
            return outcome([*arguments, "--root", str(tmp_path)])

        return run_apart(work)

    return call
