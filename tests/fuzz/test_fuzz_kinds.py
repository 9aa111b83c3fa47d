"""Changed files of every kind end in words, and within the time that their size allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests.fuzz.judging import TooSlow, Try, allowed, judge
from tests.fuzz.kinds import KINDS
from tests.fuzz.mutations import MAX_BYTES, mutated
from tests.shares import share

KEPT = Path(__file__).parent / "kept"
"""Inputs that were findings once, by their kind."""
FINDINGS = sorted(path for path in KEPT.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def ready() -> Iterator[Callable[[str], Try]]:
    """Give what tries inputs of a kind, each kind in a folder of its own."""
    made: dict[str, Try] = {}
    with TemporaryDirectory() as folder:

        def of_kind(name: str) -> Try:
            if name not in made:
                place = Path(folder) / name
                place.mkdir()
                made[name] = KINDS[name].ready(place)
            return made[name]

        yield of_kind


@pytest.mark.parametrize("name", KINDS)
def test_changed_files_end_in_words(ready: Callable[[str], Try], name: str) -> None:
    """Random changes; `make fuzz` goes on for longer, and makes what it finds small."""
    attempt, kind = ready(name), KINDS[name]
    seeds = kind.seeds()

    @given(random=st.randoms(use_true_random=False))
    @settings(
        max_examples=share(60),
        deadline=None,
        database=None,
        # To make an input small that takes long would take all day.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def changed(random: Random) -> None:
        data = mutated(random, seeds, kind.words)
        note(repr(data))
        judge(attempt, data)

    changed()


@pytest.mark.parametrize("name", KINDS)
def test_seeds_are_as_they_should_be(ready: Callable[[str], Try], name: str) -> None:
    """No seed stops at a fault: changes of what stops at once reach nothing else."""
    attempt, kind = ready(name), KINDS[name]

    for seed in kind.seeds():
        found = list(attempt(seed) or ())
        assert [one.headline() for one in found if one.severity == "error" and name != "sums"] == []


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.relative_to(KEPT).as_posix())
def test_finding_stays_mended(ready: Callable[[str], Try], path: Path) -> None:
    """What crashed or hung once is told in words."""
    judge(ready(path.parent.name), path.read_bytes())


def test_equal_seeds_give_equal_changes() -> None:
    """A finding can be made again from the number that a long run prints."""
    seeds = KINDS["company"].seeds()

    first, second = ([mutated(Random(7), seeds) for _ in range(20)] for _ in range(2))

    assert first == second
    assert all(len(data) <= MAX_BYTES for data in first)


def test_judge_lets_no_fault_of_the_program_pass() -> None:
    """What is no fault of ours is raised; what goes on is stopped after what its size allows."""

    def broken(data: bytes) -> None:
        raise KeyError(data)

    def endless(data: bytes) -> None:
        while True:
            pass

    with pytest.raises(KeyError):
        judge(broken, b"x")
    with pytest.raises(TooSlow):
        judge(endless, b"")
    assert allowed(1 << 20) == pytest.approx(64.9, abs=0.1)
