"""Values that each company has to set, and whether it has."""

from __future__ import annotations

from generator.model.gaps import no_number, unnamed
from generator.model.handbook import Handbook, Value
from generator.model.inputs import texts
from generator.model.layers import Company
from generator.model.place import Place
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.text import Text
from generator.text.placeholders import braces, shown

_ON_THE_START_PAGE = frozenset({"help_email", "incident_email", "incident_phone"})
"""Values that the start page shows, whatever texts there are."""


def _in_texts(handbook: Handbook) -> frozenset[str]:
    """Name the values that any text of the handbook says."""
    every = (handbook.chapters, *handbook.registers.values(), *handbook.labels.values())
    helps = (value.parameter for value in handbook.parameters.values() if value.parameter)
    around = (handbook.title, handbook.subtitle, handbook.intro, handbook.notice)
    one_page = (handbook.one_page_intro, handbook.one_page_closing)
    found = (
        brace.name
        for text in texts((*every, *helps, *around, *(one for one in one_page if one is not None)))
        for _, words in text.values
        for brace in braces(words)
    )
    return frozenset(name for name in found if name is not None)


def check_values(handbook: Handbook, problems: Collector) -> None:
    """Report values that readers see and nobody has filled in (HB605).

    Args:
        handbook: The handbook.
        problems: Receives one problem for each, at the company's own file if there is one.
    """
    own = handbook.company
    asked = _ON_THE_START_PAGE | _in_texts(handbook)
    for value in handbook.parameters.values():
        if value.name not in asked:
            # The chapters that would say it were taken out.
            continue
        _check_phone(value, problems)
        if value.parameter is not None and value.parameter.fill_in and _as_shipped(value):
            # Owners mend their own file, so that is where it is told.
            told = value.setting.layer.startswith("company:") or own is None
            problems.add(
                "HB605",
                say(
                    "'{name}' is still '{value}', which each company should replace",
                    name=value.name,
                    value=shown(value, handbook.binding_language),
                ),
                value.setting.place if told or own is None else _own_file(own),
                say("add below 'settings:' in company.yml a line '{name}: ...'", name=value.name)
                if not told
                else say("set {name} in company.yml", name=value.name),
                () if told else (Note(message=say("declared here"), place=value.setting.place),),
            )


def _check_phone(value: Value, problems: Collector) -> None:
    """Report words without a number where the declaration shows how a number looks (HB452)."""
    said, declared = value.setting.value, (*value.overridden, value.setting)[0].value
    if not isinstance(said, Text) or not isinstance(declared, Text):
        return
    if not all(no_number(words) for _, words in declared.values):
        return
    for _, words in said.values:
        if not any(map(str.isdigit, words)) and unnamed(words, "phone"):
            message = say("'{text}' is no number that anybody could call", text=words)
            hint = say("write the number; who answers it may stand behind it")
            problems.add("HB452", message, words.place, hint)


def _own_file(own: Company) -> Place:
    """Name a company's file, without a line: none of those that are there is to be mended."""
    return Place(file=own.name.place.file, line=1, column=1)


def _as_shipped(value: Value) -> bool:
    """Tell whether a value is still to be filled in.

    What a company sets is its own word, even where it says the same as the default: many firms
    are open from Monday to Friday. Only a phone number that nobody has is none; an address for
    examples is told elsewhere. A profile that repeats the default has filled nothing in, but for
    a number or a month, which may be chosen and be the same by chance.
    """
    said = value.setting.value
    if value.setting.layer.startswith("company:"):
        words = said.as_dict().values() if isinstance(said, Text) else (str(said),)
        return any(map(no_number, words))
    first = (*value.overridden, value.setting)[0]
    chosen = value.parameter is not None and value.parameter.type in {"number", "month", "choice"}
    return value.at_default or (said == first.value and not chosen)
