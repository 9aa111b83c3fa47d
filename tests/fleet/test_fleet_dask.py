"""A fleet on workers of Dask: on this machine, over TLS, and with workers that are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.fleet.apart import Order, work
from generator.fleet.cluster import DaskPool, own_cluster
from generator.fleet.publish import working_folder
from generator.fleet.run import run, tasks_of
from generator.fleet.task import Outcome, Task, Wanted
from generator.outputs.inputs_key import program_key
from tests.fleet.certificates import write_certificates
from tests.fleet.conftest import TODAY, write_companies
from tests.trees import ROOT

pytestmark = [
    pytest.mark.fleet,
    # A worker is started and stopped in threads of Dask, which closes its sockets late.
    pytest.mark.filterwarnings("ignore"),
]
pytest.importorskip("distributed", reason="Dask is not installed: make setup-dev")
_HANG = 300
"""Seconds after which something hangs; nothing is asserted about time."""
Sites = dict[str, dict[str, bytes]]


def _sites(build: Path) -> Sites:
    return {
        folder.name: {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in build.iterdir()
        if folder.is_dir() and not folder.is_symlink()
    }


def _wait(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + _HANG
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write three companies."""
    return write_companies(tmp_path_factory.mktemp("dask") / "root", "a", "b")


@pytest.fixture(scope="module")
def expected(root: Path) -> Sites:
    """Build them with processes of this machine."""
    assert outcome(["fleet", "--root", str(root)]) == 0
    return _sites(root / "build")


class _Killing:
    """A pool of which one worker is killed as soon as an attempt is under way."""

    def __init__(self, pool: DaskPool, folder: Path) -> None:
        self._pool, self._folder = pool, folder
        self.killed: list[int] = []

    @property
    def free(self) -> int:
        return self._pool.free

    def begin(self, task: Task) -> None:
        self._pool.begin(task)

    def ended(self) -> Iterator[tuple[Task, Outcome]]:
        if not self.killed:
            _wait(lambda: any(path.is_dir() for path in self._folder.iterdir()))
            self.killed += list(self._pool._client.run(os.getpid).values())[:1]
            os.kill(self.killed[0], signal.SIGKILL)
        yield from self._pool.ended()

    def close(self) -> None:
        self._pool.close()


def test_a_killed_worker_costs_no_company(root: Path, expected: Sites) -> None:
    """Its task is done by another one, and all sites are those that one machine builds."""
    wanted = Wanted(root=root, today=TODAY)
    tasks, _ = tasks_of(wanted, ["a", "b", "mala"], again=True)
    with working_folder(root) as folder, own_cluster(folder, 2, _HANG) as pool:
        killing = _Killing(pool, folder)
        found = {one.company: one.outcome.fate for one in run(tasks, folder, killing, 2)}

    assert len(killing.killed) == 1
    assert found == {"a": "built", "b": "built", "mala": "built"}
    assert _sites(root / "build") == expected


def test_a_worker_of_another_program_is_refused(root: Path, expected: Sites) -> None:
    """It would make other bytes; and one that does not see the folder can't hand over any."""
    wanted = Wanted(root=root, today=TODAY)
    (task,), _ = tasks_of(wanted, ["a"], again=True)
    order = Order(task=task, timeout=1, program="another", mark="")
    elsewhere = Order(task=task, timeout=1, program=program_key(), mark="another")
    said = [work(one).said for one in (order, elsewhere)]

    assert said == [
        "a worker runs another program, other packages or another Python",
        f"a worker does not see the folder '{task.folder}'",
    ]
    assert _sites(root / "build") == expected


@contextmanager
def _tls_cluster(folder: Path, files: tuple[Path, Path, Path]) -> Iterator[str]:
    """Start a scheduler and two workers as an administrator does; gives the address."""
    told = folder / "scheduler.json"
    authority, certificate, key = map(str, files)
    tls = ("--tls-ca-file", authority, "--tls-cert", certificate, "--tls-key", key)
    here = ("--protocol", "tls", "--host", "127.0.0.1", "--no-dashboard")
    scheduler = ("scheduler", *here, "--port", "0", "--scheduler-file", str(told))
    with ExitStack() as stack:

        def start(*words: str) -> None:
            command = [sys.executable, "-m", "dask", *words, *tls]
            log = stack.enter_context((folder / f"{words[0]}.log").open("ab"))
            process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
            stack.callback(process.wait)
            stack.callback(process.terminate)

        start(*scheduler)
        _wait(lambda: told.is_file() and told.read_bytes().endswith(b"}"))
        address = str(json.loads(told.read_text("utf-8"))["address"])
        for _ in range(2):
            start("worker", *here, "--nthreads", "1", "--local-directory", str(folder), address)
        yield address


def test_two_workers_over_tls(root: Path, expected: Sites, tmp_path: Path) -> None:
    """They build what one machine builds; whoever has other certificates is not let in."""
    files = write_certificates(tmp_path / "tls")
    others = write_certificates(tmp_path / "others")
    report = tmp_path / "fleet.json"
    words = ["fleet", "--root", str(root), "--again", "--report", str(report), "--scheduler"]
    names = ("--tls-ca", "--tls-cert", "--tls-key")
    with _tls_cluster(tmp_path, files) as address:
        codes = [
            outcome(
                [
                    *words,
                    address,
                    *(one for pair in zip(names, map(str, some), strict=True) for one in pair),
                ]
            )
            for some in (others, files)
        ]
    tally = json.loads(report.read_text("utf-8"))["tally"]

    assert address.startswith("tls://127.0.0.1:")
    assert codes == [2, 0]
    assert tally == {"built": 3, "unchanged": 0, "failed": 0}
    assert _sites(root / "build") == expected
