"""How far a review is, and which chapters and references are overdue."""

from __future__ import annotations

import datetime
from typing import Any

from generator.model.handbook import Handbook
from generator.model.review import RANKS, Review
from generator.render.prose import flat
from generator.review.due import Due, due_dates
from generator.review.merging import tally
from generator.review.run import fingerprints, state_of

_SHOWN = 8
"""Clauses that are named in the text form before the rest is only counted."""
_RANK_NAMES = {
    "law": "whose law changed or was checked more than 12 months ago",
    "changed": "changed since the last edition",
    "default": "with a value left at its default",
    "rest": "others",
}


def due_data(one: Due, handbook: Handbook) -> dict[str, Any]:
    """Give a due date as plain data, without saying whether it has passed."""
    languages = handbook.languages
    return {
        "kind": one.kind,
        "id": one.id,
        "title": {code: flat(one.title, handbook.parameters, code) for code in languages},
        "owner": one.owner,
        "last_reviewed": one.last.isoformat(),
        "review_months": one.months,
        "due": one.day.isoformat(),
    }


def status_data(review: Review | None, handbook: Handbook, today: datetime.date) -> dict[str, Any]:
    """Give the state of a review and of all due dates as plain data.

    Args:
        review: The record; None when no review has begun.
        handbook: The handbook as it stands.
        today: The day that counts as today.
    """
    dates = [{**due_data(one, handbook), "overdue": one.day < today} for one in due_dates(handbook)]
    data: dict[str, Any] = {
        "company": handbook.name,
        "version": handbook.version,
        "digest": handbook.digest,
        "today": today.isoformat(),
        "overdue": sum(1 for one in dates if one["overdue"] and one["kind"] == "chapter"),
        "open": 0,
        "due": dates,
    }
    if review is None:
        return data
    prints = fingerprints(handbook)
    states = {str(one.clause): state_of(one, prints) for one in review.decisions}
    new = [name for name in prints if name not in states]
    unfinished = [name for name, state in states.items() if state != "done"]
    return {
        **data,
        "open": len(unfinished) + len(new),
        "review": {
            "year": review.year,
            "edition": str(review.edition),
            "due": review.due.isoformat(),
            "counts": tally(review),
            "ranks": {
                rank: sum(1 for one in review.decisions if one.rank == rank) for rank in RANKS
            },
            "unfinished": {name: states[name] for name in unfinished},
            "new": new,
            "signed": review.signed.date.isoformat() if review.signed else None,
        },
    }


def status_lines(review: Review | None, handbook: Handbook, today: datetime.date) -> list[str]:
    """Tell the same in a few lines for a terminal."""
    data = status_data(review, handbook, today)
    lines = []
    if review is None:
        lines.append(f"{handbook.name} {handbook.version}: no review has begun")
    else:
        told = data["review"]
        total = len(review.decisions)
        decided = total - told["counts"]["open"]
        counts = ", ".join(f"{told['counts'][name]} {name}" for name in told["counts"])
        about = f"Review {review.year} of {handbook.name}"
        lines.append(f"{about}: {decided} of {total} decided ({counts})")
        lines += [
            f"  {told['ranks'][rank]} {_RANK_NAMES[rank]}" for rank in RANKS if told["ranks"][rank]
        ]
        lines += [f"  {name}: {state}" for name, state in [*told["unfinished"].items()][:_SHOWN]]
        if len(told["unfinished"]) > _SHOWN:
            lines.append(f"  and {len(told['unfinished']) - _SHOWN} more")
        lines += [f"  {name}: new, run `handbook review start` again" for name in told["new"]]
        if review.signed:
            lines.append(f"  signed on {review.signed.date} by {review.signed.by}")
        elif review.due < today:
            lines.append(f"  overdue since {review.due}")
    late = [one for one in data["due"] if one["overdue"]]
    for kind in ("chapter", "reference"):
        found = [one for one in late if one["kind"] == kind]
        if found:
            first = min(one["due"] for one in found)
            name = kind if len(found) == 1 else f"{kind}s"
            lines.append(f"{len(found)} {name} overdue, the first since {first}")
    if not late:
        following = min(one["due"] for one in data["due"])
        lines.append(f"Nothing is overdue; the next review is due on {following}")
    return lines
