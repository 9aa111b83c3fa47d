"""What the program can say, gathered from its code, and the catalogue that says it in Polish.

`make messages` (`python -m tests.messages`) writes new entries into the catalogue, empty, and
takes out those that nothing says any more; what is left to do is to fill the empty ones in. It
also settles conflicts of a merge in the catalogue.
"""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.cli.command import paragraphs
from generator.cli.language import LOCALE
from generator.cli.later import Later
from generator.cli.main import cli
from tests.trees import ROOT

Words = str | tuple[str, ...]
"""A pattern, or its forms for one and for many."""
CATALOGUE = LOCALE / "pl" / "LC_MESSAGES" / "messages.po"
_OURS = {"say": None, "looked_up": None, "say_many": (1, 2)}
_CLICKS = {"_": None, "ngettext": (1, 2)}
_SILENT = {"_termui_impl", "_winconsole", "shell_completion", "termui", "utils"}
"""Modules of click that say nothing to whoever uses this program."""
_TO_AUTHORS = (
    "Value must be an iterable.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Invalid start character for option ({option})",
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "deprecated",
    "(dynamic)",
    "No options defined but a name",
)
"""What click says to the authors of commands, and of features that no command here uses."""
_OF_MERGES = (b"<<<<<<< ", b"=======", b">>>>>>> ")
_PLACE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def commands(command: click.Command = cli) -> Iterator[click.Command]:
    """Walk a command and those below it."""
    command = command.load() if isinstance(command, Later) else command
    yield command
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from commands(one)


def _of_help() -> Iterator[str]:
    """Walk the words of the help: paragraphs of docstrings, options, words for values."""
    for command in commands():
        ctx = click.Context(command)
        yield from (
            part.split("\n")[1] if part.startswith("\b") else part
            for part in paragraphs(command.help)
        )
        yield from command.collect_usage_pieces(ctx)
        for option in command.get_params(ctx):
            # The words of `--help` are click's, which keeps them in the language of the first run.
            if isinstance(option, click.Option) and "--help" not in option.opts:
                yield option.help or ""
                yield option.show_default if isinstance(option.show_default, str) else ""
                if not option.is_flag and option.make_metavar(ctx).isupper():
                    yield option.make_metavar(ctx)


def _extracted(folder: Path, keywords: Any) -> Iterator[tuple[str, int, Any, Any, Any]]:
    return extract_from_dir(folder, [("**.py", "python")], None, keywords)


def _of_code() -> Iterator[Words]:
    for _, _, message, _, _ in _extracted(ROOT / "generator", _OURS):
        yield message
    for file, _, message, _, _ in _extracted(Path(click.__file__).parent, _CLICKS):
        if Path(file).stem not in _SILENT and not str(message).startswith(_TO_AUTHORS):
            yield message


@functools.cache
def said() -> set[Words]:
    """Gather everything that the program says by way of the catalogue."""
    return {words for words in (*_of_code(), *_of_help()) if words}


@functools.cache
def catalogue() -> Catalog:
    """Read the Polish catalogue; of one that is being merged, the entries of both sides."""
    lines = CATALOGUE.read_bytes().splitlines(keepends=True)
    whole = b"".join(line for line in lines if not line.startswith(_OF_MERGES))
    return read_po(io.BytesIO(whole), locale="pl")


def places(pattern: str) -> list[str]:
    """Give the places of parameters in a pattern, sorted."""
    return sorted(set(_PLACE.findall(pattern)) - {"{{", "}}"})


def _is_filled(message: Message) -> bool:
    said = message.string
    return bool(said and (isinstance(said, str) or all(said)))


def write() -> None:
    """Bring the catalogue up to what the program says."""
    entries = sorted(catalogue(), key=_is_filled) if CATALOGUE.exists() else []
    old = {message.id: message for message in entries}
    new = Catalog(locale="pl", fuzzy=False, header_comment="# What handbook says, in Polish.")
    for words in said():
        known = old.get(words)
        new.add(words, known.string if known else None)
    out = io.BytesIO()
    write_po(out, new, sort_output=True, omit_header=True, no_location=True, width=100)
    forms = new.plural_forms
    head = (
        "# What the handbook command says, in Polish; `make messages` keeps the list of entries.\n"
        'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {forms}\\n"\n\n'
    )
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(head + out.getvalue().decode().strip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    write()
