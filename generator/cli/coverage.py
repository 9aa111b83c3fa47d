"""`handbook coverage`: where each topic and each requirement is answered."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.command import command
from generator.cli.language import spoken, spoken_language
from generator.cli.options import source_options
from generator.cli.terminal import note, show
from generator.model.say import say
from generator.render.coverage import coverage, coverage_page
from generator.sources.home import profile_names
from generator.sources.upkeep import alone, keep
from generator.workshop import asked

PAGE = Path("docs") / "coverage.md"


@command("coverage")
@source_options
@click.option("--write", is_flag=True, help="Write docs/coverage.md instead of printing it.")
def coverage_command(root: Path | None, industry: str, company: str | None, *, write: bool) -> None:
    """Show which clauses answer which topics and requirements.

    Without a profile or a company, all profiles take part.

    \b
    Example:
      handbook coverage
      handbook coverage --write
    """
    wanted = asked(root, industry, company)
    if not wanted.industries and wanted.company is None:
        wanted = asked(wanted.root, ",".join(profile_names(wanted.root)), None)
    handbook, _, _ = wanted.resolve()
    if not write:
        show(spoken(coverage_page(handbook, spoken_language())).rstrip("\n"))
        return
    # The file is the project's own, so it stays in one language whoever writes it.
    page = str(coverage_page(handbook))
    with alone((wanted.root / PAGE).parent, note):
        changed = keep(wanted.root / PAGE, page)
    found = coverage(handbook)
    missing = [*found.missing_requirements(), *found.missing_topics()]
    path = PAGE.as_posix()
    show(say("Wrote {path}", path=path) if changed else say("Nothing changed in {path}", path=path))
    if missing:
        show(say("Not answered: {names}", names=", ".join(missing)))
    unsaid = found.grounds["unsaid"]
    if unsaid:
        show(say("Neither law nor 'house_rule: true': {names}", names=", ".join(unsaid)))
