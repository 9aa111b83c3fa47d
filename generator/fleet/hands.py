"""Who builds a fleet: processes of this machine, or workers of Dask."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.problems import UsageFault
from generator.model.say import say

if TYPE_CHECKING:
    from generator.fleet.pool import Pool
    from generator.fleet.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What somebody says of who builds."""

    jobs: int | None = None
    """Companies at once; None for one on each processor."""
    timeout: float | None = None
    """Seconds after which an attempt counts as hanging."""
    dask: bool = False
    """True for workers of Dask on this machine."""
    scheduler: str | None = None
    """The address of a scheduler of Dask."""
    tls: tuple[Path | None, Path | None, Path | None] = (None, None, None)
    """Files with the authority, the certificate and the key for a scheduler."""

    def check(self) -> None:
        """Refuse what does not go together, or an address that is not safe.

        Raises:
            UsageFault: Says which.
        """
        if self.scheduler is None:
            if any(self.tls):
                words = say("certificates are for a scheduler, and none is named")
                raise UsageFault(words, say("add --scheduler tls://host:8786"))
            return
        if self.dask or self.jobs is not None:
            words = say("a scheduler has workers of its own")
            raise UsageFault(words, say("leave out --dask and --jobs"))
        # Few have one.
        from generator.fleet.cluster import Certificates, check_address

        authority, certificate, key = self.tls
        certificates = Certificates(authority=authority, certificate=certificate, key=key)
        check_address(self.scheduler, certificates)


@contextmanager
def at_work(hands: Hands, tasks: Sequence[Task], folder: Path) -> Iterator[Pool]:
    """Give whoever builds; they end with the block.

    Args:
        hands: Who.
        tasks: What is to be built.
        folder: Where the work is done.

    Raises:
        UsageFault: There is no Dask, or no scheduler at the address.
    """
    jobs = min(hands.jobs or processors(), len(tasks))
    with contextlib.ExitStack() as stack:
        pool: Pool
        if hands.scheduler or hands.dask:
            from generator.fleet.cluster import Certificates, joined_cluster, own_cluster

            authority, certificate, key = hands.tls
            pool = stack.enter_context(
                joined_cluster(
                    folder,
                    hands.scheduler,
                    Certificates(authority=authority, certificate=certificate, key=key),
                    hands.timeout,
                )
                if hands.scheduler
                else own_cluster(folder, jobs, hands.timeout)
            )
        else:
            from generator.fleet.local import LocalPool, can_fork
            from generator.fleet.warm import WORTH_IT, warmed

            if can_fork():
                names = [task.name for task in tasks]
                shared = folder if len(tasks) >= WORTH_IT else None
                stack.enter_context(warmed(tasks[0].wanted, names, shared))
            pool = LocalPool(jobs, hands.timeout)
        stack.callback(pool.close)
        yield pool


def processors() -> int:
    """Count the processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
