"""A company's name that begins with the word that the rules put before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.handbook import Handbook
from generator.model.inputs import texts
from generator.model.mended import as_value, write_instead
from generator.model.problems import Collector
from generator.model.say import say
from generator.text.placeholders import PLACEHOLDER

_BEFORE = re.compile(PLACEHOLDER.pattern + r"\s+\{company\}")
"""A word that changes with the company, before the company's name."""


def check_doubled(handbook: Handbook, problems: Collector) -> None:
    """Report a name that repeats the word for what the company is (HB422).

    Which words stand before the name, the texts say: a word that stands elsewhere alone, such as
    that for a team, may begin a name as well.

    Args:
        handbook: The handbook.
        problems: Receives one warning, at the name.
    """
    if handbook.company is None:
        return
    name = handbook.company.name
    words = name.split()
    for parameter, key, form in _forms(handbook):
        count = len(form.split())
        same = " ".join(words[:count]).casefold() == " ".join(form.split()).casefold()
        if same and (parameter, key) in _before_the_name(handbook):
            rest = " ".join(words[count:])
            advice = say("leave the word out here, and put the whole name into 'legal_name:';")
            problems.add(
                "HB422",
                say("the rules put '{word}' before the name, which says it again", word=form),
                name.place,
                write_instead(name.place, as_value(rest), advice)
                if rest
                else say("write the name alone"),
                warning=True,
            )
            return


def _forms(handbook: Handbook) -> Iterator[tuple[str, str, str]]:
    """Walk the words that hold, in all languages: parameter, key of the form, and word."""
    for name, value in handbook.parameters.items():
        for choice in value.parameter.choices if value.parameter else ():
            if choice.id == value.setting.value:
                for key, text in choice.forms.items():
                    yield from ((name, str(key), str(said)) for _, said in text.values)


def _before_the_name(handbook: Handbook) -> set[tuple[str, str]]:
    """Give each parameter and form that some text puts right before the company's name."""
    return {
        (match[1], match[2])
        for text in texts(handbook)
        for _, said in text.values
        for match in _BEFORE.finditer(said)
    }
