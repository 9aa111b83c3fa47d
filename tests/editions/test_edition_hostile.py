"""Editions that somebody wrote by hand, with hashes that fit: data, never markup or traceback."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.compare.snapshot import digest_of
from generator.editions.seal import seal_of
from generator.model.text import Text
from generator.render.context import Context
from generator.render.tracking import Tracking
from generator.workshop import asked
from tests.editions.edition_trees import APPROVE, NAME, raise_version
from tests.trees import ROOT

Run = Callable[..., tuple[int, str, str]]
BAD = '"><img src=x onerror=alert(1)> } onclick="x" {{ 7*7 }} | **b**'


def forge(root: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change an edition and compute its hashes anew, as an attacker would."""
    data = json.loads((root / NAME).read_text(encoding="utf-8"))
    change(data)
    content = {name: value for name, value in data.items() if name != "approval"}
    with contextlib.suppress(AttributeError, TypeError):
        data["digest"] = digest_of(content)
    data["approval"]["seal"] = seal_of(data)
    (root / NAME).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (root / NAME).with_name("index.yml").unlink()


def poison(data: dict[str, Any]) -> None:
    """Put markup wherever an edition may hold text."""
    data["approval"].update(by=BAD, note=BAD)
    for clause in data["chapters"][0]["clauses"]:
        clause["audience"] = [BAD]
        clause["statement"] = dict.fromkeys(("pl", "en"), BAD)
        clause["title"] = dict.fromkeys(("pl", "en"), BAD)
        clause["history"] = []
    data["chapters"][0]["clauses"].append(
        {**data["chapters"][0]["clauses"][0], "id": "talk.gone" + BAD, "strength": BAD}
    )
    data["risks"] = [{"id": BAD, "threat": {"pl": BAD, "en": 5}}]


def test_forged_edition_is_shown_as_text(run: Run, root: Path) -> None:
    """Each line of the page of changes holds the signs as text, and no attribute of theirs."""
    run(*APPROVE, "1.0")
    raise_version(root)
    forge(root, poison)
    labels = (ROOT / "handbook/labels.yml").read_text(encoding="utf-8")
    (root / "handbook/labels.yml").write_text(labels, encoding="utf-8")
    parameters = root / "handbook/parameters.yml"
    both = "{pl: x, en: x}"
    entry = f"    label: {both}\n    help: {both}\n    type: text\n    default: {both}\n"
    more = f"  help_email:\n{entry}  body:\n{entry}"
    parameters.write_text(parameters.read_text("utf-8") + more, "utf-8")
    handbook, _, _ = asked(root, "", "acme").resolve()
    context = Context(handbook, "en")
    page = Tracking(context)
    lines = []
    for name in ("material", "editorial", "parameter", "reference", "rest"):
        for one in page.group(name):
            lines += [page.headline(one), *page.details(one)]
    past = handbook.standing.history[0].approval

    assert isinstance(handbook.title, Text)
    assert any("onerror" in line for line in lines)
    for line in lines:
        assert "<img" not in line
        assert 'onclick="' not in line
        assert "**b**" not in line
    assert past.note == BAD


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["chapters"][0]["clauses"][0].update(title="x"),
        lambda data: data["chapters"][0]["clauses"][0].update(history=[{"reason": 5}]),
        lambda data: data["parameters"]["reply_hours"].update(shown=[1]),
        lambda data: data.update(risks=5),
        lambda data: data.update(contacts=["x"]),
        lambda data: data["one_page"].update(duties={}),
        lambda data: data.update(deep=json.loads("[" * 40 + "]" * 40)),
    ],
)
def test_forged_edition_of_a_wrong_shape_is_a_problem(
    run: Run, root: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    """Hashes that fit do not help a file of the wrong shape."""
    run(*APPROVE, "1.0")
    raise_version(root)
    forge(root, change)
    code, _, err = run("check")

    assert code == 1
    assert f"{NAME}:1:1: HB601 this is no edition: " in err
