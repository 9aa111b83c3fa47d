"""A tree with several tiny companies, and tasks that build nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fleet.task import Task, Wanted
from tests.small_tree import write_tree

TODAY = datetime.date(2026, 12, 1)
Tasks = Callable[..., list[Task]]


def write_companies(root: Path, *names: str) -> Path:
    """Write the small tree with companies of these names besides its own."""
    write_tree(root)
    for name in names:
        folder = root / "companies" / name
        folder.mkdir()
        text = f"name: Firma {name}\nvalid_from: 2026-12-01\n"
        (folder / "company.yml").write_text(text, "utf-8")
    return root


@pytest.fixture
def tasks(tmp_path: Path) -> Tasks:
    """Give a function that makes a task for each name; nothing lies behind them."""
    wanted = Wanted(root=tmp_path, today=TODAY)

    def make(*names: str) -> list[Task]:
        return [Task(wanted=wanted, asked=wanted.asked(name), key="") for name in names]

    return make
