"""`handbook build`: the whole site, or nothing."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.options import reader_option, source_options
from generator.cli.terminal import FORMATS, note, print_problems, short, show
from generator.cli.today import release_option, today_option
from generator.cli.unchanged import Unchanged
from generator.model.say import say_many
from generator.outputs.folder import point_latest, start_page
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
@click.option("--again", is_flag=True, help="Build although nothing has changed.")
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
    again: bool,
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
    tell_result = show if form == "text" else note
    unchanged = Unchanged.of(wanted, out, "site", release and today)
    if not again and (told := unchanged.told("remarks", "languages", "pages")):
        print_problems((), form)
        point_latest(unchanged.out, wanted.root)
        _tell(told, start_page(unchanged.out), tell_result, None)
        return
    # What follows imports the whole program, which takes longer than looking at every source.
    from generator.cli.building import built

    told, start = built(
        wanted, out, unchanged, form, released_on=today if release else None, quiet=quiet
    )
    _tell(told, start, tell_result, time.monotonic() - started)


def _tell(
    told: Mapping[str, Any], start: Path, tell_result: Callable[[str], None], took: float | None
) -> None:
    """Tell what was built, or that nothing had to be."""
    for line in told["remarks"]:
        tell_result(line)
    pages, values = told["pages"], {"path": short(start), "languages": told["languages"]}
    if took is None:
        tell_result(
            say_many(
                "Nothing has changed: {path} ({languages}; {n} page) stands as it was built",
                "Nothing has changed: {path} ({languages}; {n} pages) stands as it was built",
                pages,
                **values,
            )
        )
        return
    tell_result(
        say_many(
            "Built {path} ({languages}; {n} page) in {seconds} s",
            "Built {path} ({languages}; {n} pages) in {seconds} s",
            pages,
            **values,
            seconds=f"{took:.1f}",
        )
    )
