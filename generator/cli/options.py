"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.arguments import Where
from generator.cli.language import spoken
from generator.model.signs import against, one_line
from generator.workshop import READERS


class _Line(click.ParamType):  # type: ignore[type-arg]
    """Words that a file will hold, on one line and in their normal form."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Take what every later command can read again."""
        words = one_line(str(value))
        if reason := against(words):
            self.fail(spoken(reason), param, ctx)
        return words


LINE = _Line()

_Command = TypeVar("_Command", bound=Callable[..., object])


def source_options(command: _Command) -> _Command:
    """Add `--root`, `--industry` and `--company` to a command."""
    for option in (
        click.option(
            "--company",
            envvar="COMPANY",
            default=None,
            help="Folder in companies/ (also: the variable COMPANY).",
        ),
        click.option(
            "--industry",
            envvar="INDUSTRY",
            default="",
            help="Profile, or several with commas: finance,tech (also: the variable INDUSTRY).",
        ),
        click.option(
            "--root",
            type=Where(file_okay=False, path_type=Path),
            default=None,
            help="Folder that holds companies/; default: this one, then those above.",
        ),
    ):
        command = option(command)
    return command


def reader_option(command: _Command) -> _Command:
    """Add `--for` to a command: whose pages it makes."""
    return click.option(
        "--for",
        "reader",
        envvar="FOR",
        type=click.Choice(READERS),
        default=READERS[0],
        show_default=True,
        help="Whose pages: the owner's also hold the guide, the review and the reviewers' notes"
        " (also: the variable FOR).",
    )(command)
