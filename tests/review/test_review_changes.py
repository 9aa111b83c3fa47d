"""What readers see of the changes since the last edition, and what is left to the owner."""

from __future__ import annotations

import dataclasses
import re

import pytest

from generator.model.edition import Difference, FieldDiff
from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.render.context import Context
from generator.render.tracking import Tracking
from tests.review.review_desk import COMPANY
from tests.shipped import handbook_of


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Resolve the shipped example bank."""
    return handbook_of(company=COMPANY)


def differing(kind: str, field: str, before: object, after: object) -> Difference:
    """Make an entry of which one field differs."""
    changed = (FieldDiff(name=field, before=before, after=after),)
    return Difference(
        kind=kind, id="x", action="amended", fields=changed, material=False, title={"pl": "X"}
    )


def page(handbook: Handbook, *found: Difference, owner: bool = False) -> Tracking:
    """Give the view of a handbook with those differences."""
    standing = dataclasses.replace(handbook.standing, differences=found)
    shows = EVERYTHING if owner else handbook.shows
    return Tracking(Context(dataclasses.replace(handbook, standing=standing, shows=shows), "pl"))


def test_reviewed_chapters_are_counted_and_not_listed(handbook: Handbook) -> None:
    """After a yearly review there would be a line for each of them."""
    days = ("2026-11-02", "2027-03-12")
    found = page(
        handbook, differing("chapter", "reviewed", *days), differing("chapter", "summary", "a", "b")
    )

    assert found.reviewed == 1
    assert [one.fields[0].name for one in found.group("rest")] == ["summary"]


@pytest.mark.parametrize("kind", ["review-task", "area", "guide"])
def test_what_the_owner_alone_sees_is_told_the_owner(handbook: Handbook, kind: str) -> None:
    """Employees meet no task of the review, so they read of no change to one."""
    change = differing(kind, "name", "a", "b")

    assert page(handbook, change).group("rest") == []
    assert page(handbook, change, owner=True).group("rest") == [change]


@pytest.mark.parametrize(
    ("field", "before", "after", "told"),
    [
        ("valid_from", "2026-11-02", "2027-03-12", "2&#46;11.2026 12&#46;03.2027"),
        ("owner", "hr", "legal", "HR Obsługa prawna"),
        ("clauses", ["crisis.pause"], ["crisis.gone"], r"Wstrzymaj .* crisis\.gone"),
        ("reviewed", "soon", "never", "soon never"),
    ],
)
def test_ids_and_days_are_told_as_readers_know_them(
    handbook: Handbook, field: str, before: object, after: object, told: str
) -> None:
    """What an id no longer leads to stays an id."""
    (line,) = page(handbook).details(differing("risk", field, before, after))
    words = re.sub(r"</?(?:del|ins)>", "", line.partition(": ")[2])

    assert re.fullmatch(told, words), words
