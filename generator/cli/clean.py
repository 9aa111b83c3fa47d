"""`handbook clean`: remove what builds wrote."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.terminal import say
from generator.outputs.stage import remove_written
from generator.workshop import asked


@click.command("clean")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=None)
def clean_command(root: Path | None) -> None:
    """Remove every file in build/ that a build wrote; other files stay.

    \b
    Example:
      handbook clean
    """
    folder = asked(root, "", None).root / "build"
    removed, kept = remove_written(folder)
    rest = f"; {kept} files are not ours and stay" if kept else ""
    say(f"Removed {removed} files from build/{rest}")
