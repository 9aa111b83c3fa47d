"""Placeholders in policy text: find them, check them, and put values in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.model.entries import Parameter
from generator.model.handbook import Value
from generator.model.mended import write_instead
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.text import Text
from generator.text.counting import check_form, counted
from generator.text.locale import month_name

BUILT_IN = "company"
"""The one parameter that is always there: the company's name."""
_BRACES = re.compile(r"\\[{}]|\{[^{}\n]*\}|[{}]")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z][a-z0-9_]*))?\}")
"""A placeholder: the name of the value, and its form if one is asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """One brace construct in a text."""

    text: str
    """As written, braces included."""
    offset: int
    """Index of its first character."""

    @property
    def name(self) -> str | None:
        """The parameter's name; None when this is no placeholder."""
        match = PLACEHOLDER.fullmatch(self.text)
        return match.group(1) if match else None

    @property
    def form(self) -> str | None:
        """The name of the words that follow the number, as in `{years:spoken}`; None without."""
        match = PLACEHOLDER.fullmatch(self.text)
        return match.group(2) if match else None


def braces(text: str) -> Iterator[Found]:
    r"""Walk everything in a text that has to do with braces, escaped braces apart.

    >>> [found.name for found in braces("in {hours} hours, not { hours }, and \\{literal\\}")]
    ['hours', None]
    """
    if "{" not in text and "}" not in text:
        return
    for match in _BRACES.finditer(text):
        if not match.group().startswith("\\"):
            yield Found(match.group(), match.start())


def check_text(
    text: Text,
    declared: Mapping[str, Parameter],
    problems: Collector,
    built_in: Collection[str] = (),
) -> set[str]:
    """Check the placeholders of one text in all its languages.

    Args:
        text: The text.
        declared: Parameters by name.
        problems: Receives HB301 (unknown), HB302 (a stray brace), HB303 (languages differ) and
            HB307 or HB309 (words behind a number, or forms, that nobody declared).
        built_in: Further names that the program fills in here, beside the company's.

    Returns:
        Names of the parameters that the text uses.
    """
    if not any("{" in words or "}" in words for _, words in text.values):
        return set()
    used: dict[str, set[str]] = {}
    filled_here = {BUILT_IN, *built_in}
    for language, words in text.values:
        names = used.setdefault(str(language), set())
        for found in braces(words):
            if found.name is None:
                _report_brace(words, found, declared, problems)
            elif found.name not in filled_here and found.name not in declared:
                place = words.inside(found.offset, len(found.text))
                problems.add(
                    "HB301",
                    say("no parameter is named '{name}'", name=found.name),
                    place,
                    write_instead(place, f"{{{BUILT_IN}}}")
                    if _FIRM.fullmatch(found.text)
                    else partial(did_you_mean, found.name, (*declared, *filled_here), place=place),
                )
            else:
                names.add(found.name)
                if found.form is not None:
                    place = words.inside(found.offset, len(found.text))
                    check_form(place, found.name, found.form, declared, problems)
    # Forms of a word are grammar: one language may say "w firmie X" and another "at X".
    inflected = {name for name, parameter in declared.items() if parameter.inflected}
    compared = {language: names - inflected for language, names in used.items()}
    _compare_languages(text, compared, problems)
    return set().union(*used.values())


_FIRM = re.compile(r"(?i)\{\s*(?:nazwa\s+)?(?:firm[ay]|spółk[ai]|company)(?:\s+name)?\s*\}")
_DOUBLE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


def _report_brace(
    words: Located, found: Found, declared: Mapping[str, Parameter], problems: Collector
) -> None:
    """Report a brace that is no placeholder (HB302), with the one that was meant."""
    message = say("'{text}' is no placeholder", text=found.text)
    place = words.inside(found.offset, len(found.text))
    hint: str = say("write {{name}} for a parameter, or \\{{ and \\}} for braces themselves")
    inner = found.text.strip("{} ").casefold().replace(" ", "_").replace("-", "_")
    if match := _DOUBLE.match(words, found.offset):
        whole = words.inside(found.offset, len(match.group()))
        hint = write_instead(whole, f"{{{match[1]}}}")
    elif _FIRM.fullmatch(found.text):
        hint = write_instead(place, f"{{{BUILT_IN}}}")
    elif inner in declared:
        hint = write_instead(place, f"{{{inner}}}")
    problems.add("HB302", message, place, hint)


