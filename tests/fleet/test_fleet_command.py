"""`handbook fleet` on tiny companies, built for real."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.cli.main import outcome
from generator.fleet import warm
from generator.fleet.local import can_fork
from generator.fleet.task import Wanted
from generator.fleet.warm import warmed
from tests.fleet.conftest import TODAY, write_companies
from tests.trees import ROOT

_HANG = 300
"""Seconds after which something hangs; nothing is asserted about time."""
Files = dict[str, bytes]


def _files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _fleet(root: Path, *more: str) -> int:
    return outcome(["fleet", "--root", str(root), *more])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, dict[str, Any]]:
    """Run a fleet of two companies and a faulty one; gives root, exit code and report."""
    root = write_companies(tmp_path_factory.mktemp("fleet"), "broken", "lab")
    (root / "companies" / "broken" / "company.yml").write_text("nazwa: x\nvalid_from: no\n")
    report = root / "reports" / "fleet.json"
    with pytest.MonkeyPatch.context() as patch:
        # So few companies would do without a build of what they share.
        patch.setattr(warm, "WORTH_IT", 1)
        code = _fleet(root, "--export", "scorm12", "--jobs", "2", "--report", str(report))
    return root, code, json.loads(report.read_text("utf-8"))


def test_problems_of_one_company_stop_no_other(
    first: tuple[Path, int, dict[str, Any]],
) -> None:
    """The others are built, the exit code is 1, and the report names the problems."""
    root, code, report = first
    told = {one["company"]: (one["fate"], one["attempts"]) for one in report["companies"]}
    (broken,) = (one for one in report["companies"] if one["company"] == "broken")
    problems = [(one["file"], one["line"], one["code"]) for one in broken["problems"]]

    assert code == 1
    assert report["tally"] == {"built": 2, "unchanged": 0, "failed": 1}
    assert told == {"broken": ("problems", 1), "lab": ("built", 1), "mala": ("built", 1)}
    assert ("companies/broken/company.yml", 1, "HB102") in problems
    assert not (root / "build" / "broken").exists()


def test_the_report_keeps_its_schema(first: tuple[Path, int, dict[str, Any]]) -> None:
    """Programs may rely on the form that is shipped."""
    path = ROOT / "generator" / "schemas" / "fleet-report.schema.json"

    jsonschema.validate(first[2], json.loads(path.read_text("utf-8")))


def test_output_equals_single_builds(first: tuple[Path, int, dict[str, Any]]) -> None:
    """Byte for byte, courses too, and nothing else is left beside it."""
    root = first[0]
    made = _files(root / "build" / "lab")
    course = root / "build" / "lab.scorm12.zip"
    single = root.parent / "single"
    again = single.with_suffix(".zip")
    as_lab = ("--root", str(root), "--company", "lab", "--quiet", "--out")
    assert outcome(["build", *as_lab, str(single)]) == 0
    assert outcome(["export", "--format", "scorm12", *as_lab, str(again)]) == 0
    left = {path.name for path in (root / "build").iterdir()}

    assert made == _files(single)
    assert course.read_bytes() == again.read_bytes()
    assert left == {
        *(".lab.kept", ".lab.key", ".lab.lock", "lab", "lab.scorm12.zip"),
        *(".mala.kept", ".mala.key", ".mala.lock", "mala", "mala.scorm12.zip"),
    }


def test_unchanged_companies_are_passed_over(
    first: tuple[Path, int, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written for them, and nothing that builds is imported."""
    root = first[0]
    before = {path: path.stat().st_mtime_ns for path in (root / "build").rglob("*")}
    capsys.readouterr()
    code = _fleet(root, "--export", "scorm12", "lab", "mala")
    after = {path: path.stat().st_mtime_ns for path in (root / "build").rglob("*")}

    assert code == 0
    assert capsys.readouterr().out == "0 handbooks built; 2 unchanged; 0 failed\n"
    assert after == before


