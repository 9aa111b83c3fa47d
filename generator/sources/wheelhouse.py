"""A wheelhouse: a folder with the file of every locked package, for machines without a registry."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.tags import sys_tags
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.sources.locks import Pin

_RETRIES = 2
_FAULT = "ERROR: "
"""What pip begins a line with that says what went wrong."""
_PIP = (
    *("-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"),
    *("--require-hashes", "--only-binary=:all:", f"--retries={_RETRIES}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheelhouse:
    """What a folder holds of what this Python and this system need."""

    held: tuple[str, ...]
    """Packages whose file is there, with a hash of the lock."""
    lacking: tuple[Pin, ...]
    """Packages whose file is not."""
    spoiled: tuple[str, ...]
    """Names of files that are called as a locked version is, and are something else."""


def look(folder: Path, pins: Iterable[Pin]) -> Wheelhouse:
    """Hold every file of a folder against the locks.

    Args:
        folder: The folder, which need not be there.
        pins: What the locks hold, for all systems.

    Raises:
        UsageFault: The folder can't be read.
    """
    here = {pin.name: pin for pin in pins if _counts_here(pin)}
    every = {pin.name: pin for pin in pins}
    tags = frozenset(sys_tags())
    held, spoiled = set(), []
    try:
        for path in sorted(folder.glob("*.whl")):
            try:
                name, version, _, wanted = parse_wheel_filename(path.name)
            except InvalidWheelFilename:
                continue
            pin = every.get(name)
            if pin is None or not pin.requirement.specifier.contains(version, prereleases=True):
                continue
            if _hash(path) not in pin.hashes:
                spoiled.append(path.name)
            elif name in here and not tags.isdisjoint(wanted):
                held.add(name)
    except OSError as error:
        raise UsageFault(
            say("'{folder}' can't be read: {why}", folder=folder, why=why(error)),
            say("choose a folder that you may read"),
        ) from None
    lacking = tuple(pin for name, pin in here.items() if name not in held)
    return Wheelhouse(held=tuple(sorted(held)), lacking=lacking, spoiled=tuple(spoiled))


def fetch(folder: Path, pins: Iterable[Pin]) -> str:
    """Let pip fetch packages into a folder; it takes nothing whose hash is not in the lock.

    Args:
        folder: The folder; it is made where it is missing.
        pins: What to fetch.

    Returns:
        What pip says of why it could not; empty when all are there.

    Raises:
        UsageFault: The folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as name:
            fresh = Path(name)
            asked = fresh / "asked.txt"
            asked.write_text("".join(map(_line, pins)), encoding="utf-8")
            done = subprocess.run(  # noqa: S603 - our own pip, with words of ours
                [sys.executable, *_PIP, "--dest", fresh, "--requirement", asked],
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
            for path in fresh.glob("*.whl"):
                path.replace(folder / path.name)
    except OSError as error:
        raise UsageFault(
            say("'{folder}' can't be written: {why}", folder=folder, why=why(error)),
            say("choose a folder that you may write to"),
        ) from None
    if not done.returncode:
        return ""
    said = [line for line in done.stderr.splitlines() if line.strip()]
    faults = [line.removeprefix(_FAULT) for line in said if line.startswith(_FAULT)]
    return [say("exit code {code}", code=done.returncode), *said, *faults][-1]


def _counts_here(pin: Pin) -> bool:
    return pin.requirement.marker is None or pin.requirement.marker.evaluate()


def _line(pin: Pin) -> str:
    hashes = "".join(f" --hash=sha256:{one}" for one in sorted(pin.hashes))
    return f"{pin.name}=={pin.version}{hashes}\n"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
