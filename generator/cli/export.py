"""`handbook export`: the handbook in the formats of other programs."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.export_word import DOCX, export_docx
from generator.cli.options import source_options
from generator.cli.terminal import print_problems, progress, short, show
from generator.cli.today import release_option, today_option
from generator.editions.release import released
from generator.model.known import check_audience, check_language
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.lms.package import FORMS, package
from generator.outputs.lms.write import write_package
from generator.outputs.word.document import HANDBOOK, WHATS
from generator.workshop import asked


@command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice((*FORMS, DOCX)),
    required=True,
    help="A course for a learning platform: scorm12 for nearly every platform, scorm2004"
    " (4th edition), or cmi5. Or docx, for Word and LibreOffice.",
)
@click.option(
    "--what",
    type=click.Choice(WHATS),
    default=None,
    help="What a docx holds: the handbook (default), its essentials, the papers, what changed"
    " since the last edition, or all clauses with the questions to counsel.",
)
@source_options
@click.option("--language", default=None, help="Only this language; default: all of them.")
@click.option(
    "--role",
    default=None,
    help="Course for one audience; default: readers say which groups are theirs.",
)
@click.option(
    "--out",
    type=Where(path_type=Path),
    default=None,
    help="File to write; default: build/<name>.<format>.zip. For docx the folder, which gets a"
    " file for each language; default: build.",
)
@release_option
@today_option
@click.option("--quiet", is_flag=True, help="Print the result only.")
def export_command(
    form: str,
    what: str | None,
    root: Path | None,
    industry: str,
    company: str | None,
    language: str | None,
    role: str | None,
    out: Path | None,
    today: datetime.date,
    *,
    release: bool,
    quiet: bool,
) -> None:
    """Write the handbook as a course that a learning platform takes, or for word processors.

    One file holds all languages and all groups: the duties and rules, the cases, a quiz, and
    the confirmation of the edition. The platform is told progress, score and completion.

    A docx is one file a language. Comments and tracked changes in it come back with `handbook
    review import`.

    \b
    Example:
      handbook export --format scorm12 --company bank-brzozowy
      handbook export --format cmi5 --industry finance --language en
      handbook export --format scorm2004 --role managers
      handbook export --format docx --what review --company bank-brzozowy
    """
    _refuse(form, what, role)
    wanted = asked(root, industry, company)
    with progress(quiet=quiet) as tell:
        tell(say("reading the sources"))
        handbook, inputs, problems = wanted.resolve()
        if release:
            handbook = released(handbook, inputs, today, problems)
        check_language(language, handbook)
        check_audience(role, handbook)
        languages = (language,) if language else ()
        if form == DOCX:
            told = [*export_docx(wanted, handbook, what or HANDBOOK, languages, out, tell)]
            print_problems(problems.found)
            for line in told:
                show(line)
            return
        tell(say("packing the course"))
        data = package(handbook, form, languages, role)
        named = ".".join(filter(None, (handbook.name, role, language, form, "zip")))
        path = write_package(out or wanted.root / "build" / named, data)
    print_problems(problems.found)
    show(say("Wrote {path} ({size} KB)", path=short(path), size=f"{len(data) / 1000:.0f}"))


def _refuse(form: str, what: str | None, role: str | None) -> None:
    """Refuse an option that the format does not know."""
    if form == DOCX and role:
        raise UsageFault(
            say("a docx is for all groups"), say("leave --role out, or export a course")
        )
    if form != DOCX and what:
        raise UsageFault(say("--what is for docx only"), say("leave it out"))
