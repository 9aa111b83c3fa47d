"""What the options of `handbook init` say, taken apart where one option says several things."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.entries import Parameter
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the options of the command say; None and empty for those that were left out."""

    name: str | None
    legal_form: str | None
    body: str | None
    size: str | None
    industry: str | None
    language: str | None
    place: str | None
    contact: tuple[str, ...]
    platform: str | None
    colour: str | None
    logo: Path | None
    review_month: str | None
    value: tuple[str, ...]

    def contacts(self, roles: Collection[str]) -> dict[str, str]:
        """Read what `--contact` says, by role."""
        told: dict[str, str] = {}
        for one in self.contact:
            role, sign, words = one.partition("=")
            if not sign or role.strip() not in roles:
                raise UsageFault(
                    say("there is no role '{role}'", role=role), did_you_mean(role, roles)
                )
            if role.strip() in told:
                raise UsageFault(
                    say("two contacts are given for the role '{role}'", role=role.strip()),
                    say("keep one --contact for each role"),
                )
            told[role.strip()] = words
        return told

    def settings(
        self, declared: Mapping[str, Parameter], languages: tuple[str, ...]
    ) -> dict[str, str]:
        """Read what `--set` says, by `name` or `name.language`."""
        told: dict[str, str] = {}
        for one in self.value:
            key, sign, words = one.partition("=")
            name, dot, language = key.strip().partition(".")
            if not sign:
                raise UsageFault(
                    say("'{words}' sets nothing", words=one),
                    say("write --set NAME=VALUE, such as --set help_email=rules@lab.example"),
                )
            if name not in declared:
                raise UsageFault(
                    say("no parameter is named '{name}'", name=name), did_you_mean(name, declared)
                )
            if dot and language not in languages:
                raise UsageFault(
                    say("the handbook has no language '{language}'", language=language),
                    did_you_mean(language, languages),
                )
            if key.strip() in told:
                raise UsageFault(
                    say("the value of '{name}' is given twice", name=key.strip()),
                    say("keep one --set for each value"),
                )
            told[key.strip()] = words
        return told
