"""Words behind numbers: `1 rok`, `3 lata`, `5 lat`, from the forms that a parameter declares."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.model.entries import Parameter
from generator.model.handbook import Value
from generator.model.mended import write_instead
from generator.model.nearest import did_you_mean
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import Text
from generator.text.locale import plural_index, plural_numbers

_BARE = re.compile(r"\{([a-z][a-z0-9_]*)\}[ \u00a0]")


def counted(number: int, words: Text, language: str) -> str:
    """Give a number with the words that go with it.

    Args:
        number: The number.
        words: For each language all forms, with bars between them.
        language: The language wanted.

    >>> years = Text(((Located("pl"), Located("rok | lata | lat")),))
    >>> [counted(number, years, "pl") for number in (1, 3, 12)]
    ['1 rok', '3 lata', '12 lat']
    """
    # Words that stand in for another language's follow the rules of their own.
    return with_form(number, words[language], words.lent(language) or language)


def with_form(number: int, words: str, language: str) -> str:
    """Give a number with the form of some words that goes with it."""
    forms = forms_of(words)
    return f"{number} {forms[min(plural_index(number, language), len(forms) - 1)]}"


def forms_of(words: str) -> list[str]:
    """Cut the declared forms apart."""
    return [form.strip() for form in words.split("|")]


def check_forms(parameter: Parameter, problems: Collector) -> None:
    """Report words behind a number that lack a form, or have one too many (HB307)."""
    for words in parameter.counted.values():
        for language, said in words.values:
            numbers = plural_numbers(words.lent(language) or str(language))
            forms = forms_of(said)
            if len(forms) == len(numbers) and all(forms):
                continue
            message = say(
                "words behind a number have {needed} forms in '{language}', found {found}",
                needed=len(numbers),
                language=language,
                found=len([form for form in forms if form]),
            )
            hint = say(
                "write the words for {numbers}, with | between them",
                numbers=", ".join(map(str, numbers)),
            )
            problems.add("HB307", message, said.place, hint)


def check_inflection(parameter: Parameter, problems: Collector) -> None:
    """Report choices that lack a form which the first one has, or have one more (HB309)."""
    wanted = parameter.inflected
    for one in parameter.choices:
        check_same_forms(one.id, one.forms, wanted, problems)


def check_same_forms(
    choice: Located, forms: Mapping[Located, Text], wanted: Collection[str], problems: Collector
) -> None:
    """Report forms of a word that are missing, or that no sentence knows (HB309).

    Args:
        choice: The id of the choice, or the key under which its forms stand.
        forms: Its forms.
        wanted: Names of the forms that it needs.
        problems: Receives HB309.
    """
    missing = [name for name in wanted if name not in forms]
    if missing:
        problems.add(
            "HB309",
            say("'{name}' lacks the forms {missing}", name=choice, missing=", ".join(missing)),
            choice.place,
            say("add each below 'forms:', as the other choices have it"),
        )
    for name in forms:
        if name not in wanted:
            message = say("'{name}' has no words called '{form}'", name=choice, form=name)
            problems.add("HB309", message, name.place, did_you_mean(name, wanted))


def check_form(
    place: Place,
    name: str,
    form: str,
    declared: Mapping[str, Parameter],
    problems: Collector,
) -> None:
    """Report words that a text asks for, and that the parameter does not declare.

    Args:
        place: Where the placeholder stands.
        name: The parameter.
        form: What the words are called.
        declared: Parameters by name.
        problems: Receives HB307 for words behind a number, and HB309 for forms of a word.
    """
    about = declared.get(name)
    known = [*map(str, about.counted), *about.inflected] if about else []
    if form in known:
        return
    message = say("'{name}' has no words called '{form}'", name=name, form=form)
    hint = did_you_mean(form, known) if known else write_instead(place, f"{{{name}}}")
    problems.add("HB309" if about and about.inflected else "HB307", message, place, hint)


def check_agreement(text: Text, values: Mapping[str, Value], problems: Collector) -> None:
    """Warn of a number whose words stand in the text and do not go with it (HB308).

    Only words that the parameter declares are known; `{hours:within}` prints those that fit.

    Args:
        text: Any text of a layer.
        values: Parameters by name.
        problems: Receives HB308.
    """
    for language, said in text.values:
        for match in _BARE.finditer(said) if "{" in said else ():
            value = values.get(match[1])
            if value is not None and value.parameter is not None and value.parameter.counted:
                _look_at(said, match, value, str(language), problems)


def _look_at(
    said: Located, match: re.Match[str], value: Value, language: str, problems: Collector
) -> None:
    number, parameter = value.setting.value, value.parameter
    if parameter is None or not isinstance(number, int):
        return
    known: dict[str, dict[str, str]] = {}
    for key, words in parameter.counted.items():
        if language not in {str(code) for code, _ in words.values}:
            continue
        printed = counted(number, words, language)
        for form in forms_of(words[language]):
            if re.match(rf"{re.escape(form)}(?!\w)", said[match.end() :]):
                if printed.endswith(f" {form}"):
                    return
                # Of two names that print the same, the first will do.
                known.setdefault(form, {}).setdefault(printed, f"{{{match[1]}:{key}}}")
    if not known:
        return
    form = max(known, key=len)
    place = said.inside(match.start(), len(match.group()) + len(form))
    message = say("this prints '{number} {word}'", number=number, word=form)
    choices = known[form]
    hint = write_instead(place, next(iter(choices.values())))
    if len(choices) > 1:
        told = (f"{written} ({printed})" for printed, written in choices.items())
        hint = say("take the words that belong here: {choices}", choices=", ".join(told))
    problems.add("HB308", message, place, hint, warning=True)
