"""Pages tell how a layer changed when a clause applies."""

from __future__ import annotations

from collections.abc import Callable

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import snapshot
from generator.model.handbook import Handbook
from generator.render.changes import as_text
from generator.render.context import Context
from tests.aid_trees import aid_tree
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
        "when": ("about&#58; client", "about&#58; client, work"),
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
