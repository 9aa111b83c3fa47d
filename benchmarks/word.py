"""Measure what a document for word processors costs, beside a check of the same handbook.

Run: .venv/bin/python benchmarks/word.py [INDUSTRY] [--rounds N]
INDUSTRY is that of the largest handbook unless another is named: all profiles together. Each round
runs both commands in processes of their own, one after the other; CPU is user and system together,
memory the most that a process held. One language is written, as a lawyer gets it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_CPU, MOST_MEMORY = 2.0, 200.0
"""A document may cost twice the CPU of a check, and 200 MB."""


def measured(*arguments: str) -> tuple[float, float]:
    """Run a command; give seconds of CPU and megabytes of memory."""
    command = [sys.executable, "-m", "generator", *arguments]
    nothing = subprocess.DEVNULL
    child = subprocess.Popen(command, cwd=ROOT, stdout=nothing, stderr=nothing)
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print medians, and whether the bars hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("industry", nargs="?", default="finance,healthcare,tech")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    checks, documents = [], []
    with tempfile.TemporaryDirectory() as folder:
        export = ("export", "--format", "docx", "--language", "pl", "--out", folder, "--quiet")
        for _ in range(given.rounds):
            checks.append(measured("check", "--industry", given.industry))
            documents.append(measured(*export, "--industry", given.industry))
    check = statistics.median(cpu for cpu, _ in checks)
    cpu = statistics.median(cpu for cpu, _ in documents)
    memory = max(held for _, held in documents)
    print(f"check     {check:6.2f} s CPU")
    print(f"document  {cpu:6.2f} s CPU, {cpu / check:.2f} x check (at most {MOST_CPU})")
    print(f"memory    {memory:6.0f} MB (at most {MOST_MEMORY:.0f})")
    if cpu > MOST_CPU * check or memory > MOST_MEMORY:
        raise SystemExit("too much")


if __name__ == "__main__":
    main()
