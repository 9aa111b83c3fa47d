"""An option that takes one value is refused where it stands twice, in every command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest

from generator.cli.later import Later
from generator.cli.main import cli

Run = Callable[..., Any]


def _single(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Walk the commands, each with its options that take one value."""
    options = [one for one in command.params if isinstance(one, click.Option)]
    single = [one for one in options if not (one.multiple or one.is_flag or one.count)]
    yield path, [max(one.opts, key=len) for one in single]
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            inner = command.get_command(click.Context(command), name)
            assert inner is not None
            inner = inner.load() if isinstance(inner, Later) else inner
            yield from _single(inner, (*path, name))


SINGLE = dict(_single(cli, ()))


def test_there_are_such_options_in_most_commands() -> None:
    """Else the next test would try nothing."""
    assert len(SINGLE) > 20
    assert all("--ui" in options for options in SINGLE.values())
    assert "--industry" in SINGLE[("may-i",)]


@pytest.mark.parametrize("path", SINGLE, ids=" ".join)
def test_what_takes_one_value_is_not_given_twice(run: Run, path: tuple[str, ...]) -> None:
    """Before anything is read or written; the last would win without a word."""
    for option in SINGLE[path]:
        said = run(*path, option, "en", option, "en")

        assert (said.code, said.out) == (2, "")
        told = f"Error: '{option}' is given twice, and takes one value: keep one"
        assert said.err.splitlines()[-1] == told


def test_a_company_that_is_given_twice_is_not_told_how_it_is_named(run: Run) -> None:
    """It was named rightly, only too often."""
    said = run("check", "--company", "lesna-polana", "--company", "bank-brzozowy")

    assert said.err.splitlines()[-1] == (
        "Error: '--company' is given twice, and takes one value: keep one"
    )


def test_it_is_refused_in_polish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everything else that is wrong with a line."""
    monkeypatch.setenv("HANDBOOK_UI", "pl")

    said = run("check", "--industry", "tech", "--industry", "finance")

    assert said.code == 2
    assert said.err.splitlines()[-1] == (
        "Błąd: opcję '--industry' podano dwa razy, a przyjmuje ona jedną wartość: zostaw jedną"
    )


def test_flags_and_options_of_many_values_may_be_repeated(run: Run, small: Any) -> None:
    """A second flag says nothing new, and several answers belong together."""
    said = run("check", "--root", str(small), "--quiet", "--quiet")
    helped = run("may-i", "--about", "a", "--about", "b", "--help")

    assert "given twice" not in said.err + helped.err
    assert helped.code == 0
