"""Apply the changes of a layer to the clauses of earlier layers."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator.model.clause import Clause, weakens
from generator.model.handbook import Event, FieldChange, ResolvedClause
from generator.model.inputs import Layer
from generator.model.layers import Add, Amend, Base, Change, Remove
from generator.model.place import Located
from generator.model.words import Prose
from generator.problems import Collector, did_you_mean
from generator.resolve.ladder import may_amend, may_remove
from generator.resolve.working import Working, may_enter

REPLACED = (
    "title",
    "strength",
    "statement",
    "why",
    "guidance",
    "remedy",
    "examples",
    "audience",
    "references",
    "topics",
    "requirements",
    "locked",
)
"""Fields that an amendment may replace; two profiles that do so differently conflict."""
ADDED = ("examples", "references", "topics", "requirements", "audience")
"""Lists that an amendment may add to; additions of several layers never conflict."""


def changes_of(layer: Layer) -> tuple[Change, ...]:
    """Give a layer's changes; the base has none."""
    return () if isinstance(layer.head, Base) else layer.head.changes


def apply_changes(layer: Layer, working: Working, problems: Collector) -> None:
    """Apply a layer's changes in order.

    Args:
        layer: A profile or the company.
        working: The clauses; receives the result.
        problems: Receives HB201 to HB208.
    """
    for change in changes_of(layer):
        if isinstance(change, Add):
            _add(change, layer.name, working, problems)
        elif isinstance(change, Amend):
            _amend(change, layer.name, working, problems)
        else:
            _remove(change, layer.name, working, problems)


def _add(change: Add, layer: str, working: Working, problems: Collector) -> None:
    chapter = str(change.chapter)
    if chapter not in working.chapters:
        problems.add(
            "HB203",
            f"there is no chapter '{chapter}' to add to",
            change.chapter.place,
            did_you_mean(chapter, working.chapters),
        )
        return
    if not may_enter(change.clause, chapter, working, problems):
        return
    after = change.after
    if after is not None and after not in working.order[chapter]:
        problems.add(
            "HB203",
            f"there is no clause '{after}' in the chapter '{chapter}'",
            after.place,
            did_you_mean(after, working.order[chapter]),
        )
        return
    event = Event(action="added", layer=layer, place=change.clause.id.place, reason=change.reason)
    working.put(change.clause, chapter, layer, after, (event,))


def _target(
    target: Located, what: str, working: Working, problems: Collector
) -> ResolvedClause | None:
    resolved = working.clauses.get(str(target))
    if resolved is None:
        gone = next((clause for clause in working.removed if clause.id == target), None)
        hint = did_you_mean(target, working.clauses)
        if gone is not None:
            hint = f"the {gone.history[-1].layer} layer has removed it"
        problems.add("HB203", f"there is no clause '{target}' to {what}", target.place, hint)
    return resolved


def _amend(change: Amend, layer: str, working: Working, problems: Collector) -> None:
    resolved = _target(change.target, "amend", working, problems)
    if resolved is None or not may_amend(change, resolved, problems):
        return
    before = resolved.clause
    after = amended(before, change)
    fields = tuple(
        FieldChange(name=name, before=getattr(before, name), after=getattr(after, name))
        for name in REPLACED
        if getattr(before, name) != getattr(after, name)
    )
    if not fields:
        problems.add(
            "HB208",
            f"the amendment of '{change.target}' changes nothing",
            change.target.place,
            "say what to change, or delete the amendment",
        )
        return
    event = Event(
        action=_action(before, after),
        layer=layer,
        place=change.target.place,
        reason=change.reason,
        approved_by=None if change.approved_by is None else str(change.approved_by),
        changes=fields,
    )
    working.clauses[resolved.id] = dataclasses.replace(
        resolved, clause=after, history=(*resolved.history, event)
    )


def _action(before: Clause, after: Clause) -> str:
    if before.strength == after.strength:
        return "amended"
    return "weakened" if weakens(before.strength, after.strength) else "tightened"


def amended(clause: Clause, change: Amend) -> Clause:
    """Give the clause as an amendment makes it; the clause itself stays as it is."""
    new: dict[str, Any] = {
        name: getattr(change, name) for name in REPLACED if getattr(change, name) is not None
    }
    for name in ADDED:
        more = getattr(change, f"add_{name}")
        if more:
            base = new.get(name, getattr(clause, name))
            new[name] = (*base, *(entry for entry in more if entry not in base))
    for name in ("statement", "guidance"):
        paragraph = getattr(change, f"add_{name}")
        if paragraph is not None:
            new[name] = _joined(new.get(name, getattr(clause, name)), paragraph)
    return dataclasses.replace(clause, **new)


def _joined(first: Prose | None, second: Prose) -> Prose:
    """Put one text below another, language by language."""
    if first is None:
        return second
    both = set(first.languages()) & set(second.languages())
    return Prose(
        tuple(
            (language, Located(f"{text}\n\n{second[language]}", text.place, text.indent))
            for language, text in first.values
            if language in both
        ),
        first.place,
    )


def _remove(change: Remove, layer: str, working: Working, problems: Collector) -> None:
    resolved = _target(change.target, "remove", working, problems)
    if resolved is None or not may_remove(change, resolved, problems):
        return
    event = Event(
        action="removed",
        layer=layer,
        place=change.target.place,
        reason=change.reason,
        approved_by=str(change.approved_by),
    )
    working.take_out(resolved.id, event)
