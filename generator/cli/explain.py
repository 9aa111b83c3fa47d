"""`handbook explain`: a clause's or parameter's value, origin and history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.options import source_options
from generator.cli.terminal import say
from generator.model.handbook import Event, Handbook, ResolvedClause, Value
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.render.prose import flat
from generator.text.placeholders import shown, shown_raw
from generator.workshop import asked


@click.command("explain")
@click.argument("name", metavar="ID")
@source_options
@click.option("--language", default=None, help="Language of the texts; default: the binding one.")
def explain_command(
    name: str, root: Path | None, industry: str, company: str | None, language: str | None
) -> None:
    """Say what a clause or a parameter holds, where it came from and who changed it.

    \b
    Example:
      handbook explain customers.negative --industry finance
      handbook explain response_hours --company bank-brzozowy
    """
    handbook, _, _ = asked(root, industry, company).resolve()
    language = language or handbook.binding_language
    if language not in handbook.languages:
        raise UsageFault(
            f"the handbook has no language '{language}'", did_you_mean(language, handbook.languages)
        )
    every = {one.id: one for one in (*handbook.clauses(), *handbook.removed)}
    if name in every:
        lines = _tell_clause(every[name], handbook, language)
    elif name in handbook.parameters:
        lines = _tell_value(handbook.parameters[name], handbook, language)
    else:
        known = [*every, *handbook.parameters]
        raise UsageFault(f"no clause or parameter is called '{name}'", did_you_mean(name, known))
    for line in lines:
        say(line)


def _tell_clause(resolved: ResolvedClause, handbook: Handbook, language: str) -> Iterator[str]:
    clause = resolved.clause
    title = flat(clause.title, handbook.parameters, language)
    yield f"{resolved.id} ({resolved.number or 'taken out'}): {title}"
    yield f"  strength: {clause.strength}{', locked' if clause.locked else ''}"
    yield f"  statement: {flat(clause.statement, handbook.parameters, language)}"
    if clause.references:
        yield f"  references: {', '.join(clause.references)}"
    yield f"  from {resolved.layer}: {resolved.place}"
    for event in resolved.history:
        yield from _tell_event(event, handbook, language)


def _tell_event(event: Event, handbook: Handbook, language: str) -> Iterator[str]:
    yield f"  {event.action} by {event.layer}: {event.place}"
    for change in event.changes:
        if change.name == "strength":
            yield f"    strength: {change.before} -> {change.after}"
        else:
            yield f"    {change.name} changed"
    if event.reason:
        yield f"    reason: {flat(event.reason, handbook.parameters, language)}"
    if event.approved_by:
        yield f"    approved by: {event.approved_by}"


def _tell_value(value: Value, handbook: Handbook, language: str) -> Iterator[str]:
    values = handbook.parameters
    yield f"{value.name} = {shown(value, language)}"
    if value.parameter is not None:
        label, help_ = value.parameter.label, value.parameter.help
        yield f"  {flat(label, values, language)}: {flat(help_, values, language)}"
    if value.rule:
        yield f"  the profiles differed; the {value.rule} value won"
    for setting in (value.setting, *reversed(value.overridden)):
        said = shown_raw(setting.value, value.parameter, language)
        yield f"  {said} by {setting.layer}: {setting.place}"
        if setting.reason:
            yield f"    reason: {flat(setting.reason, values, language)}"
        if setting.approved_by:
            yield f"    approved by: {setting.approved_by}"