def test_a_shard_without_a_company_is_no_fault(
    first: tuple[Path, int, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A matrix has jobs with nothing to do."""
    codes = [
        _fleet(first[0], "--export", "scorm12", "--shard", f"{number}/64", "lab")
        for number in (1, 2, 3)
    ]

    assert codes == [0, 0, 0]
    assert "0 failed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("labb",), "there is no company 'labb'"),
        (("--only", "shop-*"), "no company's folder matches 'shop-*'"),
        (("--shard", "3/2"), "'3/2' is no part of a whole"),
        (("--scheduler", "nic"), "'nic' is no address of a scheduler"),
        (
            ("--scheduler", "tcp://192.0.2.1:8786"),
            "'tcp://192.0.2.1:8786' is neither encrypted nor on this machine",
        ),
        (("--scheduler", "tls://192.0.2.1:8786"), "tls:// needs certificates"),
        (("--scheduler", "tcp://127.0.0.1:1", "--dask"), "a scheduler has workers of its own"),
    ],
)
def test_a_wrong_command_line_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    """Before anything is built, with exit code 2."""
    code = _fleet(write_companies(tmp_path, "lab"), *words)

    assert code == 2
    assert capsys.readouterr().err.splitlines()[0] == message


def test_what_was_read_for_all_counts_during_the_run_only(tmp_path: Path) -> None:
    """In the run all companies see one state of the base; afterwards everybody sees the newest."""
    root = write_companies(tmp_path, "lab")
    path = root / "handbook" / "chapters" / "01-accounts.yml"
    asked = Wanted(root=root, today=TODAY).asked("lab")

    def title() -> str:
        return str(asked.resolve()[0].chapters[0].title["en"])

    with warmed(Wanted(root=root, today=TODAY), ["lab"], None):
        path.write_text(path.read_text("utf-8").replace("Chapter accounts", "Changed"), "utf-8")
        during = title()

    assert (during, title()) == ("Chapter accounts", "Changed")


@pytest.mark.skipif(not can_fork(), reason="elsewhere nobody kills with SIGKILL")
def test_a_killed_run_goes_on_where_it_was(
    tmp_path: Path, wait_for: Callable[[Callable[[], object]], None]
) -> None:
    """No half site stands there, no process stays, and what is built is not built again."""
    root = write_companies(tmp_path / "root", "a", "b", "c")
    build = root / "build"
    command = [sys.executable, "-m", "generator", "fleet", "--root", str(root), "--jobs", "1"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    wait_for(lambda: list(build.glob(".*.key")))
    children = _children(running.pid)
    running.kill()
    running.wait()
    wait_for(lambda: not [pid for pid in children if _runs(pid)])
    kept = {path.name: path.stat().st_mtime_ns for path in build.glob(".*.key")}
    report = root / "fleet.json"
    code = _fleet(root, "--report", str(report))
    told = json.loads(report.read_text("utf-8"))["tally"]
    after = {path.name: path.stat().st_mtime_ns for path in build.glob(".*.key")}

    assert code == 0
    assert 1 <= len(kept) < 4
    assert told == {"built": 4 - len(kept), "unchanged": len(kept), "failed": 0}
    assert kept.items() <= after.items()
    assert [path.name for path in build.glob("..fleet*")] == []
    folders = {path.name for path in build.iterdir() if path.is_dir()}
    assert {name for name in folders if not name.endswith(".kept")} == {"a", "b", "c", "mala"}


@pytest.fixture
def wait_for() -> Callable[[Callable[[], object]], None]:
    """Give a function that waits until something holds."""

    def wait(holds: Callable[[], object]) -> None:
        deadline = time.monotonic() + _HANG
        while not holds():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    return wait


def _children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        words = _stat(int(path.parent.name))
        if len(words) > 1 and words[1] == str(parent):
            found.append(int(path.parent.name))
    return found


def _runs(pid: int) -> bool:
    words = _stat(pid)
    return bool(words) and words[0] != "Z"


def _stat(pid: int) -> list[str]:
    """Give state, parent and so on of a process; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
