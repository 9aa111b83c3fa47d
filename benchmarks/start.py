"""Compare the CPU of short commands with that of another state of the program.

Run: .venv/bin/python benchmarks/start.py FOLDER [ROUNDS]
FOLDER holds the other state, such as a worktree of an earlier commit. Each round runs every command
in both, one after the other in fresh processes, so that what else the machine does meets both. The
seconds are those of the whole process and of those that it waited for, as the system counts them.
Both read their own sources; of two states that hold different texts the first rows alone compare.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
COMPLETION = {"_HANDBOOK_COMPLETE": "zsh_complete", "COMP_WORDS": "handbook ", "COMP_CWORD": "1"}
COMPANY = ("--company", "bank-brzozowy")
COMMANDS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "--version": (("--version",), {}),
    "--help": (("--help",), {}),
    "completion of a command": ((), COMPLETION),
    "check --help": (("check", "--help"), {}),
    "check": (("check",), {}),
    "check a company": (("check", *COMPANY, "--format", "json"), {}),
    "may-i": (("may-i", *COMPANY, "--role", "everyone", "--about", "client"), {}),
    "build a company": (("build", *COMPANY, "--quiet", "--out"), {}),
}


def main() -> None:
    """Measure and print one table."""
    folder, *more = sys.argv[1:]
    other, rounds = Path(folder).resolve(), int(next(iter(more), ROUNDS))
    print(f"{'':<25}{'other s':>9}{'this s':>9}{'ratio':>8}")
    for name in COMMANDS:
        run(name, other)
        run(name, ROOT)  # what is compiled and kept once is no part of it
        pairs = [(run(name, other), run(name, ROOT)) for _ in range(rounds)]
        before, now = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(two / one for one, two in pairs)
        print(f"{name:<25}{before:>9.2f}{now:>9.2f}{ratio:>8.2f}", flush=True)


def run(name: str, folder: Path) -> float:
    """Give the seconds of CPU that a command takes."""
    arguments, more = COMMANDS[name]
    with tempfile.TemporaryDirectory() as fresh:
        out = [str(Path(fresh) / "out")] if arguments[-1:] == ("--out",) else []
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "generator", *arguments, *out],
            cwd=folder,
            env={**os.environ, "HANDBOOK_UI": "en", **more},
            capture_output=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main()
