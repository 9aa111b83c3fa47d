"""`handbook schemas`: write the JSON Schemas that editors use."""

from __future__ import annotations

import click

from generator.cli.terminal import say
from generator.sources.schemas import write_schemas


@click.command("schemas")
def schemas_command() -> None:
    """Write the JSON Schemas of all file kinds into generator/schemas/.

    \b
    Example:
      handbook schemas
    """
    touched = write_schemas()
    say(f"Wrote {', '.join(touched)}" if touched else "All schemas are current.")
