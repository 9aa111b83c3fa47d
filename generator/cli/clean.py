"""`handbook clean`: remove what builds wrote."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.terminal import show
from generator.model.say import joined, say_many
from generator.outputs.folder import remove_written
from generator.outputs.inputs_key import forget_keys
from generator.workshop import asked


@command("clean")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds companies/; default: this one, then those above.",
)
def clean_command(root: Path | None) -> None:
    """Remove every file in build/ that a build wrote; other files stay.

    \b
    Example:
      handbook clean
    """
    folder = asked(root, "", None).root / "build"
    removed = forget_keys(folder)
    written, kept = remove_written(folder)
    removed += written
    told = [say_many("Removed {n} file from build/", "Removed {n} files from build/", removed)]
    if kept:
        told.append(
            say_many("{n} file is not ours and stays", "{n} files are not ours and stay", kept)
        )
    show(joined("; ", told))
