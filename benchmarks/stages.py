"""Compare the time of load, resolve and render with that of MkDocs on the same pages.

Run: .venv/bin/python benchmarks/stages.py [INDUSTRY[,INDUSTRY...]]
Each round measures both in fresh processes, one after the other; the table shows medians. The
templates were compiled before, by the build that makes MkDocs' pages, as in every build but a
clone's first. What a process does before it begins (starting Python, importing) is outside the
stages; of MkDocs it is a part, because MkDocs is run as a command.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
STAGES = """
import gc, sys, time
from pathlib import Path
from generator.outputs.compiled import compiled_folder
from generator.sources.load import load_inputs
from generator.combine import combine
from generator.render.site import render
gc.disable()
names = tuple(filter(None, sys.argv[2].split(",")))
a = time.perf_counter(); inputs, problems = load_inputs(Path(sys.argv[1]), names, None)
b = time.perf_counter(); handbook = combine(inputs, problems)
c = time.perf_counter(); render(handbook, compiled_folder())
d = time.perf_counter(); print(b - a, c - b, d - c)
"""


def main() -> None:
    """Measure and print one table."""
    industry = sys.argv[1] if len(sys.argv) > 1 else "finance"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build = [sys.executable, "-m", "generator", "build", "--industry", industry]
        subprocess.run([*build, "--out", str(out), "--quiet"], cwd=ROOT, check=True)
        rows = [one_round(industry, out) for _ in range(ROUNDS)]
    names = ("load", "resolve", "render", "MkDocs")
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    for name, median in zip(names, medians, strict=True):
        print(f"{name:<10} {median:6.3f} s")
    print(f"generator's share of MkDocs' time: {sum(medians[:3]) / medians[3]:.1%}")


def one_round(industry: str, out: Path) -> tuple[float, float, float, float]:
    """Give the seconds of load, resolve, render, and of MkDocs over all languages."""
    stages = [sys.executable, "-c", STAGES, str(ROOT), industry]
    printed = subprocess.run(stages, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    load, resolve, render = (float(word) for word in printed.split())
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = time.perf_counter()
    for config in sorted(out.glob("mkdocs.*.yml")):
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
        target = ["-d", str(out.parent / f"site-{config.suffixes[0][1:]}")]
        subprocess.run([*command, *target], cwd=ROOT, check=True, env=environment)
    return load, resolve, render, time.perf_counter() - started


if __name__ == "__main__":
    main()
