"""Files with more faults than anybody reads, and lines that are longer than any window."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from generator.model.mended import write_instead
from generator.model.place import LONG_LINE, Place
from generator.model.problems import MOST_OF_A_KIND, Collector, Problem
from tests.told import told


def test_file_with_one_fault_many_times_is_told_so() -> None:
    """Other kinds and other files are told all the same."""
    problems = Collector()
    for number in range(MOST_OF_A_KIND + 100):
        problems.add("HB302", f"fault {number}", Place(file="a", line=number + 1, column=1), "mend")
    problems.add("HB301", "another kind", Place(file="a", line=1, column=1))
    problems.add("HB302", "another file", Place(file="b", line=1, column=1))

    assert len(problems.found) == MOST_OF_A_KIND + 2
    assert told(problems.found[MOST_OF_A_KIND - 1 : MOST_OF_A_KIND]) == [
        (
            f"a:{MOST_OF_A_KIND}:1: HB302 the file has more problems of this kind than are told"
            "\nhint: mend those above; they may have one cause"
        )
    ]


@pytest.mark.parametrize("column", [1, 5, 150, 399, 400, 5_000, 9_998])
def test_long_line_is_shown_around_the_spot(column: int) -> None:
    """So that the caret stands below what is meant."""
    line = "".join(chr(ord("a") + number % 26) for number in range(10_000))
    place = Place(file="a", line=1, column=column, length=2, excerpt=line)

    shown, at, length = place.window()

    assert len(shown) <= LONG_LINE + 2
    assert shown[at - 1 : at - 1 + length] == line[column - 1 : column + 1]
    assert write_instead(place, "x") == "write x"


def test_thousands_of_faults_take_no_minute(faults: Callable[..., tuple[Problem, ...]]) -> None:
    """Each sign of the longest text is one."""
    text = "}" * 19_000
    glossary = f"glossary:\n  - id: x\n    term: {{pl: X, en: X}}\n    definition: '{text}'\n"

    found = faults({"companies/acme/glossary.yml": glossary}, (), "acme")

    assert len([problem for problem in found if problem.code == "HB302"]) == MOST_OF_A_KIND


def test_hint_that_takes_long_is_looked_for_where_it_is_told() -> None:
    """The nearest of many names is not asked for a problem that nobody will read."""
    asked: list[int] = []

    def near() -> str:
        asked.append(1)
        return "did you mean?"

    problems = Collector()
    for number in range(MOST_OF_A_KIND + 100):
        problems.add("HB209", "gone", Place(file="a", line=number + 1, column=1), near)

    assert len(asked) < MOST_OF_A_KIND
    assert problems.found[0].hint == "did you mean?"


@pytest.mark.parametrize(
    "keys",
    [
        "edition: essentials\nkeep: [{many}]\n",
        "languages: [{many}]\n",
        "chapter_order: [{many}]\n",
        "adopted: [{many}]\n",
    ],
)
def test_long_lists_take_no_minute(faults: Callable[..., tuple[Problem, ...]], keys: str) -> None:
    """Each entry is looked at once, and not held against all before it."""
    many = ", ".join(f"talk.a{number}" for number in range(20_000))
    if keys.startswith("languages"):
        many = ", ".join(f"aa-{number:05}" for number in range(20_000))
    started = time.process_time()

    faults({"companies/acme/company.yml": f"name: Acme\n{keys.format(many=many)}"}, (), "acme")

    assert time.process_time() - started < 10
