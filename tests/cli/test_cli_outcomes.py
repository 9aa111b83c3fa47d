"""Exit codes, messages and formats of the command line."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import __version__
from generator.cli import building as build_module
from generator.search.errors import SearchPackError
from tests.messages import commands

HOME = Path(__file__).parents[2]
Run = Callable[..., Any]


def _spoil(root: Path) -> None:
    """Put three faults into two files."""
    company = root / "companies" / "bank-brzozowy" / "company.yml"
    text = company.read_text("utf-8")
    text = text.replace("name: Bank", "nmae: Bank", 1)
    text = text.replace("valid_from: 2026-12-01", "valid_from: tomorrow", 1)
    company.write_text(text, "utf-8")
    glossary = root / "industry_profiles" / "finance" / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").replace("term:", "trem:", 1), "utf-8")


def _spoil_small(root: Path) -> None:
    """Put a fault into the company and one into the profile of the small tree."""
    company = root / "companies" / "mala" / "company.yml"
    company.write_text(company.read_text("utf-8").replace("name: Mała", "nmae: Mała", 1), "utf-8")
    glossary = root / "industry_profiles" / "shops" / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").replace("term:", "trem:", 1), "utf-8")


def test_several_faults_are_reported_in_one_run(sources: Path, run: Run) -> None:
    """Every fault of every file is told with its line, a caret and a hint; the count comes last."""
    _spoil(sources)
    both = ("--industry", "finance", "--company", "bank-brzozowy")
    said = run("build", "--quiet", "--root", str(sources), *both)
    assert (said.code, said.out) == (1, "")
    lines = said.err.splitlines()
    company = (sources / "companies/bank-brzozowy/company.yml").read_text("utf-8").splitlines()
    named = next(number for number, line in enumerate(company, 1) if line.startswith("nmae"))
    dated = next(number for number, line in enumerate(company, 1) if "tomorrow" in line)
    file = "companies/bank-brzozowy/company.yml"
    assert f"{file}:{named}:1: HB102 unknown key 'nmae'" in lines
    assert f"{file}:{dated}:13: HB103 expected a date such as 2027-01-31, found 'tomorrow'" in lines
    assert "    hint: did you mean 'name'? write:\n         | name: Bank Brzozowy" in said.err
    assert f"{dated:>8} | valid_from: tomorrow" in lines
    assert " " * 8 + " | " + " " * 12 + "^^^^^^^^" in lines
    assert any(line.startswith("industry_profiles/finance/glossary.yml:") for line in lines)
    found = [line for line in lines if re.match(r"\S+:\d+:\d+: HB\d{3} ", line)]
    assert lines[-1] == f"Found {len(found)} problems in 2 files. Nothing was written."
    assert len(found) >= 3
    assert not (sources / "build").exists()


def test_check_writes_nothing_and_agrees_with_build(small: Path, run: Run) -> None:
    """`check` leaves no file behind, neither for good sources nor for bad ones."""

    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in small.rglob("*") if path.is_file()}

    before = state()
    good = run("check", "--root", str(small), "--all")
    assert (good.code, good.err) == (0, "")
    assert good.out.splitlines()[-1] == "No problems."
    assert state() == before
    _spoil_small(small)
    before = state()
    bad = run("check", "--root", str(small), "--all")
    assert bad.code == 1
    assert re.search(r"Found \d+ problems in 2 files\. Nothing was written\.$", bad.err.strip())
    assert state() == before


def test_problems_as_json_are_data_and_nothing_else(sources: Path, run: Run) -> None:
    """--format json gives one list on standard output, for builds and for checks."""
    _spoil(sources)
    for command in (["check"], ["build", "--quiet"]):
        said = run(*command, "--format=json", "--root", str(sources), "--company", "bank-brzozowy")
        listed = json.loads(said.out)
        assert said.code == 1
        assert said.err == ""
        assert {"code", "severity", "message", "file", "line", "column", "length"} <= set(listed[0])
        first = next(
            entry for entry in listed if entry["code"] == "HB102" and "nmae" in entry["message"]
        )
        assert first["file"] == "companies/bank-brzozowy/company.yml"
        assert (first["column"], first["length"], first["severity"]) == (1, 4, "error")
        assert first["hint"] == "did you mean 'name'? write:\nname: Bank Brzozowy"


def test_no_problems_as_json_are_an_empty_list(small: Path, run: Run, tmp_path: Path) -> None:
    """A good check or build gives `[]` on standard output; the result line goes beside it."""
    said = run("check", "--format", "json", "--root", str(small))
    assert (said.code, json.loads(said.out)) == (0, [])
    out = tmp_path / "out"
    said = run("build", "--quiet", "--format", "json", "--root", str(small), "--out", str(out))
    assert (said.code, json.loads(said.out)) == (0, [])
    assert said.err.startswith(f"Built {out}/site/index.html (pl, en; ")


def test_problems_for_github_are_annotations(sources: Path, run: Run) -> None:
    """--format github prints one workflow command for each problem."""
    _spoil(sources)
    said = run("check", "--format", "github", "--root", str(sources), "--company", "bank-brzozowy")
    lines = said.out.splitlines()
    assert said.code == 1
    pattern = r"::error file=[^,:]+\.yml,line=\d+,col=\d+::HB\d{3} .+"
    assert [line for line in lines if not re.fullmatch(pattern, line)] == []
    assert any("::HB102 unknown key 'nmae' (did you mean 'name'?" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["build", "--industry", "finanse"],
            (
                "there is no industry profile 'finanse'\nhint: did you mean 'finance'?"
                " others: healthcare, tech\n"
            ),
        ),
        (
            ["check", "--industry", "finance,healtcare"],
            (
                "there is no industry profile 'healtcare'\nhint: did you mean 'healthcare'?"
                " others: finance, tech\n"
            ),
        ),
        (
            ["build", "--company", "bank-brzozwy"],
            (
                "there is no company 'bank-brzozwy'\nhint: did you mean 'bank-brzozowy'?"
                " others: lesna-polana\n"
            ),
        ),
        (
            ["explain", "customers.negatve"],
            (
                "no clause, parameter or entry is called 'customers.negatve'\n"
                "hint: did you mean 'customers.negative'?\n"
            ),
        ),
        (
            ["explain", "respons_hours"],
            "no clause, parameter or entry is called 'respons_hours'\nhint: did you mean 'response_hours'?\n",  # noqa: E501
        ),
        (
            ["explain", "customers.negative", "--language", "de"],
            "the handbook has no language 'de'\nhint: use one of: en, pl\n",
        ),
        (
            ["build", "--company", "../companies/bank-brzozowy"],
            (
                "there is no company '../companies/bank-brzozowy'\nhint: did you mean 'bank-brzozowy'?"  # noqa: E501
                " others: lesna-polana\n"
            ),
        ),
    ],
)
def test_misspelt_names_get_a_suggestion(
    sources: Path, run: Run, arguments: list[str], told: str
) -> None:
    """Exit 2, the wrong name, and the right one."""
    said = run(*arguments, "--root", str(sources))
    assert (said.code, said.out) == (2, "")
    assert said.err.removeprefix("reading the sources\n") == told


def test_misspelt_commands_and_options_get_a_suggestion(run: Run) -> None:
    """Exit 2 for a wrong command, a wrong option and a wrong choice."""
    command = run("biuld")
    assert command.code == 2
    assert "No such command 'biuld'." in command.err
    assert "Did you mean 'build'?" in command.err
    option = run("build", "--industri", "finance")
    assert option.code == 2
    assert "No such option" in option.err
    assert "--industry" in option.err
    choice = run("check", "--format", "xml")
    assert choice.code == 2
    assert "'xml' is not one of 'text', 'json', 'github'" in choice.err


def test_missing_sources_are_told(tmp_path: Path, run: Run) -> None:
    """A folder without sources is exit 2 with the way out."""
    said = run("check", "--root", str(tmp_path))
    assert said.code == 2
    assert said.err == (
        f"there is no folder 'companies' in '{tmp_path}' or above it\n"
        "hint: go to the folder that holds 'companies', or name it with --root;"
        " begin one with `handbook init`\n"
    )


def test_every_command_has_help_with_an_example(run: Run) -> None:
    """`--help` of each command says what it does and shows a line to copy."""
    assert run("--help").code == 0
    for command in commands():
        assert command.help, command.name
        assert "Example" in command.help or hasattr(command, "commands"), command.name


def test_version_is_told(run: Run) -> None:
    """--version prints name and version."""
    said = run("--version")
    assert (said.code, said.out) == (0, f"handbook, version {__version__}\n")


def test_bug_is_told_as_a_bug(sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody expected is exit 3, with the traceback and the version to report."""

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("of all things")

    monkeypatch.setattr(build_module, "build", broken)
    said = run("build", "--quiet", "--root", str(sources))
    assert said.code == 3
    assert "RuntimeError: of all things" in said.err
    assert said.err.endswith(
        f"This is a bug in handbook {__version__}, not in your files. Please report the lines"
        " above together with the command.\n"
    )
    assert not (sources / "build" / "base").exists()


