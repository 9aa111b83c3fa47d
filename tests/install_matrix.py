"""Install both locks as the Pythons, pips and systems of the README do: `make install-matrix`.

It needs the package registry and the Python 3.11 of Debian 12, and takes about two minutes. Where
pip can say what it would install, nothing is installed. tests/test_locks.py checks all that needs
no registry.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from packaging.utils import canonicalize_name
from pins import LOCKS, PYTHONS, SYSTEMS, Pin, System, applies, environment, pins
from trees import ROOT

DEBIAN = Path("/usr/bin/python3")
PIPS = ("pip==22.3", "pip==23.2.1", "pip")
"""That of Python 3.11.0, which is the oldest; that of 3.11.7 and 3.12.1; and the newest."""
Step = tuple[str, Callable[[], None]]


class StepFailed(Exception):
    """What a command said before it failed."""


def command(*words: str | Path, cwd: Path = ROOT, **variables: str) -> None:
    """Run a command, or raise what it said."""
    done = subprocess.run(
        words, cwd=cwd, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StepFailed(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")


class Matrix:
    """The checks, which share the files that were fetched once."""

    def __init__(self, folder: Path) -> None:
        """Take a folder for everything that is fetched and made."""
        self.folder = folder
        self.wheels = folder / "wheels"
        self.newer = folder / "newer"

    def python(self, pip: str) -> Path:
        """Name the Python of Debian that has this pip."""
        return self.folder / pip / "bin" / "python"

    def prepare(self) -> None:
        """Fetch the pips and, checking each hash, everything that the locks name for Debian."""
        for pip in PIPS:
            command(DEBIAN, "-m", "venv", "--without-pip", self.folder / pip)
            mine = (sys.executable, "-m", "pip", "--python", self.python(pip))
            command(*mine, "install", "--quiet", pip)
        fetch = ("download", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:")
        newest = (self.python(PIPS[-1]), "-m", "pip")
        command(*newest, *fetch, "--dest", self.wheels, "-r", LOCKS[-1])
        self.newer.mkdir()
        for pin in pins(LOCKS[-1]):
            publish_newer(self.newer, pin)

    def with_pip(self, pip: str, lock: str) -> None:
        """Have a pip of Debian's Python work out a lock while newer releases of all exist."""
        command(
            *(self.python(pip), "-m", "pip", "--isolated", "install", "--quiet", "--dry-run"),
            *("--require-hashes", "--no-index", "--only-binary=:all:"),
            *("--find-links", self.wheels, "--find-links", self.newer, "-r", lock),
        )

    def quick_start(self) -> None:
        """Follow the README on Debian, then set up for the tests, with Debian's own pip."""
        clone = self.folder / "clone"
        copy_sources(clone)
        offline = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": f"{self.wheels} {self.newer}",
        }
        make = ("make", "--no-print-directory", f"PYTHON={DEBIAN}")
        command(*make, "handbook", "INDUSTRY=finance", cwd=clone, **offline)
        command(*make, "setup-dev", cwd=clone, **offline)
        command(clone / ".venv/bin/handbook", "doctor", cwd=clone)

    def on_systems(self, python: str) -> None:
        """Have pip choose every wheel for a Python on every system.

        The first system is asked for everything, the others only for what differs by system. The
        larger lock holds the smaller one.
        """
        differs: set[str] | None = None
        for system in SYSTEMS:
            wanted = wanted_there(python, system, differs)
            taken = self.choose(python, system, [pin_line(pin) for pin in wanted])
            others = [pin for pin in wanted if taken[pin.name][1] not in pin.hashes]
            # Pip took a wheel that is newer than the lock; with its hashes it takes another.
            hashed = [pin_line(pin, hashed=True) for pin in others]
            taken |= self.choose(python, system, hashed) if others else {}
            if differs is None:
                differs = {name for name, (file, _) in taken.items() if "none-any" not in file}

    def choose(
        self, python: str, system: System, lines: Iterable[str]
    ) -> dict[str, tuple[str, str]]:
        """Give file name and hash of the wheels that pip takes, without fetching them."""
        with tempfile.TemporaryDirectory(dir=self.folder) as made:
            folder = Path(made)
            (folder / "lock.txt").write_text("\n".join(lines), encoding="utf-8")
            command(
                *(self.python(PIPS[-1]), "-m", "pip", "install", "--quiet", "--dry-run"),
                *("--no-deps", "--only-binary=:all:", "--target", folder / "target"),
                *("--python-version", python, "--implementation", "cp"),
                *(word for name in system.platforms for word in ("--platform", name)),
                *("--report", folder / "report.json", "-r", folder / "lock.txt"),
            )
            report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return {
            canonicalize_name(one["metadata"]["name"]): (
                one["download_info"]["url"].rpartition("/")[2],
                one["download_info"]["archive_info"]["hashes"]["sha256"],
            )
            for one in report["install"]
        }

    def steps(self) -> Iterator[Step]:
        """Walk the checks, longest first."""
        for python in PYTHONS:
            systems = ", ".join(system.name for system in SYSTEMS)
            yield f"Python {python} on {systems}", partial(self.on_systems, python)
        yield f"quick start with {DEBIAN} and its own pip", self.quick_start
        for pip in PIPS:
            for lock in LOCKS:
                yield f"{pip}: {lock}", partial(self.with_pip, pip, lock)


