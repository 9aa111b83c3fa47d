"""`handbook review apply`: what was accepted goes into the company's file."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click

from generator.cli.command import command
from generator.cli.language import spoken
from generator.cli.options import LINE, source_options
from generator.cli.review_record import YEAR_OPTION, folder_of, latest
from generator.cli.terminal import note, print_problems, show
from generator.cli.today import today_option
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.layers import Company
from generator.model.place import Located
from generator.model.problems import Collector, UsageFault
from generator.model.review import Proposal, Review
from generator.model.say import say, say_many
from generator.model.text import Prose, Text
from generator.model.written import Written, compared
from generator.render.context import Context
from generator.render.word.clauses import Clauses
from generator.render.word.source import Edit, Unfit, edited, markdown_of
from generator.review.applying import Outcome, accepted, outcome_of
from generator.review.proposals import spot_of, told, words_of
from generator.review.run import fingerprints
from generator.sources.amendments import Rewriting
from generator.sources.decode import decode
from generator.sources.reviews import write_review
from generator.sources.text_file import inspected, read_source
from generator.sources.upkeep import keep
from generator.sources.yaml_text import Quoted
from generator.sources.yaml_tree import read_tree
from generator.workshop import asked, combine

_REASONS = {
    "pl": "Zmiana po przeglądzie zasad ({by}).",
    "en": "Changed after the review of the rules ({by}).",
}
"""Why a clause was changed, where the owner says nothing else."""


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
        review = _decided(latest(inputs.reviews, year), accept, refuse)
        outcome = _outcome(review, handbook)
        file = f"{folder.parent.name}/{folder.name}/company.yml"
        source = read_source(folder / "company.yml", file, problems)
        tree = read_tree(source, problems) if source else None
        problems.raise_if_failed()
        if source is None or tree is None:
            raise AssertionError("it was read before")
        fresh = _rewritten(Rewriting(source.lines, tree), outcome, handbook, approved_by)
        _check(fresh, file, inputs, handbook, outcome)
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


def _outcome(review: Review, handbook: Handbook) -> Outcome:
    clauses = {one.id: one for one in handbook.clauses()}

    @cache
    def writer(language: str) -> Clauses:
        return Clauses.of(Context(handbook, language))

    def words(clause: str, name: str, language: str, own: Sequence[Proposal]) -> str | None:
        if language not in handbook.languages:
            return None
        writing = writer(language)
        paragraphs = [
            one
            for one in writing.clause(clauses[clause])
            if isinstance(one, Written) and one.field == name
        ]
        cells = sum(1 for one in writing.clause(clauses[clause]) if not isinstance(one, Written))
        text: Text = getattr(clauses[clause].clause, name)
        if cells and name in {"statement", "guidance", "remedy", "why"} and "|" in text[language]:
            return None
        try:
            made = edited(paragraphs, _edits(own))
        except Unfit:
            return None
        new = markdown_of(made)
        return new if _says(writing, text, new, language, made) else None

    return outcome_of(accepted(review.proposals), frozenset(clauses), words)


def _edits(own: Sequence[Proposal]) -> Iterator[Edit]:
    for one in own:
        spot = spot_of(one)
        if spot is None:
            raise Unfit
        yield Edit(
            at=spot.at,
            start=spot.start,
            end=spot.end,
            was=words_of(one.was),
            now=words_of(one.now),
        )


def _says(writing: Clauses, text: Text, new: str, language: str, wanted: Sequence[Written]) -> bool:
    """Make sure that a new text reads on the page as the document does."""
    kind = Prose if isinstance(text, Prose) else Text
    again = writing.texts.prose(kind(((Located(language), Located(new)),)), Written(runs=()), "")
    read = [compared(one.text).split() for one in again if isinstance(one, Written)]
    meant = [
        compared("".join(run.text for run in one.runs if run.own or "\t" in run.text)).split()
        for one in wanted
    ]
    slots = [
        [run.slot for run in one.runs if run.slot] for one in again if isinstance(one, Written)
    ]
    return read == meant and slots == [[run.slot for run in one.runs if run.slot] for one in wanted]


def _rewritten(
    file: Rewriting, outcome: Outcome, handbook: Handbook, approved_by: str | None
) -> str:
    clauses = {one.id: one.clause for one in handbook.clauses()}

    def reason(by: str) -> dict[str, str]:
        return {
            code: _REASONS.get(code, _REASONS["en"]).format(by=by) for code in handbook.languages
        }

    for made in outcome.words:
        text: Text = getattr(clauses[made.clause], made.field)
        every = {code: made.words.get(code, str(text[code])) for code in handbook.languages}
        file.write(made.clause, made.field, every, reason(made.proposals[0].by), approved_by)
    for name, one in outcome.removed.items():
        if not approved_by:
            raise UsageFault(
                say("removing '{clause}' needs somebody who approves it", clause=name),
                say("name the role with --approved-by"),
            )
        file.remove(name, reason(one.by), approved_by)
    for name, own in outcome.settings.items():
        file.set(name, _value(name, own[0], handbook))
    return file.text()


def _value(name: str, one: Proposal, handbook: Handbook) -> Any:
    """Give a setting's new value as the file has it: a number, or a text in each language."""
    words = words_of(one.now).strip()
    now = handbook.parameters[name].setting.value
    if isinstance(now, int):
        return int(words) if words.isdigit() else words
    if isinstance(now, Text):
        return {
            code: Quoted(words if code == one.language else now[code])
            for code in handbook.languages
        }
    return Quoted(words)


def _check(fresh: str, file: str, inputs: Inputs, before: Handbook, outcome: Outcome) -> None:
    """Resolve the handbook with the new file, before anything is written.

    Raises:
        ProblemsFound: The rules forbid a change; or something else would change as well.
    """
    problems = Collector()
    source = inspected(fresh, file, problems)
    tree = source and read_tree(source, problems)
    head = decode(tree, Company, problems) if tree else None
    problems.raise_if_failed()
    if head is None or inputs.company is None:
        raise AssertionError("a company without a file")
    layer = dataclasses.replace(inputs.company, head=head)
    after = combine(dataclasses.replace(inputs, company=layer))
    touched = {made.clause for made in outcome.words} | set(outcome.removed)
    old, new = fingerprints(before), fingerprints(after)
    if outcome.settings:
        return
    for name in old.keys() | new.keys():
        if name not in touched and old.get(name) != new.get(name):
            raise AssertionError(f"'{name}' would change as well")
