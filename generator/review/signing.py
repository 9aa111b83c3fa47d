"""What stands against signing a review, and its signature."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from generator.model.gaps import unnamed, whole_gap
from generator.model.handbook import Handbook
from generator.model.place import Located, Place
from generator.model.problems import Collector, UsageFault
from generator.model.review import Decision, Review, Signature
from generator.model.say import Said, say
from generator.review.run import clauses_digest, fingerprints, state_of


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
        UsageFault: Nobody is named who signs.
        ProblemsFound: HB607 (drift), HB611 (undecided), HB612 (no reason), HB613 (open
            question or not carried out), HB614 (all kept in one go), HB615 (signed already),
            HB618 (changed after it was kept).
    """
    if not by.strip() or unnamed(by, "by") or whole_gap(by):
        raise UsageFault(
            say("'{gap}' names nobody", gap=by.strip()), say("say with --by which role signs")
        )
    problems = Collector()
    refuse_signed(review, problems)
    prints = fingerprints(handbook)
    known = {str(one.clause) for one in review.decisions}
    for name in prints:
        if name not in known:
            problems.add(
                "HB611",
                say("'{name}' is new and undecided", name=name),
                review.place,
                say("run `handbook review start` again: it adds new clauses"),
            )
    for one in review.decisions:
        _check(one, prints, problems)
    check_drift(handbook, problems)
    in_bulk = _in_bulk(review)
    if in_bulk and not bulk:
        problems.add(
            "HB614",
            say(
                "all {count} clauses were kept in one go, without a single note",
                count=len(review.decisions),
            ),
            review.place,
            say("review them one by one, or say that it is meant with --confirm-bulk"),
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
            say(
                "the review of {year} was signed on {date}",
                year=review.year,
                date=review.signed.date,
            ),
            _place(review.signed.place, review),
            say("begin the next one with `handbook review start --year`"),
        )


def check_drift(handbook: Handbook, problems: Collector) -> None:
    """Report clauses whose translation nobody has confirmed (HB607)."""
    for resolved in handbook.clauses():
        for language in resolved.unconfirmed:
            problems.add(
                "HB607",
                say(
                    "nobody has confirmed that the '{language}' text of '{id}' still says the same",
                    language=language,
                    id=resolved.id,
                ),
                resolved.place,
                say("compare the texts, then run `handbook translations confirm`"),
            )


def _check(one: Decision, prints: dict[str, str], problems: Collector) -> None:
    state = state_of(one, prints)
    if state == "stale" and str(one.clause) not in prints:
        state = "gone"
    for code, message, hint in _open(state, one):
        problems.add(code, message, one.place, hint)
    if one.decision is not None and one.decision != "keep" and not _says(one.note):
        problems.add(
            "HB612",
            say(
                "the decision to {decision} '{clause}' has no reason",
                decision=one.decision,
                clause=one.clause,
            ),
            one.decision.place,
            say("add a line 'note: ...'"),
        )


def _open(state: str, one: Decision) -> Iterator[tuple[str, Said, Said]]:
    """Say what keeps a decision from being settled: code, message and hint; nothing if it is."""
    name = one.clause
    carry_out = say("carry the decision out")
    if state == "open":
        hint = say("decide: keep, change, remove or ask")
        yield "HB611", say("'{name}' is undecided", name=name), hint
    elif state == "asked":
        hint = say("answer it, and decide: keep, change or remove")
        yield "HB613", say("'{name}' has an open question", name=name), hint
    elif state == "to-do" and one.decision == "remove":
        told = say("'{name}' was to be removed, but still reads as it did", name=name)
        yield "HB613", told, carry_out
    elif state == "to-do":
        told = say("'{name}' was to be changed, but still reads as it did", name=name)
        yield "HB613", told, carry_out
    elif state == "stale":
        told = say("'{name}' was kept, but has changed since", name=name)
        yield "HB618", told, say("decide about the new text")
    elif state == "gone":
        told = say("'{name}' was kept, but is no longer in the handbook", name=name)
        yield "HB618", told, say("write 'decision: remove' with a note, or take the rule back in")


def _in_bulk(review: Review) -> bool:
    """Tell whether everything was kept by the same hand, on one day, without a word."""
    if any(one.decision != "keep" or _says(one.note) for one in review.decisions):
        return False
    hands = {(one.by, one.date) for one in review.decisions}
    return len(review.decisions) > 1 and len(hands) == 1


def _says(note: str | None) -> bool:
    """Tell whether a note is there, and more than a mark for one that is to come."""
    return note is not None and not whole_gap(note)


def _place(place: Place, review: Review) -> Place:
    return place if place.file else review.place
