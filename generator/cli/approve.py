"""`handbook approve`: make an edition of a company's handbook."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.asking import terminal
from generator.cli.command import command
from generator.cli.comparing import compared, told
from generator.cli.options import source_options
from generator.cli.terminal import print_problems, show
from generator.cli.today import today_option
from generator.editions.approval import approval_of
from generator.editions.seal import sealed
from generator.model.say import say, say_many
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.editions import write_edition
from generator.workshop import asked


@command("approve")
@source_options
@click.option("--version", required=True, help="The edition's number, as in company.yml.")
@click.option("--by", required=True, help="The role that approves; no personal name is needed.")
@click.option("--note", required=True, help="Why this edition comes out, in one sentence.")
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
    help="Your own words of this rule, or those of a whole group, were compared; repeatable.",
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
    the company says a rule in other words, the approver compares both, one by one; what it adds
    is read chapter by chapter. On a terminal the command asks, elsewhere --words names them.

    \b
    Example:
      handbook approve --company bank-brzozowy --version 2026.1 --by "Zarząd" --note "Start"
    """
    wanted = asked(root, industry, company)
    handbook, inputs, problems = wanted.resolve()
    if terminal() and not words_in_bulk:
        words = (*words, *(one.id for one in compared(handbook, words)))
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
    path = write_edition(sealed(handbook, approval), wanted.root / COMPANIES_FOLDER / handbook.name)
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
    else:
        for line in told(handbook, words):
            show(line)
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
