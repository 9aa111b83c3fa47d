"""Laws of comparing editions, on made-up ones and on the shipped handbook."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, given, settings

from generator.compare.diff import apply, diff
from generator.compare.snapshot import KINDS, snapshot
from generator.compare.wording import explained, same_words, word_diff
from generator.model.edition import signers
from tests.editions.edition_trees import editions, pair
from tests.shares import share

LAWS = settings(max_examples=share(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAWS
@given(editions())
def test_edition_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    """diff(A, A) is empty, also for a copy."""
    assert diff(snapshot(data), snapshot(copy.deepcopy(data))) == ()


@LAWS
@given(editions(), editions())
def test_applying_the_differences_gives_the_later_edition(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """apply(A, diff(A, B)) is B, entry by entry and in order."""
    old, new = snapshot(first), snapshot(second)
    made = apply(old, diff(old, new))

    assert dict(made.entries) == dict(new.entries)
    assert [made.order(kind) for kind in KINDS] == [new.order(kind) for kind in KINDS]


@LAWS
@given(editions(), editions())
def test_every_entry_that_differs_is_listed_once(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """No clause is missed, none is told twice, and none is told that did not change."""
    old, new = snapshot(first), snapshot(second)
    keys = {*old.entries, *new.entries}
    differing = {key for key in keys if old.entries.get(key) != new.entries.get(key)}
    listed = [(one.kind, one.id) for one in diff(old, new) if one.action != "moved"]

    assert len(listed) == len(set(listed))
    assert set(listed) == differing


@LAWS
@given(editions(), editions())
def test_word_steps_lead_from_one_wording_to_the_other(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """The kept and the old words are the first text, the kept and the new the second."""
    before, after = first["one_page"]["intro"]["pl"], second["one_page"]["intro"]["pl"]
    steps = word_diff(before, after)

    assert "".join(words for sign, words in steps if sign in "=-") == before
    assert "".join(words for sign, words in steps if sign in "=+") == after


def test_strength_decides_tightened_and_weakened() -> None:
    """Up the ladder is tightened; down or across is weakened; both are material."""
    first, second = pair()
    rules = second["chapters"][0]["clauses"]
    rules[0]["strength"], rules[1]["strength"] = "must", "may"
    found = diff(snapshot(first), snapshot(second), ("a.x", "a.y"))

    assert [(one.id, one.action, one.material) for one in found] == [
        ("a.x", "tightened", True),
        ("a.y", "weakened", True),
    ]
    assert signers(found) == ("hr",)


def test_wording_is_material_unless_only_signs_changed_or_somebody_says_so() -> None:
    """A new word counts; a comma does not; a person may overrule for words only."""
    first, second = pair()
    rules = second["chapters"][0]["clauses"]
    rules[0]["statement"] = {"en": "Answer x, in 24 hours!"}
    rules[1]["statement"] = {"en": "Answer y kindly in 24 hours."}
    rules[2]["audience"] = ["hr", "everyone"]
    old, new = snapshot(first), snapshot(second)

    assert [one.material for one in diff(old, new)] == [False, True, True]
    assert [one.material for one in diff(old, new, ("a.y", "a.z"))] == [False, False, True]


def test_new_value_is_named_as_the_cause_of_new_words() -> None:
    """A clause that changed through a parameter only says which one."""
    first, second = pair()
    second["parameters"]["hours"] = {"value": 8, "shown": {"en": "8"}, "label": {"en": "Hours"}}
    for rule in second["chapters"][0]["clauses"][:2]:
        rule["statement"] = {"en": rule["statement"]["en"].replace("24", "8")}
    second["chapters"][0]["clauses"][1]["why"] = {"en": "Because."}
    found = {one.id: one for one in diff(snapshot(first), snapshot(second))}

    assert found["a.x"].causes == ("hours",)
    assert found["a.y"].causes == ()
    assert (found["hours"].action, found["hours"].title) == ("set", {"en": "Hours"})


def test_removed_clause_tells_the_reason_of_the_layer() -> None:
    """Reason and approval come from what the later edition says about removed clauses."""
    first, second = pair()
    gone = second["chapters"][0]["clauses"].pop(1)
    event = {"action": "removed", "layer": "company:x", "reason": {"en": "Old."}}
    second["removed"] = [{**gone, "history": [{**event, "approved_by": "Board"}]}]
    (found,) = diff(snapshot(first), snapshot(second))

    assert (found.action, found.reason, found.approved_by) == ("removed", {"en": "Old."}, "Board")
    assert (found.layer, found.audience, found.material) == ("company:x", ("hr",), True)


def test_moved_clauses_are_one_editorial_difference() -> None:
    """A new order is told once and asks nobody to sign."""
    first, second = pair()
    second["chapters"][0]["clauses"].reverse()
    (found,) = diff(snapshot(first), snapshot(second))

    assert (found.kind, found.action, found.material) == ("clause", "moved", False)


def test_reference_that_was_only_checked_again_is_editorial() -> None:
    """A new check date is no change of law; a new status is one."""
    first, second = pair()
    second["references"][0]["checked_on"] = "2027-01-01"
    (found,) = diff(snapshot(first), snapshot(second))
    assert found.material is False
    second["references"][0]["status"] = "repealed"
    (found,) = diff(snapshot(first), snapshot(second))

    assert found.material is True


def test_words_are_compared_without_signs_and_capitals() -> None:
    """Only words count for what is editorial, and causes must explain every one of them."""
    assert same_words("Ask, first.", "ask first")
    assert not same_words("may", "may not")
    assert explained("in 2 h", "in 3 h", (("n", "2", "3"),)) == {"n"}
    assert explained("in 2 h", "in 3 hours", (("n", "2", "3"),)) is None
