"""Slips of typing and pasting in the texts of a layer: gaps, cut words, swapped languages."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

from generator.model.clause import Example
from generator.model.entries import Parameter, Reply
from generator.model.gaps import gaps, unnamed
from generator.model.inputs import Layer
from generator.model.layers import Contact
from generator.model.mended import in_quotes, line_with, write_instead
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.reference import Reference
from generator.model.say import say
from generator.model.text import ANY, Text
from generator.model.typed import as_phone
from generator.text.lists import check_lists
from generator.text.tongues import tongue

_CUT = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[ \n]\s*([^\W\d_]{2,})")
_JOINS = frozenset(("lub", "oraz", "albo", "czy", "ani", "bądź", "and", "or", "nor", "to", "vs"))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_PHONE = re.compile(r"(?<![\w@.-])\+?[\dOolI|(][\dOolI| ()\u00a0-]{6,}[\dOolI|](?![\w@])")
_WRAPPED = re.compile(r"[„“”]([^„“”\"]+)[”“]")
_FIRM = re.compile(r"(?i)firm|spółk|compan|pracodawc|organizacj")
_FREE = (Reply, Parameter)
"""Records whose texts show gaps on purpose: what is ready to copy, and help for settings."""
_NAMES = ("name", "phone")
"""Fields of a contact that name somebody."""
_SAID_OF_A_VALUE = ("reason", "approved_by")
"""Keys that stand beside the value of a setting."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Held:
    """Where a value stands."""

    record: type | None = None
    """What holds it."""
    field: str = ""
    """The key that it belongs to."""
    free: bool = False
    """True where gaps are left on purpose."""


def check_typing(layer: Layer, problems: Collector) -> None:
    """Report slips that a person makes who types and pastes with a word processor.

    Args:
        layer: The layer whose texts are checked.
        problems: Receives HB012 (marks around a whole text), HB103 (letters in a phone number),
            HB406 (lists that would be none), HB451 (languages swapped), HB452 (gaps) and HB453
            (words cut in two).
    """
    for words, held in _words(_own(layer), _Held()):
        if isinstance(words, Text):
            check_tongues(words, problems)
            for _, said in words.values:
                _check(said, held, problems)
                check_lists(said, problems)
                if not held.free:
                    _check_wrapped(said, problems)
        else:
            _check(words, held, problems)


def check_gaps(layer: Layer, languages: Collection[str], problems: Collector) -> None:
    """Report gaps that nobody filled in, and nothing else (HB452).

    Args:
        layer: A layer that others wrote, such as a profile.
        languages: Languages that somebody reads; texts in others may have gaps.
        problems: Receives the problems.
    """
    for words, held in _words(_own(layer), _Held()):
        pairs = words.values if isinstance(words, Text) else ((ANY, words),)
        for one in (said for code, said in pairs if code in {ANY, *languages}):
            _check_gaps(one, held, problems)


def _own(layer: Layer) -> tuple[Any, ...]:
    return (layer.head, layer.chapters, layer.guides, layer.one_page, layer.registers)


def _words(record: Any, held: _Held) -> Iterator[tuple[Text | Located, _Held]]:
    """Walk texts and single values, each with where it stands."""
    if isinstance(record, Text | Located):
        yield record, held
    elif isinstance(record, dict):
        pairs = [(key, value) for key, value in record.items() if isinstance(key, Located)]
        if any(key in {"pl", "en"} for key, _ in pairs):
            spoken = tuple((key, value) for key, value in pairs if isinstance(value, Located))
            yield Text(spoken, record.get("place", None) or spoken[0][0].place), held
            return
        for key, value in record.items():
            inside = dataclasses.replace(held, field=str(key)) if key in _SAID_OF_A_VALUE else held
            yield from _words(value, inside)
    elif isinstance(record, tuple | list):
        for entry in record:
            yield from _words(entry, held)
    elif dataclasses.is_dataclass(record) and not isinstance(record, Reference | type):
        free = held.free or isinstance(record, (Example, *_FREE))
        for field in dataclasses.fields(record):
            if field.name != "place":
                inside = _Held(type(record), field.name, free)
                yield from _words(getattr(record, field.name), inside)


def _check_gaps(said: Located, held: _Held, problems: Collector) -> None:
    if held.free:
        return
    # A value of a setting may be "none": nobody is left out by that.
    found = gaps(said, may_say_no=held.field == "settings")
    names = held.field == "approved_by" or (held.record is Contact and held.field in _NAMES)
    if not found and names and (empty := unnamed(said, held.field)):
        found = [(0, empty)]
    for offset, gap in found:
        place = said.inside(offset, len(gap))
        message = say("the gap '{gap}' was never filled in", gap=gap)
        problems.add("HB452", message, place, _filling(said, gap, place))


def _check(said: Located, held: _Held, problems: Collector) -> None:
    _check_gaps(said, held, problems)
    for match in _CUT.finditer(said):
        if match[2].lower() not in _JOINS and match[2][0].islower():
            _report_cut(said, match, problems)
    for match in _LIGATURE.finditer(said):
        letters = unicodedata.normalize("NFKC", match.group())
        place = said.inside(match.start())
        message = say(
            "'{sign}' is one sign that stands for '{letters}'; search misses it",
            sign=match.group(),
            letters=letters,
        )
        problems.add("HB453", message, place, write_instead(place, letters))
    for match in _PHONE.finditer(said):
        number = as_phone(match.group())
        if number != match.group():
            place = said.inside(match.start(), len(match.group()))
            message = say(
                "letters stand for digits in the phone number '{number}'", number=match.group()
            )
            problems.add("HB103", message, place, write_instead(place, number))


def _filling(said: Located, gap: str, place: Place) -> str:
    """Say how to fill a gap; the company's name has a placeholder in every text."""
    if _FIRM.search(gap) and said != gap:
        return write_instead(place, "{company}")
    return say("write what belongs there; {{company}} gives the company's name in a rule")


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
