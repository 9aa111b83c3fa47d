"""`handbook diff`: compare two editions, or an edition with the working copy."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import argument
from generator.cli.command import command
from generator.cli.language import spoken
from generator.cli.options import source_options
from generator.cli.terminal import show
from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import Snapshot, snapshot
from generator.editions.standing import content_of, editorial_of
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.known import check_language
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.render.changes import as_json, as_markdown, as_text
from generator.workshop import asked

_WORKING = "working"


@command("diff")
@argument("old", metavar="A")
@argument("new", metavar="[B]", default=_WORKING)
@source_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    help="How to tell the changes.",
)
@click.option("--language", default=None, help="Language of the texts; default: the binding one.")
def diff_command(
    old: str,
    new: str,
    root: Path | None,
    industry: str,
    company: str | None,
    form: str,
    language: str | None,
) -> None:
    """Compare two editions clause by clause; B is the working copy when it is left out.

    \b
    Example:
      handbook diff 2026.1 2027.1 --company bank-brzozowy
      handbook diff 2026.1 --company bank-brzozowy --format markdown
    """
    handbook, inputs, _ = asked(root, industry, company).resolve()
    language = language or handbook.binding_language
    check_language(language, handbook)
    before, after = _snapshot(old, handbook, inputs), _snapshot(new, handbook, inputs)
    found = diff(before, after, _flags(new, old, inputs), handbook.all_audiences)
    if form == "json":
        show(as_json(found))
    elif form == "markdown":
        print(spoken(as_markdown(found, language)), end="")
    else:
        for line in as_text(found, language):
            show(line)


def _snapshot(name: str, handbook: Handbook, inputs: Inputs) -> Snapshot:
    if name == _WORKING:
        return snapshot(as_data(handbook))
    for edition in inputs.editions:
        if edition.version == name:
            return snapshot(content_of(edition))
    if not inputs.editions:
        raise UsageFault(
            say("there is no edition yet to compare with"),
            say("`handbook approve` makes the first one; then this shows what has changed since"),
        )
    known = [*(edition.version for edition in inputs.editions), _WORKING]
    raise UsageFault(say("there is no edition '{name}'", name=name), did_you_mean(name, known))


def _flags(name: str, old: str, inputs: Inputs) -> tuple[str, ...]:
    """Give the clauses that are called editorial somewhere between the two."""
    if name == _WORKING:
        return editorial_of(inputs.reviews, old)
    later = next(edition for edition in inputs.editions if edition.version == name)
    index = inputs.editions.index(later)
    before = [edition.version for edition in inputs.editions[:index]][-1:]
    # Over several editions a flag of one of them says nothing about the others.
    return later.approval.editorial if before == [old] else ()
