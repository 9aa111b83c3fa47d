"""`handbook export`: the handbook in the formats of other programs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.options import source_options
from generator.cli.terminal import print_problems, progress, short, show
from generator.cli.today import release_option, today_option
from generator.editions.release import released
from generator.model.known import check_audience, check_language
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.written import HANDBOOK, WHATS
from generator.outputs.exports import EXPORTS, Wish, export, named
from generator.outputs.lms.write import write_package
from generator.workshop import Asked, asked

DOCX = "docx"
"""The format that is marked up."""


@command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(EXPORTS)),
    required=True,
    help="Registers as a workbook (xlsx) or as tables (csv), everything as data (json) or as one"
    " text (md); documents to mark up in Word or LibreOffice (docx); or a course for a learning"
    " platform: scorm12 for nearly every platform, scorm2004 (4th edition), or cmi5.",
)
@click.option(
    "--what",
    type=click.Choice(WHATS),
    default=None,
    help="What a docx holds: the handbook (default), its essentials, the papers, what changed"
    " since the last edition, or all clauses with the questions to counsel.",
)
@source_options
@click.option(
    "--language",
    default=None,
    help="Only this language; default: all of them in a course, in json and in docx, else the"
    " binding one.",
)
@click.option(
    "--role",
    default=None,
    help="Course for one audience; default: readers say which groups are theirs.",
)
@click.option(
    "--site",
    default=None,
    help="Address of the site, to which an xlsx links; default: the folder that a build makes.",
)
@click.option(
    "--out",
    type=Where(path_type=Path),
    default=None,
    help="File to write, for csv and docx a folder; default: build/<name>.<format>.",
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
    site: str | None,
    out: Path | None,
    today: datetime.date,
    *,
    release: bool,
    quiet: bool,
) -> None:
    """Write the handbook in a format that other programs take.

    Clauses, risks, references, accounts, review tasks and who does what are tables for a
    spreadsheet, whose cells are text and never formulas. A course holds all languages and all
    groups, and the platform is told progress, score and completion. A docx is one file a language;
    comments and tracked changes in it come back with `handbook review import`.

    \b
    Example:
      handbook export --format xlsx --company bank-brzozowy
      handbook export --format csv --company bank-brzozowy --language en
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
        wish = Wish(languages=(language,) if language else (), role=role)
        path = out or wanted.root / "build" / named(handbook, form, wish)
        wish = Wish(
            languages=wish.languages,
            role=role,
            what=what or HANDBOOK,
            site=_site(site, path, wanted, handbook.name),
        )
        tell(say("writing {format}", format=form))
        size = _write(path, form, export(handbook, form, wish))
    print_problems(problems.found)
    show(say("Wrote {path} ({size} KB)", path=short(path), size=f"{size / 1000:.0f}"))


def _write(path: Path, form: str, files: Mapping[str, bytes]) -> int:
    """Write the files of a format, and give how many bytes they have."""
    for name, data in files.items():
        if EXPORTS[form].several:
            write_package(path / name, data)
        else:
            write_package(path.with_suffix(name) if name else path, data)
    return sum(map(len, files.values()))


def _refuse(form: str, what: str | None, role: str | None) -> None:
    """Refuse an option that the format does not know."""
    if form == DOCX and role:
        raise UsageFault(
            say("a docx is for all groups"), say("leave --role out, or export a course")
        )
    if form != DOCX and what:
        raise UsageFault(say("--what is for docx only"), say("leave it out"))


def _site(site: str | None, path: Path, wanted: Asked, name: str) -> str:
    """Say where the site is, as seen from the file."""
    if site is None:
        folder = wanted.folder(name) / "site"
        try:
            seen = os.path.relpath(folder.absolute(), path.absolute().parent)
        except ValueError:
            # Another drive of Windows.
            return ""
        return f"{Path(seen).as_posix()}/"
    if not site.startswith(("https://", "http://")):
        raise UsageFault(
            say("'{site}' is no address of a site", site=site),
            say("write it with https:// at its beginning"),
        )
    return f"{site.rstrip('/')}/"
