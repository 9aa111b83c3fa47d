"""Which cases take turns: each has its turn in a week, and every family every day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import shares
from tests.trees import ROOT

WEEK = range(700, 707)
LARGE = [f"hostile/test_x.py::test_large[{number}]" for number in range(20)]
SMALL = [f"hostile/test_x.py::test_small[{name}]" for name in ("pl", "en")]
ALWAYS = ["hostile/test_x.py::test_once", *(f"test_labels.py::test_x[{n}]" for n in range(9))]


@pytest.fixture
def week(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let seven days pass."""
    monkeypatch.setattr(shares, "PARTS", 7)

    def days() -> Iterator[int]:
        for day in WEEK:
            monkeypatch.setattr(shares, "DAY", day)
            yield day

    return days()


def _tried(names: list[str]) -> set[str]:
    return {name for name, turn in zip(names, shares.in_turn(names), strict=True) if turn}


def test_within_a_week_every_case_is_tried(week: Iterator[int]) -> None:
    """And each day a part of every family, as well as all that belongs to none."""
    every = [*LARGE, *SMALL, *ALWAYS]
    days = [_tried(every) for _ in week]

    assert set.union(*days) == set(every)
    for tried in days:
        assert set(ALWAYS) <= tried
        assert len(tried & set(SMALL)) == 1
        assert 2 <= len(tried & set(LARGE)) <= 3


def test_within_a_week_every_place_and_look_is_tried(week: Iterator[int]) -> None:
    """Of places at least one each day; of looks at a case another one each week."""
    places, looks = [], []
    for _ in week:
        places.append([*shares.of_today(range(30))])
        looks.append(shares.by_turns(["light", "dark"], "index"))

    assert sorted(place for each in places for place in each) == [*range(30)]
    assert [*shares.of_today(["one"])] == ["one"]
    assert all(each == looks[0] and len(each) == 1 for each in looks)


def test_looks_change_with_the_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases of one week have other looks than in the next."""
    monkeypatch.setattr(shares, "PARTS", 7)
    seen: list[str] = []
    for day in (700, 707):
        monkeypatch.setattr(shares, "DAY", day)
        seen += shares.by_turns(["light", "dark"], "index")

    assert sorted(seen) == ["dark", "light"]


def test_all_of_everything_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one part each case is tried on any day."""
    monkeypatch.setattr(shares, "PARTS", 1)
    every = [*LARGE, *SMALL, *ALWAYS]

    assert _tried(every) == set(every)
    assert shares.by_turns(["light", "dark"], "index") == ["light", "dark"]
    assert [*shares.of_today(range(9))] == [*range(9)]
    assert shares.share(100) == 100
    assert shares.told() == "Every case of every family was tried."


def test_run_tells_how_to_take_its_part_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose test fails on a Tuesday only has to know the Tuesday."""
    monkeypatch.setattr(shares, "PARTS", 7)
    monkeypatch.setattr(shares, "DAY", 335)

    assert shares.told() == (
        "Of families of like cases part 7 of 7 was tried; HANDBOOK_TEST_DAY=335 takes it again,"
        " CI=1 every case."
    )


@pytest.mark.parametrize(
    "name",
    sorted({*shares.BY_TURNS, *shares.SLOW, *shares.LONG, *shares.REPEATING, *shares.FIRST_CASE}),
)
def test_each_name_of_a_table_leads_to_tests(name: str) -> None:
    """A file that is renamed takes its row along."""
    file, _, test = name.partition("::")
    path = ROOT / "tests" / file

    assert path.exists()
    assert not test or f"def {test}(" in path.read_text("utf-8")
