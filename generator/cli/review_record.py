"""The record that commands of the review are about."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.today import YEAR
from generator.model.handbook import Handbook
from generator.model.problems import UsageFault
from generator.model.review import Review
from generator.model.say import say
from generator.sources.discover import COMPANIES_FOLDER
from generator.workshop import Asked

YEAR_OPTION = click.option("--year", type=YEAR, default=None, help="Year of the review.")


def folder_of(wanted: Asked, handbook: Handbook) -> Path:
    """Give the folder of the company whose handbook is reviewed."""
    if handbook.company is None:
        raise UsageFault(
            say("only a company's handbook is reviewed"), say("name one with --company")
        )
    return wanted.root / COMPANIES_FOLDER / handbook.name


def latest(reviews: tuple[Review, ...], year: int | None) -> Review:
    """Give the record of a year, or the last one."""
    found = [one for one in reviews if year in {None, one.year}]
    if not found:
        raise UsageFault(
            say("there is no review of {year} yet", year=year)
            if year
            else say("there is no review yet"),
            say("begin one with `handbook review start --company ... --year ...`"),
        )
    return found[-1]
