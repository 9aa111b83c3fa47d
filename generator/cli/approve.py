"""`handbook approve`: make an edition of a company's handbook."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.asking import agreed, terminal
from generator.cli.command import command
from generator.cli.options import LINE, source_options
from generator.cli.terminal import note as note_aside
from generator.cli.terminal import print_problems, progress, show
from generator.cli.today import today_option
from generator.editions.approval import approval_of
from generator.editions.chain import listed_with
from generator.editions.seal import sealed
from generator.editions.words import rewordings, unconfirmed
from generator.model.edition import Approval, Edition
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.pages import EVERYTHING
from generator.model.problems import Collector
from generator.model.say import joined, say, say_many
from generator.outputs.proof import prove
from generator.render.changes import steps
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.edition_list import write_list
from generator.sources.editions import FOLDER, edition_text, read_edition, write_edition
from generator.workshop import Asked, asked, combine


@command("approve")
@source_options
@click.option("--version", required=True, help="The edition's number, as in company.yml.")
@click.option(
    "--by", type=LINE, required=True, help="The role that approves; no personal name is needed."
)
@click.option(
    "--note", type=LINE, required=True, help="Why this edition comes out, in one sentence."
)
@click.option(
    "--editorial",
    multiple=True,
    metavar="ID",
    help="A reworded clause for which nobody has to sign again; may be given several times.",
)
@click.option(
    "--words",
    multiple=True,
    metavar="ID",
    help="Your own words of this rule were compared with those that they replace; repeatable.",
)
@click.option(
    "--words-in-bulk", is_flag=True, help="Confirm all of them in one go; the edition says so."
)
@today_option
def approve_command(
    root: Path | None,
    industry: str,
    company: str | None,
    version: str,
    by: str,
    note: str,
    editorial: tuple[str, ...],
    words: tuple[str, ...],
    today: datetime.date,
    *,
    words_in_bulk: bool,
) -> None:
    """Store the handbook as it stands as an edition: hashed, dated, never overwritten.

    Whatever stands against a release stands against this, too; `handbook check` lists it. Where
    the company says a rule in other words, the approver compares both, one by one: on a terminal
    the command asks, elsewhere --words names them.

    \b
    Example:
      handbook approve --company bank-brzozowy --version 2026.1 --by "Zarząd" --note "Start"
    """
    wanted = asked(root, industry, company)
    compared: dict[str, str] = {}
    if terminal() and not words_in_bulk:
        # Whoever compares takes time, and keeps nobody waiting.
        compared = dict(_compared(*wanted.resolve()[:2], words))
    with wanted.alone(note_aside):
        handbook, inputs, problems = wanted.resolve()
        marks = {one.id: one.mark for one in rewordings(handbook, inputs)}
        same = (name for name, mark in compared.items() if marks.get(name) == mark)
        words = (*words, *same)
        approval = approval_of(
            handbook,
            inputs,
            version=version,
            by=by,
            note=note,
            editorial=editorial,
            words=words,
            bulk=words_in_bulk,
            today=today,
        )
        text = edition_text(sealed(handbook, approval))
        edition = _proven(text, approval, wanted, inputs)
        folder = wanted.root / COMPANIES_FOLDER / handbook.name
        path = write_edition(text, version, folder)
        write_list(listed_with(inputs, edition), folder)
    print_problems(problems.found)
    shown = path.relative_to(wanted.root)
    show(
        say(
            "Approved {name} {version} ({digest}): {path}",
            name=handbook.name,
            version=version,
            digest=handbook.digest[:12],
            path=shown.as_posix(),
        )
    )
    if approval.words_in_bulk:
        show(say("Own words confirmed in one go: {ids}", ids=", ".join(approval.words or {})))
    elif words:
        show(say("Own words compared one by one: {ids}", ids=", ".join(words)))
    material = [one for one in handbook.standing.differences if one.material]
    if handbook.standing.since:
        count = len(handbook.standing.differences)
        show(
            say_many(
                "Since {since}: {n} change, {material} of them material",
                "Since {since}: {n} changes, {material} of them material",
                count,
                since=handbook.standing.since,
                material=len(material),
            )
        )


def _proven(text: str, approval: Approval, wanted: Asked, inputs: Inputs) -> Edition:
    """Read an edition back, and make site and PDF as they will be made of it, before it is stored.

    An edition is never changed again, so whatever would fail later has to fail now.

    Raises:
        ProblemsFound: The site or the PDF can't be made.
    """
    problems = Collector(told=inputs.told)
    name = f"{COMPANIES_FOLDER}/{inputs.name}/{FOLDER}/{approval.version}.json"
    edition = read_edition(text, name, problems)
    problems.raise_if_failed()
    if edition is None:
        raise AssertionError("an edition can't be read, without a problem")
    listed = tuple(listed_with(inputs, edition))
    editions = (*inputs.editions, edition)
    handbook = combine(dataclasses.replace(inputs, editions=editions, listed=listed), problems)
    if handbook.standing.approved != approval:
        raise AssertionError("an edition does not say what was approved")
    with progress(quiet=not terminal()) as tell:
        tell(say("trying whether site and PDF can be made"))
        for shows in (handbook.shows, EVERYTHING):
            released = dataclasses.replace(handbook, release=True, shows=shows)
            prove(released, wanted.render(released), wanted.target(released.name), tell)
    return edition


def _compared(
    handbook: Handbook, inputs: Inputs, known: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Show each wording beside the one that it replaces; give what somebody confirms.

    That is an id, with a mark of both wordings: they may be changed before the approval.
    """
    for one in unconfirmed(rewordings(handbook, inputs), inputs.editions):
        if one.id in known:
            continue
        show(f"{one.id} ({one.place})")
        for name, after in one.after.items():
            told = steps(one.before.get(name), after, handbook.binding_language)
            show(joined(": ", [f"    {name}", told]))
        if agreed(say("Is it at least as strict as before?")):
            yield one.id, one.mark
