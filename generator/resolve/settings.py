"""Read one setting as the type that its parameter declares."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.addresses import NO_EMAIL, NO_LINK, is_email, is_link, low_scheme
from generator.model.entries import WORDED, Parameter
from generator.model.fields import date_of, found, whole_number
from generator.model.handbook import Setting
from generator.model.key_names import meant_key
from generator.model.mended import as_one_value, as_value, write_instead
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import Said, joined, say
from generator.model.text import ANY, Text
from generator.model.typed import as_email, as_link
from generator.model.typed_days import as_month
from generator.model.typed_numbers import between_numbers
from generator.resolve.own_word import read_own_word

_SETTING_KEYS = ("value", "reason", "approved_by", "until")
_MONTHS = 12
_GUESSED = 300
"""Characters of a value that is still guessed about."""


def read_setting(  # noqa: PLR0913 - what is said, of what, and who reads of it
    name: Located,
    raw: Any,
    parameter: Parameter,
    layer: str,
    problems: Collector,
    languages: Iterable[str] = ("pl", "en"),
) -> Setting | None:
    """Read a setting, given as a bare value or as `value:` with `reason:`.

    Args:
        name: The parameter's name as the layer writes it.
        raw: What stands beside it.
        parameter: The declaration.
        layer: The layer that sets it.
        problems: Receives HB304 (wrong type) and HB305 (a profile gives no reason).
        languages: Languages of the handbook, which messages name.
    """
    keys = {key: key for key in raw if key in _SETTING_KEYS} if isinstance(raw, Mapping) else {}
    value, value_key, reason, approved, until = raw, name, None, None, None
    if keys:
        _check_keys(raw, name, problems)
        value, value_key = raw.get("value"), keys.get("value", name)
        if "reason" in keys:
            reason = _text(raw["reason"], name, keys["reason"], problems)
        if "approved_by" in keys:
            approved = _line(raw["approved_by"], name, keys["approved_by"], problems)
        if "until" in keys:
            until = _day(raw["until"], name, keys["until"], problems)
    if "reason" not in keys and layer.startswith("profile:"):
        problems.add(
            "HB305",
            say("the profile sets '{name}' without a reason", name=name),
            name.place,
            say("write it as 'value:' and 'reason:'"),
        )
    if keys and "value" not in keys:
        return None
    own = None
    if parameter.inflected and isinstance(value, Mapping):
        own = read_own_word(value, parameter, name, tuple(languages), problems)
        checked: int | str | Text | None = None if own is None else str(own.id)
    else:
        checked = read_value(value, parameter, name, problems, value_key)
    if checked is None:
        return None
    return Setting(
        value=checked,
        layer=layer,
        place=name.place,
        reason=reason,
        approved_by=approved,
        until=until,
        own=own,
    )


def _check_keys(raw: Mapping[Any, Any], name: Located, problems: Collector) -> None:
    """Report keys of a setting that are unknown (HB102), and a missing value (HB101)."""
    unused = [key for key in _SETTING_KEYS if key not in raw]
    found_keys = set()
    for key in raw:
        if key != "place" and key not in _SETTING_KEYS:
            place = _place(key, name)
            meant = meant_key(key, unused) or nearest(key, unused)
            found_keys.add(meant)
            hint = write_instead(place, meant) if meant else did_you_mean(key, unused)
            problems.add("HB102", say("unknown key '{key}'", key=key), place, hint)
    if "value" not in raw and "value" not in found_keys:
        problems.add(
            "HB101",
            say("'{key}' is missing", key="value"),
            name.place,
            say("add a line '{wanted}: ...'", wanted="value"),
        )


def read_value(
    raw: Any,
    parameter: Parameter,
    name: Located,
    problems: Collector,
    key: Located | None = None,
) -> int | str | Text | None:
    """Check a value against its parameter; the bounds of numbers count too.

    Args:
        raw: The value as it was read.
        parameter: The declaration.
        name: The parameter's name.
        problems: Receives HB304.
        key: The key that the value stands under; the name itself when left out.
    """
    kind = str(parameter.type)
    key = name if key is None else key
    if kind in WORDED:
        return _text(raw, name, key, problems)
    if not isinstance(raw, Located):
        _report(
            name,
            key.place,
            say("expected one value, found {found}", found=found(raw)),
            problems,
            as_one_value(key.place, raw, whole=False),
        )
        return None
    if kind in {"number", "month"}:
        return _number(raw, parameter, name, problems)
    if kind == "link":
        raw = low_scheme(raw)
    if kind == "choice" and raw not in {str(option.id) for option in parameter.choices}:
        _report_choice(raw, parameter, name, problems)
        return None
    if kind == "email" and not is_email(raw):
        message = say("expected an e-mail address, found {found}", found=found(raw))
        _report(name, raw.place, message, problems, _meant(raw, as_email, is_email) or NO_EMAIL)
        return None
    if kind == "link" and not is_link(raw):
        message = say("expected an address that begins with http, found {found}", found=found(raw))
        _report(name, raw.place, message, problems, _meant(raw, as_link, is_link) or NO_LINK)
        return None
    return str(raw)


def _report_choice(raw: Located, parameter: Parameter, name: Located, problems: Collector) -> None:
    """Report a word that is no choice; with forms, one's own word may be what is needed."""
    options = [str(option.id) for option in parameter.choices]
    message = say(
        "expected one of {options}; found {found}", options=", ".join(options), found=f"'{raw}'"
    )
    hint = did_you_mean(raw, options, called_choices(parameter))
    if parameter.inflected:
        hint = say(
            "where none of them fits, 'forms:' takes a word of your own in all its forms; {hint}",
            hint=hint,
        )
    _report(name, raw.place, message, problems, hint)


