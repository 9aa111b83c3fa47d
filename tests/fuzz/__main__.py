"""Long runs: `python -m tests.fuzz [--minutes N] [KIND ...]`, or `make fuzz`.

Findings lie in build/fuzz. One that is mended moves to tests/fuzz/kept/<kind>/, where every run of
the tests tries it again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.judging import allowed
from tests.fuzz.kinds import KINDS
from tests.trees import ROOT

_FOLDER = ROOT / "build" / "fuzz"
_PATIENCE = 120
"""Seconds beyond what an input may take: the hunter stops it itself, if it can."""


def main() -> int:
    """Hunt in each kind for some minutes; 1 when there is a finding."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    # make hands values on by the environment.
    kinds, minutes = os.environ.get("KIND", "").split(), float(os.environ.get("MINUTES") or 1)
    asked.add_argument("kinds", nargs="*", default=kinds, help=f"of: {', '.join(KINDS)}")
    asked.add_argument("--minutes", type=float, default=minutes, help="for each kind; default: 1")
    asked.add_argument("--seed", type=int, default=int(time.time()), help="default: the time")
    said = asked.parse_args()
    if unknown := sorted(set(said.kinds) - set(KINDS)):
        asked.error(f"no such kind: {', '.join(unknown)}")
    _FOLDER.mkdir(parents=True, exist_ok=True)
    before = set(_FOLDER.iterdir())
    print(f"seed {said.seed}", flush=True)
    for name in said.kinds or KINDS:
        _hunt(name, said.minutes * 60, said.seed)
    found = sorted(set(_FOLDER.iterdir()) - before)
    print("\n".join(f"finding: {path}" for path in found) or "nothing was found")
    return 1 if found else 0


def _hunt(name: str, seconds: float, seed: int) -> None:
    """Start a hunter; one that crashes or hangs has found something."""
    last, log = _FOLDER / f"{name}.next", _FOLDER / f"{name}.log"
    command = (sys.executable, "-m", "tests.fuzz.hunting", name, str(seconds), str(seed))
    last.write_bytes(b"")
    with log.open("wb") as errors:
        hunter = subprocess.Popen([*command, str(_FOLDER)], cwd=ROOT, stderr=errors)
    try:
        while hunter.poll() is None and not _hangs(last):
            time.sleep(0.5)
    finally:
        hunter.kill()
        hunter.wait()
    if hunter.returncode:
        kept = last.replace(_FOLDER / f"{name}-stopped-{seed}")
        print(f"FOUND {kept}: ended with {hunter.returncode}, see {log}", flush=True)
    else:
        log.unlink()
        last.unlink()


def _hangs(last: Path) -> bool:
    status = last.stat()
    return time.time() - status.st_mtime > allowed(status.st_size) + _PATIENCE


if __name__ == "__main__":
    sys.exit(main())
