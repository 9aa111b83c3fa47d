"""What the layers below say where a company changes a clause, and whether that has moved on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.compare.data import plain_data
from generator.model.edition import Edition
from generator.model.handbook import Event, Handbook, ResolvedClause, Setting, Value
from generator.model.inputs import Inputs
from generator.model.place import NOWHERE, Located, Place
from generator.model.text import Text

FIELDS = ("title", "strength", "statement", "why", "guidance", "remedy", "examples", "audience")
"""What counts as the text below; topics, requirements and references are kept by editors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A clause that the company changed, and that now reads otherwise below the change."""

    id: str
    """The clause's id."""
    place: Place
    """Where the company changes it."""
    before: Mapping[str, Any] | None
    """What the layers below said when the last edition was approved; None when nobody knows."""
    after: Mapping[str, Any]
    """What they say now."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of what differs; empty when nobody knows what stood there."""
        if self.before is None:
            return ()
        return tuple(name for name in FIELDS if self.before.get(name) != self.after.get(name))


def moved(handbook: Handbook, inputs: Inputs) -> tuple[Moved, ...]:
    """List the changes of the company whose ground has moved and about which nobody has decided.

    What counts as decided: the mark in `upgrade.yml`, or that the last edition was approved over
    the same text.
    """
    decided = (inputs.company.upgrade if inputs.company else None) or {}
    last = inputs.editions[-1] if inputs.editions else None
    known = _known(last) if last else {}
    values = _values_of(last, handbook) if last else {}
    found = []
    for resolved in changed(handbook):
        before, mark = known.get(resolved.id), decided.get(resolved.id)
        same = before is not None and before == below(resolved, values)
        if not same and mark != mark_of(resolved) and (before is not None or mark is not None):
            place = resolved.history[-1].place
            now = below(resolved, handbook.parameters)
            found.append(Moved(id=resolved.id, place=place, before=before, after=now))
    return tuple(found)


def changed(handbook: Handbook) -> Iterator[ResolvedClause]:
    """Walk the clauses of earlier layers that the company changes."""
    for resolved in handbook.clauses():
        if any(map(_is_own, resolved.history)) and not resolved.layer.startswith("company:"):
            yield resolved


def below(resolved: ResolvedClause, values: Mapping[str, Value]) -> dict[str, Any]:
    """Give what the layers below the company say in a clause, with values put in."""
    said = {name: getattr(resolved.clause, name) for name in FIELDS}
    for event in reversed(resolved.history):
        if _is_own(event):
            said |= {one.name: one.before for one in event.changes if one.name in said}
    return _without_nothing({name: plain_data(one, values) for name, one in said.items()})


def mark_of(resolved: ResolvedClause) -> str:
    """Give a short hash of what stands below a change; values of parameters do not count."""
    text = json.dumps(below(resolved, {}), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _is_own(event: Event) -> bool:
    return event.layer.startswith("company:")


def _known(edition: Edition) -> dict[str, dict[str, Any]]:
    """Give what stood below the company's changes when an edition was approved."""
    known = {}
    for name, clause in clauses_of(edition).items():
        own = [one for one in clause["history"] if one["layer"].startswith("company:")]
        if own:
            known[name] = _taken_back(clause, own)
    return known


def clauses_of(edition: Edition) -> dict[str, Mapping[str, Any]]:
    """Give the data of an edition's clauses by id."""
    return {
        clause["id"]: clause
        for chapter in edition.data["chapters"]
        for clause in chapter["clauses"]
    }


def _taken_back(clause: Mapping[str, Any], own: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    said = {name: clause.get(name) for name in FIELDS}
    for event in reversed([*own]):
        changes = event.get("changes", {})
        said |= {name: one["before"] for name, one in changes.items() if name in said}
    return _without_nothing(said)


def _without_nothing(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}


def _values_of(edition: Edition, handbook: Handbook) -> dict[str, Value]:
    """Give an edition's values, so that the texts of today can be read with them."""
    found = {}
    for name, value in edition.data["parameters"].items():
        known = handbook.parameters.get(name)
        number, shown = value.get("value"), value["shown"]
        about = known.parameter if known is not None else None
        if about is not None and (isinstance(number, int) or about.inflected):
            # The words that today's texts print behind it, or for it, are those of today.
            setting = Setting(value=number, layer="", place=NOWHERE)
            found[name] = Value(name=name, parameter=about, setting=setting)
            continue
        texts = tuple((Located(code), Located(shown.get(code, ""))) for code in handbook.languages)
        setting = Setting(value=Text(texts), layer="", place=NOWHERE)
        found[name] = Value(name=name, parameter=None, setting=setting)
    for name, known in handbook.parameters.items():
        if name not in found and known.parameter is not None and known.parameter.inflected:
            # An edition from before the word had forms said what its default says.
            first = known.overridden[0] if known.overridden else known.setting
            found[name] = Value(name=name, parameter=known.parameter, setting=first)
    return found
