"""How far a review is, and which chapters and references are overdue."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.handbook import Handbook
from generator.model.review import RANKS, Review
from generator.model.say import Said, joined, say, say_many
from generator.render.prose import flat
from generator.resolve.exceptions import exceptions
from generator.review.due import Due, due_dates
from generator.review.merging import tally
from generator.review.run import fingerprints, state_of

_SHOWN = 8
"""Clauses that are named in the text form before the rest is only counted."""
_STATES = {
    "open": say("undecided"),
    "asked": say("an open question"),
    "to-do": say("not carried out yet"),
    "stale": say("changed since it was kept"),
}


def _count_of(decision: str, n: int) -> Said:
    return {
        "keep": say("{n} keep", n=n),
        "change": say("{n} change", n=n),
        "remove": say("{n} remove", n=n),
        "ask": say("{n} ask", n=n),
        "open": say("{n} open", n=n),
    }[decision]


def _rank_of(rank: str, n: int) -> Said:
    return {
        "law": say("{n} whose law changed or was checked more than 12 months ago", n=n),
        "changed": say("{n} changed since the last edition", n=n),
        "default": say("{n} with a value left at its default", n=n),
        "rest": say("{n} others", n=n),
    }[rank]


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
        "ended": sum(1 for one in exceptions(handbook) if one.until < today),
        "open": 0,
        "due": dates,
        "exceptions": [
            {
                "target": one.target,
                "until": one.until.isoformat(),
                "ended": one.until < today,
            }
            for one in exceptions(handbook)
        ],
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


def counted(counts: Mapping[str, int]) -> Said:
    """Tell how many decisions of each kind there are."""
    return joined(", ", (_count_of(name, count) for name, count in counts.items()))


def status_lines(review: Review | None, handbook: Handbook, today: datetime.date) -> list[Said]:
    """Tell the same in a few lines for a terminal."""
    data = status_data(review, handbook, today)
    if review is None:
        head = say(
            "{name} {version}: no review has begun", name=handbook.name, version=handbook.version
        )
        return [head, *_ended_lines(data["exceptions"]), *_due_lines(data["due"])]
    return [
        *_review_lines(review, handbook, data["review"], today),
        *_ended_lines(data["exceptions"]),
        *_due_lines(data["due"]),
    ]


def _ended_lines(every: list[dict[str, Any]]) -> Iterator[Said]:
    """Name each exception that is over: somebody has to decide, and nothing lapses by itself."""
    for one in every:
        if one["ended"]:
            yield say(
                "the exception of '{target}' ended on {day}",
                target=one["target"],
                day=one["until"],
            )


def _review_lines(
    review: Review, handbook: Handbook, told: dict[str, Any], today: datetime.date
) -> Iterator[Said]:
    total = len(review.decisions)
    yield say(
        "Review {year} of {name}: {decided} of {total} decided ({counts})",
        year=review.year,
        name=handbook.name,
        decided=total - told["counts"]["open"],
        total=total,
        counts=counted(told["counts"]),
    )
    ranks = [_rank_of(rank, count) for rank, count in told["ranks"].items() if count]
    yield from map(_indented, ranks)
    unfinished = [*told["unfinished"].items()]
    for name, state in unfinished[:_SHOWN]:
        yield _indented(joined(": ", [name, _STATES[state]]))
    if len(unfinished) > _SHOWN:
        yield _indented(say("and {n} more", n=len(unfinished) - _SHOWN))
    for name in told["new"]:
        yield _indented(say("{name}: new, run `handbook review start` again", name=name))
    if review.signed:
        signed = say("signed on {date} by {by}", date=review.signed.date, by=review.signed.by)
        yield _indented(signed)
    elif review.due < today:
        yield _indented(say("overdue since {date}", date=review.due))


def _due_lines(dates: list[dict[str, Any]]) -> Iterator[Said]:
    late = [one for one in dates if one["overdue"]]
    chapters = [one["due"] for one in late if one["kind"] == "chapter"]
    references = [one["due"] for one in late if one["kind"] == "reference"]
    if chapters:
        yield say_many(
            "{n} chapter overdue, since {first}",
            "{n} chapters overdue, the first since {first}",
            len(chapters),
            first=min(chapters),
        )
    if references:
        yield say_many(
            "{n} reference overdue, since {first}",
            "{n} references overdue, the first since {first}",
            len(references),
            first=min(references),
        )
    if not late:
        following = min(one["due"] for one in dates)
        yield say("Nothing is overdue; the next review is due on {date}", date=following)


def _indented(line: str) -> Said:
    return joined("", ["  ", line])
