"""`handbook ack`: who has signed which edition."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import group
from generator.cli.language import spoken
from generator.cli.options import source_options
from generator.cli.terminal import print_problems, show, show_table
from generator.cli.today import today_option
from generator.model.nearest import did_you_mean
from generator.model.problems import Collector, UsageFault
from generator.model.say import Said, joined, say
from generator.render.audiences import audience_names
from generator.render.tables import receipt_table
from generator.review.matching import check_match
from generator.review.receipts import Receipt, receipts
from generator.sources.roster import read_roster, read_signed
from generator.workshop import asked

_FILE = Where(dir_okay=False, path_type=Path)

_STATUS = {
    "signed": say("signed"),
    "missing": say("missing"),
    "outdated": say("outdated"),
    "gone": say("gone"),
}


@group("ack")
def ack_command() -> None:
    """Compare a roster with the list of signatures.

    A list is no proof of reading and no qualified signature. The files are read and not kept.

    \b
    Example:
      handbook ack status --company bank-brzozowy --roster roster.csv --signed signed.csv
    """


@ack_command.command("status")
@source_options
@click.option("--roster", required=True, type=_FILE, help="CSV with id, role, audience.")
@click.option("--signed", required=True, type=_FILE, help="CSV with id, edition, digest, date.")
@click.option("--edition", default=None, help="The edition to be signed; default: the last one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv", "json")),
    default="text",
    help="How to tell the result.",
)
@today_option
def ack_status_command(
    root: Path | None,
    industry: str,
    company: str | None,
    roster: Path,
    signed: Path,
    edition: str | None,
    form: str,
    today: datetime.date,
) -> int:
    """Tell who is missing, outdated or gone; 1 while anybody has yet to sign.

    \b
    Example:
      handbook ack status --company bank-brzozowy --roster roster.csv --signed signed.csv
    """
    handbook, inputs, _ = asked(root, industry, company).resolve()
    versions = [one.version for one in inputs.editions]
    if not versions:
        raise UsageFault(
            say("there is no edition to sign yet"), say("make one with `handbook approve`")
        )
    edition = edition or versions[-1]
    if edition not in versions:
        raise UsageFault(
            say("there is no edition '{name}'", name=edition), did_you_mean(edition, versions)
        )
    problems = Collector()
    people = read_roster(roster, audience_names(handbook), handbook.everyone, problems)
    life = (inputs.editions[0].approval.date, today)
    signatures = read_signed(signed, problems, life)
    if not problems.failed:
        check_match(people, signatures, problems)
    problems.raise_if_failed()
    print_problems(problems.found)
    found = receipts(people, signatures, handbook, edition, today)
    counts = Counter(one.status for one in found)
    if form == "csv":
        show_table(receipt_table(found, spoken))
    elif form == "json":
        told = {"edition": edition, **{name: counts[name] for name in sorted(counts)}}
        show(json.dumps({**told, "ids": {one.id: one.status for one in found}}, indent=1))
    else:
        for one in found:
            if one.status != "signed":
                show(_told(one))
        show(
            say(
                "Edition {edition}: {signed} signed, {missing} missing, {outdated} outdated,"
                " {gone} gone",
                edition=edition,
                **{name: counts[name] for name in _STATUS},
            )
        )
    return 1 if counts["missing"] or counts["outdated"] else 0


def _told(one: Receipt) -> Said:
    """Tell how it stands with one person."""
    signed = say("(signed {edition} on {date})", edition=one.edition, date=one.date)
    parts = [f"{spoken(_STATUS[one.status]):12}", one.id, *([signed] if one.date else [])]
    told = joined(" ", parts)
    return joined(": ", [told, one.because]) if one.because else told
