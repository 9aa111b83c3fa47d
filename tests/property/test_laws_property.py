"""Laws of resolving that hold for any layers: purity, sameness, and an origin of everything."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.combine import combine
from generator.compare.data import as_data
from generator.model.handbook import Handbook
from generator.model.problems import ProblemsFound
from generator.sources.load import load_inputs
from tests.shares import share
from tests.trees import TREE, company, second_profile

TARGETS = ["talk.open", "talk.name", "talk.secrets"]
AMENDMENTS = [
    "strength: must not",
    "strength: must\n  approved_by: Board",
    "strength: may\n  approved_by: Board",
    "title: {pl: Inny, en: Other}",
    "statement: {pl: Nowe., en: New.}",
    "add_statement: {pl: Więcej., en: More.}",
    "guidance: {pl: Pomoc., en: Help.}",
    "audience: [admins]",
    "add_audience: [admins]",
    "locked: true",
]
amendments = st.tuples(st.sampled_from(TARGETS), st.sampled_from(AMENDMENTS)).map(
    lambda pair: (
        f"- action: amend\n  target: {pair[0]}\n  reason: {{pl: A., en: A.}}\n  {pair[1]}\n"
    )
)
removals = st.sampled_from(TARGETS).map(
    lambda target: (
        f"- action: remove\n  target: {target}\n  reason: {{pl: A., en: A.}}\n"
        "  approved_by: Board\n"
    )
)
changes = st.lists(st.one_of(amendments, removals), max_size=3).map("".join)
hours = st.one_of(
    st.just(""),
    st.integers(1, 72).map(
        lambda n: f"reply_hours:\n  value: {n}\n  reason: {{pl: A., en: A.}}\n  approved_by: Board"
    ),
)


def write(root: Path, files: dict[str, str]) -> None:
    """Write a tree."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def attempt(files: dict[str, str], root: Path) -> tuple[Any, Handbook | None]:
    """Load a tree; give its inputs and the handbook, or None when the layers do not fit."""
    write(root, {**TREE, **files})
    inputs, _ = load_inputs(root, ("alpha", "beta"), "acme")
    before = copy.deepcopy(inputs)
    try:
        first = combine(inputs)
    except ProblemsFound as fault:
        found = fault.problems
    else:
        assert combine(inputs) == first
        assert inputs == before
        return inputs, first
    assert found
    assert all(problem.place.line >= 1 for problem in found)
    assert inputs == before
    return inputs, None


def origins(handbook: Handbook) -> Iterator[tuple[str, str, int]]:
    """Walk layer, file and line of every clause, event, removal and value."""
    data = as_data(handbook)
    clauses = [clause for chapter in data["chapters"] for clause in chapter["clauses"]]
    for clause in [*clauses, *data["removed"]]:
        yield clause["origin"]["layer"], clause["origin"]["file"], clause["origin"]["line"]
        for event in clause["history"]:
            yield event["layer"], event["file"], event["line"]
    for value in data["parameters"].values():
        for setting in [value, *value["overridden"]]:
            origin = setting["origin"]
            yield origin["layer"], origin["file"], origin["line"]


@given(alpha=changes, beta=changes, own=changes, first=hours, second=hours, third=hours)
@settings(max_examples=share(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_resolving_is_pure_repeatable_and_keeps_every_origin(
    alpha: str, beta: str, own: str, first: str, second: str, third: str
) -> None:
    """Whatever the layers say: same result twice, inputs untouched, every origin is a real line.

    No clause is lost: each of the base stands or is among the removed, once.
    """
    files = {
        **second_profile("alpha", alpha, first),
        **second_profile("beta", beta, second),
        **company(own, third),
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _, handbook = attempt(files, root)
        if handbook is None:
            return
        standing = [clause.id for clause in handbook.clauses()]
        gone = [clause.id for clause in handbook.removed]
        assert sorted(standing + gone) == sorted(TARGETS)
        for layer, file, line in origins(handbook):
            text = (root / file).read_text(encoding="utf-8")
            assert 1 <= line <= len(text.splitlines())
            kind, _, name = layer.partition(":")
            folders = {"base": "handbook/", "profile": f"industry_profiles/{name}/"}
            assert file.startswith(folders.get(kind, f"companies/{name}/"))


@given(first=changes, second=changes)
@settings(max_examples=share(80), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_result_does_not_hang_on_the_names_of_two_profiles(first: str, second: str) -> None:
    """Swapping what two profiles say gives the same clauses, or problems both times."""
    results = []
    for one, other in ((first, second), (second, first)):
        files = {**second_profile("alpha", one), **second_profile("beta", other), **company()}
        with tempfile.TemporaryDirectory() as folder:
            _, handbook = attempt(files, Path(folder))
        results.append(
            handbook
            and {
                clause.id: (
                    clause.clause.strength,
                    clause.clause.title.as_dict(),
                    sorted(clause.clause.audience),
                    sorted(clause.clause.statement["en"].split("\n\n")),
                    clause.clause.locked,
                )
                for clause in handbook.clauses()
            }
        )

    assert results[0] == results[1]


@pytest.mark.parametrize("own", [None, "acme"])
def test_empty_profile_changes_nothing(tmp_path: Path, own: str | None) -> None:
    """A profile without changes leaves every clause, value and register as it was."""
    write(tmp_path, {**TREE, **second_profile("empty")})

    without = as_data(combine(load_inputs(tmp_path, ("alpha",), own)[0]))
    beside = as_data(combine(load_inputs(tmp_path, ("alpha", "empty"), own)[0]))

    assert beside.pop("industries") == ["alpha", "empty"]
    assert without.pop("industries") == ["alpha"]
    different = {key for key in without if without[key] != beside[key]}
    assert different <= {"digest", "name"}


def test_moving_a_clause_to_another_line_keeps_the_digest(tmp_path: Path) -> None:
    """The digest hashes what the handbook says, not where it is written."""
    write(tmp_path, TREE)
    first = combine(load_inputs(tmp_path, ("alpha",), "acme")[0])
    chapter = tmp_path / "handbook" / "chapters" / "01-talk.yml"
    chapter.write_text("# moved\n\n" + chapter.read_text(encoding="utf-8"), encoding="utf-8")

    moved = combine(load_inputs(tmp_path, ("alpha",), "acme")[0])
    chapter.write_text(
        chapter.read_text(encoding="utf-8").replace("Sign your posts", "Do sign posts"),
        encoding="utf-8",
    )
    changed = combine(load_inputs(tmp_path, ("alpha",), "acme")[0])

    assert moved.digest == first.digest != changed.digest
