"""`handbook schemas`: write the JSON Schemas that editors use."""

from __future__ import annotations

from generator.cli.command import command
from generator.cli.terminal import show
from generator.model.say import say
from generator.sources.schemas import write_schemas


@command("schemas")
def schemas_command() -> None:
    """Write the JSON Schemas of all file kinds into generator/schemas/.

    \b
    Example:
      handbook schemas
    """
    touched = write_schemas()
    wrote = say("Wrote {path}", path=", ".join(touched))
    show(wrote if touched else say("All schemas are current."))
