"""`handbook verify`: tell whether a built handbook is still as it was built."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.terminal import show
from generator.model.problems import Collector
from generator.model.say import say_many
from generator.outputs.sums import compare, sums_beside


@command("verify")
@argument("folder", type=Where(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sums",
    type=Where(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="The build's SHA256SUMS, kept where nobody can change it.",
)
@click.option(
    "--besides",
    multiple=True,
    metavar="FILE",
    help="A file below FOLDER that may stand beside those of the build, such as .htaccess.",
)
def verify_command(folder: Path, sums: Path | None, besides: tuple[str, ...]) -> None:
    """Hold FOLDER, a build or the published copy of its site, against the build's SHA256SUMS.

    Each file that was changed, is missing or was not built is named.

    \b
    Example:
      handbook verify build/finance
      handbook verify /srv/www/handbook --sums build/finance/SHA256SUMS --besides .htaccess
    """
    problems = Collector()
    count = compare(folder, sums or sums_beside(folder), besides, problems)
    problems.raise_if_failed()
    show(say_many("{n} file is as it was built.", "All {n} files are as they were built.", count))
