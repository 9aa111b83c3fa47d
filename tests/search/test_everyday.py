"""Questions as people type them in a hurry, asked of every profile, as results are shown."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.main import outcome
from tests.shipped import copy_sources

HERE = Path(__file__).parent
LEAST = 120
FLOORS = {"tuned": (0.90, 0.95), "held out": (0.72, 0.90)}
"""Share of questions whose answer is the first link shown, and one of the first three."""
MOST_WITHOUT = 0.01
"""Share of questions that find nothing."""


@pytest.fixture(scope="module")
def everything(once: Callable[..., Path]) -> Path:
    """Give the owner's site of a handbook with every profile."""

    def build(folder: Path) -> None:
        copy_sources(folder / "content")
        options = ["--root", "content", "--industry", "finance,healthcare,tech", "--for", "owner"]
        with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
            assert outcome(["build", *options, "--out", "out"]) == 0

    return once("every-profile", build) / "out" / "site"


@pytest.mark.parametrize("language", ["pl", "en"])
def test_answers_are_among_the_first_links(
    everything: Path, ask: Any, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Both halves stay above their floors; nobody tunes on the second, so it counts for others."""
    asked = yaml.safe_load((HERE / f"everyday_{language}.yml").read_text(encoding="utf-8"))
    answers = ask(everything / language, list(asked))
    places = [
        _place(shown(answer["items"]), expected)
        for answer, expected in zip(answers, asked.values(), strict=True)
    ]

    assert len(asked) >= LEAST
    lost = sum(not answer["items"] for answer in answers)
    assert lost <= MOST_WITHOUT * len(asked)
    for half, found in {"tuned": places[::2], "held out": places[1::2]}.items():
        first, three = (sum(place < most for place in found) / len(found) for most in (1, 3))
        with capsys.disabled():
            print(f"\n{language} {half}: first {first:.2f}, of three {three:.2f}, none {lost}")  # noqa: T201 - the figures are the point
        assert (first, three) >= FLOORS[half]
        assert three >= FLOORS[half][1]


def shown(items: list[dict[str, Any]]) -> list[str]:
    """Give the addresses in the order shown: a page that a section of it outranks is no link."""
    best: dict[str, float] = {}
    for item in items:
        page, _, anchor = item["location"].partition("#")
        if anchor:
            best[page] = max(best.get(page, 0), item["score"])
    return [
        item["location"]
        for item in items
        if "#" in item["location"] or best.get(item["location"], 0) <= item["score"]
    ]


def _place(links: list[str], expected: list[str]) -> int:
    """Tell how many links stand before the first answer."""
    for place, link in enumerate(links):
        page, _, anchor = link.partition("#")
        if page in expected or anchor in {one.replace(".", "-") for one in expected}:
            return place
    return len(links) + LEAST
