"""Options that several commands share, and the sources that they name."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.outputs.build import Target
from generator.outputs.stage import compiled_folder
from generator.render import Site, render
from generator.resolve import resolve
from generator.sources.discover import find_root, load_inputs
from generator.sources.site_settings import overrides_folder, shared_config

_Command = TypeVar("_Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which handbook a command is about."""

    root: Path
    """The folder of the sources."""
    industries: tuple[str, ...]
    """Names of profiles."""
    company: str | None
    """Name of the company's folder."""

    def resolve(self) -> tuple[Handbook, Inputs, Collector]:
        """Load and resolve what was asked for.

        Raises:
            UsageFault: A profile or a company does not exist.
            ProblemsFound: The sources hold problems.
        """
        with _no_collection():
            inputs, problems = load_inputs(self.root, self.industries, self.company)
            return resolve(inputs, problems), inputs, problems

    def render(self, handbook: Handbook) -> Site:
        """Render a handbook with the templates that earlier runs compiled."""
        with _no_collection():
            return render(handbook, compiled_folder())

    def target(self, name: str, out: Path | None) -> Target:
        """Say where the handbook goes: `build/<name>`, or the folder asked for."""
        return Target(
            out=out or self.root / "build" / name,
            root=self.root,
            shared=shared_config(self.root),
            overrides=overrides_folder(self.root),
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tens of thousands of records are made and kept; looking for cycles in them is in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def source_options(command: _Command) -> _Command:
    """Add `--root`, `--industry` and `--company` to a command."""
    for option in (
        click.option(
            "--company",
            envvar="COMPANY",
            default=None,
            help="Folder in companies/ (also: the variable COMPANY).",
        ),
        click.option(
            "--industry",
            envvar="INDUSTRY",
            default="",
            help="Profile, or several with commas: finance,tech (also: the variable INDUSTRY).",
        ),
        click.option(
            "--root",
            type=click.Path(file_okay=False, path_type=Path),
            default=None,
            help="Folder that holds handbook/; default: this one, then those above.",
        ),
    ):
        command = option(command)
    return command


def asked(root: Path | None, industry: str, company: str | None) -> Asked:
    """Turn the shared options into what they mean.

    Raises:
        UsageFault: There is no folder with sources.
    """
    names = tuple(name for part in industry.split(",") if (name := part.strip()))
    start = (root or Path.cwd()).absolute()
    return Asked(root=find_root(start), industries=names, company=company or None)
