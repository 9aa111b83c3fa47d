"""What the locks pin, and for which Pythons and systems they must do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from packaging.requirements import Requirement

from generator.bootstrap import NEWEST, OLDEST
from generator.sources.locks import Pin, read_lock
from tests.trees import ROOT

PYTHONS = tuple(f"{OLDEST[0]}.{minor}.0" for minor in range(OLDEST[1], NEWEST[1] + 1))
"""The oldest patch release of each Python that the README promises."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that the README promises: what pip and what markers call it."""

    name: str
    platforms: tuple[str, ...]
    sys_platform: str
    platform_system: str
    machine: str


def _glibc(machine: str) -> tuple[str, ...]:
    """List the tags of glibc 2.28 and older, because pip does not go down by itself."""
    numbered = [f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)]
    return (*numbered, f"manylinux2014_{machine}")


SYSTEMS = (
    System("Linux x86-64", _glibc("x86_64"), "linux", "Linux", "x86_64"),
    System("Linux ARM64", _glibc("aarch64"), "linux", "Linux", "aarch64"),
    System("macOS x86-64", ("macosx_13_0_x86_64",), "darwin", "Darwin", "x86_64"),
    System("macOS ARM64", ("macosx_13_0_arm64",), "darwin", "Darwin", "arm64"),
    System("Windows x86-64", ("win_amd64",), "win32", "Windows", "AMD64"),
)


def pins(lock: str) -> list[Pin]:
    """Read a lock of the project."""
    return read_lock(ROOT / lock)


def environment(python: str, system: System) -> dict[str, str]:
    """Say what markers find on a system with this Python."""
    return {
        "implementation_name": "cpython",
        "implementation_version": python,
        "os_name": "nt" if system.sys_platform == "win32" else "posix",
        "platform_machine": system.machine,
        "platform_python_implementation": "CPython",
        "platform_system": system.platform_system,
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system.sys_platform,
    }


def environments() -> Iterator[dict[str, str]]:
    """Walk every Python on every system."""
    for python, system in product(PYTHONS, SYSTEMS):
        yield environment(python, system)


def applies(requirement: Requirement, where: dict[str, str], extra: str = "") -> bool:
    """Tell whether a requirement counts there, when its package was asked for with this extra."""
    return requirement.marker is None or requirement.marker.evaluate({**where, "extra": extra})
