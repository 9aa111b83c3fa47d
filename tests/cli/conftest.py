"""A copy of the shipped sources to spoil, and ways to run the command line on it."""

from __future__ import annotations

import copy
import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.workshop import Asked
from tests.shipped import copy_sources
from tests.small_tree import write_tree

HOME = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(scope="session", autouse=True)
def _engine(engine_in_memory: None) -> None:
    """Nearly every test here builds."""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Give a copy of the shipped sources."""
    root = tmp_path / "sources"
    copy_sources(root)
    return root


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a copy of the shipped sources that no test changes; they are resolved once."""
    root = tmp_path_factory.mktemp("untouched").resolve()
    copy_sources(root)
    genuine = Asked.resolve
    kept = functools.cache(genuine)

    def resolve(asked: Asked) -> tuple[Handbook, Inputs, Collector]:
        if asked.root != root:
            return genuine(asked)
        handbook, inputs, problems = kept(asked)
        return handbook, inputs, copy.deepcopy(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Asked, "resolve", resolve)
        yield root


_PROFILE = """\
id: shops
name: {pl: Sklepy, en: Shops}
summary: {pl: Dla sklepów., en: For shops.}
"""
_GLOSSARY = """\
glossary:
  - id: till
    term: {pl: Kasa, en: Till}
    definition: {pl: Tu się płaci., en: Where people pay.}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a small tree with a base, the profile `shops` and the company `mala`."""
    root = write_tree(tmp_path / "small")
    profile = root / "industry_profiles" / "shops"
    profile.mkdir(parents=True)
    (profile / "profile.yml").write_text(_PROFILE, "utf-8")
    (profile / "glossary.yml").write_text(_GLOSSARY, "utf-8")
    company = root / "companies" / "mala" / "company.yml"
    company.write_text(company.read_text("utf-8") + "industries: [shops]\n", "utf-8")
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs the command line in this process."""
    # The commands that it suggests begin with the words by which it was started.
    monkeypatch.setattr("sys.argv", ["handbook"])

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        code = outcome(list(arguments))
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def process() -> Run:
    """Give a function that runs the command line in a process of its own."""

    def call(*arguments: str, cwd: Path = HOME, **env: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(HOME), **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return call
