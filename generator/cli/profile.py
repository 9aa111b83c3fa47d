"""`handbook profile new`: the skeleton of an industry profile."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from generator.cli import answers
from generator.cli.arguments import Where, argument
from generator.cli.command import group
from generator.cli.language import said_in, spoken
from generator.cli.next_steps import show_next
from generator.cli.terminal import show
from generator.cli.today import today_option
from generator.model.layers import Base
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.sources.discover import company_names
from generator.sources.founding import found_layer, refuse_taken
from generator.sources.home import PROFILES_FOLDER
from generator.sources.load import load_inputs
from generator.sources.profile_text import profile_files
from generator.workshop import beginning

_BRACE = re.compile(r"[{}]")
"""Texts of a profile hold placeholders in braces; a name has none."""


@group("profile")
def profile_command() -> None:
    """Make an industry profile.

    \b
    Example:
      handbook profile new education --name pl=Edukacja --name en=Education
    """


@profile_command.command("new")
@argument("folder", metavar="NAME")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds handbook/; default: this one, then those above.",
)
@click.option(
    "--name",
    multiple=True,
    metavar="LANGUAGE=NAME",
    help="The industry's name; once for each language. Default: the folder's name.",
)
@today_option
def new_command(
    folder: str, root: Path | None, name: tuple[str, ...], today: datetime.date
) -> None:
    """Write the folder of a new profile, which passes `check` and builds as it is.

    A folder that is there already is never touched.

    \b
    Example:
      handbook profile new education
      handbook profile new education --name pl=Edukacja --name en=Education
    """
    wanted = beginning(root)
    inputs, _ = load_inputs(wanted.root, (), None)
    path = f"{PROFILES_FOLDER}/{folder}"
    chapters = [str(chapter.id) for chapter in inputs.base.chapters]
    answers.folder_name(folder, (*company_names(wanted.root), *chapters))
    refuse_taken(wanted.root / path, path)
    base = inputs.base.head
    if not isinstance(base, Base):
        raise TypeError("the first layer is no base")
    names = _names(name, tuple(map(str, base.languages)), folder.replace("-", " ").title())
    files = profile_files(folder, names, base, today, spoken, said_in)
    found_layer(wanted.root, path, f"profile:{folder}", "profile", files)
    for file in files:
        show(say("Wrote {path}", path=f"{path}/{file}"))
    show_next(
        root,
        ("check", say("what is still wrong"), "--industry", folder),
        (
            "serve",
            say("the pages in the browser; they follow every change that you save"),
            "--industry",
            folder,
        ),
        ("build", say("the whole site"), "--industry", folder),
    )


def _names(told: tuple[str, ...], languages: tuple[str, ...], default: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in told:
        code, sign, words = one.partition("=")
        if sign and code.strip() not in languages:
            raise UsageFault(
                say("the base policy has no language '{name}'", name=code.strip()),
                did_you_mean(code.strip(), languages),
            )
        found |= (
            {code.strip(): answers.name(words)}
            if sign
            else dict.fromkeys(languages, answers.name(one))
        )
    # In a language that was left out, the name in another one would look like a translation.
    missing = say("TO FILL IN: what the industry is called")
    return {
        code: _BRACE.sub(r"\\\g<0>", found.get(code, said_in(missing, code) if found else default))
        for code in languages
    }
