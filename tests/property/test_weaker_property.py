"""No combination of changes asks less than the layer below without a printed reason."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compare.data import as_data
from generator.model.clause import Clause, weakens
from generator.model.handbook import Handbook, Value
from generator.model.problems import ProblemsFound
from generator.workshop import asked
from tests.shares import share
from tests.trees import PROFILE, TREE, company

TARGETS = ["talk.open", "talk.name", "talk.secrets"]
FIELDS = {
    "strength": ["may", "ask first", "must not", "should", "must"],
    "audience": ["[admins]", "[everyone]", "[everyone, admins]"],
    "add_audience": ["[admins]"],
    "references": ["[]", "[PL-ONE]"],
    "examples": ["[]"],
    "statement": ["{pl: Rób co chcesz., en: Do as you like.}"],
    "add_statement": ["{pl: Chyba że nie., en: Unless not.}"],
}
LESS_THAN_ALL = {"everyone": {"everyone", "admins"}, "admins": {"admins"}}


@st.composite
def amendments(draw: st.DrawFn) -> str:
    """Write an amendment of up to three fields, with or without an approver."""
    names = draw(st.lists(st.sampled_from([*FIELDS]), min_size=1, max_size=2, unique=True))
    fields = [f"{name}: {draw(st.sampled_from(FIELDS[name]))}" for name in names]
    fields += draw(st.sampled_from([[], ["approved_by: Board"]]))
    target = draw(st.sampled_from(TARGETS))
    lines = "".join(f"  {field}\n" for field in fields)
    return f"- action: amend\n  target: {target}\n  reason: {{pl: Bo., en: For.}}\n{lines}"


@st.composite
def removals(draw: st.DrawFn) -> str:
    """Write a removal; without an approver it is none."""
    approver = draw(st.sampled_from(["", "  approved_by: Board\n"]))
    target = draw(st.sampled_from(TARGETS))
    return f"- action: remove\n  target: {target}\n  reason: {{pl: Bo., en: For.}}\n{approver}"


@st.composite
def values(draw: st.DrawFn) -> str:
    """Write a value, bare or with why and by whose leave."""
    hours = draw(st.integers(1, 72))
    if draw(st.booleans()):
        return f"reply_hours: {hours}"
    approver = draw(st.sampled_from(["", "\n  approved_by: Board"]))
    return f"reply_hours:\n  value: {hours}\n  reason: {{pl: Bo., en: For.}}{approver}"


def _resolved(files: dict[str, str], name: str | None) -> Handbook | None:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**TREE, **files}.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        try:
            return asked(Path(folder), "alpha", name).resolve()[0]
        except ProblemsFound:
            return None


def _readers(clause: Clause) -> set[str]:
    return {one for name in clause.audience for one in LESS_THAN_ALL[name]}


def _less(before: Clause, after: Clause) -> Iterator[str]:
    """Say in what a clause asks less, without the program's own rules."""
    if weakens(before.strength, after.strength):
        yield "strength"
    if not _readers(before) <= _readers(after):
        yield "readers"
    if before.examples and not after.examples:
        yield "examples"
    if {*before.references} - {*after.references}:
        yield "references"


@settings(
    max_examples=share(250),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    st.lists(st.one_of(amendments(), removals()), max_size=2).map("".join),
    st.one_of(st.just(""), values()),
)
def test_company_asks_no_less_without_reason_and_approver(changes: str, setting: str) -> None:
    """Either the company file is refused, or each loss names why, and who agreed."""
    below = _resolved({}, None)
    assert below is not None
    after = _resolved(company(changes, setting), "acme")
    if after is None:
        return
    standing = {one.id: one for one in after.clauses()}
    gone = {one.id: one for one in after.removed}
    for before in below.clauses():
        own = standing.get(before.id) or gone[before.id]
        events = [one for one in own.history if one.layer == "company:acme"]
        less = before.id in gone or list(_less(before.clause, own.clause))
        if less:
            assert [one for one in events if one.reason and one.approved_by], (before.id, less)
    _check_value(below.parameters["reply_hours"], after.parameters["reply_hours"])
    told = as_data(after)
    for name, clause in gone.items():
        event = next(one for one in told["removed"] if one["id"] == name)["history"][-1]
        assert event["reason"], clause.id


def _check_value(before: Value, after: Value) -> None:
    loose = isinstance(before.setting.value, int) and isinstance(after.setting.value, int)
    if loose and after.setting.value > before.setting.value:  # type: ignore[operator]
        assert after.setting.reason
        assert after.setting.approved_by


def test_tree_has_something_to_lose() -> None:
    """A locked rule, a reference, readers and a value that a profile has tightened."""
    assert "locked: true" in TREE["handbook/chapters/01-talk.yml"]
    assert "references: [PL-ONE]" in TREE["handbook/chapters/01-talk.yml"]
    assert "value: 8" in PROFILE
