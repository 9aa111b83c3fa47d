"""`handbook schemas`: write the JSON Schemas that editors use."""

from __future__ import annotations

from generator.cli.command import command
from generator.cli.terminal import note, show
from generator.compare.data_schema import SCHEMA, data_schema
from generator.model.say import say
from generator.sources.discover import find_root
from generator.sources.example_marks import write_example_marks
from generator.sources.home import HOME
from generator.sources.schemas import IN_ROOT, write_schemas
from generator.sources.upkeep import alone
from generator.sources.world import working_folder


@command("schemas")
def schemas_command() -> None:
    """Write the JSON Schemas of all file kinds, and the marks of the made-up companies.

    The schemas go into generator/schemas/, where the first line of each source file looks for them.
    By the marks copies of an example can be told from a company's own words; they are written in
    the project's own folder only.

    \b
    Example:
      handbook schemas
    """
    root = find_root(working_folder())
    with alone(root / IN_ROOT, note):
        touched = write_schemas(root / IN_ROOT, {SCHEMA: data_schema()})
    if root == HOME and write_example_marks(root):
        touched.append("examples.json")
    wrote = say("Wrote {path}", path=", ".join(touched))
    show(wrote if touched else say("All schemas are current."))
