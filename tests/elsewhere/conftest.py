"""The packed program, installed beside nothing but its packages, and a folder of a company."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.install_matrix import copy_sources
from tests.trees import ROOT

COMPANY = "bank-brzozowy"
PACK = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
READY = """\
name: Laboratorium Jodła
version: "2026.1"
industries: [healthcare]
settings:
  help_email: pytania@jodla.internal
  incident_email: incydent@jodla.internal
  incident_phone: {pl: "+48 22 100 20 30", en: "+48 22 100 20 30"}
  watch_hours: {pl: "codziennie, 7:00–15:00", en: "daily, 7 a.m. to 3 p.m."}
  hashtags_preferred: {pl: "#LaboratoriumJodła", en: "#LaboratoriumJodła"}
  hashtags_avoided: {pl: "#NajlepszeLaboratorium", en: "#NajlepszeLaboratorium"}
  report_channel: {pl: skrzynka przy kadrach, en: the box at the HR office}
contacts:
""" + "".join(
    f"  - {{role: {role}, name: Zespół, email: zespol@jodla.internal}}\n"
    for role in (
        *("policy-owner", "communications", "hr", "legal"),
        *("medical-lead", "privacy", "security", "social-lead"),
    )
)
"""A company that can be approved."""
APPROVE = ("approve", "--company", COMPANY, "--version", "2026.1", "--by", "Zarząd", "--note", "x")
TODAY = "2026-11-30"
CLEAN = {
    "LC_ALL": "C.UTF-8",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INDEX": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
}
"""No variable of whoever runs the tests, and no package registry."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A program that was installed from its wheel."""

    folder: Path

    @property
    def dist(self) -> Path:
        """The folder that `make wheel` fills."""
        return self.folder / "dist"

    @property
    def wheel(self) -> Path:
        """The packed program."""
        return next(self.dist.glob("*.whl"))

    @property
    def content(self) -> Path:
        """What it brings."""
        return next(self.folder.glob("venv/lib/python*/site-packages/generator/_content"))

    @property
    def variables(self) -> dict[str, str]:
        """What the installed program sees of the machine."""
        return {**CLEAN, "PATH": f"{self.folder}/venv/bin:/usr/bin:/bin"}

    def run(self, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the installed `handbook`."""
        program = self.folder / "venv" / "bin" / "handbook"
        return subprocess.run(
            [program, *words],
            cwd=cwd,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


def pack(source: Path, dist: Path) -> subprocess.CompletedProcess[str]:
    """Do what `make wheel` does."""
    return subprocess.run(
        [sys.executable, *PACK, "--wheel-dir", dist, "."],
        cwd=source,
        env={**CLEAN, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def empty_environment(folder: Path) -> None:
    """Make a virtual environment that has the locked packages, but not this program.

    They are those of the environment of the tests, so nothing is fetched.
    """
    packages, deps = Path(sysconfig.get_path("purelib")), folder.parent / "packages"
    deps.mkdir(exist_ok=True)
    for path in packages.iterdir():
        if "policy_handbook" not in path.name and not (deps / path.name).exists():
            (deps / path.name).symlink_to(path)
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "packages.pth").write_text(f"{deps}\n", encoding="utf-8")
    pip = folder / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec {folder}/bin/python -m pip "$@"\n', encoding="utf-8")
    pip.chmod(0o755)


def _install(folder: Path) -> None:
    copy_sources(folder / "clone")
    done = pack(folder / "clone", folder / "dist")
    assert done.returncode == 0, done.stderr
    shutil.copy2(ROOT / "requirements.txt", folder / "dist")
    empty_environment(folder / "venv")
    wheel = next((folder / "dist").glob("*.whl"))
    pip = folder / "venv" / "bin" / "pip"
    subprocess.run([pip, "install", "--quiet", "--no-deps", wheel], env=CLEAN, check=True)


@pytest.fixture(scope="session")
def installed(once: Once) -> Installed:
    """Pack the program of a fresh clone and install it."""
    return Installed(once("installed", _install))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a folder that holds one company and nothing else."""
    root = tmp_path / "own"
    shutil.copytree(ROOT / "companies" / COMPANY, root / "companies" / COMPANY)
    return root


Handbook = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def handbook(installed: Installed, own: Path) -> Handbook:
    """Run the installed program in that folder."""
    return lambda *words: installed.run(*words, cwd=own)


@pytest.fixture
def public() -> Iterator[Path]:
    """Give a folder that any user of this machine may look into."""
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