def test_expected_fault_of_a_part_is_no_bug(
    sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new release of the theme that the search does not know is told in one sentence."""

    def broken(*_: Any, **__: Any) -> None:
        raise SearchPackError("the search worker of the theme has changed")

    monkeypatch.setattr(build_module, "build", broken)
    said = run("build", "--quiet", "--root", str(sources))

    assert (said.code, said.err) == (2, "the search worker of the theme has changed\n")


def test_invisible_characters_never_reach_the_terminal(sources: Path, run: Run) -> None:
    """A file with terminal commands in it is reported without running them."""
    path = sources / "companies" / "bank-brzozowy" / "company.yml"
    path.write_text(path.read_text("utf-8").replace("Bank", "\x1b]0;x\x07Bank\u202e", 1), "utf-8")
    said = run("check", "--root", str(sources), "--company", "bank-brzozowy")
    assert said.code == 1
    assert "HB003 the character U+001B can't be seen and may not stand here" in said.err
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", said.err)


def test_old_encodings_and_closed_pipes_are_no_bug(small: Path, process: Run) -> None:
    """Polish text on an ASCII pipe is spelt out; a reader that stops early is fine."""
    words = ("explain", "accounts.first", "--company", "mala", "--root", str(small))
    ascii_only = process(*words, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert ascii_only.code == 0
    assert "\\xf3" in ascii_only.out
    piped = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.join([sys.executable, '-m', 'generator', *words])} | head -0"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in piped.stderr
    assert "BrokenPipe" not in piped.stderr


def _on_a_terminal(*arguments: str, **env: str) -> str:
    """Run the command line on a pseudo-terminal and give what it shows."""
    main, side = pty.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(HOME), **env}
    variables.pop("NO_COLOR", None) if "NO_COLOR" not in env else None
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        stdin=side,
        stdout=side,
        stderr=side,
        cwd=HOME,
        env=variables,
    ) as running:
        os.close(side)
        shown = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        running.wait(timeout=120)
    os.close(main)
    return shown.decode("utf-8")


def test_terminal_shows_progress_and_colour(small: Path, tmp_path: Path) -> None:
    """On a terminal the steps are shown as they go, and problems are coloured."""
    shown = _on_a_terminal("build", "--root", str(small), "--out", str(tmp_path / "out"))
    assert "building 2 sites with MkDocs" in shown
    assert "\x1b[" in shown
    assert "Built " in shown
    _spoil_small(small)
    wrong = ["check", "--root", str(small), "--company", "mala"]
    assert "\x1b[1;31mHB102" in _on_a_terminal(*wrong)
    plain = _on_a_terminal(*wrong, NO_COLOR="1")
    assert "HB102" in plain
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)


def test_pipes_get_plain_lines(small: Path, tmp_path: Path, process: Run, run: Run) -> None:
    """Elsewhere each step is a line of its own without colour, and the result is one line."""
    said = process("build", "--root", str(small), "--out", str(tmp_path / "out"))
    assert said.code == 0
    assert "\x1b" not in said.out + said.err
    steps = said.err.splitlines()
    assert steps[0] == "reading the sources"
    assert steps[2:4] == ["building 2 sites with MkDocs", "checking the pages"]
    assert re.fullmatch(
        r"Built \S+/out/site/index\.html \(pl, en; \d+ pages\) in \d+\.\d s\n", said.out
    )
    assert run("build", "--quiet", "--root", str(small), "--out", str(tmp_path / "out")).err == ""
