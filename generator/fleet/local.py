"""Build on this machine: a process for each attempt, forked from this one where that is safe."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from generator.fleet.make import make
from generator.fleet.task import Outcome, Task
from generator.model.fleet import Fate
from generator.model.say import say
from generator.outputs.site.engine import obey_parent

_COLLECT_AFTER = 100_000
"""Records that are new before Python looks for cycles: the process ends soon in any case."""
_LAST_WORDS_SECONDS = 10
"""How long a process may take to end after it has told its outcome."""


@dataclass(slots=True, eq=False)
class _Running:
    task: Task
    process: BaseProcess
    words: Connection
    deadline: float | None
    began: float


def can_fork() -> bool:
    """Tell whether a process may be forked from one that has built already.

    macOS can, but libraries of the system break in the child; Windows can't.
    """
    return sys.platform.startswith("linux") and "fork" in multiprocessing.get_all_start_methods()


class LocalPool:
    """So many processes at once, each for one attempt; one that dies or hangs harms no other."""

    def __init__(self, jobs: int, timeout: float | None) -> None:
        """Open a pool.

        Args:
            jobs: Processes at once.
            timeout: Seconds after which an attempt counts as hanging; None to wait for ever.
        """
        self._jobs, self._timeout = jobs, timeout
        self._start: Any = multiprocessing.get_context("fork" if can_fork() else "spawn")
        self._running: list[_Running] = []

    @property
    def free(self) -> int:
        """How many tasks may be begun now."""
        return self._jobs - len(self._running)

    def begin(self, task: Task) -> None:
        """Start a process for a task."""
        words, said = self._start.Pipe(duplex=False)
        process = self._start.Process(target=_work, args=(task, said), name=f"fleet {task.name}")
        process.start()
        # At once: a process forked later would hold this end too, and nobody would see it close.
        said.close()
        now = time.monotonic()
        deadline = None if self._timeout is None else now + self._timeout
        self._running.append(_Running(task, process, words, deadline, now))

    def ended(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait until a process tells its outcome, dies, or has taken too long."""
        deadlines = [one.deadline for one in self._running if one.deadline is not None]
        patience = max(min(deadlines) - time.monotonic(), 0) if deadlines else None
        ready = wait([one.words for one in self._running], patience)
        for one in list(self._running):
            late = one.deadline is not None and time.monotonic() >= one.deadline
            if one.words in ready:
                outcome = _heard(one)
            elif late:
                outcome = _hung(one, self._timeout or 0)
            else:
                continue
            self._running.remove(one)
            one.words.close()
            yield one.task, outcome

    def close(self) -> None:
        """Kill whatever still goes on."""
        for one in self._running:
            one.process.kill()
        for one in self._running:
            one.process.join()
            one.words.close()
        self._running.clear()


def _work(task: Task, said: Connection) -> None:
    """Do a task in a process of its own, and tell what came of it."""
    obey_parent()
    # The parent may have its own way to end.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(_COLLECT_AFTER)
    said.send(make(task))
    said.close()


def _heard(one: _Running) -> Outcome:
    """Give what a process told, or how it died before that."""
    # Half an outcome can be told by one that is killed meanwhile.
    with contextlib.suppress(Exception):
        outcome = one.words.recv()
        one.process.join(_LAST_WORDS_SECONDS)
        if one.process.is_alive():
            one.process.kill()
            one.process.join()
        if isinstance(outcome, Outcome):
            return outcome
    one.process.join(_LAST_WORDS_SECONDS)
    if one.process.is_alive():
        one.process.kill()
        one.process.join()
    return Outcome(
        fate=Fate.CRASHED,
        said=how_ended(one.process.exitcode),
        seconds=time.monotonic() - one.began,
    )


def _hung(one: _Running, timeout: float) -> Outcome:
    one.process.kill()
    one.process.join()
    return Outcome(
        fate=Fate.CRASHED,
        said=say("it did not end within {seconds} s", seconds=f"{timeout:g}"),
        seconds=time.monotonic() - one.began,
    )


def how_ended(code: int | None) -> str:
    """Say how a process ended that told nothing.

    Args:
        code: Its exit code; below zero the signal that killed it.
    """
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        if name == "SIGKILL":
            return say("its process was killed (SIGKILL), mostly because memory ran out")
        return say("its process was ended by the signal {name}", name=name)
    return say("its process ended without a word, with the code {code}", code=code)
