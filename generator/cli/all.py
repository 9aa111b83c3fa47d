"""`handbook all`: the base, every profile and every company, one after another."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import asked
from generator.cli.terminal import print_problems, progress, say
from generator.model.problems import ProblemsFound
from generator.outputs.build import build
from generator.sources.discover import company_names, profile_names


@click.command("all")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=None)
def all_command(root: Path | None) -> int:
    """Build the base, every industry profile and every company.

    One that has problems does not keep the others from being built.

    \b
    Example:
      handbook all
    """
    wanted = asked(root, "", None)
    combinations: list[tuple[str, str | None]] = [("", None)]
    combinations += [(name, None) for name in profile_names(wanted.root)]
    combinations += [("", name) for name in company_names(wanted.root)]
    failed = 0
    for industry, company in combinations:
        one = asked(wanted.root, industry, company)
        try:
            with progress(quiet=True) as tell:
                handbook, _, _ = one.resolve()
                start = build(handbook, one.render(handbook), one.target(handbook.name, None), tell)
            say(f"Built {start}")
        except ProblemsFound as found:
            failed += 1
            print_problems(found.problems)
    return 1 if failed else 0
