"""What the start page leads to: answers to wishes, people, and the date of the next review."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.days import add_months
from generator.model.entries import Route
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.labels import Label
from generator.model.layers import Contact
from generator.model.registers import ROUTES
from generator.resolve.collapse import answering


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A route with the clause that answers it."""

    route: Route
    resolved: ResolvedClause

    @property
    def step(self) -> bool:
        """True for one of the first steps when something went wrong."""
        return self.route.urgent == "step"

    @property
    def case(self) -> bool:
        """True for a trouble of its own."""
        return self.route.urgent == "case"


def answers(handbook: Handbook) -> tuple[Answer, ...]:
    """Give the routes whose clause stands; one that a layer took out answers nothing."""
    standing = {resolved.id: resolved for resolved in handbook.clauses()}
    return tuple(
        Answer(route=route, resolved=standing[route.clause])
        for route in handbook.of(ROUTES)
        if route.clause in standing
    )


def next_review(handbook: Handbook) -> datetime.date | None:
    """Give the first day on which a chapter's review falls due; None without chapters."""
    due = (add_months(chapter.reviewed, chapter.review_months) for chapter in handbook.chapters)
    return min(due, default=None)


def people(handbook: Handbook) -> Iterator[tuple[Label, Contact]]:
    """Walk who answers for every role that has nobody, and who stands in; often nobody does."""
    contacts = handbook.contacts
    role = answering(handbook.company, essentials=handbook.essentials)
    first = next((one for one in contacts if one.role == role), None)
    if first is not None:
        yield Label.SITE_OTHER_ROLES, first
        others = [one for one in contacts if one is not first]
        yield from ((Label.SITE_STANDS_IN, one) for one in others[:1])
