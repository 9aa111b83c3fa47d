"""The day that a command counts as today, and whether it makes a release.

The clock is read here and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import click

from generator.cli.language import spoken
from generator.model.days import EARLIEST, LATEST, day_of
from generator.model.say import say

_Command = TypeVar("_Command", bound=Callable[..., object])


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A day on the command line."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Read year-month-day, as the files hold it."""
        if isinstance(value, datetime.date):
            return value
        day = day_of(str(value))
        if day is None:
            wrong = say("expected a date such as 2027-01-31, found '{value}'", value=value)
            self.fail(spoken(wrong), param, ctx)
        return day


class _Year(click.ParamType):  # type: ignore[type-arg]
    """A year on the command line."""

    name = "integer"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read four digits."""
        text = str(value)
        if not text.isascii() or not text.isdigit() or len(text) != len(str(LATEST.year)):
            number = 0
        else:
            number = int(text)
        if not EARLIEST.year <= number <= LATEST.year:
            wrong = say("expected a year such as 2027, found '{value}'", value=value)
            self.fail(spoken(wrong), param, ctx)
        return number


DAY, YEAR = _Day(), _Year()


def today_option(command: _Command) -> _Command:
    """Add `--today` to a command."""
    option = click.option(
        "--today",
        type=DAY,
        default=lambda: datetime.datetime.now().astimezone().date(),
        show_default="the real date",
        help="Count this day as today.",
    )
    return option(command)


def release_option(command: _Command) -> _Command:
    """Add `--release` and `--draft` to a command."""
    option = click.option(
        "--release/--draft",
        envvar="RELEASE",
        default=False,
        help="A release must be approved, complete and reviewed; a draft says that it is one.",
    )
    return option(command)
