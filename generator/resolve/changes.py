"""Apply the changes of a layer to the clauses of earlier layers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.model.change import Add, Amend, Remove
from generator.model.clause import Clause, weakens
from generator.model.handbook import Event, FieldChange, ResolvedClause
from generator.model.inputs import Layer
from generator.model.layer_words import layer_words
from generator.model.layers import Base
from generator.model.nearest import nearest
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.text import Prose
from generator.resolve.chapters import chapters_taken_out, removals
from generator.resolve.draft import Draft, may_enter
from generator.resolve.ladder import may_amend, may_remove, weaker_in

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
    "when",
    "unless",
    "asks",
)
"""Fields that an amendment may replace; two profiles that do so differently conflict."""
EXISTENCE = "existence"
"""Stands for a field where one profile removes what the other one changes."""
ADDED = ("examples", "references", "topics", "requirements", "audience")
"""Lists that an amendment may add to; additions of several layers never conflict."""


ClauseChange = Add | Amend | Remove


def changes_of(layer: Layer) -> tuple[ClauseChange, ...]:
    """Give a layer's changes of single clauses; the base has none."""
    if isinstance(layer.head, Base):
        return ()
    return tuple(one for one in layer.head.changes if isinstance(one, ClauseChange))


def apply_changes(
    layer: Layer,
    draft: Draft,
    problems: Collector,
    contested: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Apply a layer's changes in order.

    Profiles stand side by side: each is measured against the clause as it was first written,
    so that two that say the same agree, and of two strengths the stricter one holds. The
    company is measured against what the profiles have made.

    Args:
        layer: A profile or the company.
        draft: The clauses; receives the result.
        problems: Receives HB201 to HB208.
        contested: Clause id and field of everything that two profiles disagree about.
    """
    _check_again(layer, problems)
    draft.begin(layer)
    for change in changes_of(layer):
        if isinstance(change, Add):
            _add(change, layer.name, draft, problems)
        elif isinstance(change, Amend):
            _amend(change, layer.name, draft, problems, contested)
        else:
            _remove(change, layer.name, draft, problems, contested)
    for whole in chapters_taken_out(layer):
        settled = {clause for clause, name in contested if name == EXISTENCE}
        for removal in removals(whole, layer, draft, settled, problems):
            _remove(removal, layer.name, draft, problems, contested)


def _check_again(layer: Layer, problems: Collector) -> None:
    """Report what a layer changes and then changes again, so that the first is lost (HB208)."""
    last: dict[tuple[str, str], Amend] = {}
    amendments = [change for change in changes_of(layer) if isinstance(change, Amend)]
    for change in reversed(amendments):
        for name in REPLACED:
            if getattr(change, name) is None:
                continue
            later = last.setdefault((str(change.target), name), change)
            if later is not change:
                problems.add(
                    "HB208",
                    say(
                        "the {field} of '{target}' is amended again below, so that this changes"
                        " nothing",
                        field=name,
                        target=change.target,
                    ),
                    change.target.place,
                    say("keep one of the two amendments"),
                    (Note(message=say("amended again here"), place=later.target.place),),
                )


def _add(change: Add, layer: str, draft: Draft, problems: Collector) -> None:
    chapter = str(change.chapter)
    if chapter not in draft.chapters:
        problems.add(
            "HB203",
            say("there is no chapter '{chapter}' to add to", chapter=chapter),
            change.chapter.place,
            draft.meant_chapter(change.chapter),
        )
        return
    if not may_enter(change.clause, chapter, draft, problems):
        return
    after = change.after
    if after is not None and after not in draft.order[chapter]:
        problems.add(
            "HB203",
            say(
                "there is no clause '{after}' in the chapter '{chapter}'",
                after=after,
                chapter=chapter,
            ),
            after.place,
            draft.beyond.hint(after) or partial(draft.meant_clause, after, draft.order[chapter]),
        )
        return
    event = Event(
        action="added",
        layer=layer,
        place=change.clause.id.place,
        reason=change.reason,
        until=change.until,
    )
    draft.put(change.clause, chapter, layer, after, (event,))


def _target(
    target: Located, action: str, draft: Draft, problems: Collector
) -> ResolvedClause | None:
    resolved = draft.clauses.get(str(target))
    if resolved is None:
        gone = draft.gone(str(target))
        near = partial(draft.meant_clause, target)
        hint: str | Callable[[], str] = draft.beyond.hint(target) or near
        if gone is not None:
            hint = say(
                "the {layer} layer has removed it", layer=layer_words(gone.history[-1].layer)
            )
        if action == "remove":
            draft.meant_to_go.add(nearest(target, draft.clauses))
        problems.add(
            "HB203",
            say("there is no clause '{target}' to amend", target=target)
            if action == "amend"
            else say("there is no clause '{target}' to remove", target=target),
            target.place,
            hint,
        )
    return resolved


def _amend(
    change: Amend,
    layer: str,
    draft: Draft,
    problems: Collector,
    contested: frozenset[tuple[str, str]],
) -> None:
    target = str(change.target)
    beside = layer.startswith("profile:")
    if beside and (target, EXISTENCE) in contested and draft.gone(target):
        return
    resolved = _target(change.target, "amend", draft, problems)
    if resolved is None:
        return
    current = resolved.clause
    before = draft.originals[target] if beside else current
    own = amended(before, change)
    lost = weaker_in(before, own, draft.everyone)
    if not may_amend(change, resolved, before, lost, problems):
        return
    after = amended(current, _without_loosening(change, current) if beside else change)
    fields = tuple(_fields(before, current, own, after))
    if not fields and not any(clause == target for clause, _ in contested):
        problems.add(
            "HB208",
            say("the amendment of '{target}' changes nothing", target=change.target),
            change.target.place,
            say("say what to change, or delete the amendment"),
        )
        return
    event = Event(
        action="weakened" if lost else _action(fields),
        layer=layer,
        place=change.target.place,
        reason=change.reason,
        approved_by=None if change.approved_by is None else str(change.approved_by),
        until=change.until,
        changes=fields,
    )
    draft.clauses[resolved.id] = dataclasses.replace(
        resolved, clause=after, history=(*resolved.history, event)
    )


def _without_loosening(change: Amend, current: Clause) -> Amend:
    """Leave a strength out that would undo the stricter one of another profile."""
    if change.strength is not None and weakens(current.strength, change.strength):
        stricter = not weakens(change.strength, current.strength)
        return dataclasses.replace(change, strength=None) if stricter else change
    return change


def _fields(before: Clause, current: Clause, own: Clause, after: Clause) -> Iterator[FieldChange]:
    """Walk what a change does: to the current clause, or in agreement with another profile."""
    for name in REPLACED:
        then, now = getattr(current, name), getattr(after, name)
        if then == now and getattr(own, name) == now:
            then = getattr(before, name)
        if then != now:
            yield FieldChange(name=name, before=then, after=now)


def _action(fields: tuple[FieldChange, ...]) -> str:
    tighter = any(one.name == "strength" or (one.name == "asks" and one.after) for one in fields)
    return "tightened" if tighter else "amended"


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
            new[name] = joined(new.get(name, getattr(clause, name)), paragraph)
    return dataclasses.replace(clause, **new)


def joined(first: Prose | None, second: Prose) -> Prose:
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
        tuple(dict((*first.borrowed, *second.borrowed)).items()),
        tuple(dict.fromkeys((*first.stale, *second.stale))),
    )


def _remove(
    change: Remove,
    layer: str,
    draft: Draft,
    problems: Collector,
    contested: frozenset[tuple[str, str]],
) -> None:
    event = Event(
        action="removed",
        layer=layer,
        place=change.target.place,
        reason=change.reason,
        approved_by=str(change.approved_by),
        until=change.until,
    )
    gone = draft.gone(str(change.target))
    agrees = layer.startswith("profile:") or (str(change.target), EXISTENCE) in contested
    if gone is not None and agrees and gone.history[-1].layer != layer:
        draft.agree_on_removal(gone, event)
        return
    resolved = _target(change.target, "remove", draft, problems)
    if resolved is not None and may_remove(change, resolved, problems):
        draft.take_out(resolved.id, event)
