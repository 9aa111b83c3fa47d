"""Where a company says in its own words what an earlier layer said in others.

No program can tell whether other words are weaker, so people compare them, one by one, before an
edition is approved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.compare.data import plain_data
from generator.compare.diff import WORDING
from generator.model.edition import Edition
from generator.model.handbook import Event, Handbook, ResolvedClause, layer_of
from generator.model.inputs import Inputs
from generator.model.nearest import did_you_mean
from generator.model.place import NOWHERE, Place
from generator.model.problems import Collector
from generator.model.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """One clause or word of the pages that the company puts in its own words."""

    id: str
    """The clause's id, or `label/<key>`."""
    place: Place
    """Where the company says so."""
    before: dict[str, Any]
    """What the layers below say, by field; empty for a permission that the company adds."""
    after: dict[str, Any]
    """What the company says instead, by field."""

    @property
    def mark(self) -> str:
        """A short hash of both wordings."""
        text = json.dumps([self.before, self.after], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def rewordings(handbook: Handbook, inputs: Inputs) -> tuple[Rewording, ...]:
    """List everything that the company puts in its own words, clauses first.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made from.
    """
    return (*_clauses(handbook), *_labels(handbook, inputs))


def unconfirmed(found: Iterable[Rewording], editions: tuple[Edition, ...]) -> tuple[Rewording, ...]:
    """Leave out what was confirmed, in the same words, for an earlier edition."""
    known = {
        (name, mark)
        for edition in editions
        for name, mark in (edition.approval.words or {}).items()
    }
    return tuple(one for one in found if (one.id, one.mark) not in known)


def check_words(
    waiting: Iterable[Rewording], confirmed: Collection[str], problems: Collector, *, bulk: bool
) -> None:
    """Report wordings that nobody has compared, and ids that wait for nothing (HB634).

    Args:
        waiting: What is still to be compared.
        confirmed: Ids that somebody compared.
        problems: Receives HB634.
        bulk: True when all of them count as compared.
    """
    waiting = tuple(waiting)
    names = [one.id for one in waiting]
    for one in waiting:
        if not bulk and one.id not in confirmed:
            problems.add(
                "HB634",
                say(
                    "nobody has compared your own words of '{id}' with those that they replace",
                    id=one.id,
                ),
                one.place,
                say("compare them in the owner's view, then approve with --words {id}", id=one.id),
            )
    for name in confirmed:
        if name not in names:
            problems.add(
                "HB634",
                say("'{name}' waits for no comparison", name=name),
                NOWHERE,
                did_you_mean(name, names) or say("leave it out"),
            )


def _clauses(handbook: Handbook) -> Iterator[Rewording]:
    for resolved in handbook.clauses():
        own = [event for event in resolved.history if event.layer.startswith("company:")]
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for event in own:
            for change in event.changes:
                if change.name in WORDING:
                    before.setdefault(change.name, plain_data(change.before, handbook.parameters))
                    after[change.name] = plain_data(change.after, handbook.parameters)
        if after:
            yield Rewording(id=resolved.id, place=own[-1].place, before=before, after=after)
        elif _permits(resolved, own):
            said = {"statement": plain_data(resolved.clause.statement, handbook.parameters)}
            yield Rewording(id=resolved.id, place=own[0].place, before={}, after=said)


def _permits(resolved: ResolvedClause, own: list[Event]) -> bool:
    """Tell whether the company adds a permission, which may undo a duty that stands elsewhere."""
    added = resolved.layer.startswith("company:") or any(one.action == "added" for one in own)
    return bool(own) and added and resolved.clause.strength == "may"


def _labels(handbook: Handbook, inputs: Inputs) -> Iterator[Rewording]:
    earlier: dict[str, Any] = {}
    for layer in (inputs.base, *inputs.profiles):
        earlier |= layer.labels
    for key, words in handbook.labels.items():
        if layer_of(words.place).startswith("company:") and key in earlier:
            yield Rewording(
                id=f"label/{key}",
                place=words.place,
                before={"text": earlier[key].as_dict()},
                after={"text": words.as_dict()},
            )
