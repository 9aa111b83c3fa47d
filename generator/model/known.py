"""Refuse a language or an audience that a handbook does not have, whatever asks for it."""

from __future__ import annotations

from generator.model.called import names_of
from generator.model.handbook import Handbook
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.registers import AUDIENCES
from generator.model.say import say


def check_language(language: str | None, handbook: Handbook) -> None:
    """Make sure that a handbook has a language; nothing is asked for with None.

    Raises:
        UsageFault: It has not.
    """
    if language and language not in handbook.languages:
        hint = did_you_mean(language, handbook.languages)
        raise UsageFault(say("the handbook has no language '{language}'", language=language), hint)


def check_audience(role: str | None, handbook: Handbook) -> None:
    """Make sure that a handbook has an audience; nothing is asked for with None.

    Raises:
        UsageFault: It has not.
    """
    audiences = handbook.of(AUDIENCES)
    roles = [str(audience.id) for audience in audiences]
    if role and role not in roles:
        hint = did_you_mean(role, roles, names_of(audiences))
        raise UsageFault(say("the handbook has no audience '{role}'", role=role), hint)
