"""Install both locks as the Pythons, pips and systems of the README do: `make install-matrix`.

It needs the package registry and the Python 3.11 of Debian 12, and takes about three minutes. Where
pip can say what it would install, nothing is installed. tests/test_locks.py checks all that needs
no registry.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

from generator.sources.locks import LOCKS, Pin
from tests.pins import PYTHONS, SYSTEMS, System, applies, environment, pins
from tests.trees import ROOT

DEBIAN = Path("/usr/bin/python3")
PIPS = ("pip==22.3", "pip==23.2.1", "pip")
"""That of Python 3.11.0, which is the oldest; that of 3.11.7 and 3.12.1; and the newest."""
ALONE = (("unshare", "--net"), ("unshare", "--net", "--map-root-user"))
"""Ways to run a command in a network of its own, which reaches nothing."""
UNSERVED = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_INDEX": "",
    "PIP_FIND_LINKS": "",
    "PIP_INDEX_URL": "https://localhost:9/",
}
"""What whoever runs this has told pip does not count, and no registry answers."""
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


def alone() -> tuple[str, ...]:
    """Give a way to run a command without a network; a container may refuse every one."""
    for way in ALONE:
        try:
            command(*way, "true")
        except (StepFailed, OSError):
            continue
        return way
    print("note: no network could be shut off here; only the registry is", flush=True)
    return ()


class Matrix:
    """The checks, which share the files that were fetched once."""

    def __init__(self, folder: Path) -> None:
        """Take a folder for everything that is fetched and made.

        It gets the wheels that the locks name for Debian, a newer release of each package, and
        empty wheels with the names of those that the locks name for all systems: a registry's
        pages are long, and reading them for each Python and system would take many minutes.
        """
        self.folder = folder
        self.wheels = folder / "wheels"
        self.newer = folder / "newer"
        self.names = folder / "names"

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
            name = f"{pin.name.replace('-', '_')}-9999-py3-none-any.whl"
            empty_wheel(self.newer, pin, "9999", name)
        self.names.mkdir()
        for pin, name in locked_files(self.folder):
            empty_wheel(self.names, pin, pin.version, name)

    def with_pip(self, pip: str, lock: str) -> None:
        """Have a pip of Debian's Python work out a lock while newer releases of all exist."""
        command(
            *(self.python(pip), "-m", "pip", "--isolated", "install", "--quiet", "--dry-run"),
            *("--require-hashes", "--no-index", "--only-binary=:all:"),
            *("--find-links", self.wheels, "--find-links", self.newer, "-r", lock),
        )

    def quick_start(self) -> None:
        """Follow the README on Debian, then set up for the tests, with Debian's own pip.

        The same once more from the wheelhouse that comes of it.
        """
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
        command(*make, "wheelhouse", cwd=clone, **offline)
        self.from_a_wheelhouse(clone / "wheelhouse")

    def from_a_wheelhouse(self, house: Path) -> None:
        """Follow the README in a fresh clone with a wheelhouse, and with no network at all."""
        clone = self.folder / "offline"
        copy_sources(clone)
        house.rename(clone / "wheelhouse")
        (clone / "wheelhouse/click-0-py3-none-any.whl").write_bytes(b"another version")
        way = alone()
        make = (*way, "make", "--no-print-directory", f"PYTHON={DEBIAN}")
        command(*make, "handbook", "INDUSTRY=finance", cwd=clone, **UNSERVED)
        command(*make, "setup-dev", "wheelhouse", cwd=clone, **UNSERVED)
        some = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/text")
        command(*way, clone / ".venv/bin/python", *some, cwd=clone, **UNSERVED)
        next(clone.glob("wheelhouse/mkdocs_material-9*")).unlink()
        shutil.rmtree(clone / ".venv")
        try:
            command(*make, "setup", cwd=clone, **UNSERVED)
        except StepFailed as fault:
            if "could not be installed from the folder wheelhouse" not in str(fault):
                raise
        else:
            raise StepFailed("set up without Material")

    def beside_a_company(self) -> None:
        """Pack the program, install it as docs/running-elsewhere.md says, and build a company."""
        clone, own, home = (self.folder / name for name in ("packed", "own", "home"))
        copy_sources(clone)
        lock = clone / LOCKS[0]
        command(DEBIAN, "-m", "venv", home)
        pip = (home / "bin/pip", "--isolated", "--disable-pip-version-check")
        offline = ("--no-index", "--find-links", self.wheels)
        command(*pip, "install", "--quiet", *offline, "--require-hashes", "-r", lock)
        as_is = ("--quiet", "--no-deps", "--no-index")
        command(*pip, "wheel", *as_is, "--no-build-isolation", "-w", self.folder, ".", cwd=clone)
        command(*pip, "install", *as_is, next(self.folder.glob("policy_handbook-*.whl")))
        shutil.copytree(clone / "companies", own / "companies")
        shutil.rmtree(clone)
        command(home / "bin/handbook", "build", "--company", "bank-brzozowy", cwd=own)

    def on_system(self, python: str, system: System) -> None:
        """Have pip choose from the locked files for a Python on a system, the larger lock only."""
        where = environment(python, system)
        every = [pin for pin in pins(LOCKS[-1]) if applies(pin.requirement, where)]
        command(
            *(self.python(PIPS[-1]), "-m", "pip", "--isolated", "install", "--quiet", "--dry-run"),
            *("--no-deps", "--only-binary=:all:", "--target", self.folder / "target"),
            *("--no-index", "--find-links", self.names),
            *("--python-version", python, "--implementation", "cp"),
            *(word for name in system.platforms for word in ("--platform", name)),
            # The markers have been answered; pip would ask its own system.
            *(f"{pin.name}=={pin.version}" for pin in every),
        )

    def steps(self) -> Iterator[Step]:
        """Walk the checks, longest first."""
        name = f"quick start with {DEBIAN} and its own pip, and from a wheelhouse without a network"
        yield name, self.quick_start
        yield f"packed and installed elsewhere with {DEBIAN}", self.beside_a_company
        for pip in PIPS:
            for lock in LOCKS:
                yield f"{pip}: {lock}", partial(self.with_pip, pip, lock)
        for python, system in product(PYTHONS, SYSTEMS):
            yield f"Python {python} on {system.name}", partial(self.on_system, python, system)


