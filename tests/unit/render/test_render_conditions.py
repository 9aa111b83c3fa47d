"""Conditions of clauses on pages: readers read questions and answers, never their ids."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.render import render
from tests.aid_trees import CLAUSES, aid_tree
from tests.trees import amend, company


def test_a_changed_condition_is_told_in_the_words_of_the_answers(
    handbook: Callable[..., Handbook],
) -> None:
    """Questions and answers by their titles, audiences as answers by their names."""
    change = amend("talk.care", "when: {about: [work, client], role: [admins]}")
    clauses = {**CLAUSES, "care": "should|when: {about: [work], role: [admins]}"}
    found = handbook({**aid_tree(clauses), **company(change)}, (), "acme")
    page = render(dataclasses.replace(found, shows=EVERYTHING)).pages["en"][
        "comparison-company-acme.md"
    ]

    assert "| About what? Work; A client · Who are you? Admins |" in page
    assert "about: work" not in page
