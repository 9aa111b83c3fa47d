"""`handbook init`: a new company's folder, from a few answers."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli import answers
from generator.cli.arguments import Where, argument
from generator.cli.asking import Asking
from generator.cli.command import command
from generator.cli.given import Given
from generator.cli.interview import Interview
from generator.cli.language import spoken, spoken_language
from generator.cli.next_steps import show_again, show_next
from generator.cli.terminal import show
from generator.cli.today import today_option
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.sources.company_text import company_text
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.founding import found_layer, refuse_taken
from generator.sources.home import profile_names
from generator.workshop import beginning


@command("init")
@argument("folder", metavar="NAME")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds handbook/; default: this one, then those above.",
)
@click.option("--name", default=None, help="The name that stands in the rules.")
@click.option("--legal-form", default=None, help="What follows the name in the register.")
@click.option("--body", default=None, help="What it is, such as commune or school, if no company.")
@click.option("--size", default=None, help="How many people work there.")
@click.option("--industry", default=None, help="Profiles, with commas between them, or none.")
@click.option("--language", default=None, help="Languages, with commas; the first one is binding.")
@click.option("--place", default=None, help="Where the company works, such as PL,EU.")
@click.option(
    "--contact",
    multiple=True,
    metavar="ROLE=NAME,EMAIL,PHONE",
    help="Whom to ask; once for each role. The phone may be left out.",
)
@click.option("--platform", default=None, help="Platforms that are used, with commas, or none.")
@click.option("--colour", default=None, help="The company's colour, such as #1f3a5f.")
@click.option(
    "--logo",
    type=Where(path_type=Path),
    default=None,
    help="A picture, of which a copy is made.",
)
@click.option("--review-month", default=None, help="Month of the annual review, 1 to 12.")
@click.option(
    "--set",
    "value",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value in the rules, such as help_email=rules@lab.example; for one language,"
    " watch_hours.pl=...; may be given several times.",
)
@click.option("--defaults", is_flag=True, help="Ask nothing; what is not given stays a gap.")
@today_option
def init_command(
    folder: str, root: Path | None, today: datetime.date, *, defaults: bool, **given: Any
) -> None:
    """Write the folder of a new company from answers to a few questions.

    Asks on a terminal for whatever no option says. An empty answer leaves a gap, which the file
    marks: with TO FILL IN where the pages show it and no edition is handed out with it, with
    OPTIONAL where it may stay. A folder that is there already is never touched.

    \b
    Example:
      handbook init lab
      handbook init lab --name Lab --industry healthcare --language pl --place PL,EU
      handbook init lab --defaults
    """
    wanted = beginning(root)
    answers.folder_name(folder, profile_names(wanted.root))
    path = f"{COMPANIES_FOLDER}/{folder}"
    refuse_taken(wanted.root / path, path)
    asking = Asking(defaults)
    interview = Interview(wanted.root, folder, Given(**given), asking)
    try:
        new, inputs = interview.hold(today)
        picture = interview.logo()
    except (click.Abort, KeyboardInterrupt):
        if asking.typed:
            more = [] if root is None else ["--root", str(root)]
            show_again(["init", folder, *_options(given), *asking.typed, *more])
        raise
    files: dict[str, str | bytes] = {}
    if picture is not None:
        new = dataclasses.replace(new, logo=f"logo{picture.suffix.lower()}")
        files[new.logo] = _bytes(picture)
    text = company_text(new, inputs, spoken_language(), spoken)
    found_layer(wanted.root, path, f"company:{folder}", "company", {"company.yml": text, **files})
    show(say("Wrote {path}", path=f"{path}/company.yml"))
    show_next(
        root,
        ("check", say("what is still to be filled in"), "--company", folder),
        (
            "serve",
            say("the pages in the browser; they follow every change that you save"),
            "--company",
            folder,
        ),
        ("build", say("the whole site"), "--company", folder),
    )


def _options(given: Mapping[str, Any]) -> Iterator[str]:
    """Walk the options that were given, as they were given."""
    for name, value in given.items():
        flag = "--set" if name == "value" else f"--{name.replace('_', '-')}"
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield from (flag, str(one))


def _bytes(picture: Path) -> bytes:
    try:
        return picture.read_bytes()
    except OSError as error:
        raise UsageFault(
            say("'{path}' can't be read: {why}", path=picture, why=why(error))
        ) from None
