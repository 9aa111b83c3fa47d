"""`handbook coverage`: what answers each topic and requirement, and what is said of a subject."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.command import command
from generator.cli.language import spoken, spoken_language
from generator.cli.options import source_options
from generator.cli.terminal import note, show
from generator.model.say import say
from generator.render.coverage import coverage, coverage_page
from generator.render.subjects import subjects_page
from generator.sources.home import profile_names
from generator.sources.upkeep import alone, keep
from generator.workshop import asked

DOCS = Path("docs")


@command("coverage")
@source_options
@click.option("--subjects", is_flag=True, help="Show what clauses say of one subject instead.")
@click.option(
    "--write", is_flag=True, help="Write docs/coverage.md and docs/subjects.md instead of printing."
)
def coverage_command(
    root: Path | None, industry: str, company: str | None, *, subjects: bool, write: bool
) -> None:
    """Show which clauses answer which topics and requirements.

    Without a profile or a company, all profiles take part.

    \b
    Example:
      handbook coverage
      handbook coverage --subjects
      handbook coverage --write
    """
    wanted = asked(root, industry, company)
    if not wanted.industries and wanted.company is None:
        wanted = asked(wanted.root, ",".join(profile_names(wanted.root)), None)
    handbook, _, _ = wanted.resolve()
    if not write:
        page = subjects_page if subjects else coverage_page
        show(spoken(page(handbook, spoken_language())).rstrip("\n"))
        return
    # The files are the project's own, so they stay in one language whoever writes them.
    for name, made in (("coverage", coverage_page), ("subjects", subjects_page)):
        _keep(wanted.root, DOCS / f"{name}.md", str(made(handbook)))
    found = coverage(handbook)
    missing = [*found.missing_requirements(), *found.missing_topics()]
    if missing:
        show(say("Not answered: {names}", names=", ".join(missing)))
    unsaid = found.grounds["unsaid"]
    if unsaid:
        show(say("Neither law nor 'house_rule: true': {names}", names=", ".join(unsaid)))


def _keep(root: Path, page: Path, text: str) -> None:
    """Write a page of docs/, and tell whether it reads otherwise now."""
    with alone((root / page).parent, note):
        changed = keep(root / page, text)
    path = page.as_posix()
    show(say("Wrote {path}", path=path) if changed else say("Nothing changed in {path}", path=path))