def locked_files(folder: Path) -> Iterator[tuple[Pin, str]]:
    """Walk the names of all wheels whose hashes a lock holds, as the registry gives them."""
    # It also fails for a pin that does not support the oldest Python.
    form = ("--quiet", "--format", "pylock.toml", "--output-file", folder / "pylock.toml")
    command(Path(sys.executable).parent / "uv", "pip", "compile", *form, LOCKS[-1])
    named = {pin.name: pin for pin in pins(LOCKS[-1])}
    for package in tomllib.loads((folder / "pylock.toml").read_text("utf-8"))["packages"]:
        pin = named[package["name"]]
        for wheel in package.get("wheels", []):
            if wheel["hashes"]["sha256"] in pin.hashes:
                yield pin, wheel["url"].rpartition("/")[2]


def empty_wheel(folder: Path, pin: Pin, version: str, name: str) -> None:
    """Put a wheel that pip can choose but that holds nothing into a folder."""
    pythons = importlib.metadata.metadata(pin.name)["Requires-Python"]
    lines = ["Metadata-Version: 2.1", f"Name: {pin.name}", f"Version: {version}"]
    lines += [f"Requires-Python: {pythons}"] if pythons else []
    lines += [f"Provides-Extra: {extra}" for extra in sorted(pin.requirement.extras)]
    about = f"{pin.name.replace('-', '_')}-{version}.dist-info"
    with zipfile.ZipFile(folder / name, "w") as file:
        file.writestr(f"{about}/METADATA", "\n".join(lines) + "\n")
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        file.writestr(f"{about}/RECORD", "")


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
