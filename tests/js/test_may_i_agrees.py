"""The page's script and the engine say the same of a post."""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.aid.outcomes import Aid, aid_of
from generator.model.handbook import Handbook
from generator.render.site import render
from tests.aid_trees import aid_tree
from tests.shipped import handbook_of

FOLDER = Path(__file__).parent
_CARD = re.compile(
    r'<details class="hb-aid-card" data-hb-demands="([^"]*)" data-hb-when="([^"]*)"'
    r'.*?href="[^"]*#([^"]*)"',
    re.DOTALL,
)
Selection = dict[str, list[str]]


def _judged(node: str, handbook: Handbook, aid: Aid, selections: list[Selection]) -> list[Any]:
    """Let the script judge by what stands on the page; rules are named by their anchors."""
    page = render(handbook).pages["pl"]["may-i.md"]
    cards = _CARD.findall(page)
    given = {
        "questions": [
            {
                "id": one.id,
                "answers": list(one.ids),
                "alone": [str(it.id) for it in one.choices if it.alone],
            }
            for one in aid.space.dimensions
        ],
        "rules": [{"demands": it, "when": html.unescape(when)} for it, when, _ in cards],
        "selections": selections,
    }
    done = subprocess.run(
        [node, "judge_posts.js"],
        cwd=FOLDER,
        input=json.dumps(given),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    names = [anchor for _, _, anchor in cards]
    return [
        {
            **one,
            "rights": [names[index] for index in one["rights"]],
            "rules": [(names[rule["index"]], rule["outcome"]) for rule in one["rules"]],
        }
        for one in json.loads(done.stdout)
    ]


def _reckoned(aid: Aid, selection: Selection) -> dict[str, Any]:
    """Give what the engine says, in the same words."""
    result = aid.result(selection)
    return {
        "outcome": result.outcome.word if result.outcome is not None else None,
        "rights": [one.box.resolved.clause.anchor for one in result.rights],
        "rules": [(one.box.resolved.clause.anchor, one.outcome.word) for one in result.clauses],
        "open": list(result.open),
    }


def _selections(aid: Aid, count: int) -> Iterable[Selection]:
    """Walk selections of every size; the same ones in each run."""
    chance = random.Random(2026)  # noqa: S311 - no secret
    for _ in range(count):
        selection = {}
        for one in aid.space.dimensions:
            most = min(len(one.ids), 4) if one.many else 1
            if answers := chance.sample(one.ids, chance.randint(0, most)):
                selection[one.id] = answers
        yield selection


@pytest.mark.parametrize(
    ("industries", "company"), [((), None), (("finance", "healthcare"), None), ((), "lesna-polana")]
)
def test_script_and_engine_agree(
    node: str, industries: tuple[str, ...], company: str | None
) -> None:
    """Outcome, rights, rules in their order, and what is open, for hundreds of selections."""
    handbook = handbook_of(industries, company)
    aid = aid_of(handbook)
    singles = [{"about": [one]} for one in aid.space["about"].ids]
    selections: list[Selection] = [{}, *singles, *_selections(aid, 300)]
    found = _judged(node, handbook, aid, selections)

    assert len(found) > 300
    assert {one["outcome"] for one in found} >= {"like-this", "ask", "do-not"}
    assert [
        (selection, one)
        for selection, one in zip(selections, found, strict=True)
        if one != _reckoned(aid, selection)
    ] == []


def test_a_right_caps_what_names_no_subject(node: str, handbook: Callable[..., Handbook]) -> None:
    """Beside a client the rule of the account counts in full; beside pay alone it says how."""
    whole = handbook(aid_tree())
    mixed, pay = _judged(
        node, whole, aid_of(whole), [{"about": ["pay", "client"]}, {"about": ["pay"]}]
    )

    assert (mixed["outcome"], mixed["rights"]) == ("do-not", ["talk-pay"])
    assert ("talk-voice", "do-not") in mixed["rules"]
    assert pay["outcome"] == "like-this"
    assert ("talk-voice", "like-this") in pay["rules"]
