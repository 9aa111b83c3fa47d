"""Builds that are killed, interrupted or run at once leave the old site or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from generator.outputs.site import make as site_output
from generator.outputs.site.verify import verify as genuine
from tests.forks import fork
from tests.shares import DAY, share

ReadAll = Callable[[Path], dict[str, bytes]]
HOME = Path(__file__).parents[2]
KILLS, KILLS_OF_PDF = share(40), share(14)
HANG = 120
"""Seconds after which something hangs; nothing is asserted about time."""


def _edit(tree: Path, words: str) -> None:
    path = tree / "companies" / "mala" / "company.yml"
    path.write_text(f"name: {words}\nvalid_from: 2026-12-01\n", "utf-8")


def _build(tree: Path) -> int:
    return outcome(["build", "--quiet", "--company", "mala", "--root", str(tree)])


def _print(tree: Path) -> int:
    return outcome(["pdf", "--quiet", "--company", "mala", "--root", str(tree)])


@pytest.mark.parametrize(("make", "kills"), [(_build, KILLS), (_print, KILLS_OF_PDF)])
def test_killed_builds_leave_the_old_or_the_new_site(
    tree: Path, read_all: ReadAll, make: Callable[[Path], int], kills: int
) -> None:
    """Builds killed at random moments never leave half a site, half a PDF or a lasting lock."""
    out = tree / "build" / "mala"
    states: dict[str, dict[str, bytes]] = {}
    took = 0.0
    for name in ("Stara Firma", "Nowa Firma"):
        _edit(tree, name)
        started = time.monotonic()
        assert make(tree) == 0
        took = time.monotonic() - started
        states[name] = read_all(out)
    moments = random.Random(DAY)  # noqa: S311 - other moments on each day
    present = "Nowa Firma"
    for _ in range(kills):
        other = next(name for name in states if name != present)
        _edit(tree, other)
        child = fork(lambda: make(tree))
        time.sleep(moments.uniform(0, took * 1.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        now = read_all(out)
        present = next((name for name, files in states.items() if files == now), "broken")
        assert present != "broken"
    _edit(tree, "Stara Firma")
    assert _build(tree) == 0
    assert make(tree) == 0
    assert read_all(out) == states["Stara Firma"]
    left = sorted(path.name for path in out.parent.iterdir())
    assert left == [".mala.kept", ".mala.key", ".mala.lock", "latest", "mala"]


def test_workers_end_with_a_killed_build(tree: Path, tmp_path: Path) -> None:
    """A killed build leaves no process behind that would hold the lock."""
    pids = tmp_path / "pids"
    code = (
        "import multiprocessing, sys\n"
        "from pathlib import Path\n"
        "from generator.outputs.site.engine import workers\n"
        "with workers(2) as pool:\n"
        "    list(pool.map(abs, [1, 2]))\n"
        "    found = ' '.join(str(one.pid) for one in multiprocessing.active_children())\n"
        f"    Path({str(pids)!r}).write_text(found)\n"
        "    sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=HOME, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + HANG
    while not (pids.exists() and pids.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    children = [int(pid) for pid in pids.read_text().split()]
    parent.kill()
    parent.communicate()
    assert len(children) == 2
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in children if _runs(pid)] == []


def _runs(pid: int) -> bool:
    """Tell whether a process is there and no zombie that waits for its new parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_ctrl_c_gives_130_and_leaves_the_old_site(tree: Path, read_all: ReadAll) -> None:
    """Ctrl+C, which a terminal sends to every process of the build, ends it cleanly."""
    assert _build(tree) == 0
    out = tree / "build" / "mala"
    before = read_all(out)
    _edit(tree, "Inna Firma")
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--company", "mala", "--root", str(tree)],
        cwd=HOME,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    while not (line := running.stderr.readline()).startswith("building"):
        assert line
    time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    printed, told = running.communicate(timeout=HANG)
    assert (running.returncode, printed) == (130, "")
    assert told.strip().splitlines()[-1] == "Interrupted."
    assert "Traceback" not in told
    assert read_all(out) == before
    assert not (out.parent / ".mala.new").exists()


def test_two_builds_at_once_have_one_winner(
    tree: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The build that comes second says so with exit 2; the first one finishes."""
    inside, go_on = tmp_path / "inside", tmp_path / "go-on"

    def verify(*arguments: Any) -> None:
        inside.touch()
        deadline = time.monotonic() + HANG
        while not go_on.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        genuine(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(site_output, "verify", verify)
        first = fork(lambda: _build(tree))
    deadline = time.monotonic() + HANG
    while not inside.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    second = _build(tree)
    go_on.touch()
    _, status = os.waitpid(first, 0)
    assert (os.waitstatus_to_exitcode(status), second) == (0, 2)
    assert "another build is writing to" in capsys.readouterr().err
    assert (tree / "build" / "mala" / "site" / "index.html").is_file()


def test_bug_gives_3_and_leaves_the_old_site(
    tree: Path,
    read_all: ReadAll,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What nobody expected ends with exit 3 and the version; the old site is untouched."""
    assert _build(tree) == 0
    out = tree / "build" / "mala"
    before = read_all(out)
    _edit(tree, "Inna Firma")

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("one over nothing")

    monkeypatch.setattr(site_output, "verify", broken)
    assert _build(tree) == 3
    told = capsys.readouterr().err.splitlines()
    assert "ZeroDivisionError: one over nothing" in told
    assert told[-1] == (
        "This is a bug in handbook 0.1.0, not in your files. Please report the lines above"
        " together with the command."
    )
    assert read_all(out) == before
    assert not (out.parent / ".mala.new").exists()
