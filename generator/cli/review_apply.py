"""`handbook review apply`: what was accepted goes into the company's file."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.command import command
from generator.cli.company_changes import check_rewritten, rewritten
from generator.cli.language import spoken
from generator.cli.options import LINE, source_options
from generator.cli.review_record import YEAR_OPTION, folder_of, latest
from generator.cli.terminal import note, print_problems, show
from generator.cli.today import today_option
from generator.model.problems import UsageFault
from generator.model.review import Review
from generator.model.say import say, say_many
from generator.outputs.word.applied import outcome as outcome_of_review
from generator.review.proposals import told
from generator.review.signing import refuse_signed
from generator.sources.amendments import Rewriting
from generator.sources.reviews import write_review
from generator.sources.text_file import read_source
from generator.sources.upkeep import keep
from generator.sources.yaml_tree import read_tree
from generator.workshop import asked


@command("apply")
@source_options
@YEAR_OPTION
@click.option("--accept", multiple=True, metavar="N", help="Accept this proposal, or `all`.")
@click.option("--refuse", multiple=True, metavar="N", help="Refuse this proposal.")
@click.option("--approved-by", type=LINE, default=None, help="Who approved removals and the like.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@today_option
def apply_command(
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    accept: tuple[str, ...],
    refuse: tuple[str, ...],
    approved_by: str | None,
    today: datetime.date,
    *,
    dry_run: bool,
    yes: bool,
) -> int:
    """Write accepted proposals of a document into company.yml; the difference is shown first.

    A change amends the clause, a removal takes it out, and new words inside a value become the
    company's setting. The rules for weaker clauses hold as they do for everything else: name
    who approved it with --approved-by. Proposals that need a person are told.

    \b
    Example:
      handbook review apply --company bank-brzozowy --accept 3 --accept 5 --refuse 4
      handbook review apply --company bank-brzozowy --accept all --approved-by "Board" --yes
    """
    wanted = asked(root, industry, company)
    with wanted.alone(note):
        handbook, inputs, problems = wanted.resolve()
        folder = folder_of(wanted, handbook)
        review = latest(inputs.reviews, year)
        refuse_signed(review, problems)
        problems.raise_if_failed()
        review = _decided(review, accept, refuse)
        outcome = outcome_of_review(review, handbook)
        file = f"{folder.parent.name}/{folder.name}/company.yml"
        source = read_source(folder / "company.yml", file, problems)
        tree = read_tree(source, problems) if source else None
        problems.raise_if_failed()
        if source is None or tree is None:
            raise AssertionError("it was read before")
        fresh = rewritten(Rewriting(source.lines, tree), outcome, handbook, approved_by)
        check_rewritten(fresh, file, inputs, handbook, outcome)
        for line in difflib.unified_diff(
            source.text.split("\n"), fresh.split("\n"), file, file, lineterm="", n=2
        ):
            show(line)
        for one, why in outcome.by_hand:
            show(say("by hand, {id} {what}: {why}", id=one.id, what=told(one)[:120], why=why))
        done = {str(one.id) for one in outcome.applied}
        count = say_many("{n} proposal applied", "{n} proposals applied", len(done))
        if dry_run or not (yes or not done or click.confirm(spoken(say("Write this?")))):
            show(say("Nothing was written."))
            return 0
        if done:
            keep(folder / "company.yml", fresh)
        kept = tuple(
            dataclasses.replace(one, applied=today) if str(one.id) in done else one
            for one in review.proposals
        )
        write_review(dataclasses.replace(review, proposals=kept), folder, spoken)
    print_problems(problems.found)
    show(count)
    return 0


def _decided(review: Review, accept: Sequence[str], refuse: Sequence[str]) -> Review:
    """Give the record with what was just accepted and refused."""
    known = {str(one.id) for one in review.proposals}
    for name in (*accept, *refuse):
        if name not in known and name != "all":
            raise UsageFault(
                say("there is no proposal '{name}'", name=name),
                say("`handbook review import` and the record number them"),
            )
    made = []
    for one in review.proposals:
        choice = one.accepted
        if one.applied is None and not one.listed:
            if str(one.id) in refuse or "all" in refuse:
                choice = False
            elif str(one.id) in accept or (
                "all" in accept and choice is None and one.action != "ask"
            ):
                choice = True
        made.append(dataclasses.replace(one, accepted=choice))
    return dataclasses.replace(review, proposals=tuple(made))
