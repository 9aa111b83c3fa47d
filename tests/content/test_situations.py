"""Everyday situations: what the conditions of the shipped clauses make of them."""

from __future__ import annotations

import functools
from typing import Any

import pytest
import yaml

from generator.aid.outcomes import Aid, aid_of
from generator.sources.home import profile_names
from tests.shipped import handbook_of
from tests.trees import ROOT

SITUATIONS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "content" / "situations.yml").read_text(encoding="utf-8")
)["situations"]
QUESTIONS = ("role", "account", "about", "form")


@functools.cache
def aid(industries: tuple[str, ...]) -> Aid:
    """Give what the base with some profiles says of posts."""
    return aid_of(handbook_of(industries))


def selection(situation: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the answers of a situation by their question."""
    given = {name: situation[name] for name in QUESTIONS if name in situation}
    return {
        name: (value,) if isinstance(value, str) else tuple(value) for name, value in given.items()
    }


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: str(one["story"])[:40])
def test_a_situation_has_the_outcome_that_the_clauses_demand(situation: dict[str, Any]) -> None:
    """The outcome is the one written down, and the clause named for it is among the deciding."""
    result = aid(tuple(situation.get("industries", ()))).result(selection(situation))
    assert result.outcome is not None
    assert result.outcome.word == situation["outcome"], [one.box.id for one in result.deciding]
    assert situation["by"] in [one.box.id for one in result.deciding]


@pytest.mark.parametrize("industries", [(), *((name,) for name in profile_names(ROOT))])
def test_every_answer_about_a_post_is_tried(industries: tuple[str, ...]) -> None:
    """No answer to the question about the matter is without a situation of its layers."""
    matter = aid(industries).space.matter
    assert matter is not None
    tried = {
        answer
        for one in SITUATIONS
        if tuple(one.get("industries", ())) in ((), industries)
        for answer in one["about"]
    }
    assert set(matter.ids) == tried & set(matter.ids)


def test_every_account_form_and_outcome_is_tried() -> None:
    """The situations reach every account, form and outcome, each right, and mixed posts."""
    for question in ("account", "form"):
        assert set(aid(()).space[question].ids) == {
            one[question] for one in SITUATIONS if question in one
        }
    assert {one["outcome"] for one in SITUATIONS} == {"go", "like-this", "ask", "do-not"}
    assert any(len(one["about"]) > 1 for one in SITUATIONS)
