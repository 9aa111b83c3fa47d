"""`handbook review`: start, status, import and sign the annual review."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import group
from generator.cli.language import spoken
from generator.cli.options import LINE, source_options
from generator.cli.review_answer import answer_command
from generator.cli.review_apply import apply_command
from generator.cli.review_record import YEAR_OPTION, folder_of, latest
from generator.cli.review_word import DOCUMENT, Documents, listing
from generator.cli.terminal import note, print_problems, show, show_table
from generator.cli.today import DAY, today_option
from generator.model.days import LATEST
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.model.review import Export, Review
from generator.model.say import say, say_many
from generator.render.status import counted, status_data, status_lines
from generator.render.tables import review_table
from generator.review.merging import merge, tally
from generator.review.run import begin, refreshed
from generator.review.signing import refuse_signed, sign
from generator.sources.review_exports import read_export
from generator.sources.reviews import write_review
from generator.workshop import asked

_WEEKS_TO_SIGN = 6


@group("review")
def review_command() -> None:
    """Run the annual review: every clause gets a decision, and somebody signs.

    \b
    Example:
      handbook review start --company bank-brzozowy --year 2027
      handbook review import legal.json hr.csv --company bank-brzozowy
      handbook review sign --company bank-brzozowy --by "Legal"
    """


@review_command.command("start")
@source_options
@YEAR_OPTION
@click.option("--due", type=DAY, default=None, help="Day by which it should be signed.")
@today_option
def start_command(
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    due: datetime.date | None,
    today: datetime.date,
) -> None:
    """Write the record of a review, or add new clauses to a running one.

    First come clauses whose law changed or was checked more than 12 months ago, then changed
    ones, then those with a value left at its default, then the rest.

    \b
    Example:
      handbook review start --company bank-brzozowy --year 2027
    """
    wanted = asked(root, industry, company)
    with wanted.alone(note):
        handbook, inputs, _ = wanted.resolve()
        folder = folder_of(wanted, handbook)
        year = year or today.year
        known = next((one for one in inputs.reviews if one.year == year), None)
        if known is not None:
            _refuse_signed(known)
            review = refreshed(known, handbook, today)
        else:
            late = min(today + datetime.timedelta(weeks=_WEEKS_TO_SIGN), LATEST)
            review = begin(handbook, year, due or late, today)
        path = write_review(review, folder, spoken)
    added = len(review.decisions) - (len(known.decisions) if known else 0)
    what = (
        say_many("{n} clause added", "{n} clauses added", added)
        if known
        else say_many("{n} clause, due {due}", "{n} clauses, due {due}", added, due=review.due)
    )
    shown = path.relative_to(wanted.root).as_posix()
    show(say("Wrote {path}: {what}", path=shown, what=what))
    for line in status_lines(review, handbook, today):
        show(line)


@review_command.command("status")
@source_options
@YEAR_OPTION
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    help="csv gives a table to fill in and import.",
)
@today_option
def status_command(
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    form: str,
    today: datetime.date,
) -> int:
    """Tell how far the review is and what is overdue; 1 while anything is open.

    \b
    Example:
      handbook review status --company bank-brzozowy
      handbook review status --company bank-brzozowy --format csv > review.csv
    """
    wanted = asked(root, industry, company)
    handbook, inputs, _ = wanted.resolve()
    review = latest(inputs.reviews, year) if inputs.reviews or year else None
    data = status_data(review, handbook, today)
    if form == "json":
        show(json.dumps(data, ensure_ascii=False, indent=1))
    elif form == "csv":
        show_table(review_table(latest(inputs.reviews, year), handbook))
    else:
        for line in status_lines(review, handbook, today):
            show(line)
    return 1 if data["open"] or data["overdue"] or data["ended"] else 0


@review_command.command("import")
@argument("files", nargs=-1, required=True, type=Where(dir_okay=False, path_type=Path))
@source_options
@YEAR_OPTION
@click.option(
    "--by",
    "--reviewer",
    "by",
    type=LINE,
    default=None,
    help="The reviewer; default: what the export says.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@today_option
def import_command(
    files: tuple[Path, ...],
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    by: str | None,
    today: datetime.date,
    *,
    dry_run: bool,
) -> int:
    """Merge reviewers' exports (JSON of the page, CSV, or DOCX) into the record.

    Where two reviewers disagree, the clause becomes a question that holds both words.
    Of a DOCX every comment and every change becomes a proposal for its clause; what belongs to
    none is listed, and the last line counts all of them.

    \b
    Example:
      handbook review import legal.json hr.csv --company bank-brzozowy
      handbook review import counsel.docx --company bank-brzozowy --reviewer Legal --dry-run
    """
    wanted = asked(root, industry, company)
    problems = Collector()
    with wanted.alone(note):
        handbook, inputs, _ = wanted.resolve()
        review = latest(inputs.reviews, year)
        refuse_signed(review, problems)
        documents = Documents(wanted, handbook, problems)
        exports = [
            documents.read(path, by)
            if path.suffix.lower() == DOCUMENT
            else read_export(path, problems)
            for path in files
        ]
        for export in exports:
            _refuse_other(export, handbook, problems)
        good = tuple(
            dataclasses.replace(export, reviewer=by or export.reviewer)
            for export in exports
            if export
        )
        merged = merge(review, good, today, problems)
        problems.raise_if_failed()
        if not dry_run:
            path = write_review(merged, folder_of(wanted, handbook), spoken)
            show(say("Wrote {path}", path=path.relative_to(wanted.root).as_posix()))
    print_problems(problems.found)
    for line in status_lines(merged, handbook, today):
        show(line)
    if any(path.suffix.lower() == DOCUMENT for path in files):
        marks = [one for export in good for one in export.proposals]
        for line in listing(marks, documents.formatting):
            show(line)
    return 1 if problems.found else 0


def _refuse_other(export: Export | None, handbook: Handbook, problems: Collector) -> None:
    """Report an export that is about another company (HB616)."""
    if export is not None and export.company not in {"", handbook.name}:
        problems.add(
            "HB616",
            say(
                "the export is about '{other}', not about '{name}'",
                other=export.company,
                name=handbook.name,
            ),
            export.place,
            say("name the other one with --company"),
        )


@review_command.command("sign")
@source_options
@YEAR_OPTION
@click.option("--by", type=LINE, required=True, help="The role that signs.")
@click.option("--confirm-bulk", is_flag=True, help="Keeping every clause in one go is meant.")
@today_option
def sign_command(
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    by: str,
    today: datetime.date,
    *,
    confirm_bulk: bool,
) -> None:
    """Close the review; each chapter whose rules were decided then counts as reviewed today.

    \b
    Example:
      handbook review sign --company bank-brzozowy --by "Legal"
    """
    wanted = asked(root, industry, company)
    with wanted.alone(note):
        handbook, inputs, _ = wanted.resolve()
        review = latest(inputs.reviews, year)
        signed = sign(review, handbook, by=by, today=today, bulk=confirm_bulk)
        path = write_review(signed, folder_of(wanted, handbook), spoken)
    shown = path.relative_to(wanted.root).as_posix()
    counts = {name: count for name, count in tally(signed).items() if count}
    show(say("Signed {path}: {counts}", path=shown, counts=counted(counts)))


def _refuse_signed(review: Review) -> None:
    problems = Collector()
    refuse_signed(review, problems)
    problems.raise_if_failed()


review_command.add_command(apply_command)
review_command.add_command(answer_command)
