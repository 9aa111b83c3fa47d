"""The example bank's course in every form, unpacked, and a platform that runs it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.outputs.lms.package import package
from tests.lms.lms_platform import Platform, running
from tests.shipped import copy_sources, handbook_of

Open = Callable[[str], Platform]


@pytest.fixture(scope="session")
def bank() -> Handbook:
    """Give the example bank's handbook."""
    return handbook_of(company="bank-brzozowy")


@pytest.fixture(scope="session")
def unpacked(bank: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the folder with the files of a package; no test changes it."""
    made: dict[str, Path] = {}

    def unpack(form: str) -> Path:
        if form not in made:
            made[form] = tmp_path_factory.mktemp(form)
            with zipfile.ZipFile(io.BytesIO(package(bank, form))) as archive:
                archive.extractall(made[form])
        return made[form]

    return unpack


@pytest.fixture
def platform(unpacked: Callable[[str], Path], packages: Path) -> Iterator[Open]:
    """Give a platform, which nobody has told anything yet, with a course of a form."""
    runtime = packages / "node_modules" / "scorm-again" / "dist"
    with ExitStack() as stack:
        yield lambda form: stack.enter_context(running(unpacked(form), runtime))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[[], Path]:
    """Give a copy of the sources, into which a command may write."""

    def copied() -> Path:
        copy_sources(tmp_path / "content")
        return tmp_path / "content"

    return copied
