"""A company's name that begins with the word that the rules put before it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.handbook import Handbook, Value
from generator.model.mended import as_value, write_instead
from generator.model.problems import Collector
from generator.model.say import say

_BODY = "body"
"""The parameter whose word stands before the company's name; other words stand elsewhere."""


def check_doubled(handbook: Handbook, problems: Collector) -> None:
    """Report a name that repeats the word for what the company is (HB422).

    Args:
        handbook: The handbook.
        problems: Receives one warning, at the name.
    """
    if handbook.company is None:
        return
    name = handbook.company.name
    first, _, rest = name.partition(" ")
    for form in _forms(handbook.parameters.get(_BODY)):
        if first.casefold() == form.casefold():
            advice = say("leave the word out here, and put the whole name into 'legal_name:';")
            problems.add(
                "HB422",
                say("the rules put '{word}' before the name, which says it again", word=form),
                name.place,
                write_instead(name.place, as_value(rest.strip()), advice)
                if rest.strip()
                else say("write the name alone"),
                warning=True,
            )
            return


def _forms(value: Value | None) -> Iterator[str]:
    """Walk the forms of the word that holds, in every language."""
    if value is None or value.parameter is None:
        return
    for choice in value.parameter.choices:
        if choice.id == value.setting.value:
            for text in choice.forms.values():
                yield from (str(said) for _, said in text.values)
