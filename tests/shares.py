"""What of many like cases is tried, and what of all is measured: decided here and nowhere else.

Families of like cases are divided into parts, one of which is tried. Each day takes another one,
so that within a week every case is tried. A run tells at its end which part it took, and
HANDBOOK_TEST_DAY takes it again. `CI=1` takes every case; `.ci/run`, which sets
HANDBOOK_TEST_PARTS, takes the part of the day, as everybody does.
"""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

_Case = TypeVar("_Case")

PARTS = int(os.environ.get("HANDBOOK_TEST_PARTS") or (1 if os.environ.get("CI") else 7))
"""Into how many parts families of like cases are divided; one part is tried."""
# The workers, which begin later, take the day of the run; midnight may pass in between.
DAY = int(
    os.environ.setdefault(
        "HANDBOOK_TEST_DAY", str(datetime.datetime.now(tz=datetime.UTC).timetuple().tm_yday)
    )
)
"""The day of the year, which decides whose turn it is."""

BY_TURNS = (
    "cli/test_cli_first_hour.py::test_the_first_hour_goes_as_written",
    "cli/test_cli_init.py::test_a_new_company_checks_in_every_industry_and_language",
    "content/test_body_word.py",
    "content/test_one_language.py",
    "content/test_shipped_content.py",
    "hostile",
    "kept",
    "lms/test_lms_page.py",
    "lms/test_lms_scorm.py",
    "outputs/test_both_engines.py",
    "outputs/test_folder.py",
    "outputs/test_output.py",
    "outputs/test_unchanged.py",
    "pdf/test_pdf_files.py",
    "pdf/test_pdf_layout.py",
    "positions/test_positions.py",
    "review/test_review_page.py",
    "review/test_review_programs.py",
    "search/test_kept_index.py",
    "site",
)
"""Files or tests of many cases of one kind: a part of them is tried."""

SLOW = (
    "pdf",
    "search/test_everyday.py",
    "hostile",
    "property",
    "kept",
    "review/test_review_page.py",
    "lms",
    "outputs",
    "cli",
)
"""Folders and files whose tests take long, slowest first: they begin a run, so none ends it."""
LONG = (
    "cli/test_cli_first_hour.py",
    "fuzz",
    "hostile/test_hostile_fields.py",
    "hostile/test_hostile_markdown.py",
    "hostile/test_hostile_translations.py",
    "kept",
    "outputs/test_crash.py",
    "outputs/test_kept_builds.py::test_any_sequence_of_edits_gives_the_bytes_of_a_cold_build",
    "outputs/test_reproducible.py",
    "outputs/test_site_engine.py::test_properdocs_makes_the_same_bytes",
    "property",
    "search/test_apply.py::test_pack_that_was_cut_off_can_be_put_in_again",
    "search/test_everyday.py",
)
"""Files or tests that take long and seldom break; `make long` runs them, and so does CI.

They walk through pages of docs, kill commands or take the disk away from them, build the same thing
in other ways, try texts that are made up or hostile, and ask the search hundreds of questions.
"""
REPEATING = (
    "advice/test_advice_shipped.py",
    "cli/test_cli_first_edition.py",
    "cli/test_cli_first_hour.py",
    "cli/test_cli_polish.py",
    "content",
    "editions/test_edition_edits.py",
    "editions/test_edition_laws.py",
    "editions/test_edition_proof.py",
    "fuzz",
    "hostile",
    "kept",
    "outputs/test_crash.py",
    "outputs/test_output.py",
    "outputs/test_reproducible.py",
    "pdf/test_pdf_command.py",
    "pdf/test_pdf_files.py",
    "pdf/test_pdf_signs.py",
    "positions",
    "property",
    "review/test_review_calendar.py",
    "search/test_engine.py",
    "search/test_stemmer.py",
    "test_docs.py",
    "test_locks.py",
    "unit/render/test_render_one_table.py",
    "unit/resolve/test_resolve_amendments.py",
    "unit/sources/test_sources_restricted_yaml.py",
    "unit/test_many_problems.py",
)
"""Folders and files of tests that go ways through the program that others go as well.

Tracing makes a test cost three times as much, and these would add next to nothing to what is
covered.
"""
FIRST_CASE = (
    "advice/",
    "cli/",
    "test_coverage.py",
    "test_marks.py",
    "test_messages.py",
    "unit/advice/test_advice_doubled.py",
    "unit/render/test_render_may_i.py",
)
"""Tests of which the first case goes the ways of all, with the shipped content: it is measured."""


def share(number: int) -> int:
    """Give how many of so many made-up examples or attempts are to be tried, at least one."""
    return max(1, number // PARTS)


def of_today(cases: Sequence[_Case]) -> Sequence[_Case]:
    """Give the cases whose turn it is, at least one."""
    parts = min(PARTS, len(cases))
    return cases[DAY % parts :: parts]


def by_turns(looks: Sequence[_Case], case: str) -> Sequence[_Case]:
    """Give the one look at a case whose turn it is, another one each week; or all of them.

    Args:
        looks: Ways to look at each case of a family whose cases take turns themselves.
        case: The name of the case; others get other looks in the same week.
    """
    if PARTS == 1:
        return looks
    turn = (sum(case.encode()) + DAY // PARTS) % len(looks)
    return looks[turn : turn + 1]


def in_turn(names: Sequence[str]) -> list[bool]:
    """Tell of each test whether its turn is today, by its name below tests/.

    Of each family at least one case has it every day.
    """
    families = [_family(name) for name in names]
    sizes, seen = Counter(families), Counter[str]()
    found = []
    for family in families:
        parts = min(PARTS, sizes[family]) if family else 1
        found.append(seen[family] % parts == DAY % parts)
        seen[family] += 1
    return found


def _family(name: str) -> str:
    """Give the family of a case; a test that is always tried has none."""
    family, _, case = name.partition("[")
    return family if case and name.startswith(BY_TURNS) else ""


def repeats(name: str, measured: set[str]) -> bool:
    """Tell whether a test goes ways that others go, or that an earlier case of it went."""
    family, _, case = name.partition("[")
    first = family not in measured
    measured.add(family)
    again = bool(case) and not first and name.startswith(FIRST_CASE)
    return again or name.startswith(REPEATING)


def place(name: str) -> int:
    """Tell when in a run a test has its place: slow ones stand first."""
    return next((at for at, slow in enumerate(SLOW) if name.startswith(slow)), len(SLOW))


def told() -> str:
    """Say which cases were tried."""
    if PARTS == 1:
        return "Every case of every family was tried."
    return (
        f"Of families of like cases part {DAY % PARTS + 1} of {PARTS} was tried;"
        f" HANDBOOK_TEST_DAY={DAY} takes it again, CI=1 every case."
    )
