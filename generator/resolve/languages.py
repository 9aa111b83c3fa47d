"""Check that every text is there in every language of the handbook."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.words import Text
from generator.problems import Collector, did_you_mean


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
