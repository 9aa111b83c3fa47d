"""Compare the CPU of a fleet with that of as many single builds, and watch the fleet's memory.

Run: .venv/bin/python benchmarks/fleet.py [COMPANIES [SINGLES]]
So many companies of one industry are made in a temporary folder. Some are built one by one, in
fresh processes, before and after the fleet builds all of them, so that what else the machine does
meets both; then the fleet is called again with nothing to do. The seconds are those of the whole
process and of those that it waited for, as the system counts them. Last, 1,000 tasks that build
next to nothing show what a run keeps in memory.
"""

from __future__ import annotations

import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from generator.fleet import local
from generator.fleet.local import LocalPool
from generator.fleet.publish import working_folder
from generator.fleet.run import run
from generator.fleet.task import SITE_FOLDER, Outcome, Task, Wanted
from generator.model.fleet import Fate

ROOT = Path(__file__).parent.parent
COMPANIES, SINGLES = 100, 6
MODEL = "bank-brzozowy"
TINY, FIRST = 1000, 100
"""Tasks that build next to nothing, and after how many of them memory is looked at first."""


def main() -> None:
    """Measure and print two tables."""
    given = [int(word) for word in sys.argv[1:3]]
    count, singles = (*given, *(COMPANIES, SINGLES)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = write_companies(root, count)
        chosen = names[:: max(1, count // singles)][:singles]
        half = len(chosen) // 2
        single = [cpu(root, "build", "--quiet", "--company", name) for name in chosen[:half]]
        shutil.rmtree(root / "build", ignore_errors=True)
        whole = cpu(root, "fleet")
        unchanged = cpu(root, "fleet")
        single += [cpu(root, "build", "--quiet", "--company", name) for name in chosen[half:]]
    one = statistics.median(single)
    print(f"{'one single build':<30}{one:8.2f} CPU s")
    print(f"{f'{count} in a fleet':<30}{whole:8.2f} CPU s{whole / (one * count):8.3f} of single")
    print(f"{f'{count} unchanged':<30}{unchanged:8.2f} CPU s{unchanged / whole:8.4f} of the fleet")
    first, last = memory()
    print(f"memory of the parent: {first} MB after {FIRST} tasks, {last} MB after {TINY}")


def write_companies(root: Path, count: int) -> list[str]:
    """Write companies that differ from a shipped one, and from each other, in name and a value."""
    for name in ("handbook", "industry_profiles"):
        shutil.copytree(ROOT / name, root / name)
    names = [f"bank-{number:04d}" for number in range(count)]
    text = (ROOT / "companies" / MODEL / "company.yml").read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if one.startswith("name:"))
    for number, name in enumerate(names):
        folder = root / "companies" / name
        shutil.copytree(
            ROOT / "companies" / MODEL, folder, ignore=shutil.ignore_patterns("editions", "reviews")
        )
        own = text.replace(line, f"name: Bank Numer {number}", 1)
        (folder / "company.yml").write_text(own, encoding="utf-8")
    return names


def cpu(root: Path, *words: str) -> float:
    """Give the CPU seconds of a command and of all processes that it waited for."""
    command = [sys.executable, "-m", "generator", *words, "--root", str(root)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} failed")
    return used.ru_utime + used.ru_stime


def memory() -> tuple[int, int]:
    """Give what the parent holds in MB after the first tasks and after all of them."""
    seen: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        wanted = Wanted(root=root, today=datetime.date(2026, 12, 1))
        names = (f"tiny-{number}" for number in range(TINY))
        tasks = [Task(wanted=wanted, asked=wanted.asked(one), key="") for one in names]
        with (
            patch.object(local, "make", write_page),
            working_folder(root) as folder,
            closing(LocalPool(2, 60)) as pool,
        ):
            for number, ended in enumerate(run(tasks, folder, pool, 0), 1):
                if ended.outcome.fate is not Fate.BUILT:
                    raise SystemExit(ended.outcome.said)
                seen[number] = held()
    return seen[FIRST], seen[TINY]


def write_page(task: Task) -> Outcome:
    """Stand in for a build: one page."""
    folder = Path(tempfile.mkdtemp(dir=task.folder))
    (folder / SITE_FOLDER).mkdir()
    (folder / SITE_FOLDER / "index.html").write_text(task.name, encoding="utf-8")
    return Outcome(fate=Fate.BUILT, folder=folder, pages=1)


def held() -> int:
    """Give what this process holds in memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_048_576


if __name__ == "__main__":
    main()
