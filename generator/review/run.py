"""Run an annual review: which clauses come first, and what stands against signing it."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterator

from generator.compare.data import clause_data
from generator.compare.snapshot import UNSEEN, clause_fields
from generator.model.clause import Clause
from generator.model.days import add_months
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.inputs import texts
from generator.model.place import Located
from generator.model.registers import REFERENCES
from generator.model.review import RANKS, Decision, Review
from generator.review.due import REFERENCE_MONTHS
from generator.text.placeholders import braces


def fingerprints(handbook: Handbook) -> dict[str, str]:
    """Give a short hash of what each clause says, in reading order.

    Its number, its place in the files, its history and what readers never see do not count.
    """
    found: dict[str, str] = {}
    for resolved in handbook.clauses():
        fields = clause_fields(clause_data(resolved, handbook))
        seen = {name: value for name, value in fields.items() if name not in UNSEEN}
        text = json.dumps(seen, sort_keys=True)
        found[resolved.id] = hashlib.sha256(text.encode()).hexdigest()[:16]
    return found


def clauses_digest(prints: dict[str, str]) -> str:
    """Hash all clauses together."""
    return hashlib.sha256(json.dumps(prints, sort_keys=True).encode()).hexdigest()


def begin(handbook: Handbook, year: int, due: datetime.date, today: datetime.date) -> Review:
    """Open a review with one undecided entry for each clause, the most urgent first."""
    prints = fingerprints(handbook)
    history = handbook.standing.history
    return Review(
        year=year,
        edition=Located(history[-1].approval.version if history else handbook.version),
        started=today,
        due=due,
        decisions=tuple(_entries(handbook, prints, today)),
    )


def refreshed(review: Review, handbook: Handbook, today: datetime.date) -> Review:
    """Add entries for clauses that came after the review began; decisions stay."""
    known = {str(one.clause) for one in review.decisions}
    prints = fingerprints(handbook)
    fresh = [one for one in _entries(handbook, prints, today) if one.clause not in known]
    both = sorted((*review.decisions, *fresh), key=lambda one: RANKS.index(one.rank))
    return dataclasses.replace(review, decisions=tuple(both))


def _entries(
    handbook: Handbook, prints: dict[str, str], today: datetime.date
) -> Iterator[Decision]:
    ranked = ranks(handbook, today)
    urgent = {one.id for one in handbook.clauses() if needs_value(handbook, one)}
    for rank in RANKS:
        for name in sorted(prints, key=lambda name: name not in urgent):
            if ranked[name] == rank:
                yield Decision(clause=Located(name), rank=Located(rank), text=Located(prints[name]))


def ranks(handbook: Handbook, today: datetime.date) -> dict[str, str]:
    """Say why each clause comes when it does.

    `law`: a reference that it cites changed since the last edition, or was checked more than
    12 months ago. `changed`: the clause itself changed. `default`: it uses a value that
    nobody set.

    Args:
        handbook: The handbook.
        today: The day that counts as today.
    """
    changes = handbook.standing.differences
    law = {one.id for one in changes if one.kind == "reference" and one.material}
    law |= {
        str(one.id)
        for one in handbook.of(REFERENCES)
        if add_months(one.checked_on, REFERENCE_MONTHS) < today
    }
    changed = {one.id for one in changes if one.kind == "clause"}
    found: dict[str, str] = {}
    for resolved in handbook.clauses():
        if law & set(resolved.clause.references):
            rank = "law"
        elif resolved.id in changed:
            rank = "changed"
        elif any(handbook.parameters[name].at_default for name in used(resolved.clause, handbook)):
            rank = "default"
        else:
            rank = "rest"
        found[resolved.id] = rank
    return found


def used(clause: Clause, handbook: Handbook) -> set[str]:
    """Give the names of the declared parameters that a clause's texts use."""
    names = {
        found.name for text in texts(clause) for _, words in text.values for found in braces(words)
    }
    return {
        name
        for name in filter(None, names)
        if name in handbook.parameters and handbook.parameters[name].parameter is not None
    }


def needs_value(handbook: Handbook, resolved: ResolvedClause) -> bool:
    """Tell whether a clause uses a value that each company should set, and nobody has."""
    values = (handbook.parameters[name] for name in used(resolved.clause, handbook))
    return any(value.parameter and value.parameter.fill_in and value.at_default for value in values)


def signature_of(handbook: Handbook, reviews: tuple[Review, ...]) -> Review | None:
    """Find the signed review that these very clauses went through."""
    digest = clauses_digest(fingerprints(handbook))
    signed = [one for one in reviews if one.signed is not None and one.signed.digest == digest]
    return signed[-1] if signed else None


def state_of(one: Decision, prints: dict[str, str]) -> str:
    """Say how far a decision is: `open`, `asked`, `to-do`, `stale` or `done`.

    `to-do` is a change or a removal that the handbook does not show yet; `stale` is a clause
    that was kept and then changed all the same.
    """
    now = prints.get(str(one.clause))
    if one.decision is None:
        # A clause that went away needs no decision any more: its removal is a change of a layer.
        return "open" if now is not None else "done"
    if one.decision == "ask":
        return "asked"
    if one.decision == "keep":
        return "done" if now == one.text else "stale"
    if one.decision == "remove":
        return "done" if now is None else "to-do"
    return "to-do" if now == one.text else "done"
