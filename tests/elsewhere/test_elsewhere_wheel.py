"""The packed program holds all that it needs, and packing leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from generator.wheel import CONTENT, FOLDER
from tests.elsewhere.conftest import CLEAN, Installed, files, pack


def _named(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return {name for name in file.namelist() if ".dist-info/" not in name}


def _built(clone: Path, kind: str, out: Path) -> Path:
    """Have setuptools make something of a clone, as tools for packages do."""
    out.mkdir()
    code = f"import setuptools.build_meta as b, sys; print(b.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, out],
        cwd=clone,
        env={**CLEAN, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return out / done.stdout.splitlines()[-1]


@pytest.fixture
def clone(installed: Installed, tmp_path: Path) -> Path:
    """Give a clone that a test may spoil."""
    return Path(shutil.copytree(installed.folder / "clone", tmp_path / "clone"))


def test_wheel_holds_the_whole_program_and_its_content(installed: Installed) -> None:
    """A file that git knows below generator/ or in the content can't be forgotten."""
    clone = installed.folder / "clone"
    program = {
        f"generator/{name}"
        for name in files(clone / "generator")
        # Setuptools has run generator/wheel.py there.
        if "__pycache__" not in name
    }
    content = {
        f"generator/{FOLDER}/{path.relative_to(clone).as_posix()}"
        for name in CONTENT
        for path in [clone / name, *(clone / name).rglob("*")]
        if path.is_file()
    }

    assert _named(installed.wheel) == program | content


def test_wheel_is_under_the_licences_of_program_and_policy(installed: Installed) -> None:
    """It holds the policy text, too."""
    with zipfile.ZipFile(installed.wheel) as file:
        names = file.namelist()
        about = next(name for name in names if name.endswith("/METADATA"))
        lines = file.read(about).decode().splitlines()

    assert "License-Expression: Apache-2.0 AND CC-BY-4.0" in lines
    assert {Path(name).name for name in names if "/licenses/" in name} == {
        "LICENSE",
        "LICENSE-TEXT",
    }


def test_packing_leaves_the_folder_of_builds_alone(installed: Installed) -> None:
    """`build/` is for handbooks; what setuptools writes there would be foreign to `clean`."""
    assert not (installed.folder / "clone" / "build").exists()


def test_source_distribution_can_be_packed_again(clone: Path, tmp_path: Path) -> None:
    """It holds the content, so the wheel that is made of it is the same."""
    archive = _built(clone, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as file:
        file.extractall(tmp_path / "again", filter="data")
    unpacked = next((tmp_path / "again").iterdir())
    again = _built(unpacked, "wheel", tmp_path / "wheel")

    assert _named(again) == _named(_built(clone, "wheel", tmp_path / "first"))


def test_editable_install_packs_no_content(clone: Path, tmp_path: Path) -> None:
    """A clone is read where it lies, so a change of the policy shows at once."""
    names = _named(_built(clone, "editable", tmp_path / "out"))

    assert [name for name in names if FOLDER in name] == []


def test_incomplete_clone_is_not_packed(clone: Path, tmp_path: Path) -> None:
    """A wheel without the base would fail at its first use, far away."""
    shutil.rmtree(clone / "handbook")
    done = pack(clone, tmp_path / "dist")

    assert done.returncode == 1
    assert "there is no 'handbook' to pack; build from a whole clone" in done.stderr