def called_choices(parameter: Parameter) -> Iterator[tuple[str, str]]:
    """Walk what people call the choices of a parameter, each with its id."""
    for option in parameter.choices:
        first = [option.forms[key] for key in option.forms if key in parameter.inflected[:1]]
        for text in (option.name, *first):
            yield from ((str(said), str(option.id)) for _, said in text.values)
        yield from ((str(said), str(option.id)) for said in option.also)


def _number(raw: Located, parameter: Parameter, name: Located, problems: Collector) -> int | None:
    try:
        number = whole_number(raw)
    except PydanticCustomError as error:
        parts = error.context or {}
        meant, hint = parts.get("meant", ""), parts.get("hint", "")
        if (ends := between_numbers(raw)) and parameter.stricter == "higher":
            meant = str(ends[1])
        if parameter.type == "month" and (month := as_month(raw)):
            meant, hint = str(month), ""
        hint = write_instead(raw.place, meant, hint) if meant else hint
        _report(name, raw.place, parts.get("text", ""), problems, hint)
        return None
    month = parameter.type == "month"
    low = 1 if month else parameter.minimum
    high = _MONTHS if month else parameter.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        message = _outside(low, high, number)
        nearest_one = low if low is not None and number < low else high
        hint = write_instead(
            raw.place, str(nearest_one), say("of what may stand here, this is the nearest;")
        )
        _report(name, raw.place, message, problems, hint)
        return None
    return number


def _meant(raw: Located, guess: Callable[[str], str], accepts: Callable[[str], bool]) -> str:
    """Show the line with the value that somebody meant, where it can be told."""
    meant = guess(raw) if len(raw) <= _GUESSED else ""
    return write_instead(raw.place, as_value(meant)) if accepts(meant) else ""


def _outside(low: int | None, high: int | None, number: int) -> Said:
    """Say which numbers would do."""
    if low is None:
        return say("expected a number of at most {high}, found {found}", high=high, found=number)
    if high is None:
        return say("expected a number of at least {low}, found {found}", low=low, found=number)
    return say(
        "expected a number from {low} to {high}, found {found}", low=low, high=high, found=number
    )


def _text(raw: Any, name: Located, key: Located, problems: Collector) -> Text | None:
    if isinstance(raw, Located) and raw.strip():
        return Text(((Located(ANY, raw.place), raw),), raw.place)
    if not isinstance(raw, Mapping):
        message = say("expected one text per language (pl:, en:), found {found}", found=found(raw))
        _report(name, _place(raw, key), message, problems, as_one_value(key.place, raw, whole=True))
        return None
    pairs = []
    before = len(problems.found)
    for language, text in raw.items():
        if language == "place":
            continue
        if not isinstance(text, Located) or not text.strip():
            place = _place(text, language) if text is not None else language.place
            _report(name, place, say("expected text, found {found}", found=found(text)), problems)
            continue
        pairs.append((Located(language, _place(language, name)), text))
    return Text(tuple(pairs), key.place) if len(problems.found) == before else None


def _line(raw: Any, name: Located, key: Located, problems: Collector) -> str | None:
    if isinstance(raw, Located) and raw.strip():
        return str(raw)
    _report(name, _place(raw, key), say("expected text, found {found}", found=found(raw)), problems)
    return None


def _day(raw: Any, name: Located, key: Located, problems: Collector) -> datetime.date | None:
    try:
        return date_of(raw)
    except PydanticCustomError as error:
        parts = error.context or {}
        meant, hint = parts.get("meant", ""), parts.get("hint", "")
        place = _place(raw, key)
        hint = write_instead(place, meant, hint) if meant else hint
        _report(name, place, parts.get("text", ""), problems, hint)
        return None


def _place(value: object, name: Located) -> Place:
    return value.place if isinstance(value, Located) else name.place


def _report(name: Located, place: Place, message: str, problems: Collector, hint: str = "") -> None:
    problems.add("HB304", joined(": ", [f"'{name}'", message]), place, hint)
