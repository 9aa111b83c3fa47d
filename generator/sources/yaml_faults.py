"""What is wrong with a text that YAML's parser can't or should not read, in plain words."""

from __future__ import annotations

import re

import yaml

from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.text_file import Source

_MAX_INDENT = 400
_MAX_OPEN_BRACKETS = 1_000
_HINT_WIDTH = 300
"""Columns that a hint looks at; longer lines would make the search slow."""


def within_bounds(source: Source, problems: Collector) -> bool:
    """Stop absurd nesting before the C parser, which can crash on it, sees the text."""
    for number, line in enumerate(source.lines):
        if len(line) <= _MAX_INDENT:
            continue
        stripped = line.lstrip(" -?:\t")
        if stripped and len(line) - len(stripped) > _MAX_INDENT:
            problems.add("HB008", say("the line is indented too deeply"), source.place(number, 0))
            return False
    if source.text.count("[") + source.text.count("{") <= _MAX_OPEN_BRACKETS:
        return True
    opened = 0
    for number, line in enumerate(source.lines):
        opened += line.count("[") + line.count("{") - line.count("]") - line.count("}")
        opened = max(0, opened)
        if opened > _MAX_OPEN_BRACKETS:
            problems.add(
                "HB008", say("too many brackets are open at once"), source.place(number, 0)
            )
            return False
    return True


_REASONS = (
    say("mapping values are not allowed in this context"),
    say("block sequence entries are not allowed in this context"),
    say("found character that cannot start any token"),
    say("did not find expected key"),
    say("did not find expected '-' indicator"),
    say("did not find expected ',' or ']'"),
    say("did not find expected ',' or '}}'"),
    say("could not find expected ':'"),
    say("found unexpected end of stream"),
    say("found unexpected document indicator"),
    say("found unexpected ':'"),
    say("found unknown escape character"),
    say("found a tab character that violates indentation"),
    say("mapping keys are not allowed in this context"),
    say("did not find expected node content"),
    say("did not find expected comment or line break"),
    say("did not find expected <document start>"),
    say("did not find expected alphabetic or numeric character"),
    say("did not find expected whitespace or line break"),
)
"""What the parser says of files that people write; its other words are English only."""


def plain_reason(error: yaml.MarkedYAMLError) -> str:
    """Say why the parser stopped."""
    words = error.problem or error.context
    reason = next((known for known in _REASONS if known == words), say("it can't be read"))
    if "quoted scalar" in (error.context or ""):
        reason = say("the quoted text is not closed, or holds a sign that may not stand there")
    return say("this is not YAML: {reason}", reason=reason)


def syntax_hint(source: Source, place: Place) -> str:
    """Give the most likely remedy for the line at which the parser stopped."""
    line = source.lines[place.line - 1][:_HINT_WIDTH]
    if "\t" in line:
        return say("use spaces, not tabs, at the start of a line")
    if re.search(r":\s+[^'\"|].*:\s", line):
        return say("put the text in quotes, because it holds a colon")
    if re.match(r"\s*[-\w. ]*:?\s*[@`%&*!{\[]", line):
        return say("put the text in quotes, because it begins with a special sign")
    return say("check the indentation and the quotes of this line and the one before")


def give_up(error: yaml.MarkedYAMLError, source: Source, problems: Collector) -> None:
    """Report a fault of which nothing better is known than what the parser says."""
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in (error.context or "") and error.context_mark:
        mark = error.context_mark
    place = source.place(mark.line, mark.column) if mark else source.place(0, 0)
    problems.add("HB004", plain_reason(error), place, syntax_hint(source, place))