def wanted_there(python: str, system: System, names: set[str] | None) -> list[Pin]:
    """List the pins that count there, or those of them that are named."""
    where = environment(python, system)
    every = [pin for pin in pins(LOCKS[-1]) if applies(pin.requirement, where)]
    return [pin for pin in every if names is None or pin.name in names]


def pin_line(pin: Pin, *, hashed: bool = False) -> str:
    """Write a pin for pip; its marker has been answered, and pip would ask its own system."""
    hashes = [f"--hash=sha256:{one}" for one in sorted(pin.hashes)] if hashed else []
    return " ".join([f"{pin.name}=={pin.version}", *hashes])


def publish_newer(folder: Path, pin: Pin) -> None:
    """Put a release of a package into a folder that is newer than any there will be."""
    stem = f"{pin.name.replace('-', '_')}-9999"
    metadata = ["Metadata-Version: 2.1", f"Name: {pin.name}", "Version: 9999"]
    metadata += [f"Provides-Extra: {extra}" for extra in sorted(pin.requirement.extras)]
    wheel = ["Wheel-Version: 1.0", "Root-Is-Purelib: true", "Tag: py3-none-any"]
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as file:
        file.writestr(f"{stem}.dist-info/METADATA", "\n".join(metadata) + "\n")
        file.writestr(f"{stem}.dist-info/WHEEL", "\n".join(wheel) + "\n")
        file.writestr(f"{stem}.dist-info/RECORD", "")


def copy_sources(target: Path) -> None:
    """Copy what git knows of the project, as a fresh clone has it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)


def attempt(step: Step) -> bool:
    """Take a step and tell how it went."""
    name, act = step
    start = time.monotonic()
    try:
        act()
    except StepFailed as fault:
        print(f"FAILED {name}\n{fault}", flush=True)
        return False
    print(f"ok     {name} ({time.monotonic() - start:.0f} s)", flush=True)
    return True


def main() -> int:
    """Take every step, two at a time, and fail when one has failed."""
    version = (DEBIAN, "-c", "import ensurepip, sys; sys.exit(sys.version_info[:2] != (3, 11))")
    if not DEBIAN.exists() or subprocess.run(version, check=False).returncode:
        print(f"{DEBIAN} must be Python 3.11 with its venv module, as Debian 12 has it")
        return 1
    with tempfile.TemporaryDirectory(prefix="install-matrix-") as folder:
        matrix = Matrix(Path(folder))
        if not attempt(("fetching", matrix.prepare)):
            return 1
        with ThreadPoolExecutor(2) as pool:
            good = list(pool.map(attempt, matrix.steps()))
    print(f"{sum(good)} of {len(good)} steps are well")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
