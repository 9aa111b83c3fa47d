"""A command starts with what it needs: it imports no more, and its help is read without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.later import Later
from generator.cli.main import COMMANDS, cli

HOME = Path(__file__).parents[2]
_LISTED = """
import sys
from generator.cli import run
try:
    run()
finally:
    print(*sorted(sys.modules), file=open(2, "w", closefd=False))
"""
HEAVY = {"PIL", "babel", "icalendar", "jinja2", "markdown", "material", "mkdocs", "pydantic"}
HEAVY |= {"properdocs", "rich", "snowballstemmer", "typst", "yaml"}
"""What takes long to import and belongs to single commands."""
LIGHT = {"cli", "model", "outputs", "sources"}
"""Rooms of which a command that does nothing yet may need something."""


def imported(*arguments: str, **env: str) -> set[str]:
    """Run a command in a process of its own and give the modules that it imported."""
    ran = subprocess.run(
        [sys.executable, "-c", _LISTED, *arguments],
        cwd=HOME,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stderr.splitlines()[-1].split())


def of(modules: set[str], packages: set[str]) -> set[str]:
    """Keep the modules of certain packages, by the names of the packages."""
    return {name.partition(".")[0] for name in modules} & packages


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["--version"], {}),
        (["--help"], {}),
        ([], {"_HANDBOOK_COMPLETE": "zsh_complete", "COMP_WORDS": "handbook ", "COMP_CWORD": "1"}),
    ],
    ids=["version", "help", "completion"],
)
def test_what_concerns_no_command_imports_none(
    arguments: list[str], env: dict[str, str], language: str
) -> None:
    """Version, list of commands and completion of their names need click and the messages."""
    modules = imported(*arguments, HANDBOOK_UI=language, **env)
    ours = {name for name in modules if name.startswith("generator.")}

    assert of(modules, HEAVY) == set()
    assert {name.split(".")[1] for name in ours} <= LIGHT
    assert {f"generator.cli.{name.replace('-', '_')}" for name in COMMANDS} & ours == set()
    assert len(ours) < 25
    assert len(modules) < 220


def test_check_imports_what_reads_and_resolves() -> None:
    """Checking makes no page, so neither templates nor engines nor calendars are imported."""
    modules = imported("check", "--company", "bank-brzozowy", "--format", "json")

    assert of(modules, HEAVY) == {"pydantic", "yaml"}
    assert {"generator.render.site", "generator.outputs.build"} & modules == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_list_of_commands_says_what_the_command_says(name: str) -> None:
    """What is read without the import is the first sentence of the command, and it is shown."""
    later = cli.commands[name]
    assert isinstance(later, Later)
    command = later.load()

    assert command.name == name
    assert command.help
    assert later.get_short_help_str() == command.get_short_help_str()
    assert later.get_short_help_str() != ""
    assert (later.hidden, later.deprecated) == (command.hidden, command.deprecated) == (False,) * 2


def test_every_file_of_a_command_stands_in_the_list() -> None:
    """A command that nobody put into the list would be missing without a word."""
    files = {path.stem: path.read_text("utf-8") for path in HOME.glob("generator/cli/*.py")}
    names = {name.rstrip("_"): text for name, text in files.items()}
    made = {name for name, text in names.items() if f"def {name}_command(" in text}

    assert made == {name.replace("-", "_") for name in COMMANDS}


def test_list_without_docstrings_is_a_list(tmp_path: Path) -> None:
    """Python leaves docstrings out where it is told to, and the list of commands stays."""
    ran = subprocess.run(
        [sys.executable, "-OO", "-m", "generator", "--help"],
        cwd=HOME,
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(COMMANDS) <= {line.split()[0] for line in ran.stdout.splitlines() if line.strip()}
