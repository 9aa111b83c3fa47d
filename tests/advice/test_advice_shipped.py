"""The shipped texts pass their own editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.advice.chapters import pages
from generator.advice.remarks import advise
from generator.sources.discover import company_names
from generator.sources.home import profile_names
from tests.shipped import handbook_of, warned

HOME = Path(__file__).parents[2]
COMBINATIONS = [
    ((), None),
    *(((name,), None) for name in profile_names(HOME)),
    *(((), name) for name in company_names(HOME)),
]


@pytest.mark.parametrize(("industries", "company"), COMBINATIONS)
def test_shipped_texts_have_no_warning(industries: tuple[str, ...], company: str | None) -> None:
    """No chapter is hard to read, no translation waits (else: handbook translations confirm)."""
    handbook, inputs, problems = warned(industries, company)

    advise(handbook, inputs, problems)

    assert [problem.headline() for problem in problems.found] == []


def test_shipped_one_page_keeps_its_promise() -> None:
    """At most 600 words in each language, FOG-PL at most 12 and Gunning at most 11."""
    handbook = handbook_of()
    assert handbook.style is not None

    found = {
        page.language: page.reading
        for page in pages(handbook, handbook.style)
        if page.most_words is not None
    }

    assert set(found) == {"pl", "en"}
    assert all(reading.words <= 600 for reading in found.values())
    assert found["pl"].score <= 12
    assert found["en"].score <= 11
