"""Check that every text is there in every language of the handbook."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.fields import found
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import ANY, Cited, Text

_LONGEST_CODE = 3


def check_languages(text: Text, languages: Iterable[str], problems: Collector) -> None:
    """Report languages that a text lacks (HB401) or that the handbook has not (HB402)."""
    expected = list(languages)
    given = list(text.languages())
    if given == expected or (given == [ANY] and isinstance(text, Cited)):
        return
    if given == [ANY]:
        problems.add(
            "HB103",
            say(
                "expected one text per language ({languages}), found {found}",
                languages=", ".join(f"{code}:" for code in expected),
                found=found(text[ANY]),
            ),
            text[ANY].place,
            say(
                "write a line for each language below the key, such as '{language}: ...'",
                language=expected[0],
            ),
        )
        return
    for language in given:
        if language not in expected:
            message = say("the handbook has no language '{language}'", language=language)
            hint = _further_left(language, text) or did_you_mean(language, expected)
            problems.add("HB402", message, language.place, hint)
    for wanted in expected:
        if wanted not in given:
            problems.add(
                "HB401",
                say("the text has no '{wanted}' version", wanted=wanted),
                text.place,
                say("add a line '{wanted}: ...'", wanted=wanted),
            )


def _further_left(language: Located, text: Text) -> str:
    """Tell of a key among the languages that belongs beside the text's own key."""
    own, outer = language.place, text.place
    if len(language) <= _LONGEST_CODE or outer.line >= own.line or outer.column >= own.column:
        return ""
    line = " " * (outer.column - 1) + own.excerpt[own.column - 1 :].rstrip()
    return say(
        "it is no language and stands too far to the right: move it, and what belongs to it, to"
        " the left; write:\n{line}",
        line=line,
    )
