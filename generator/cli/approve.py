"""`handbook approve`: make an edition of a company's handbook."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.asking import terminal
from generator.cli.command import command
from generator.cli.comparing import compared, told
from generator.cli.drafting import Draft, Wish, draft, prove_draft
from generator.cli.language import spoken
from generator.cli.options import LINE, source_options
from generator.cli.terminal import note as note_aside
from generator.cli.terminal import print_problems, show
from generator.cli.today import today_option
from generator.model.say import say, say_many
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.edition_list import write_list
from generator.sources.editions import write_edition
from generator.workshop import asked


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
    compared_here: dict[str, str] = {}
    if terminal() and not words_in_bulk:
        compared_here = {one.id: one.mark for one in compared(wanted.resolve()[0], words)}
    wish = Wish(
        version=version,
        by=by,
        note=note,
        editorial=editorial,
        words=words,
        compared=compared_here,
        bulk=words_in_bulk,
        today=today,
    )
    with wanted.alone(note_aside):
        # What an earlier approval stored before it was killed is entered into the list.
        pass
    # Comparing and trying take long, and nobody else has to wait meanwhile.
    tried = draft(wanted, wish)
    prove_draft(tried, wanted, quiet=not terminal())
    with wanted.alone(note_aside):
        made = draft(wanted, wish)
        if made.text != tried.text:
            prove_draft(made, wanted, quiet=not terminal())
        folder = wanted.root / COMPANIES_FOLDER / made.handbook.name
        path = write_edition(made.text, version, folder)
        write_list(made.listed, folder, spoken)
    print_problems(made.problems.found)
    _tell(made, path.relative_to(wanted.root).as_posix())


def _tell(made: Draft, path: str) -> None:
    handbook, approval, words = made.handbook, made.approval, made.words
    show(
        say(
            "Approved {name} {version} ({digest}): {path}",
            name=handbook.name,
            version=approval.version,
            digest=handbook.digest[:12],
            path=path,
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
