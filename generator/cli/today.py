"""The day that a command counts as today, and whether it makes a release.

The clock is read here and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import click

from generator.cli.language import spoken
from generator.model.say import say

_Command = TypeVar("_Command", bound=Callable[..., object])


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A day on the command line."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Read year-month-day."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            wrong = say("expected a date such as 2027-01-31, found '{value}'", value=value)
            self.fail(spoken(wrong), param, ctx)


DAY = _Day()


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
