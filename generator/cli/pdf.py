"""`handbook pdf`: the handbook on paper, one tagged and archivable file per language."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.options import reader_option, source_options
from generator.cli.terminal import FORMATS, print_problems, short, show
from generator.cli.today import release_option, today_option
from generator.cli.unchanged import Unchanged
from generator.model.packs import PACKS, megabytes
from generator.model.say import say, say_many
from generator.workshop import asked


@command("pdf")
@source_options
@reader_option
@click.option(
    "--out",
    type=Where(file_okay=False, path_type=Path),
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
    type=click.Choice(PACKS),
    default="full",
    show_default=True,
    help="Everything, the starter pack for a new colleague, cards to keep at hand, or the slides"
    " and notes of a workshop.",
)
@click.option(
    "--role", default=None, help="Audience that the starter pack is for; default: everyone."
)
@click.option("--chapter", default=None, help="Only the chapter with this id.")
@release_option
@today_option
@click.option("--again", is_flag=True, help="Print although nothing has changed.")
@click.option("--quiet", is_flag=True, help="Print the result only.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to print problems."
)
def pdf_command(
    root: Path | None,
    industry: str,
    company: str | None,
    reader: str,
    out: Path | None,
    language: str | None,
    paper: str,
    pack: str,
    role: str | None,
    chapter: str | None,
    form: str,
    today: datetime.date,
    *,
    again: bool,
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
      handbook pdf --pack cards --for owner
    """
    wanted = asked(root, industry, company, reader)
    asked_for = ("pdf", pack, role, chapter, language, paper, release and today)
    unchanged = Unchanged.of(wanted, out, *asked_for)
    if not again and (told := unchanged.told("files")):
        print_problems((), form)
        for name, pages, size in told["files"]:
            show(
                say_many(
                    "{path} ({n} page, {size} MB) stands as it was printed",
                    "{path} ({n} pages, {size} MB) stands as it was printed",
                    pages,
                    path=short(unchanged.out / name),
                    size=megabytes(size),
                )
            )
        return
    # What follows imports the whole program, which takes longer than looking at every source.
    from generator.cli.printing import Wanted, print_files

    started = time.monotonic()
    printing = Wanted(
        pack=pack,
        role=role,
        chapter=chapter,
        language=language,
        paper=paper,
        released_on=today if release else None,
    )
    files, folder = print_files(wanted, out, unchanged, printing, form, quiet=quiet)
    took = time.monotonic() - started
    for name, pages, size in files:
        show(
            say_many(
                "Wrote {path} ({n} page, {size} MB)",
                "Wrote {path} ({n} pages, {size} MB)",
                pages,
                path=short(folder / name),
                size=megabytes(size),
            )
        )
    show(say("Done in {seconds} s", seconds=f"{took:.1f}"))
