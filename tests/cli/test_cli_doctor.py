"""`doctor` and the bootstrap say which Pythons and systems will not do, and what will."""

from __future__ import annotations

import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from generator import bootstrap
from generator.cli.doctor import _python, _sources, _system
from generator.sources.home import HOME

MUSL = (
    "watchdog and, for the tests, playwright have no ready-made build for Linux with musl,"
    " such as Alpine; use a Linux with glibc instead, such as Debian, or a container of it"
)
ARM = (
    "typst has no ready-made build for a Python of Windows on ARM;"
    " install the x86-64 Python instead, which runs there too"
)
OTHER = (
    "some packages may have no ready-made build for freebsd-14.1-release-amd64; use Linux with"
    " glibc or macOS (each x86-64 or ARM64), or Windows (x86-64)"
)


def _pretend(monkeypatch: pytest.MonkeyPatch, system: str, libc: str) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: system)
    monkeypatch.setattr(platform, "libc_ver", lambda: (libc, ""))


@pytest.mark.parametrize(
    ("system", "libc", "said"),
    [
        ("linux-x86_64", "", MUSL),
        # From Python 3.14 on, musl is named.
        ("linux-aarch64", "musl", MUSL),
        ("win-arm64", "", ARM),
        ("freebsd-14.1-release-amd64", "", OTHER),
    ],
)
def test_system_without_wheels_is_named_with_a_way_on(
    monkeypatch: pytest.MonkeyPatch, system: str, libc: str, said: str
) -> None:
    """Where a package has no ready-made build, doctor says which, and what to use instead."""
    _pretend(monkeypatch, system, libc)

    assert list(_system()) == [(False, f"system: {said}")]


@pytest.mark.parametrize(
    ("system", "libc"),
    [
        ("linux-x86_64", "glibc"),
        ("linux-aarch64", "glibc"),
        ("macosx-10.13-universal2", ""),
        ("macosx-14.0-arm64", ""),
        ("win-amd64", ""),
    ],
)
def test_promised_system_is_fine(monkeypatch: pytest.MonkeyPatch, system: str, libc: str) -> None:
    """The systems of the README are no reason for advice."""
    _pretend(monkeypatch, system, libc)

    assert list(_system()) == [(True, "system: every package has a ready-made build for it")]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ((3, 10, 14), (False, "Python 3.10.14: install Python 3.11 to 3.14")),
        ((3, 11, 0), (True, "Python 3.11.0")),
        ((3, 14, 9), (True, "Python 3.14.9")),
        ((3, 15, 0), (True, "Python 3.15.0, newer than those that are tested (3.11 to 3.14)")),
    ],
)
def test_doctor_knows_the_promised_pythons(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], said: tuple[bool, str]
) -> None:
    """A Python that is too old is a fault, one that is newer than promised is told."""
    monkeypatch.setattr(sys, "version_info", version)

    assert list(_python()) == [said]


def test_bootstrap_refuses_an_old_python_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is set up with a Python that is too old, and the sentence says what to type."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 14))
    monkeypatch.setattr(bootstrap, "run", lambda command: pytest.fail(f"ran {command}"))

    assert bootstrap.main([]) == 1
    assert capsys.readouterr().err == (
        "This project needs Python 3.11 or newer; this one is 3.10. Install a newer Python and"
        " name it, such as: make PYTHON=python3.12 handbook\n"
    )


def test_bootstrap_warns_of_a_system_without_wheels_before_it_installs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever sees a build from source fail has read the reason above it."""
    _pretend(monkeypatch, "linux-x86_64", "")
    monkeypatch.setattr(bootstrap, "PYTHON", str(tmp_path / "python"))
    monkeypatch.setattr(bootstrap, "run", lambda _: 1)

    assert bootstrap.main([]) == 1
    assert capsys.readouterr().out.splitlines()[1] == f"Note: {MUSL}"


HOUSE = "wheel house"
FROM_HOUSE = "The packages could not be installed from the folder wheelhouse; see the lines above."
FROM_REGISTRY = "The packages could not be installed; see the lines above."


@pytest.mark.parametrize(
    ("folder", "options", "told"),
    [
        (HOUSE, ["--dev"], FROM_HOUSE),
        (HOUSE, ["--dev", "--online"], FROM_REGISTRY),
        ("another", ["--dev"], FROM_REGISTRY),
    ],
)
def test_bootstrap_takes_packages_from_a_wheelhouse_only(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    options: list[str],
    told: str,
) -> None:
    """Where there is one; `make wheelhouse` goes past it, or it could never be filled again."""
    (tmp_path / folder).mkdir()
    house = str(tmp_path / HOUSE)
    ran: list[list[str]] = []

    def run(command: list[str]) -> int:
        ran.append(command)
        return 1

    monkeypatch.setattr(bootstrap, "WHEELHOUSE", house)
    monkeypatch.setattr(bootstrap, "PYTHON", sys.executable)
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path))
    monkeypatch.setattr(bootstrap, "run", run)

    assert bootstrap.main(options) == 1
    (pip,) = ran
    said = capsys.readouterr()
    offline = told == FROM_HOUSE
    assert (pip[6:9] == ["--no-index", "--find-links", house]) == offline
    assert ("--no-index" in pip) == offline
    assert ("from the folder wheelhouse" in said.out) == offline
    assert said.err.startswith(told)


def test_bootstrap_is_readable_for_old_pythons() -> None:
    """It holds no syntax that a Python 3.6 would stumble over before it could be refused."""
    parse = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 6))"

    done = subprocess.run([sys.executable, "-c", parse, bootstrap.__file__], check=False)

    assert done.returncode == 0


def test_doctor_tells_which_base_a_folder_of_companies_uses(tmp_path: Path) -> None:
    """There it is the program's; in a clone it goes without saying."""
    (tmp_path / "companies" / "lab").mkdir(parents=True)
    (tmp_path / "companies" / "lab" / "company.yml").write_text("name: Lab\n", "utf-8")
    told = f"base policy of the program: {HOME / 'handbook'}; profiles of this folder: none"

    assert list(_sources(tmp_path)) == [
        (True, "sources: 3 profiles, 1 company"),
        (True, "engine of the site: MkDocs"),
        (True, told),
        (True, "the folder can be written to"),
    ]
    assert told not in [line for _, line in _sources(HOME)]
