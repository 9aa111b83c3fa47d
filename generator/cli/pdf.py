"""`handbook pdf`: the handbook on paper, one tagged and archivable file per language."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import click

from generator.cli.options import asked, source_options
from generator.cli.terminal import FORMATS, print_problems, progress, say
from generator.cli.today import release_option, today_option
from generator.editions.release import released
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.outputs.build import build
from generator.outputs.pdf.make import Shelf, is_current, make_pdfs
from generator.outputs.pdf.publish import publish
from generator.outputs.pdf.selection import Choice, check_choice


@click.command("pdf")
@source_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder of the built site; default: build/<name>.",
)
@click.option("--language", default=None, help="Only this language; default: all of them.")
@click.option(
    "--paper",
    type=click.Choice(("a4", "letter")),
    default="a4",
    show_default=True,
    help="Paper size.",
)
@click.option(
    "--pack",
    type=click.Choice(("full", "onboarding")),
    default="full",
    show_default=True,
    help="Everything, or the starter pack for a new colleague.",
)
@click.option(
    "--role", default=None, help="Audience that the starter pack is for; default: everyone."
)
@click.option("--chapter", default=None, help="Only the chapter with this id.")
@release_option
@today_option
@click.option("--quiet", is_flag=True, help="Print the result only.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to print problems."
)
def pdf_command(
    root: Path | None,
    industry: str,
    company: str | None,
    out: Path | None,
    language: str | None,
    paper: str,
    pack: str,
    role: str | None,
    chapter: str | None,
    form: str,
    today: datetime.date,
    *,
    release: bool,
    quiet: bool,
) -> None:
    """Print the handbook into PDF files, with a sheet to sign as the last page.

    The site is built first unless the folder holds it already. The files stand beside
    the site, and the start page links to them.

    \b
    Example:
      handbook pdf --industry finance
      handbook pdf --company bank-brzozowy --pack onboarding --role managers
      handbook pdf --chapter crisis --language en --paper letter
    """
    wanted = asked(root, industry, company)
    choice = Choice(pack=pack, role=role, chapter=chapter)
    with progress(quiet=quiet) as tell:
        tell("reading the sources")
        handbook, _, problems = wanted.resolve()
        if release:
            handbook = released(handbook, today, problems)
        check_choice(choice, handbook)
        if language and language not in handbook.languages:
            hint = did_you_mean(language, handbook.languages)
            raise UsageFault(f"the handbook has no language '{language}'", hint)
        site = wanted.render(handbook)
        target = wanted.target(handbook.name, out)
        shelf = Shelf(out=target.out, handbook=handbook, site=site)
        if not is_current(shelf):
            build(handbook, site, target, tell)
        started = time.monotonic()
        languages = [language] if language else list(handbook.languages)
        tell(f"printing {len(languages)} PDF{'s' if len(languages) > 1 else ''}")
        made = make_pdfs(shelf, languages, choice, paper)
        paths = [publish(target.out, finished) for finished in made]
        took = time.monotonic() - started
    print_problems(problems.found, form)
    for finished, path in zip(made, paths, strict=True):
        shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        say(f"Wrote {shown} ({finished.pages} pages, {len(finished.data) / 1_000_000:.1f} MB)")
    say(f"Printed in {took:.1f} s")