def _compare_languages(text: Text, used: dict[str, set[str]], problems: Collector) -> None:
    everything = set().union(*used.values())
    if not everything:
        return
    for language, words in text.values:
        missing = sorted(everything - used[str(language)])
        if missing:
            other, place = next(
                (code, found.place) for code, found in text.values if missing[0] in used[str(code)]
            )
            problems.add(
                "HB303",
                say(
                    "the '{language}' text lacks the placeholder {{{missing}}}",
                    language=language,
                    missing=missing[0],
                ),
                words.place,
                say("use the same placeholders in every language"),
                (
                    Note(
                        message=say("the '{other}' text has it", other=other),
                        place=place,
                    ),
                ),
            )


def check_unused(declared: Mapping[str, Parameter], used: set[str], problems: Collector) -> None:
    """Report parameters that no text uses (HB306)."""
    for name, parameter in declared.items():
        if name not in used:
            problems.add(
                "HB306",
                say("the parameter '{name}' is declared, but no text uses it", name=name),
                parameter.place,
                say("write {{{name}}} where the value belongs, or delete the parameter", name=name),
            )


def shown(value: Value, language: str) -> str:
    """Give a parameter's value as readers of a language see it.

    >>> from generator.model.handbook import Setting
    >>> from generator.model.place import NOWHERE
    >>> hours = Setting(value=24, layer="base", place=NOWHERE)
    >>> shown(Value(name="hours", parameter=None, setting=hours), "en")
    '24'
    """
    return shown_raw(value.setting.value, value.parameter, language)


def shown_raw(raw: int | str | Text, parameter: Parameter | None, language: str) -> str:
    """Give any value of a parameter, such as an overridden one, as readers see it."""
    if isinstance(raw, Text):
        return str(raw[language])
    kind = "text" if parameter is None else str(parameter.type)
    if kind == "month" and isinstance(raw, int):
        return month_name(raw, language)
    if kind == "choice" and parameter is not None:
        names = (option.name[language] for option in parameter.choices if option.id == raw)
        return str(next(names, raw))
    return str(raw)


def slot_shown(written: str, values: Mapping[str, Value], language: str) -> str:
    """Give what a placeholder shows; one that names no value shows itself.

    Args:
        written: The placeholder with its braces.
        values: Parameters by name.
        language: The language of the text.
    """
    name, _, form = written[1:-1].partition(":")
    value = values.get(name)
    if value is None:
        # Reported where it is an author's mistake; in a plain value it is a sign like others.
        return written
    raw = value.setting.value
    if form and value.parameter is not None and value.parameter.inflected:
        return _inflected(raw, form, value.parameter, language) or written
    if not form or value.parameter is None or not isinstance(raw, int):
        return shown(value, language) if not form else written
    words = next((said for key, said in value.parameter.counted.items() if key == form), None)
    return written if words is None else counted(raw, words, language)


def _inflected(raw: object, form: str, parameter: Parameter, language: str) -> str:
    """Give a form of the word for the choice that holds; empty when it has no such form."""
    chosen = (one.forms for one in parameter.choices if one.id == raw)
    said = next((words for key, words in next(chosen, {}).items() if key == form), None)
    if said is None:
        return ""
    words = {str(code): str(word) for code, word in said.values}
    # A word of a company's own may be given once, or lack a language that others stand in for.
    return words.get(language) or next(iter(words.values()))


def fill(
    text: str,
    values: Mapping[str, Value],
    language: str,
    encode: Callable[[str], str] = str,
    encode_brace: Callable[[str], str] = str,
) -> str:
    """Put the parameters' values into a text.

    Args:
        text: Text with placeholders; whatever names no value stays as it is.
        values: Parameters by name.
        language: The language of the text.
        encode: Makes a value safe for the place that the text goes to.
        encode_brace: Does the same for a brace that was escaped in the text.
    """
    if "{" not in text and "}" not in text:
        return text

    def put(match: re.Match[str]) -> str:
        part = match.group()
        if part.startswith("\\"):
            return encode_brace(part[1])
        return encode(slot_shown(part, values, language))

    return _BRACES.sub(put, text)


def filled(text: Text, values: Mapping[str, Value]) -> dict[str, str]:
    """Give a text in all its languages with the values put in."""
    # A value may begin with a mark that joins the letter before it.
    return {
        str(language): unicodedata.normalize("NFC", fill(words, values, str(language)))
        for language, words in text.values
    }
