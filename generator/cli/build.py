"""`handbook build`: the whole site, or nothing."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.options import reader_option, source_options
from generator.cli.summary import summary
from generator.cli.terminal import FORMATS, note, print_problems, progress, short, show
from generator.cli.today import release_option, today_option
from generator.editions.release import released
from generator.model.say import say, say_many
from generator.outputs.build import build
from generator.outputs.site.brand import colour_notes
from generator.workshop import asked


@command("build")
@source_options
@reader_option
@click.option(
    "--out",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Output folder; default: build/<name>.",
)
@release_option
@today_option
@click.option("--quiet", is_flag=True, help="Print the result only.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to print problems."
)
def build_command(
    root: Path | None,
    industry: str,
    company: str | None,
    reader: str,
    out: Path | None,
    form: str,
    today: datetime.date,
    *,
    release: bool,
    quiet: bool,
) -> None:
    """Build the handbook as a searchable site in every language.

    The old site stays whole until the new one is finished and checked. The owner's site goes
    into a folder of its own, build/<name>.owner.

    \b
    Example:
      handbook build --industry finance
      handbook build --company bank-brzozowy --out /srv/handbook
      handbook build --company bank-brzozowy --release
      handbook build --company bank-brzozowy --for owner
    """
    started = time.monotonic()
    wanted = asked(root, industry, company, reader)
    with progress(quiet=quiet) as tell:
        tell(say("reading the sources"))
        handbook, inputs, problems = wanted.resolve()
        tell(summary(handbook))
        if release:
            handbook = released(handbook, inputs, today, problems)
        site = wanted.render(handbook)
        start = build(handbook, site, wanted.target(handbook.name, out), tell)
    print_problems(problems.found, form)
    pages = sum(len(written) for written in site.pages.values())
    shown = short(start)
    tell_result = show if form == "text" else note
    for line in colour_notes(handbook):
        tell_result(line)
    took = time.monotonic() - started
    tell_result(
        say_many(
            "Built {path} ({languages}; {n} page) in {seconds} s",
            "Built {path} ({languages}; {n} pages) in {seconds} s",
            pages,
            path=shown,
            languages=", ".join(site.pages),
            seconds=f"{took:.1f}",
        )
    )
