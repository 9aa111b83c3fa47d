"""Read one setting as the type that its parameter declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from generator.model.handbook import Setting
from generator.model.place import Located, Place
from generator.model.registers import Parameter
from generator.model.words import Text, found, is_email, is_link, whole_number
from generator.problems import Collector, did_you_mean

_SETTING_KEYS = {"value", "reason", "approved_by", "place"}
_MONTHS = 12


def read_setting(
    name: Located,
    raw: Any,
    parameter: Parameter,
    layer: str,
    problems: Collector,
) -> Setting | None:
    """Read a setting, given as a bare value or as `value:` with `reason:`.

    Args:
        name: The parameter's name as the layer writes it.
        raw: What stands beside it.
        parameter: The declaration.
        layer: The layer that sets it.
        problems: Receives HB304 (wrong type) and HB305 (a profile gives no reason).
    """
    reason: Text | None = None
    approved: str | None = None
    value = raw
    if isinstance(raw, Mapping) and "value" in raw:
        for key in raw:
            if key not in _SETTING_KEYS:
                hint = did_you_mean(key, _SETTING_KEYS - {"place"})
                problems.add("HB102", f"unknown key '{key}'", _place(key, name), hint)
        value = raw["value"]
        if raw.get("reason") is not None:
            reason = _text(raw["reason"], name, problems)
        if isinstance(raw.get("approved_by"), Located):
            approved = str(raw["approved_by"])
    if reason is None and layer.startswith("profile:"):
        problems.add(
            "HB305",
            f"the profile sets '{name}' without a reason",
            name.place,
            "write it as 'value:' and 'reason:' (pl, en)",
        )
    checked = read_value(value, parameter, name, problems)
    if checked is None:
        return None
    return Setting(
        value=checked, layer=layer, place=name.place, reason=reason, approved_by=approved
    )


def read_value(
    raw: Any,
    parameter: Parameter,
    name: Located,
    problems: Collector,
) -> int | str | Text | None:
    """Check a value against its parameter; the bounds of numbers count too."""
    kind = str(parameter.type)
    if kind == "text":
        return _text(raw, name, problems)
    if not isinstance(raw, Located):
        _report(name, name.place, f"expected one value, found {found(raw)}", problems)
        return None
    if kind in {"number", "month"}:
        return _number(raw, parameter, name, problems)
    options = [str(option.id) for option in parameter.choices]
    if kind == "choice" and raw not in options:
        message = f"expected one of {', '.join(options)}; found '{raw}'"
        _report(name, raw.place, message, problems, did_you_mean(raw, options))
        return None
    if kind == "email" and not is_email(raw):
        _report(name, raw.place, f"expected an e-mail address, found '{raw}'", problems)
        return None
    if kind == "link" and not is_link(raw):
        message = f"expected an address that begins with http, found '{raw}'"
        _report(name, raw.place, message, problems)
        return None
    return str(raw)


def _number(raw: Located, parameter: Parameter, name: Located, problems: Collector) -> int | None:
    try:
        number = whole_number(raw)
    except PydanticCustomError as error:
        _report(name, raw.place, error.message(), problems)
        return None
    month = parameter.type == "month"
    low = 1 if month else parameter.minimum
    high = _MONTHS if month else parameter.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        span = f"{'' if low is None else low} to {'any' if high is None else high}"
        _report(name, raw.place, f"expected a number from {span}, found {number}", problems)
        return None
    return number


def _text(raw: Any, name: Located, problems: Collector) -> Text | None:  # noqa: ANN401
    if not isinstance(raw, Mapping):
        message = f"expected one text per language (pl:, en:), found {found(raw)}"
        _report(name, _place(raw, name), message, problems)
        return None
    pairs = []
    for language, text in raw.items():
        if language == "place":
            continue
        if not isinstance(text, Located) or not text.strip():
            _report(name, _place(language, name), f"expected text, found {found(text)}", problems)
            return None
        pairs.append((Located(language, _place(language, name)), text))
    return Text(tuple(pairs), name.place)


def _place(value: object, name: Located) -> Place:
    return value.place if isinstance(value, Located) else name.place


def _report(name: Located, place: Place, message: str, problems: Collector, hint: str = "") -> None:
    problems.add("HB304", f"'{name}': {message}", place, hint)
