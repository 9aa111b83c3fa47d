"""Look for inputs that one kind of file does not bear, in a process of its own.

    python -m tests.fuzz.hunting KIND SECONDS SEED FOLDER

`tests/fuzz/__main__.py` starts it, and looks after it: a process that C code crashes or holds up
can tell nothing. What is tried next lies in FOLDER/<kind>.next while it is tried.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

_GUIDED = importlib.util.find_spec("atheris") is not None
"""Atheris goes on from inputs that reach new lines; the locks lack it: pip install atheris."""
_MEMORY = 3 << 30
_SHRINKING = 30
"""Seconds in which a finding is made small."""


def main(name: str, seconds: float, seed: int, folder: Path) -> None:
    """Hunt for so many seconds."""
    with contextlib.suppress(ImportError):  # Windows has no such bounds
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (-1, -1) if _GUIDED else (_MEMORY, _MEMORY))
    with TemporaryDirectory(prefix="fuzz-") as place:
        if _GUIDED:
            _guided(name, seconds, seed, folder, Path(place))
        else:
            hunt = Hunt(name, folder, Path(place))
            random, end = Random(seed), time.monotonic() + seconds
            while time.monotonic() < end:
                hunt.attempt(hunt.change(random, None))
            print(hunt.summary(), flush=True)


class Hunt:
    """What was tried of one kind, and what was found."""

    def __init__(self, name: str, folder: Path, place: Path) -> None:
        """Make the kind ready in an empty folder; findings go into another."""
        # Read late: Atheris has to see the program being imported.
        kinds = importlib.import_module("tests.fuzz.kinds")
        judging = importlib.import_module("tests.fuzz.judging")
        self._judge: Callable[..., None] = judging.judge
        self._too_slow: type[Exception] = judging.TooSlow
        self._mutated: Callable[..., bytes] = importlib.import_module(
            "tests.fuzz.mutations"
        ).mutated
        self.kind = kinds.KINDS[name]
        self.name, self.folder = name, folder
        self.next = folder / f"{name}.next"
        place.mkdir(exist_ok=True)
        self._try = self.kind.ready(place)
        self.seeds = list(self.kind.seeds())
        self.tried = 0
        self.found: set[str] = set()

    def change(self, random: Random, data: bytes | None) -> bytes:
        """Give a changed seed, or what is given, changed."""
        known = self.seeds if data is None else [data, *self.seeds[:1]]
        return self._mutated(random, known, self.kind.words)

    def attempt(self, data: bytes) -> None:
        """Try one input; of each fault the first input is kept, made small."""
        self.tried += 1
        self.next.write_bytes(data)
        fault = self._fault(data)
        if fault is None or fault in self.found:
            return
        self.found.add(fault)
        data = self._shrunk(data, fault)
        path = self.folder / f"{self.name}-{hashlib.sha256(fault.encode()).hexdigest()[:8]}"
        path.write_bytes(data)
        print(f"FOUND {path}: {fault}", flush=True)

    def _fault(self, data: bytes) -> str | None:
        """Give the kind of a fault and where in the program it was; None if all is well."""
        try:
            self._judge(self._try, data)
        except Exception as error:  # whatever it is, it is a finding
            frames = traceback.extract_tb(error.__traceback__)
            own = [one for one in frames if "/generator/" in one.filename] or frames
            where = f"{own[-1].filename.rpartition('/generator/')[2]}:{own[-1].lineno}"
            # What is stopped for its time is stopped anywhere.
            return (
                "TooSlow"
                if isinstance(error, self._too_slow)
                else f"{type(error).__name__} {where}"
            )
        return None

    def _shrunk(self, data: bytes, fault: str) -> bytes:
        """Leave out what the fault does not need, by halves, for some time."""
        size, end = max(1, len(data) // 2), time.monotonic() + _SHRINKING
        while size:
            start = 0
            while start < len(data) and time.monotonic() < end:
                less = data[:start] + data[start + size :]
                if self._fault(less) == fault:
                    data = less
                else:
                    start += size
            size //= 2
        return data

    def summary(self) -> str:
        """Tell how much was tried."""
        return f"{self.name}: {self.tried} inputs, {len(self.found)} findings"


def _guided(name: str, seconds: float, seed: int, folder: Path, place: Path) -> None:
    """Let Atheris choose which changes to go on from."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["generator"]):
        hunt = Hunt(name, folder, place / "work")
    corpus = place / "corpus"
    corpus.mkdir()
    for number, data in enumerate(hunt.seeds):
        (corpus / str(number)).write_bytes(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        return hunt.change(Random(number), data)[:most]

    end = time.monotonic() + seconds

    def attempt(data: bytes) -> None:
        hunt.attempt(data)
        if time.monotonic() > end:
            # libFuzzer would end the process without a word.
            print(hunt.summary(), flush=True)
            os._exit(0)

    options = (f"-seed={seed}", "-max_len=60000", "-timeout=600", f"-rss_limit_mb={_MEMORY >> 20}")
    more = (f"-artifact_prefix={place}/", str(corpus))
    atheris.Setup([sys.argv[0], *options, *more], attempt, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
