"""Check that every text is there in every language of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model.fields import found
from generator.model.language_names import as_language
from generator.model.mended import as_value, write_instead, write_lines
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import ANY, Cited, Text
from generator.text.tongues import tongue

_LONGEST_CODE = 3
_TWO_TEXTS = re.compile(r"\s+[/|]\s+")


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
            _per_language(text[ANY], expected),
        )
        return
    lacking = [code for code in expected if code not in given]
    for language in given:
        if language not in expected:
            lacking = _report_unknown(language, text, expected, lacking, problems)
    for wanted in lacking:
        message = say("the text has no '{wanted}' version", wanted=wanted)
        problems.add("HB401", message, text.place, _beside(text, wanted))


def _report_unknown(
    language: Located,
    text: Text,
    expected: Sequence[str],
    lacking: list[str],
    problems: Collector,
) -> list[str]:
    """Report a language that the handbook has not (HB402); give what is lacking all the same."""
    message = say("the handbook has no language '{language}'", language=language)
    meant = as_language(language)
    if meant not in lacking:
        meant = nearest(language, lacking) if len(language) <= _LONGEST_CODE else ""
    if meant:
        problems.add("HB402", message, language.place, write_instead(language.place, meant))
        return [code for code in lacking if code != meant]
    hint = _further_left(language, text) or did_you_mean(language, expected)
    problems.add("HB402", message, language.place, hint)
    return lacking


def _per_language(said: Located, expected: Sequence[str]) -> str:
    """Say how a text is written in several languages, with the words that are there."""
    place = said.place
    key = place.excerpt[: place.column - 1].rstrip()
    words = say(
        "write a line for each language below the key, such as '{language}: ...'",
        language=expected[0],
    )
    if not key.endswith(":") or "{" in key or "\n" in said:
        return words
    two = _TWO_TEXTS.split(said)
    own = tongue(said)
    own = own if own in expected else expected[0]
    texts = {code: as_value(said) if code == own else "..." for code in expected}
    if len(two) == len(expected):
        texts = dict(zip(expected, map(as_value, two), strict=True))
    if said.indent >= 0:
        return words
    indent = " " * (len(key) - len(key.lstrip(" -")) + 2)
    lines = [key, *(f"{indent}{code}: {one}" for code, one in texts.items())]
    advice = say("write a line for each language below the key")
    return write_lines(place.line, place.line, "\n".join(lines), advice)


def _beside(text: Text, wanted: str) -> str:
    """Say where the text of a further language belongs."""
    words = say("add a line '{wanted}: ...'", wanted=wanted)
    if not text.values:
        # It was given in a language that the company leaves out, and in no other.
        return words
    language, said = text.values[-1]
    place = language.place
    line = place.excerpt.rstrip()
    end = said.place.column - 1 + said.place.length
    if "{" in line[: place.column] and said.place.line == place.line and line[end:].strip():
        shown = f"{line[:end]}, {wanted}: ...{line[end:]}"
        advice = say("add the text in that language")
        return write_lines(place.line, place.line, shown, advice)
    alone = line.strip().startswith(f"{language}:") and said.indent < 0
    # A value of several lines is longer than what the file shows of it.
    if not alone or said.place.line != place.line or not line.endswith((str(said), '"', "'")):
        return words
    indent = " " * (place.column - 1)
    lines = f"{line}\n{indent}{wanted}: ..."
    return write_lines(place.line, place.line, lines, say("add the text in that language"))


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
