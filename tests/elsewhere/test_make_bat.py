"""make.bat has the targets of the Makefile, and each runs the same commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.english import english_in
from tests.trees import ROOT

BAT = (ROOT / "make.bat").read_bytes().decode("ascii")
LINES = BAT.replace("\r\n", "\n").splitlines()
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()
OWNERS = ("handbook", "all", "serve", "pdf", "check", "schemas", "clean")
"""Targets that run one command of ours."""


def recipe(target: str) -> str:
    """Give the line below a target of make.bat."""
    body = LINES[LINES.index(f":{target}") + 1 :]
    return "\n".join(body[: next(at for at, line in enumerate(body) if line.startswith("exit /b"))])


def test_lines_end_as_windows_needs_them() -> None:
    """With other line ends, `goto` may miss its label; signs beyond ASCII depend on a code page."""
    assert BAT.count("\n") == BAT.count("\r\n") == len(LINES)


def test_targets_are_those_of_the_makefile() -> None:
    """The list, and a label for each."""
    listed = re.findall(r"^for %%T in \((.+?)\) do", "\n".join(LINES), re.MULTILINE)[0].split()
    labels = {line[1:] for line in LINES if line.startswith(":")}

    assert listed == PHONY
    assert set(PHONY) <= labels


def test_every_jump_has_its_label_and_no_label_stands_twice() -> None:
    """A missing label ends the file with a message of Windows."""
    labels = [line[1:] for line in LINES if line.startswith(":")]
    jumps = set(re.findall(r"(?:goto|call :) ?:?([a-z-]+)", BAT)) - {"make"}

    assert len(labels) == len(set(labels))
    assert jumps - set(labels) == set()


def test_help_is_that_of_the_makefile() -> None:
    """Word for word."""
    told = re.findall(r"^([a-z-]+):.*## (.+)$", MAKEFILE, re.MULTILINE)
    shown = [line.replace("^", "") for line in LINES if line.startswith("echo   make ")]

    assert shown == [f"echo   make {name:<15}{text}" for name, text in told]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"HANDBOOK_UI": "pl", "LC_ALL": "en_GB.UTF-8"}, "pl"),
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"HANDBOOK_UI": "en", "LANG": "pl_PL.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_help_speaks_the_language_of_the_reader(settings: dict[str, str], language: str) -> None:
    """Every target with a line in English has one in Polish; the words do not mix."""
    told = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    targets = re.findall(r"^  make ([a-z-]+) ", told, re.MULTILINE)

    assert targets == re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
    assert ("Pokazuje tę listę" in told, "Show this list" in told) == (
        (True, False) if language == "pl" else (False, True)
    )
    words = re.sub(r"(?m)^  make [a-z-]+ |make handbook INDUSTRY", "", told)
    assert (english_in(words) == set()) is (language == "pl")


@pytest.mark.parametrize("target", OWNERS)
def test_target_runs_the_command_of_the_makefile(target: str) -> None:
    """After setting up, with nothing on the command line that somebody typed."""
    command = re.findall(
        rf"^{target}: setup ## .+\n\t@\$\(HANDBOOK\) (\w+)$", MAKEFILE, re.MULTILINE
    )

    assert [recipe(target)] == [f"call :setup && %HANDBOOK% {word}" for word in command]


def test_every_recipe_ends_with_the_exit_code_of_its_commands() -> None:
    """So a script that calls make.bat notices."""
    ends = [line for line in LINES if line.startswith("exit /b")]

    assert set(ends) == {"exit /b %errorlevel%", "exit /b 0", "exit /b 2"}
    assert ends.count("exit /b %errorlevel%") == len(PHONY) - 1


def test_values_are_those_that_the_makefile_hands_on() -> None:
    """They travel through the environment, never through a command."""
    names = re.findall(r"^for %%N in \((.+?)\) do", "\n".join(LINES), re.MULTILINE)[0].split()
    exported = re.findall(r"^export (.+)$", MAKEFILE, re.MULTILINE)[0].split()
    commands = "\n".join(line for line in LINES if "%HANDBOOK%" in line)

    assert set(exported) | {"MATRIX", "LOCK", "KIND", "MINUTES"} == set(names)
    assert [name for name in exported if f"%{name}%" in commands] == []
