"""`handbook all`: the base, every profile and every company, one after another."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.terminal import print_fault, print_problems, progress, show
from generator.model.problems import HandbookError, ProblemsFound
from generator.model.say import say
from generator.outputs.build import build
from generator.workshop import asked, every_handbook


@command("all")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds companies/; default: this one, then those above.",
)
def all_command(root: Path | None) -> int:
    """Build the base, every industry profile and every company.

    One that can't be built does not keep the others from it.

    \b
    Example:
      handbook all
    """
    wanted = asked(root, "", None)
    code = 0
    for one in every_handbook(wanted.root):
        try:
            with progress(quiet=True) as tell:
                handbook, _, _ = one.resolve()
                start = build(handbook, one.render(handbook), one.target(handbook.name), tell)
            show(say("Built {path}", path=start))
        except ProblemsFound as found:
            code = max(code, 1)
            print_problems(found.problems)
        except HandbookError as fault:
            code = 2
            print_fault(fault)
    return code
