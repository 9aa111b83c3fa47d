"""Merge reviewers' exports into a review record, without losing anybody's word."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from functools import partial

from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.review import Decision, Export, Review, Verdict
from generator.model.say import say
from generator.model.signs import against
from generator.review.proposals import proposed


def merge(
    review: Review, exports: tuple[Export, ...], today: datetime.date, problems: Collector
) -> Review:
    """Put decisions into the record.

    A reviewer's newer word replaces the own older one, and an answer closes a question. Two
    reviewers who disagree are a conflict: the clause becomes a question that holds both.

    Args:
        review: The record; it stays as it is.
        exports: What reviewers decided, in the order in which it counts.
        today: Day for decisions that bear none.
        problems: Receives HB616 for a clause that is not under review, and for words that
            are too long once they are put together; as a warning, HB617 for each conflict.
    """
    decisions: dict[str, Decision] = {str(one.clause): one for one in review.decisions}
    for export in exports:
        for name, verdict in export.verdicts.items():
            if name not in decisions:
                problems.add(
                    "HB616",
                    say(
                        "the export of '{reviewer}' decides about '{name}', which is not under"
                        " review",
                        reviewer=export.reviewer,
                        name=name,
                    ),
                    export.place,
                    partial(did_you_mean, name, tuple(decisions)),
                )
                continue
            merged = _merged(decisions[name], verdict, export.reviewer, today)
            if reason := against(merged.note or "-") or against(merged.by or "-"):
                problems.add(
                    "HB616",
                    say(
                        "'{name}': the words of all reviewers together can't be kept: {reason}",
                        name=name,
                        reason=reason,
                    ),
                    export.place,
                    say("say it more briefly, in this export or in the record"),
                )
                continue
            if merged.decision == "ask" and decisions[name].decision not in {None, "ask"}:
                _report(decisions[name], verdict, export, problems)
            decisions[name] = merged
    proposals = proposed(review.proposals, exports)
    return dataclasses.replace(review, decisions=tuple(decisions.values()), proposals=proposals)


def _merged(one: Decision, verdict: Verdict, reviewer: str, today: datetime.date) -> Decision:
    by = Located(verdict.by or reviewer)
    fresh = dataclasses.replace(
        one,
        decision=Located(verdict.decision),
        note=Located(verdict.note) if verdict.note else None,
        by=by,
        date=verdict.date or today,
        material=verdict.material,
    )
    if one.decision is None or one.by == by or one.decision == "ask":
        return fresh
    if one.decision == verdict.decision:
        names = [*str(one.by or "").split(" + "), str(by)]
        together = " + ".join(dict.fromkeys(filter(None, names)))
        notes = dict.fromkeys(filter(None, (one.note, verdict.note)))
        return dataclasses.replace(
            fresh,
            by=Located(together),
            note=Located("; ".join(notes)) if notes else None,
            material=one.material or verdict.material,
        )
    said = f"{_said(one.by, one.decision, one.note)} | {_said(by, verdict.decision, verdict.note)}"
    return dataclasses.replace(
        fresh, decision=Located("ask"), note=Located(said), by=Located(f"{one.by} + {by}")
    )


def _said(by: str | None, decision: str, note: str | None) -> str:
    return f"{by}: {decision}" + (f" ({note})" if note else "")


def _report(one: Decision, verdict: Verdict, export: Export, problems: Collector) -> None:
    if verdict.decision == "ask" or str(one.by) == (verdict.by or export.reviewer):
        return
    mine = _said(one.by, str(one.decision), one.note)
    other = _said(verdict.by or export.reviewer, verdict.decision, verdict.note)
    problems.add(
        "HB617",
        say(
            "the reviewers disagree on '{clause}': {mine}; {other}",
            clause=one.clause,
            mine=mine,
            other=other,
        ),
        one.place if one.place.file else export.place,
        say("agree on one decision, and import it or write it into the record"),
        warning=True,
    )


def tally(review: Review) -> Mapping[str, int]:
    """Count the decisions by what they are; `open` counts those that are missing."""
    counts = dict.fromkeys(("keep", "change", "remove", "ask", "open"), 0)
    for one in review.decisions:
        counts[str(one.decision or "open")] += 1
    return counts
