"""Teams that texts still call by the name of a role that was renamed or left out."""

from __future__ import annotations

from generator.model.entries import Role
from generator.model.handbook import Event, Handbook
from generator.model.problems import Collector
from generator.model.registers import ROLES
from generator.model.say import say
from generator.text.placeholders import shown


def check_teams(handbook: Handbook, problems: Collector) -> None:
    """Report names of teams that the company forgot when it changed a role (HB418).

    Args:
        handbook: The handbook.
        problems: Receives one warning for each such role, at the change.
    """
    for role in handbook.of(ROLES):
        history = handbook.entry_history.get((ROLES.word, str(role.id)), ())
        renamed = [one for one in history if any(field.name == "name" for field in one.changes)]
        _check(role, renamed, handbook, problems)
    for gone in handbook.left_out:
        if gone.register is ROLES:
            _check(gone.entry, list(gone.history[-1:]), handbook, problems)


def _check(role: Role, events: list[Event], handbook: Handbook, problems: Collector) -> None:
    value = handbook.parameters.get(str(role.team))
    if not events or value is None or value.setting.layer.startswith("company:"):
        return
    if not events[-1].layer.startswith("company:"):
        return
    problems.add(
        "HB418",
        say(
            "the rules still call the team of the role '{role}' '{team}'",
            role=role.id,
            team=shown(value, handbook.binding_language),
        ),
        events[-1].place,
        say("say below 'settings:' what they shall call it, with '{name}:'", name=role.team),
        warning=True,
    )
