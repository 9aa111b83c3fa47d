"""Slips of typing and pasting in the texts of a layer: gaps, cut words, swapped languages."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from generator.model.clause import Example
from generator.model.entries import Parameter, Reply
from generator.model.inputs import Inputs, Layer
from generator.model.mended import in_quotes, line_with, write_instead
from generator.model.papers import Paper
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.reference import Reference
from generator.model.say import say
from generator.model.text import ANY, Prose, Text
from generator.model.typed import as_phone
from generator.text.leftovers import check_ends, check_leftovers, check_name, check_phone
from generator.text.lists import check_lists
from generator.text.tongues import bears_polish_letters, tongue
from generator.text.unfilled import Held, check_gaps, names_for

_TOLD = 20
"""Slips of one kind that one text is told of; whoever has more mends all of it."""
_CUT = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[ \n]\s*([^\W\d_]{2,})")
_JOINS = frozenset(("lub", "oraz", "albo", "czy", "ani", "bądź", "and", "or", "nor", "to", "vs"))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_PHONE = re.compile(r"(?<![\w@.-])\+?[\dOolI|(][\dOolI| ()\u00a0-]{6,30}[\dOolI|](?![\w@])")
_WRAPPED = re.compile(r"[„“”]([^„“”\"]+)[”“]")
_SHORT = 6
"""Words of a text that is too short for its language to be told by its small words."""
_NAMES = frozenset(("name", "title", "term", "legal_name"))
"""Fields that hold a name and nothing else."""
_SAID_OF_A_VALUE = ("reason", "approved_by")
"""Keys that stand beside the value of a setting."""
_FREE = (Reply, Paper, Parameter)
"""Records whose texts show gaps on purpose: what is copied or printed, and help for settings."""


def check_typing(inputs: Inputs, problems: Collector) -> None:
    """Report slips that a person makes who types and pastes with a word processor.

    Args:
        inputs: The layers; the texts of the company's are checked.
        problems: Receives HB012 (marks around a whole text), HB103 (letters in a phone number),
            HB406 (lists that would be none), HB451 (languages swapped), HB452 (gaps), HB453
            (words cut in two) and HB454 (what a word processor has left).
    """
    layer = inputs.company
    if layer is None:
        return
    names = names_for(inputs)
    for words, held in _words(_own(layer), Held()):
        if isinstance(words, Text):
            check_tongues(words, problems)
            for _, said in words.values:
                if held is not None:
                    check_gaps(said, dataclasses.replace(held, text=words), names, problems)
                    _check_wrapped(said, problems)
                _check(said, problems)
                named = held is not None and held.field in _NAMES
                check_leftovers(said, problems, named=named)
                check_ends(said, problems, spoken=True)
                if held is not None and named:
                    check_name(said, problems, titled=held.field == "title")
                check_lists(said, problems, prose=isinstance(words, Prose))
        else:
            if held is not None:
                check_gaps(words, held, names, problems)
            _check(words, problems)
            field = held.field if held is not None else ""
            check_leftovers(words, problems, named=field in _NAMES)
            check_ends(words, problems, spoken=False)
            if field in _NAMES:
                check_name(words, problems, titled=False)
            elif field == "phone":
                check_phone(words, problems)


def check_profiles(inputs: Inputs, languages: Collection[str], problems: Collector) -> None:
    """Report gaps in profiles, and nothing else (HB452).

    Args:
        inputs: The layers; the texts of the profiles are checked.
        languages: Languages that somebody reads; texts in others may have gaps.
        problems: Receives the problems.
    """
    names = names_for(inputs)
    for layer in inputs.profiles:
        for words, held in _words(_own(layer), Held()):
            text = words if isinstance(words, Text) else None
            pairs = words.values if isinstance(words, Text) else ((ANY, words),)
            for said in (said for code, said in pairs if code in {ANY, *languages}):
                if held is not None:
                    check_gaps(said, dataclasses.replace(held, text=text), names, problems)


def _own(layer: Layer) -> tuple[Any, ...]:
    return (layer.head, layer.chapters, layer.guides, layer.one_page, layer.registers)


def _words(record: Any, held: Held | None) -> Iterator[tuple[Text | Located, Held | None]]:
    """Walk texts and single values, each with where it stands; None where it may hold gaps."""
    if isinstance(record, Text | Located):
        yield record, held
    elif isinstance(record, dict):
        pairs = [(key, value) for key, value in record.items() if isinstance(key, Located)]
        if any(key in {"pl", "en"} and isinstance(value, Located) for key, value in pairs):
            spoken = tuple((key, value) for key, value in pairs if isinstance(value, Located))
            yield Text(spoken, record.get("place", None) or spoken[0][0].place), held
            return
        for key, value in record.items():
            said = held is not None and key in _SAID_OF_A_VALUE
            inside = dataclasses.replace(held, field=str(key)) if held and said else held
            yield from _words(value, inside)
    elif isinstance(record, tuple | list):
        for entry in record:
            yield from _words(entry, held)
    elif dataclasses.is_dataclass(record) and not isinstance(record, Reference | type):
        loose = held is None or isinstance(record, (Example, *_FREE))
        for field in dataclasses.fields(record):
            if field.name != "place":
                inside = None if loose else Held(record, field.name)
                yield from _words(getattr(record, field.name), inside)


def _check(said: Located, problems: Collector) -> None:
    for match in islice(_CUT.finditer(said), _TOLD):
        if match[2].lower() not in _JOINS and match[2][0].islower():
            _report_cut(said, match, problems)
    for match in islice(_LIGATURE.finditer(said), _TOLD):
        letters = unicodedata.normalize("NFKC", match.group())
        place = said.inside(match.start())
        message = say(
            "'{sign}' is one sign that stands for '{letters}'; search misses it",
            sign=match.group(),
            letters=letters,
        )
        problems.add("HB453", message, place, write_instead(place, letters))
    for match in islice(_PHONE.finditer(said), _TOLD):
        number = as_phone(match.group())
        if number != match.group():
            place = said.inside(match.start(), len(match.group()))
            message = say(
                "letters stand for digits in the phone number '{number}'", number=match.group()
            )
            problems.add("HB103", message, place, write_instead(place, number))


def _report_cut(said: Located, match: re.Match[str], problems: Collector) -> None:
    whole = match[1] + match[2]
    place = said.inside(match.start(), len(match.group()))
    message = say("a hyphen cuts the word '{word}'", word=" ".join(match.group().split()))
    if "\n" not in match.group():
        problems.add("HB453", message, place, write_instead(place, whole))
        return
    line = line_with(place, whole)
    rest = said[match.end() : (said.find("\n", match.end()) + 1 or len(said) + 1) - 1]
    hint = say(
        "write it as one word; instead of lines {first} to {last} write:\n{line}",
        first=place.line,
        last=place.line + match.group().count("\n"),
        line=f"{line}{rest}",
    )
    problems.add("HB453", message, place, hint)


def _check_wrapped(said: Located, problems: Collector) -> None:
    """Report a text that stands in curly quotes as a whole, with no straight ones around them."""
    match = _WRAPPED.fullmatch(said)
    place = said.place
    if match and said.indent < 0 and place.excerpt[place.column - 1 : place.column] == said[0]:
        message = say(
            "the marks {marks} become part of the value: YAML knows only straight quotes",
            marks=f"{said[0]}…{said[-1]}",
        )
        hint = write_instead(place, in_quotes(match[1]), say("put straight quotes around it:"))
        problems.add("HB012", message, place, hint)


def check_tongues(text: Text, problems: Collector) -> None:
    """Report a text in Polish where English belongs, or the other way round (HB451)."""
    said = {str(language): words for language, words in text.values}
    keys = {str(language): language for language, _ in text.values}
    wrong = {
        language: tongue(words)
        for language, words in said.items()
        if language in {"pl", "en"} and tongue(words) not in {"", language}
    }
    if not wrong:
        _check_short(said, keys, problems)
    names = {"pl": say("Polish"), "en": say("English")}
    swapped = len(wrong) == len(names)
    for language, real in wrong.items():
        place = keys[language].place
        if not swapped:
            message = say("the '{key}' text is {language}", key=language, language=names[real])
            hint = say("write it in {language}", language=names[language])
            problems.add("HB451", message, said[language].place, hint)
            continue
        message = say("the Polish and the English text are swapped")
        other = keys[real].place
        line = line_with(place, real)
        if other.line == place.line:
            if language == "en":
                continue
            start = other.column - 1
            line = line[:start] + language + line[start + len(real) :]
        problems.add(
            "HB451", message, place, say("give each its own key; write:\n{line}", line=line)
        )


def _check_short(
    said: Mapping[str, Located], keys: Mapping[str, Located], problems: Collector
) -> None:
    """Warn of a few words that are too few to tell, where only the English ones look Polish."""
    if not {"pl", "en"} <= set(said) or max(len(said[code].split()) for code in said) > _SHORT:
        return
    if bears_polish_letters(said["en"]) and not bears_polish_letters(said["pl"]):
        message = say("the '{key}' text is {language}", key=keys["en"], language=say("Polish"))
        hint = say("if the two texts are swapped, give each its own key")
        problems.add("HB451", message, said["en"].place, hint, warning=True)
