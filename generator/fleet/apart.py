"""Build in a process beside this one: for workers of a cluster, which have threads and last long.

A worker of Dask may not fork itself: it has threads, and its guard made it a process that may have
no children. So each of its threads holds a process that is warm and has no threads, and that one
forks for every attempt. Both die with the worker: what they are asked through closes then.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from generator.fleet.task import Outcome, Task
from generator.model.fleet import Fate
from generator.model.say import say
from generator.outputs.inputs_key import program_key

if TYPE_CHECKING:
    from generator.fleet.pool import Pool

_LENGTH = 8
MARK = "mark"
"""The file in a run's folder by which a worker sees that it is the same folder for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A task for a worker, and what the worker has to be."""

    task: Task
    timeout: float | None
    """Seconds after which an attempt counts as hanging."""
    program: str
    """`program_key` of whoever asks: another program makes other bytes."""
    mark: str
    """What the file `MARK` in the task's folder says."""


class Beside:
    """The process beside a thread, for one run."""

    def __init__(self, folder: Path) -> None:
        """Start the process.

        Args:
            folder: The run's folder; another run may have other sources.
        """
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator.fleet.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def do(self, order: Order) -> Outcome:
        """Do one task.

        Raises:
            OSError: The process is gone.
            EOFError: Likewise.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        _write(self._process.stdin, order)
        outcome: Outcome = _read(self._process.stdout)
        return outcome

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


_beside: dict[int, Beside] = {}
"""The process of each thread."""


def work(order: Order) -> Outcome:
    """Do a task on a worker; whatever happens is the outcome."""
    task = order.task
    if order.program != program_key():
        words = say("a worker runs another program, other packages or another Python")
        return Outcome(fate=Fate.REFUSED, said=words, hint=say("install the same lock on it"))
    if not _sees(task.folder, order.mark):
        return Outcome(
            fate=Fate.REFUSED,
            said=say("a worker does not see the folder '{folder}'", folder=task.folder),
            hint=say("give workers the folder of the sources under the same path"),
        )
    thread = threading.get_ident()
    held = _beside.get(thread)
    if held is not None and held.folder != task.folder:
        held.close()
        held = None
    try:
        held = _beside[thread] = held or Beside(task.folder)
        return held.do(order)
    except (OSError, EOFError, pickle.UnpicklingError):
        if (broken := _beside.pop(thread, None)) is not None:
            broken.close()
        return Outcome(fate=Fate.CRASHED, said=say("the process that builds for a worker ended"))


def _sees(folder: Path, mark: str) -> bool:
    with contextlib.suppress(OSError):
        return (folder / MARK).read_text(encoding="utf-8") == mark
    return False


def _write(stream: BinaryIO | Any, one: object) -> None:
    data = pickle.dumps(one)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def _read(stream: BinaryIO | Any) -> Any:
    """Read what `_write` has written; both ends are this program on one machine.

    Raises:
        EOFError: The other end is closed.
    """
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301 - from ourselves


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Do one task after another until nobody asks any more; all of them belong to one run."""
    # A worker that only looks for its mark does without these.
    from generator.fleet.local import LocalPool, can_fork
    from generator.fleet.warm import warmed

    with contextlib.ExitStack() as stack, contextlib.suppress(EOFError):
        order: Order = _read(asked)
        if can_fork():
            stack.enter_context(warmed(order.task.wanted, [order.task.name], None))
        while True:
            _write(told, _attempt(LocalPool(1, order.timeout), order.task))
            order = _read(asked)


def _attempt(pool: Pool, task: Task) -> Outcome:
    pool.begin(task)
    while True:
        for _, outcome in pool.ended():
            return outcome


def main() -> None:
    """Serve a worker over the streams that it gave; whatever else is said goes nowhere."""
    import os

    # The program's own parts, and libraries, may not write between the outcomes.
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with os.fdopen(os.dup(0), "rb") as asked:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        serve(asked, told)


if __name__ == "__main__":
    main()
