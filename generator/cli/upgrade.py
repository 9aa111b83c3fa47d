"""`handbook upgrade`: what a new base or profile means for a company's own changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.language import spoken
from generator.cli.terminal import note, print_problems, show
from generator.editions.beneath import Moved, changed, clauses_of, mark_of, moved
from generator.model.change import Add
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.layers import Company
from generator.model.nearest import did_you_mean
from generator.model.problems import ProblemsFound, UsageFault
from generator.model.say import joined, say, say_many
from generator.render.changes import as_text, steps
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.load import load_inputs
from generator.sources.notes import head
from generator.sources.upgrade import FILE, HEAD, upgrade_file
from generator.sources.upkeep import keep
from generator.workshop import Asked, asked


@command("upgrade")
@argument("company")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds companies/; default: this one, then those above.",
)
@click.option(
    "--keep",
    "kept",
    multiple=True,
    metavar="ID",
    help="Your change of this rule still fits; noted down. May be given several times.",
)
@click.option("--keep-all", is_flag=True, help="All of your changes still fit.")
def upgrade_command(
    company: str, root: Path | None, kept: tuple[str, ...], *, keep_all: bool
) -> int:
    """Show what changed below a company's own changes, and note down what was decided.

    Run it after the base policy or a profile was updated. Each change of yours under which the
    rule now reads otherwise is shown with the old and the new words. Keep it, or change it in
    company.yml and keep it then; until that, the edition can't be approved.

    \b
    Example:
      handbook upgrade bank-brzozowy
      handbook upgrade bank-brzozowy --keep training.workshops
    """
    wanted = asked(root, "", company)
    path = wanted.root / COMPANIES_FOLDER / company / FILE
    writes = bool(kept) or keep_all or not path.is_file()
    with wanted.alone(note) if writes else nullcontext():
        try:
            handbook, inputs, problems = wanted.resolve()
        except ProblemsFound as stopped:
            for line in _lost(wanted, stopped):
                show(line)
            raise
        _check(kept, handbook)
        waiting = moved(handbook, inputs)
        settled = {one.id for one in waiting} if keep_all else set(kept)
        if writes:
            marks = _marks(handbook, inputs, waiting, settled)
            keep(path, upgrade_file(marks, "../../", head(path, HEAD, spoken)))
    print_problems(problems.found)
    for line in _told(handbook, [one for one in waiting if one.id not in settled]):
        show(line)
    return 0


def _lost(wanted: Asked, stopped: ProblemsFound) -> Iterator[str]:
    """Tell what the last edition said in the rules that the company changes and that are gone."""
    inputs, _ = load_inputs(wanted.root, wanted.industries, wanted.company)
    head = inputs.company.head if inputs.company else None
    if not inputs.editions or not isinstance(head, Company):
        return
    said = clauses_of(inputs.editions[-1])
    places = {problem.place for problem in stopped.problems if problem.code == "HB203"}
    for change in head.changes:
        target = None if isinstance(change, Add) else change.target
        if target is not None and target.place in places and target in said:
            words = next(iter(said[target]["statement"].values()))
            yield say(
                "{target}: your change has lost its rule, which said: {words}",
                target=target,
                words=" ".join(words.split()),
            )
            yield say(
                "    delete the change, or bring the rule back as your own with 'action: add'"
            )


def _check(kept: tuple[str, ...], handbook: Handbook) -> None:
    known = [one.id for one in changed(handbook)]
    for name in kept:
        if name not in known:
            raise UsageFault(
                say("the company changes no clause '{name}'", name=name),
                did_you_mean(name, known),
            )


def _marks(
    handbook: Handbook, inputs: Inputs, waiting: tuple[Moved, ...], settled: set[str]
) -> dict[str, str]:
    """Give what stands below each change; where somebody still has to decide, as it stood."""
    before = (inputs.company.upgrade if inputs.company else None) or {}
    undecided = {one.id for one in waiting} - settled
    return {
        one.id: mark_of(one) if one.id not in undecided else before.get(one.id, "undecided")
        for one in changed(handbook)
    }


def _told(handbook: Handbook, waiting: list[Moved]) -> Iterator[str]:
    language = handbook.binding_language
    others = tuple(
        one
        for one in handbook.standing.differences
        if one.layer and not one.layer.startswith("company:")
    )
    if others:
        yield say(
            "New since edition {since}, from the base and the profiles:",
            since=handbook.standing.since,
        )
        yield from as_text(others, language)
        yield ""
    for one in waiting:
        yield say(
            "{id}: the rule below your change reads otherwise ({place})",
            id=one.id,
            place=one.place,
        )
        for name in one.fields:
            was = None if one.before is None else one.before.get(name)
            yield joined(": ", [f"    {name}", steps(was, one.after.get(name), language)])
        if one.before is None:
            yield say("    its earlier words are in no edition; read the rule as it stands now")
        yield say("    decide: handbook upgrade {name} --keep {id}", name=handbook.name, id=one.id)
    yield say_many(
        "{name}: {n} own change of a rule, {left} to decide",
        "{name}: {n} own changes of rules, {left} to decide",
        sum(1 for _ in changed(handbook)),
        name=handbook.name,
        left=len(waiting),
    )
