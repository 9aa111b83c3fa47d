"""Compare the CPU of builds: nothing kept, one change, nothing new, and the engine alone.

Run: .venv/bin/python benchmarks/builds.py [INDUSTRY] [--rounds N] [--before FOLDER]
FOLDER holds another state of the program, such as a worktree of an earlier commit, with sources
of its own. The sources are copied and edited in a temporary folder. Each round runs every row once,
one after the other in fresh processes, so that what else the machine does meets all of them. The
seconds are those of the whole process and of those that it waited for, as the system counts them;
ratios are to the cold build of the same round. The files of a build of kept results are compared
with those of a cold one.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("handbook", "industry_profiles", "companies", "overrides", "mkdocs.yml")
CLAUSE = ("handbook/chapters/01-purpose.yml", "Mów o swojej pracy", "Mów śmiało o swojej pracy")
VALUE = ("handbook/handbook.yml", "Przykładowa Firma", "Inna Firma")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_UI": "en"}


def main() -> None:
    """Measure and print one table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("industry", nargs="?", default="finance")
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--before", type=Path)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in SOURCES:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        rounds = [one_round(root, asked.industry, asked.before) for _ in range(asked.rounds)]
    print(f"{'':<32}{'CPU s':>8}{'ratio':>8}")
    for name in rounds[0]:
        seconds = statistics.median(one[name] for one in rounds)
        ratio = statistics.median(one[name] / one["cold"] for one in rounds)
        print(f"{name:<32}{seconds:>8.2f}{ratio:>8.2f}")


def one_round(root: Path, industry: str, before: Path | None) -> dict[str, float]:
    """Give the seconds of every row."""
    build = ["build", "--root", str(root), "--industry", industry, "--quiet"]
    pdf = ["pdf", *build[1:]]
    out = root / "build" / industry
    shutil.rmtree(root / "build", ignore_errors=True)
    found = {"cold": run(build)}
    found["nothing new"] = run(build)
    for row, change in (("one clause", CLAUSE), ("a value of most pages", VALUE)):
        edit(root, *change)
        found[row] = run(build)
        compare(root, build, out)
        edit(root, change[0], change[2], change[1])
        run(build)
    found["PDFs"] = run(pdf)
    found["PDFs, nothing new"] = run(pdf)
    found["the engine alone, same pages"] = alone(out)
    if before:
        place = str(root / "build" / "before")
        again = ["build", "--industry", industry, "--quiet", "--out", place]
        found["cold, the other state"] = run(again, before)
    return found


def run(arguments: list[str], folder: Path = ROOT) -> float:
    """Give the seconds of CPU that a command takes."""
    command = [sys.executable, "-m", "generator", *arguments]
    return seconds_of(lambda: subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True
    ))  # fmt: skip


def alone(out: Path) -> float:
    """Give the seconds that the engine takes for the same pages, as a command."""

    def both() -> None:
        for config in sorted(out.glob("mkdocs.*.yml")):
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
            target = ["-d", str(out.parent / "alone" / config.suffixes[0][1:])]
            subprocess.run([*command, *target], env=ENVIRONMENT, check=True)

    return seconds_of(both)


def seconds_of(act: Callable[[], object]) -> float:
    """Give the CPU of all processes that a call waits for."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    act()
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Put words in the place of others."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{file} does not say '{old}' any more")
    path.write_text(text.replace(old, new), encoding="utf-8")


def compare(root: Path, build: list[str], out: Path) -> None:
    """Make sure that a cold build gives the same files."""
    other = root / "build" / "compared"
    run([*build, "--out", str(other)])
    rest = [filecmp.dircmp(out, other)]
    while rest:
        one = rest.pop()
        _, differ, odd = filecmp.cmpfiles(one.left, one.right, one.common_files, shallow=False)
        if one.left_only or one.right_only or differ or odd:
            raise SystemExit(f"{one.left} is not as a cold build makes it")
        rest.extend(one.subdirs.values())
    for path in (*out.parent.glob(".compared.*"), other):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    main()
