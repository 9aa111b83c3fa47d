"""What stands against signing a review, and its signature."""

from __future__ import annotations

import dataclasses
import datetime

from generator.model.handbook import Handbook
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.review import Decision, Review, Signature
from generator.review.run import clauses_digest, fingerprints, state_of

_STATES = {
    "open": ("HB611", "is undecided", "decide: keep, change, remove or ask"),
    "asked": ("HB613", "has an open question", "answer it, and decide: keep, change or remove"),
    "to-do": ("HB613", "was to be {}d, but still reads as it did", "carry the decision out"),
    "stale": ("HB618", "was kept, but has changed since", "decide about the new text"),
}


def sign(
    review: Review, handbook: Handbook, *, by: str, today: datetime.date, bulk: bool
) -> Review:
    """Close a review.

    Args:
        review: The record.
        handbook: The handbook as it stands after the review.
        by: The role that signs.
        today: Day of the signature.
        bulk: True when keeping everything in one go is meant.

    Raises:
        ProblemsFound: HB607 (drift), HB611 (undecided), HB612 (no reason), HB613 (open
            question or not carried out), HB614 (all kept in one go), HB615 (signed already),
            HB618 (changed after it was kept).
    """
    problems = Collector()
    refuse_signed(review, problems)
    prints = fingerprints(handbook)
    known = {str(one.clause) for one in review.decisions}
    for name in prints:
        if name not in known:
            problems.add(
                "HB611",
                f"'{name}' is new and undecided",
                review.place,
                "run `handbook review start` again: it adds new clauses",
            )
    for one in review.decisions:
        _check(one, prints, problems)
    check_drift(handbook, problems)
    in_bulk = _in_bulk(review)
    if in_bulk and not bulk:
        problems.add(
            "HB614",
            f"all {len(review.decisions)} clauses were kept in one go, without a single note",
            review.place,
            "review them one by one, or say that it is meant with --confirm-bulk",
        )
    problems.raise_if_failed()
    signature = Signature(
        by=Located(by), date=today, digest=Located(clauses_digest(prints)), bulk=in_bulk
    )
    return dataclasses.replace(review, signed=signature)


def refuse_signed(review: Review, problems: Collector) -> None:
    """Report a record that is closed (HB615)."""
    if review.signed is not None:
        problems.add(
            "HB615",
            f"the review of {review.year} was signed on {review.signed.date}",
            _place(review.signed.place, review),
            "begin the next one with `handbook review start --year`",
        )


def check_drift(handbook: Handbook, problems: Collector) -> None:
    """Report clauses whose translation nobody has confirmed (HB607)."""
    for resolved in handbook.clauses():
        for language in resolved.unconfirmed:
            problems.add(
                "HB607",
                f"nobody has confirmed that the '{language}' text of '{resolved.id}' still says"
                " the same",
                resolved.place,
                "compare the texts, then run `handbook translations confirm`",
            )


def _check(one: Decision, prints: dict[str, str], problems: Collector) -> None:
    state = state_of(one, prints)
    if state != "done":
        code, message, hint = _STATES[state]
        told = message.format(str(one.decision).removesuffix("e") + "e")
        problems.add(code, f"'{one.clause}' {told}", one.place, hint)
    if one.decision is not None and one.decision != "keep" and one.note is None:
        problems.add(
            "HB612",
            f"the decision to {one.decision} '{one.clause}' has no reason",
            one.decision.place,
            "add a line 'note: ...'",
        )


def _in_bulk(review: Review) -> bool:
    """Tell whether everything was kept by the same hand, on one day, without a word."""
    if any(one.decision != "keep" or one.note is not None for one in review.decisions):
        return False
    hands = {(one.by, one.date) for one in review.decisions}
    return len(review.decisions) > 1 and len(hands) == 1


def _place(place: Place, review: Review) -> Place:
    return place if place.file else review.place
