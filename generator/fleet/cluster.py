"""Build on other processes and machines with Dask distributed, the extra `[fleet]`."""

from __future__ import annotations

import contextlib
import importlib
import ipaddress
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.fleet.apart import MARK, Order, work
from generator.fleet.task import Outcome, Task
from generator.model.fleet import Fate
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.inputs_key import program_key

_HERE = "127.0.0.1"
_ALLOWED_FAILURES = 20
"""How often a task may lose its worker: those that wait are blamed for a neighbour's death."""
_SETTINGS = {
    "distributed.scheduler.allowed-failures": _ALLOWED_FAILURES,
    "distributed.worker.memory.terminate": False,
    "distributed.comm.timeouts.connect": "10s",
    # Without a dashboard Dask opens its port all the same; nothing answers there then.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
_IN_HAND = 2
"""Tasks that each thread of a worker has or waits for, so that none is idle."""
_MOMENT, _PATIENCE = 5, 60
"""Seconds to wait for an end, and for a first worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """Files in PEM by which both ends know each other."""

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def whole(self) -> bool:
        """Tell whether none is missing."""
        return None not in {self.authority, self.certificate, self.key}


def check_address(address: str, certificates: Certificates) -> None:
    """Refuse a scheduler that anybody on the network could speak for.

    Workers run whatever they are sent. So it is TLS with certificates, or this machine.

    Raises:
        UsageFault: It is neither.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or port is None or parts.scheme not in {"tls", "tcp"}:
        raise UsageFault(
            say("'{address}' is no address of a scheduler", address=address),
            say("write tls://host:8786"),
        )
    if parts.scheme == "tcp" and not _is_here(host):
        raise UsageFault(
            say("'{address}' is neither encrypted nor on this machine", address=address),
            say("workers run whatever they are sent: use tls:// with certificates"),
        )
    if parts.scheme == "tls" and not certificates.whole:
        raise UsageFault(
            say("tls:// needs certificates"),
            say("name them with --tls-ca, --tls-cert and --tls-key"),
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class DaskPool:
    """Tasks on the workers of a cluster, so many at once that none is idle."""

    def __init__(self, distributed: Any, client: Any, folder: Path, timeout: float | None) -> None:
        """Use a cluster.

        Args:
            distributed: The package.
            client: Its client.
            folder: The run's folder, which workers have to see.
            timeout: Seconds after which an attempt counts as hanging.
        """
        self._distributed, self._client = distributed, client
        self._timeout, self._mark = timeout, secrets.token_hex(8)
        (folder / MARK).write_text(self._mark, encoding="utf-8")
        self._going: dict[Any, Task] = {}
        self._begun = 0
        self._threads = 1

    @property
    def free(self) -> int:
        """How many tasks may be begun now."""
        return max(self._threads, 1) * _IN_HAND - len(self._going)

    def begin(self, task: Task) -> None:
        """Hand a task to the cluster."""
        self._begun += 1
        order = Order(task=task, timeout=self._timeout, program=program_key(), mark=self._mark)
        # Its key names what is built of what; a second attempt is another piece of work.
        key = f"handbook-{task.name}-{task.key[:16]}-{self._begun}"
        future = self._client.submit(work, order, key=key, pure=False, retries=0)
        self._going[future] = task

    def ended(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait until a task ends, at most a moment; gives all that have ended."""
        self._threads = sum(self._client.nthreads().values())
        with contextlib.suppress(TimeoutError):
            self._distributed.wait(
                list(self._going), timeout=_MOMENT, return_when="FIRST_COMPLETED"
            )
        for future in [one for one in self._going if one.done()]:
            task = self._going.pop(future)
            outcome = _outcome(future)
            # At once: a task whose result is held is done again when its worker dies.
            future.release()
            yield task, outcome

    def close(self) -> None:
        """Take back what still waits."""
        with contextlib.suppress(Exception):
            self._client.cancel(list(self._going), force=True)
        self._going.clear()


def _outcome(future: Any) -> Outcome:
    """Give what a task came to; a worker that died is a crash."""
    try:
        outcome = future.result()
    except Exception as error:  # noqa: BLE001 - whatever a cluster may raise
        words = say("the cluster lost it: {why}", why=type(error).__name__)
        return Outcome(fate=Fate.CRASHED, said=words)
    if isinstance(outcome, Outcome):
        return outcome
    return Outcome(fate=Fate.CRASHED, said=say("a worker gave no outcome"))


def _imported() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise UsageFault(
            say("Dask is not installed"),
            say("install the extra: pip install 'policy-handbook[fleet]'"),
        ) from None


@contextmanager
def own_cluster(folder: Path, jobs: int, timeout: float | None) -> Iterator[DaskPool]:
    """Give workers on this machine, which end with the block; nobody else can reach them.

    Args:
        folder: The run's folder.
        jobs: How many.
        timeout: Seconds after which an attempt counts as hanging.
    """
    distributed = _imported()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    config = importlib.import_module("dask").config
    with (
        config.set(_SETTINGS),
        distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            processes=True,
            host=_HERE,
            memory_limit=0,
            dashboard_address=f"{_HERE}:0",
            worker_dashboard_address=None,
            scheduler_kwargs={"dashboard": False},
            silence_logs=logging.CRITICAL,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield DaskPool(distributed, client, folder, timeout)


@contextmanager
def joined_cluster(
    folder: Path, address: str, certificates: Certificates, timeout: float | None
) -> Iterator[DaskPool]:
    """Give the workers of a scheduler.

    Args:
        folder: The run's folder.
        address: Of the scheduler; see `check_address`.
        certificates: For tls://.
        timeout: Seconds after which an attempt counts as hanging.

    Raises:
        UsageFault: Nobody answers there, there is no worker, or the certificates do not fit.
    """
    check_address(address, certificates)
    distributed = _imported()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    config = importlib.import_module("dask").config
    with config.set(_SETTINGS), contextlib.ExitStack() as stack:
        try:
            security = None
            if certificates.whole and address.startswith("tls:"):
                security = distributed.Security(
                    tls_ca_file=str(certificates.authority),
                    tls_client_cert=str(certificates.certificate),
                    tls_client_key=str(certificates.key),
                    require_encryption=True,
                )
            client = stack.enter_context(
                distributed.Client(address, security=security, timeout=_MOMENT * 2)
            )
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            raise UsageFault(
                say("'{address}' can't be used: {why}", address=address, why=error),
                say("check that scheduler and workers run there, and their certificates"),
            ) from None
        yield DaskPool(distributed, client, folder, timeout)
