"""The locks hold everything that is asked for, in a form that every promised pip accepts."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Iterator

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from generator import bootstrap
from generator.sources.locks import LOCKS, Pin
from tests.pins import PYTHONS, applies, environments, pins
from tests.trees import ROOT

_LINE = re.compile(
    r"[a-z0-9-]+(\[[a-z0-9,-]+\])?==[0-9a-z.+!]+( ; [a-z_]+ [^\\]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked_by_project(lock: str) -> list[str]:
    """List what pyproject.toml asks for in one of the locks."""
    extras = PROJECT["project"]["optional-dependencies"]
    more = [*extras["fleet"], *(extras["dev"] if "dev" in lock else [])]
    common = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    return common if lock == LOCKS[0] else [*common, *more]


def asked_by(pin: Pin, where: dict[str, str]) -> Iterator[Requirement]:
    """Walk what a locked package asks for there, with the extras that it is pinned with."""
    for text in importlib.metadata.requires(pin.name) or []:
        requirement = Requirement(text)
        extras = ("", *pin.requirement.extras)
        if any(applies(requirement, where, extra) for extra in extras):
            yield requirement


def unmet(asked: Iterable[Requirement], pinned: dict[str, Pin]) -> Iterator[str]:
    """Walk the requirements that no pin fulfils as they stand, extras included."""
    for requirement in asked:
        pin = pinned.get(canonicalize_name(requirement.name))
        if (
            pin is None
            or not requirement.extras <= pin.requirement.extras
            or not requirement.specifier.contains(pin.version, prereleases=True)
        ):
            yield str(requirement)


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_pinned_with_its_extras(lock: str) -> None:
    """On each promised Python and system each requirement has a pin with the same extras."""
    every = pins(lock)
    missing: set[str] = set()
    for where in environments():
        pinned = {pin.name: pin for pin in every if applies(pin.requirement, where)}
        missing |= set(unmet(map(Requirement, asked_by_project(lock)), pinned))
        for pin in pinned.values():
            missing |= {f"{pin.name}: {one}" for one in unmet(asked_by(pin, where), pinned)}

    assert sorted(missing) == []


def test_environment_of_the_tests_is_the_locked_one() -> None:
    """The packages whose requirements are read are those of the lock."""
    locked = {pin.name: pin.version for pin in pins("requirements-dev.txt")}
    installed = {name: importlib.metadata.version(name) for name in locked}

    assert installed == locked


def test_every_locked_package_supports_the_oldest_patch_of_each_python() -> None:
    """A package may not ask for 3.11.5 when the README promises 3.11."""
    asked = {
        pin.name: "".join(importlib.metadata.metadata(pin.name).get_all("Requires-Python", []))
        for pin in pins("requirements-dev.txt")
    }

    assert {
        name: wanted
        for name, wanted in asked.items()
        if not all(SpecifierSet(wanted).contains(python) for python in PYTHONS)
    } == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_nothing_but_pins_and_hashes(lock: str) -> None:
    """No line of a lock is an address, an option or a range."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not _LINE.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_hashes_and_stands_once(lock: str) -> None:
    """A package has one version for all, so that sites have the same bytes wherever built."""
    every = pins(lock)
    names = [pin.name for pin in every]

    assert [pin.name for pin in every if not pin.hashes] == []
    assert names == sorted(set(names))


def test_all_locks_agree() -> None:
    """What builds a handbook is the same for those who build one, build many, or test it."""
    small, middle, large = (set(pins(lock)) for lock in LOCKS)

    assert small - middle == set()
    assert middle - large == set()


def test_one_machine_needs_no_dask() -> None:
    """Whoever builds on one machine installs nothing of it."""
    names = {pin.name for pin in pins(LOCKS[0])}

    assert names & {"dask", "distributed", "tornado"} == set()


def test_documents_and_program_promise_the_same_pythons() -> None:
    """pyproject.toml, the README, the bootstrap, ruff and the locks name one oldest Python."""
    oldest, newest = (".".join(map(str, one)) for one in (bootstrap.OLDEST, bootstrap.NEWEST))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"Python (3\.\d+)\b(?! to)(?! or)", readme) == []
    assert re.findall(r"Python (3\.\d+) to (3\.\d+)", readme) == [(oldest, newest)]
    assert PROJECT["project"]["requires-python"] == f">={oldest}"
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert PROJECT["tool"]["uv"]["pip"]["python-version"] == PYTHONS[0] == f"{oldest}.0"
