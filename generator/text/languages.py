"""Check that every text is there in every language of the handbook."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.nearest import did_you_mean
from generator.model.problems import Collector
from generator.model.text import Text


def check_languages(text: Text, languages: Iterable[str], problems: Collector) -> None:
    """Report languages that a text lacks (HB401) or that the handbook has not (HB402)."""
    expected = list(languages)
    given = list(text.languages())
    if given == expected:
        return
    for language in given:
        if language not in expected:
            problems.add(
                "HB402",
                f"the handbook has no language '{language}'",
                language.place,
                did_you_mean(language, expected),
            )
    for wanted in expected:
        if wanted not in given:
            problems.add(
                "HB401",
                f"the text has no '{wanted}' version",
                text.place,
                f"add a line '{wanted}: ...'",
            )
