"""What texts call the team of a role that was left out: the team of whoever takes its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial

from generator.model.handbook import Setting, Value
from generator.model.inputs import Inputs
from generator.model.nearest import did_you_mean
from generator.model.place import layer_of
from generator.model.problems import Collector
from generator.model.registers import ROLES
from generator.model.say import say
from generator.resolve.known import last_heir, left_to_others


def handed_over(
    values: Mapping[str, Value], inputs: Inputs, problems: Collector
) -> Mapping[str, Value]:
    """Give the values with the teams of those who take the place of removed roles.

    A name that the company sets itself stays, and so does one whose heir has no team.

    Args:
        values: All values by name.
        inputs: The layers, which say what roles there are and who takes their places.
        problems: Receives HB301 for a team that is no parameter.
    """
    _check(values, inputs, problems)
    teams = {
        str(role.id): str(role.team)
        for layer in inputs.layers
        for role in layer.of(ROLES)
        if role.team is not None and str(role.team) in values
    }
    gone = {one.entry: one for one in left_to_others(layer.head for layer in inputs.layers)}
    heirs = {role: str(change.heir) for role, change in gone.items()}
    found = dict(values)
    for role, change in gone.items():
        own, heir = teams.get(role), teams.get(last_heir(role, heirs))
        if own is None or heir is None or values[own].setting.layer.startswith("company:"):
            continue
        old = found[own]
        setting = Setting(
            value=values[heir].setting.value,
            layer=layer_of(change.target.place),
            place=change.target.place,
            reason=change.reason,
            approved_by=None if change.approved_by is None else str(change.approved_by),
        )
        found[own] = dataclasses.replace(
            old, setting=setting, overridden=(*old.overridden, old.setting)
        )
    return found


def _check(values: Mapping[str, Value], inputs: Inputs, problems: Collector) -> None:
    for layer in inputs.layers:
        for role in layer.of(ROLES):
            if role.team is not None and str(role.team) not in values:
                problems.add(
                    "HB301",
                    say("no parameter is named '{name}'", name=role.team),
                    role.team.place,
                    partial(did_you_mean, role.team, tuple(values)),
                )
