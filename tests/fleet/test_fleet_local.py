"""A process that dies or hangs costs its own company, and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from generator.fleet import local
from generator.fleet.local import LocalPool, can_fork
from generator.fleet.run import Ended, run
from generator.fleet.task import Outcome, Task
from generator.model.fleet import Fate
from tests.fleet.conftest import Tasks

pytestmark = pytest.mark.skipif(not can_fork(), reason="the work is patched in, so it is forked")
Work = Callable[[Task], Outcome]
KILLED = "its process was killed (SIGKILL), mostly because memory ran out"


@contextmanager
def working(work: Work) -> Iterator[None]:
    """Let processes that are forked in the block do this instead of building."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "make", work)
        yield


def _run(
    todo: list[Task], work: Work, folder: Path, *, jobs: int = 2, retries: int = 2
) -> dict[str, Ended]:
    with working(work), closing(LocalPool(jobs, 5)) as pool:
        return {ended.company: ended for ended in run(todo, folder, pool, retries)}


def _fine(task: Task) -> Outcome:
    return Outcome(fate=Fate.BUILT, pages=len(task.name))


def _said(ended: dict[str, Ended]) -> dict[str, tuple[str, int, str]]:
    return {name: (one.outcome.fate, one.attempts, one.outcome.said) for name, one in ended.items()}


def test_a_process_that_is_killed_once_is_tried_again(tasks: Tasks, tmp_path: Path) -> None:
    """Its neighbours go on, and it is built in the end."""
    mark = tmp_path / "killed"

    def work(task: Task) -> Outcome:
        if task.name == "b" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return _fine(task)

    ended = _run(tasks("a", "b", "c", "d"), work, tmp_path)

    assert _said(ended) == {name: ("built", 1 + (name == "b"), "") for name in "abcd"}


def test_a_company_that_kills_every_process_is_named(tasks: Tasks, tmp_path: Path) -> None:
    """It is tried so often and no more, last of all, and the others are built."""

    def work(task: Task) -> Outcome:
        if task.name == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        return _fine(task)

    ended = _run(tasks("poison", "a", "b"), work, tmp_path)

    assert list(ended)[-1] == "poison"
    assert _said(ended) == {
        "a": ("built", 1, ""),
        "b": ("built", 1, ""),
        "poison": ("crashed", 3, KILLED),
    }


def test_every_way_to_end_early_is_told(tasks: Tasks, tmp_path: Path) -> None:
    """A signal, an end without a word, a hang."""

    def work(task: Task) -> Outcome:
        if task.name == "signal":
            signal.signal(signal.SIGABRT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGABRT)
        if task.name == "silent":
            os._exit(7)
        while task.name == "hangs":
            time.sleep(1)
        return _fine(task)

    with working(work), closing(LocalPool(4, 1)) as pool:
        found = run(tasks("signal", "silent", "hangs", "a"), tmp_path, pool, 0)
        ended = {one.company: one for one in found}

    assert _said(ended) == {
        "signal": ("crashed", 1, "its process was ended by the signal SIGABRT"),
        "silent": ("crashed", 1, "its process ended without a word, with the code 7"),
        "hangs": ("crashed", 1, "it did not end within 1 s"),
        "a": ("built", 1, ""),
    }


def test_an_outcome_larger_than_a_pipe_arrives(tasks: Tasks, tmp_path: Path) -> None:
    """A process ends only when all was read, and is not waited for before."""
    text = "x" * 1_000_000

    def work(task: Task) -> Outcome:
        return Outcome(fate=Fate.REFUSED, said=text)

    assert _run(tasks("a"), work, tmp_path)["a"].outcome.said == text


def test_nothing_is_left_of_many_companies(tasks: Tasks, tmp_path: Path) -> None:
    """Neither processes nor open files gather with the number of companies."""
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are enough
    ended = _run(tasks(*(f"c{number}" for number in range(60))), _fine, tmp_path, jobs=4)

    assert len(ended) == 60
    assert multiprocessing.active_children() == []
    assert len(os.listdir("/proc/self/fd")) <= len(before) + 1  # noqa: PTH208 - likewise


def test_closing_ends_what_still_goes_on(tasks: Tasks, tmp_path: Path) -> None:
    """Whoever interrupts a run leaves no process behind."""

    def work(task: Task) -> Outcome:
        time.sleep(600)
        return _fine(task)

    with working(work), closing(LocalPool(2, None)) as pool:
        for task in tasks("a", "b"):
            pool.begin(task)
        assert len(multiprocessing.active_children()) == 2

    assert multiprocessing.active_children() == []
