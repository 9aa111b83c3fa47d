"""Run a fleet: pass over what is unchanged, build the others, and put each in its place."""

from __future__ import annotations

import contextlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.fleet.pool import Pool
from generator.fleet.publish import publish
from generator.fleet.task import Outcome, Task, Wanted
from generator.model.fleet import Fate
from generator.model.problems import HandbookError, UsageFault
from generator.outputs.folder import remove
from generator.outputs.inputs_key import Keys, stands
from generator.sources.world import world_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What became of a company in the end."""

    company: str
    outcome: Outcome
    attempts: int
    """0 when nothing had to be done."""
    outputs: tuple[str, ...] = ()
    """What was put in its place, from the folder of the sources on."""


def tasks_of(
    wanted: Wanted, companies: Sequence[str], *, again: bool
) -> tuple[list[Task], list[str]]:
    """Tell what is to be built from what stands as it would be built.

    Args:
        wanted: What is made of each company.
        companies: Their names.
        again: True to build all of them.

    Returns:
        What is to be built, and the names of the others.
    """
    keys = Keys(wanted.root)
    tasks: list[Task] = []
    unchanged: list[str] = []
    for name in companies:
        asked = wanted.asked(name)
        key = ""
        # A source that can't be read has no key, and is told of when it is built.
        with contextlib.suppress(OSError, HandbookError):
            key = keys.key(asked, wanted.outputs)
        if key and not again and stands(asked.folder(name), key):
            unchanged.append(name)
        else:
            tasks.append(Task(wanted=wanted, asked=asked, key=key))
    return tasks, unchanged


def run(tasks: Sequence[Task], folder: Path, pool: Pool, retries: int) -> Iterator[Ended]:
    """Build all tasks, and give what becomes of each as soon as that is sure.

    One whose process dies is tried again after all others, so often and no more: it may have been
    killed for what its neighbours did.

    Args:
        tasks: What is to be built.
        folder: Where the work is done; whoever began it removes it.
        pool: Whoever builds.
        retries: How often one that crashed is tried again.
    """
    waiting, attempts = deque(replace(one, folder=folder) for one in tasks), Counter[str]()
    going = 0
    while waiting or going:
        while waiting and pool.free > 0:
            task = waiting.popleft()
            attempts[task.name] += 1
            pool.begin(task)
            going += 1
        for task, outcome in pool.ended():
            going -= 1
            if outcome.fate is Fate.CRASHED and attempts[task.name] <= retries:
                waiting.append(task)
            else:
                yield _settled(task, outcome, attempts.pop(task.name))


def _settled(task: Task, outcome: Outcome, attempts: int) -> Ended:
    """Put what was built in its place."""
    outputs: tuple[str, ...] = ()
    if (left := outcome.folder) is not None:
        try:
            outputs = publish(task, left)
        except HandbookError as fault:
            outcome = _refused(outcome, fault)
        except OSError as error:
            outcome = _refused(outcome, world_fault(error))
        with contextlib.suppress(OSError):
            remove(left)
    return Ended(company=task.name, outcome=outcome, attempts=attempts, outputs=outputs)


def _refused(outcome: Outcome, fault: HandbookError) -> Outcome:
    words = fault.message if isinstance(fault, UsageFault) else str(fault)
    return replace(outcome, fate=Fate.REFUSED, said=words, hint=fault.hint)
