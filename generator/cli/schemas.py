"""`handbook schemas`: write the JSON Schemas that editors use."""

from __future__ import annotations

from generator.cli.command import command
from generator.cli.terminal import show
from generator.model.say import say
from generator.sources.example_marks import write_example_marks
from generator.sources.schemas import write_schemas
from generator.workshop import asked


@command("schemas")
def schemas_command() -> None:
    """Write the JSON Schemas of all file kinds, and the marks of the made-up companies.

    By these marks copies of an example can be told from a company's own words.

    \b
    Example:
      handbook schemas
    """
    touched = write_schemas()
    if write_example_marks(asked(None, "", None).root):
        touched.append("examples.json")
    wrote = say("Wrote {path}", path=", ".join(touched))
    show(wrote if touched else say("All schemas are current."))
