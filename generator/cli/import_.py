"""`handbook import`: a policy that somebody has, held against the handbook."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.language import speaker_of
from generator.cli.options import source_options
from generator.cli.terminal import print_problems, progress, short, show
from generator.gap.report import report_of
from generator.gap.statements import language_of, statements
from generator.model.known import check_language
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.gap.make import gap_files
from generator.outputs.lms.write import write_package
from generator.sources.policy.block import refused
from generator.sources.policy.read import read_policy
from generator.workshop import asked


@command("import")
@argument("policy", type=Where(path_type=Path))
@source_options
@click.option(
    "--language",
    default=None,
    help="Language of the policy; default: told by its commonest words.",
)
@click.option(
    "--out",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder for the report; default: build/<name>.import.",
)
@click.option("--quiet", is_flag=True, help="Print the result only.")
def import_command(
    policy: Path,
    root: Path | None,
    industry: str,
    company: str | None,
    language: str | None,
    out: Path | None,
    *,
    quiet: bool,
) -> None:
    """Compare a policy that you have with the handbook, and draft your own layer.

    It reads .docx, .pdf, .html, .md and .txt, and writes a gap report as a page and as a document:
    what both have, what you lack, what only you have, and where you are weaker or stricter.
    The draft holds your own words. All of it is a proposal, made by comparing words: it decides
    nothing and changes no file of the company.

    \b
    Example:
      handbook import policy.docx --company bank-brzozowy
      handbook import policy.pdf --industry finance --language en
    """
    wanted = asked(root, industry, company)
    with progress(quiet=quiet) as tell:
        tell(say("reading the policy"))
        blocks = read_policy(policy)
        tell(say("reading the sources"))
        handbook, _, problems = wanted.resolve()
        check_language(language, handbook)
        code = language or language_of(blocks)
        if code not in handbook.languages:
            raise UsageFault(
                say(
                    "the policy seems to be in '{code}', which the handbook does not have",
                    code=code,
                ),
                say("name a language of the handbook with --language"),
            )
        tell(say("comparing"))
        said = statements(blocks, code)
        if not said:
            raise refused(policy.name, say("the file holds no statement that could be a rule"))
        report = report_of(policy.name, said, handbook, code)
        folder = out or wanted.root / "build" / f"{handbook.name}.import"
        for name, data in gap_files(report, speaker_of(code)).items():
            write_package(folder / name, data)
    print_problems(problems.found)
    show(
        say(
            "{all} statements: {both} with a clause, {own} only yours; {lacking} clauses not found",
            all=len(report.findings),
            both=len(report.both),
            own=len(report.own),
            lacking=len(report.lacking),
        )
    )
    show(say("Wrote {path}: a proposal, which decides nothing.", path=short(folder)))
