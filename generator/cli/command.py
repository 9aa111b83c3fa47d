"""Commands whose help speaks the language of the reader; every command takes `--ui`."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.language import LANGUAGES, VARIABLE, looked_up, spoken
from generator.model.problems import HandbookError
from generator.model.say import say


class Command(click.Command):
    """A command; its docstring is the English help, whose paragraphs the catalogue knows."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Add `--ui`, which is read before everything else."""
        super().__init__(*args, **more)
        self.params.append(
            click.Option(
                ["--ui"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=f"Language of messages; default: that of the system (also: {VARIABLE}).",
            )
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line; a company that is named without its option is told how it is named."""
        given = list(args)
        try:
            repeated = _repeated(self.make_parser(ctx).parse_args(list(args))[2])
            if not repeated:
                return super().parse_args(ctx, args)
        except click.UsageError as error:
            may = any(one.name == "company" for one in self.params)
            name = _company_in(given, ctx.params.get("root")) if may else ""
            if not name:
                raise
            hint = spoken(say("For a company write: --company {name}", name=name))
            raise click.UsageError(f"{error.message} {hint}", ctx) from None
        told = say("'{option}' is given twice, and takes one value: keep one", option=repeated)
        raise click.UsageError(spoken(told), ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the docstring, paragraph by paragraph."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(map(_paragraph, paragraphs(self.help))))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence in the language of the reader."""
        told = copy.copy(self)
        # The base class cuts it to the width; a copy keeps its own text English.
        told.help = looked_up(next(iter(paragraphs(self.help)), ""))
        return click.Command.get_short_help_str(told, limit)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [_told(option, ctx).get_help_record(ctx) for option in options]
        with formatter.section(looked_up("Options")):
            formatter.write_dl([record for record in records if record is not None])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Write the words for options and arguments."""
        return [looked_up(piece) for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """A command of commands, which suggests the nearest one for a misspelt name."""

    command_class = Command
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            hint = spoken(say("Did you mean '{name}'?", name=near[0]))
            raise click.UsageError(f"{error.message} {hint}", ctx) from None


def _repeated(order: list[click.Parameter]) -> str:
    """Give the first option that stands twice in a line and takes one value; else nothing.

    The library keeps the last and says nothing, so that half of what was typed would be dropped.

    Args:
        order: The parameters of a line, each as often as it was given.
    """
    options = [one for one in order if isinstance(one, click.Option)]
    single = [one for one in options if not (one.multiple or one.is_flag or one.count)]
    return next((max(one.opts, key=len) for one in single if single.count(one) > 1), "")


def _company_in(args: list[str], root: Path | None) -> str:
    """Give the company that a line names without `--company`; nothing where it names none.

    Args:
        args: The words of the line.
        root: What `--root` says, as far as the line could be read.
    """
    known = _companies(root)
    for before, word in zip(["", *args], args, strict=False):
        if before == "-company" or word in known:
            return word
    return ""


def _companies(root: Path | None) -> list[str]:
    """List the companies; none where they can't be found, which is not what the line is about."""
    # Only a line that is wrong asks for them.
    from generator.sources.discover import company_names
    from generator.workshop import asked

    try:
        return company_names(asked(root, "", None).root)
    except (HandbookError, OSError):
        return []


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function."""
    return click.command(name, cls=Command)


def group(name: str) -> Callable[[Callable[..., Any]], Group]:
    """Make a command of commands of a function."""
    return click.group(name, cls=Group)


def paragraphs(help_text: str | None) -> list[str]:
    """Split a docstring into paragraphs; one with `\\b` keeps its lines."""
    text = inspect.cleandoc(help_text or "")
    return [
        part if part.startswith("\b") else " ".join(part.split())
        for part in text.split("\n\n")
        if part.strip()
    ]


def _paragraph(part: str) -> str:
    """Say a paragraph; of an example only the word above it is anybody's language."""
    if not part.startswith("\b"):
        return looked_up(part)
    mark, head, *lines = part.split("\n")
    return "\n".join([mark, looked_up(head), *lines])


def _told(option: click.Option, ctx: click.Context) -> click.Option:
    """Give an option whose help and placeholder are in the language of the reader."""
    told = copy.copy(option)
    told.help = looked_up(option.help) if option.help else None
    if "--help" in option.opts:
        told.help = looked_up("Show this message and exit.")
    if isinstance(option.show_default, str) and option.show_default:
        told.show_default = looked_up(option.show_default)
    if not option.is_flag and not option.count:
        told.metavar = looked_up(option.make_metavar(ctx))
    return told
