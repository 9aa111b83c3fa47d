"""A word of a company's own, with all its forms, where none of the declared choices fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.entries import Choice, Parameter
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import joined, say
from generator.model.text import ANY, Text
from generator.text.counting import check_same_forms

OWN = "own"
"""The id of such a choice; a place of its own tells it from one that is declared."""


def read_own_word(
    raw: Mapping[Any, Any],
    parameter: Parameter,
    name: Located,
    languages: tuple[str, ...],
    problems: Collector,
) -> Choice | None:
    """Read `forms:` with every form of a word; its first one is what the pages call it.

    Args:
        raw: What stands beside the parameter's name.
        parameter: The declaration, whose choices say which forms there are.
        name: The parameter's name.
        languages: Languages of the handbook, which a hint names.
        problems: Receives HB304 for what is no word, and HB309 for forms that do not fit.

    Returns:
        None when a problem was added.
    """
    before = len(problems.found)
    keys = [key for key in raw if key != "place"]
    given = raw.get("forms")
    if keys != ["forms"] or not isinstance(given, Mapping):
        ids = ", ".join(str(one.id) for one in parameter.choices)
        wrong = next((key for key in keys if key != "forms"), name)
        hint = say("choose one of {options}, or write your own word below 'forms:'", options=ids)
        _report(name, wrong.place, say("expected one value, or 'forms:'"), hint, problems)
        return None
    forms = {
        key: _words(said, key, name, languages, problems)
        for key, said in given.items()
        if key != "place"
    }
    whole = {key: words for key, words in forms.items() if words is not None}
    if len(problems.found) == before:
        check_same_forms(name, whole, parameter.inflected, problems)
    if len(problems.found) > before:
        return None
    first = whole[next(key for key in whole if key == parameter.inflected[0])]
    title = Text(
        tuple(
            (code, Located(f"{said[:1].upper()}{said[1:]}", said.place))
            for code, said in first.values
        ),
        first.place,
    )
    return Choice(id=Located(OWN, name.place), name=title, forms=whole)


def _words(
    raw: Any, key: Located, name: Located, languages: tuple[str, ...], problems: Collector
) -> Text | None:
    """Read one form in each language."""
    if isinstance(raw, Located) and raw.strip():
        return Text(((Located(ANY, raw.place), raw),), key.place)
    pairs = (
        [(code, said) for code, said in raw.items() if code != "place"]
        if isinstance(raw, Mapping)
        else []
    )
    if not pairs or not all(isinstance(said, Located) and said.strip() for _, said in pairs):
        message = say("the form '{form}' is no word", form=key)
        example = ", ".join(f"{code}: ..." for code in languages)
        hint = say("write the word in this form, as {example}", example=f"{key}: {{{example}}}")
        _report(name, key.place, message, hint, problems)
        return None
    return Text(tuple(pairs), key.place)


def _report(name: Located, place: Place, message: str, hint: str, problems: Collector) -> None:
    problems.add("HB304", joined(": ", [f"'{name}'", message]), place, hint)
