"""What somebody asks for, loaded, resolved and rendered: for the command line and the editor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.collection import no_collection
from generator.model.folders import OWNERS_ENDING
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.pages import EVERYTHING
from generator.model.problems import Collector
from generator.outputs.compiled import compiled_folder
from generator.outputs.folder import beside
from generator.outputs.output import Target
from generator.sources.discover import (
    COMPANIES_FOLDER,
    company_meant,
    company_names,
    find_root,
    root_to_begin,
)
from generator.sources.home import has_base, own_profiles
from generator.sources.site_settings import shared_config, whole_overrides
from generator.sources.upkeep import alone
from generator.sources.world import facing_the_world, working_folder

if TYPE_CHECKING:
    from generator.render.site import Site


EMPLOYEES, OWNER = READERS = ("employees", "owner")
"""For whom pages can be made; those for the owner hold everything, in a folder of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which handbook somebody asks for."""

    root: Path
    """The folder of the sources."""
    industries: tuple[str, ...] = ()
    """Names of profiles."""
    company: str | None = None
    """Name of the company's folder."""
    reader: str = EMPLOYEES
    """Whose pages are wanted."""

    @property
    def name(self) -> str:
        """What the handbook is called, even before anything could be read."""
        return self.company or "+".join(self.industries) or "base"

    def resolve(self) -> tuple[Handbook, Inputs, Collector]:
        """Load and resolve what was asked for.

        Raises:
            UsageFault: A profile or a company does not exist.
            ProblemsFound: The sources hold problems.
            WorldFault: The system refused to read something.
        """
        # What has nothing to build, as far as its sources tell, reads none of them.
        from generator.combine import combine
        from generator.sources.load import load_inputs

        with no_collection(), facing_the_world():
            inputs, problems = load_inputs(self.root, self.industries, self.company)
            handbook = combine(inputs, problems)
            if self.reader == OWNER:
                handbook = dataclasses.replace(handbook, shows=EVERYTHING)
            return handbook, inputs, problems

    @contextmanager
    def alone(self, tell: Callable[[str], None]) -> Iterator[None]:
        """Keep other commands from rewriting the company's files until the block ends.

        What is rewritten is read within the block.

        Args:
            tell: Told when another command has to end first.

        Raises:
            UsageFault: Another command does not end, or the files can't be written.
        """
        if self.company not in company_names(self.root):
            # That is refused when it is read, with what is meant.
            yield
            return
        from generator.sources.edition_list import complete_list

        name = f"{COMPANIES_FOLDER}/{self.company}"
        with alone(self.root / name, tell):
            complete_list(self.root / name, name)
            yield

    def render(self, handbook: Handbook) -> Site:
        """Render a handbook with the templates that earlier runs compiled."""
        # Many commands show no page, and the templates take long to import.
        from generator.render.site import render

        with no_collection():
            return render(handbook, compiled_folder())

    def folder(self, name: str) -> Path:
        """Give the handbook's own folder in `build`; see `target`."""
        ending = OWNERS_ENDING if self.reader == OWNER else ""
        return self.root / "build" / f"{name}{ending}"

    def target(self, name: str, out: Path | None = None) -> Target:
        """Say where the handbook goes: the folder asked for, or its own one in `build`.

        That is `build/<name>`, and `build/<name>.owner` for the owner's pages, so that both can
        stand side by side.
        """
        with facing_the_world():
            place = out.absolute() if out else self.folder(name)
            return Target(
                out=place,
                kept=beside(place, "kept"),
                root=self.root,
                shared=shared_config(self.root),
                overrides=whole_overrides(self.root),
            )


def asked(root: Path | None, industry: str, company: str | None, reader: str = EMPLOYEES) -> Asked:
    """Turn what somebody wrote into what it means.

    Args:
        root: The folder of the sources, or one below it; the current one when left out.
        industry: Names of profiles with commas between them; empty for none.
        company: Name of the company's folder; none when empty.
        reader: Whose pages are wanted, one of `READERS`.

    Raises:
        UsageFault: There is no folder with sources.
    """
    names = tuple(name for part in industry.split(",") if (name := part.strip()))
    root = find_root(_from_here(root))
    meant = company_meant(root, company) if company else None
    return Asked(root=root, industries=names, company=meant, reader=reader)


def beginning(root: Path | None) -> Asked:
    """Say where a new company or profile belongs; there need be no folder of sources yet.

    Args:
        root: The folder of the sources, or one below it; the current one when left out.
    """
    return Asked(root=root_to_begin(_from_here(root)))


def _from_here(root: Path | None) -> Path:
    """Give a folder from the current one on, without which the program can't work at all.

    Raises:
        WorldFault: The current folder is gone.
    """
    here = working_folder()
    return here / (root or "")


def every_handbook(root: Path) -> Iterator[Asked]:
    """Walk the base, every industry profile and every company that stand in a folder of sources.

    What it uses of the program's own is no handbook of its own there.
    """
    if has_base(root):
        yield Asked(root=root)
    for name in own_profiles(root):
        yield Asked(root=root, industries=(name,))
    for name in company_names(root):
        yield Asked(root=root, company=name)
