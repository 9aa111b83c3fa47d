"""Conditions of clauses on pages: readers read questions and answers, never their ids."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import snapshot
from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.render.changes import as_text
from generator.render.context import Context
from generator.render.site import render
from tests.aid_trees import CLAUSES, aid_tree
from tests.trees import amend, company


def test_conditions_before_and_after_a_change_are_one_line_each(
    handbook: Callable[..., Handbook],
) -> None:
    """Each question with its answers; nothing where there was no condition."""
    change = amend("talk.client", "when: {about: [client, work]}", "unless: {}")
    found = handbook({**aid_tree(), **company(change)}, company="acme")
    client = next(one for one in found.clauses() if one.id == "talk.client")
    context = Context(found, "en")

    told = {
        one.name: (context.changed(one.name, one.before), context.changed(one.name, one.after))
        for one in client.history[0].changes
    }

    assert told == {
        "when": ("About what? A client", "About what? A client; Work"),
        "unless": ("nothing", "nothing"),
    }


def test_another_condition_is_a_difference_between_editions(
    handbook: Callable[..., Handbook],
) -> None:
    """It is material, and told in words."""
    before = snapshot(as_data(handbook(aid_tree())))
    change = company(amend("talk.client", "when: {about: [client, work]}"))
    after = snapshot(as_data(handbook({**aid_tree(), **change}, company="acme")))

    found = [one for one in diff(before, after) if one.id == "talk.client"]

    assert [(one.action, one.material) for one in found] == [("amended", True)]
    assert "    when: about: client{+; work+}" in as_text(tuple(found), "en")


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
