"""Get answers: from flags, by asking on a terminal, or by leaving a gap."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import click

from generator.cli.language import spoken
from generator.cli.terminal import print_fault
from generator.model.problems import UsageFault
from generator.model.say import joined, say

_Answer = TypeVar("_Answer")
_MAX_TRIES = 20
"""Somebody who pipes nonsense into a terminal must not be asked for ever."""


_YES = {"y", "yes", "t", "tak"}
_NO = {"n", "no", "nie", ""}


def agreed(question: str) -> bool:
    """Ask for yes or no, which may be typed in Polish or English; nothing means no."""
    for _ in range(_MAX_TRIES):
        told = click.prompt(
            spoken(say("{question} [y/N]", question=question)), "", show_default=False
        )
        word = str(told).strip().casefold()
        if word in _YES | _NO:
            return word in _YES
        print_fault(UsageFault(say("'{words}' is neither yes nor no", words=word)))
    raise click.Abort


def terminal() -> bool:
    """Tell whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(slots=True)
class Asking:
    """Takes one answer after another; what is missing is told all at once."""

    defaults: bool
    """True when nothing is to be asked: every open question gets its default."""
    missing: list[str] = field(default_factory=list)
    """Flags without which the answers are not enough."""
    typed: list[str] = field(default_factory=list)
    """What was answered so far, as the flags that say the same."""

    def answer(
        self,
        flag: str,
        given: str | None,
        question: str,
        read: Callable[[str], _Answer],
        default: str = "",
        *,
        key: str = "",
        needed: bool = False,
    ) -> _Answer:
        """Get one answer.

        Args:
            flag: The option that gives it.
            given: What the option says; None when it was left out.
            question: What is asked on a terminal.
            read: Makes an answer of what was written; raises UsageFault if it can't.
            default: What an empty answer means.
            key: What stands before the answer in the option, such as a role.
            needed: True when there is no going on without the flag, a terminal or `--defaults`.

        Raises:
            UsageFault: The option says something that can't be read.
        """
        if given is not None:
            return read(given)
        if self.defaults or not terminal():
            if needed and not self.defaults:
                self.missing.append(flag)
            return read(default)
        for _ in range(_MAX_TRIES):
            words: str = click.prompt(
                spoken(question), default=default, show_default=bool(default), type=str
            )
            try:
                found = read(words.strip())
            except UsageFault as fault:
                print_fault(fault)
                continue
            if words.strip():
                self.typed += [flag, f"{key}={words.strip()}" if key else words.strip()]
            return found
        raise click.Abort

    def settle(self) -> None:
        """Stop here when answers are missing and nobody can be asked.

        Raises:
            UsageFault: Names every flag that is missing.
        """
        if self.missing:
            raise UsageFault(
                say(
                    "nobody can be asked here, and these are not given: {flags}",
                    flags=joined(", ", self.missing),
                ),
                say("add them, or add --defaults to take the defaults and fill in the rest later"),
            )
