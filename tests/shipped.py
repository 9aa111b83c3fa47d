"""The shipped handbooks, each built in a copy of the sources as `handbook build` builds it.

The fixture `shipped` builds each of them at most once for a run.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import shutil
from pathlib import Path

from generator.cli.main import outcome
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.workshop import Asked
from tests.trees import ROOT
from tests.untraced import untraced

SHIPPED = {
    "base": ("", ""),
    "finance": ("finance", ""),
    "healthcare": ("healthcare", ""),
    "tech": ("tech", ""),
    "bank-brzozowy": ("", "bank-brzozowy"),
    "lesna-polana": ("", "lesna-polana"),
}
"""Industry and company of each handbook, by the handbook's name."""
SOURCES = ("handbook", "industry_profiles", "companies")
"""The folders that hold what is written by hand; mkdocs.yml and overrides/ are the program's."""
TOLD = "told.txt"
"""Holds what the build printed, beside the folder `content`."""


def handbook_of(industries: tuple[str, ...] = (), company: str | None = None) -> Handbook:
    """Resolve the project's own sources, each handbook once for all tests of a process."""
    return _kept(industries, company)[0]


def warned(industries: tuple[str, ...], company: str | None) -> tuple[Handbook, Inputs, Collector]:
    """Give what it is made of too, and what was remarked, to which a test may add."""
    handbook, inputs, problems = _kept(industries, company)
    return handbook, inputs, copy.deepcopy(problems)


@functools.cache
def _kept(industries: tuple[str, ...], company: str | None) -> tuple[Handbook, Inputs, Collector]:
    # Which test comes first is chance, and so would be what it seems to cover.
    with untraced():
        return Asked(root=ROOT, industries=industries, company=company).resolve()


def build_shipped(name: str, folder: Path) -> None:
    """Copy the sources into `content` below a folder, and build from outside this project.

    It is the owner's site, which holds every kind of page, where the employees' one would stand.
    """
    copy_sources(folder / "content")
    industry, company = SHIPPED[name]
    options = ["--root", "content", "--industry", industry, "--company", company]
    options += ["--for", "owner", "--out", f"content/build/{name}"]
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as told:
        code = outcome(["build", *options])
    assert code == 0
    (folder / TOLD).write_text(told.getvalue(), encoding="utf-8")


def copy_sources(root: Path) -> None:
    """Copy all that is written by hand."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, root / name)
