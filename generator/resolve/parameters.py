"""Decide the value of every parameter, layer by layer."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generator.model.called import names_as
from generator.model.entries import Parameter
from generator.model.handbook import Handbook, Setting, Value
from generator.model.inputs import Inputs, Layer, texts
from generator.model.layers import Base, Company
from generator.model.nearest import did_you_mean
from generator.model.papers import FILLED_IN
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.model.text import Text
from generator.resolve.places import places_of
from generator.resolve.settings import read_setting, read_value
from generator.text.counting import check_forms, check_inflection
from generator.text.placeholders import BUILT_IN, braces


def in_use(handbook: Handbook) -> Handbook:
    """Give the handbook with those values only that its texts use.

    A company that takes the essentials is not asked for what nobody will read.
    """
    said = (
        handbook.intro,
        handbook.notice,
        handbook.one_page_intro,
        handbook.one_page_closing,
        handbook.chapters,
        *handbook.registers.values(),
        dict(handbook.labels),
    )
    used = {
        found.name for text in texts(said) for _, words in text.values for found in braces(words)
    }
    kept = {
        name: value
        for name, value in handbook.parameters.items()
        if name in used or name == BUILT_IN
    }
    return dataclasses.replace(handbook, parameters=kept)


def declare(inputs: Inputs, problems: Collector) -> dict[str, Parameter]:
    """Step 1: gather the declarations of all layers (HB201 when one is given twice)."""
    declared: dict[str, tuple[Located, Parameter]] = {}
    for layer in inputs.layers:
        for key, parameter in layer.parameters.items():
            name = key if isinstance(key, Located) else Located(key)
            if name in declared or name in {BUILT_IN, *FILLED_IN}:
                notes: tuple[Note, ...] = ()
                if name in declared:
                    notes = (
                        Note(message=say("first declared here"), place=declared[name][0].place),
                    )
                problems.add(
                    "HB201",
                    say("the parameter '{name}' is declared twice", name=name),
                    name.place,
                    say("give one of them another name"),
                    notes,
                )
                continue
            declared[str(name)] = (name, parameter)
            _check_kind(name, parameter, problems)
    return {name: parameter for name, (_, parameter) in declared.items()}


def _check_kind(name: Located, parameter: Parameter, problems: Collector) -> None:
    """Report keys of a declaration that its type gives no meaning to (HB107), and doubles."""
    kind = str(parameter.type)
    bounded = ("minimum", "maximum", "stricter")
    wrong = [key for key in bounded if getattr(parameter, key) is not None and kind != "number"]
    if parameter.choices and kind != "choice":
        wrong.append("choices")
    if parameter.counted and kind != "number":
        wrong.append("counted")
    check_forms(parameter, problems)
    check_inflection(parameter, problems)
    for key in wrong:
        needed = "choice" if key == "choices" else "number"
        problems.add(
            "HB107",
            say(
                "'{name}' is of type {kind}, which gives '{key}' no meaning",
                name=name,
                kind=kind,
                key=key,
            ),
            name.place,
            say("delete '{key}', or write 'type: {needed}'", key=key, needed=needed),
        )
    ids = [str(option.id) for option in parameter.choices]
    for index, option in enumerate(parameter.choices):
        if option.id in ids[:index]:
            problems.add(
                "HB201",
                say("the choice '{id}' is given twice", id=option.id),
                option.id.place,
                say("keep one"),
            )


def decide(
    inputs: Inputs, declared: Mapping[str, Parameter], problems: Collector
) -> dict[str, Value]:
    """Step 5: settle every parameter: default, then profiles, then the company.

    Args:
        inputs: The layers.
        declared: Parameters by name.
        problems: Receives HB204 (profiles differ), HB206 (looser without approval),
            HB301 (nobody declared it), HB304 and HB305.
    """
    languages = tuple(map(str, _base(inputs).languages))
    settings = {
        layer.name: _settings(layer, declared, languages, problems) for layer in inputs.layers
    }
    values = {BUILT_IN: _company_name(inputs)}
    for name, parameter in declared.items():
        start = _default(name, parameter, inputs, problems)
        if start is None:
            continue
        profiles = [
            setting
            for layer in inputs.profiles
            if (setting := settings[layer.name].get(name)) is not None
        ]
        own = settings[inputs.company.name].get(name) if inputs.company else None
        values[name] = _settle(name, parameter, start, profiles, own, problems)
    return values


def _settle(  # noqa: PLR0913 - the parts of one decision
    name: str,
    parameter: Parameter,
    start: Setting,
    profiles: list[Setting],
    own: Setting | None,
    problems: Collector,
) -> Value:
    chain, rule = [start, *profiles], ""
    for setting in profiles:
        _guard(name, parameter, [start], setting, problems)
    if len({_plain(setting.value) for setting in profiles}) > 1:
        if parameter.stricter is not None:
            profiles = sorted(profiles, key=lambda setting: _loose(parameter, setting))
            profiles.reverse()
            chain, rule = [start, *profiles], "stricter"
        elif own is None:
            _report_conflict(name, profiles, problems)
    if own is not None:
        _guard(name, parameter, chain, own, problems)
        chain.append(own)
    own_words = tuple(setting.own for setting in chain if setting.own is not None)
    return Value(
        name=name,
        parameter=dataclasses.replace(parameter, choices=(*parameter.choices, *own_words)),
        setting=chain[-1],
        overridden=tuple(chain[:-1]),
        rule=rule if own is None else "",
    )


def _guard(
    name: str, parameter: Parameter, earlier: list[Setting], own: Setting, problems: Collector
) -> None:
    """Refuse a value looser than an earlier layer's, unless reason and approver are named."""
    if parameter.stricter is None or (own.reason and own.approved_by):
        return
    strictest = min(earlier, key=lambda setting: _loose(parameter, setting))
    if _loose(parameter, own) > _loose(parameter, strictest):
        _, _, profile = strictest.layer.partition(":")
        layer = say("{profile} profile", profile=profile) if profile else say("base")
        problems.add(
            "HB206",
            say(
                "'{name}' would become {own}, looser than {strictest} of the {layer}",
                name=name,
                own=own.value,
                strictest=strictest.value,
                layer=layer,
            ),
            own.place,
            _keeping(own, strictest),
            (Note(message=say("the {layer} sets it here", layer=layer), place=strictest.place),),
        )


def _keeping(own: Setting, strictest: Setting) -> str:
    """Say both ways out of a value that is too loose."""
    words = say("keep to it, or write it as 'value:' with 'reason:' and 'approved_by:'")
    line = re.sub(rf":\s*{own.value}\b", f": {strictest.value}", own.place.excerpt)
    if line == own.place.excerpt:
        return words
    return say("{words}; to keep to it, write:\n{line}", words=words, line=line.rstrip())


def _loose(parameter: Parameter, setting: Setting) -> int:
    number = setting.value if isinstance(setting.value, int) else 0
    return number if parameter.stricter == "lower" else -number


def _report_conflict(name: str, profiles: list[Setting], problems: Collector) -> None:
    first = profiles[0]
    second = next(other for other in profiles if _plain(other.value) != _plain(first.value))
    one, other = (setting.layer.partition(":")[2] for setting in (first, second))
    problems.add(
        "HB204",
        say(
            "the profiles '{one}' and '{other}' set '{name}' differently",
            one=one,
            other=other,
            name=name,
        ),
        first.place,
        say("set it in the company file to decide, or build with only one of the two profiles"),
        (Note(message=say("'{other}' sets it here", other=other), place=second.place),),
    )


def _plain(value: int | str | Text) -> object:
    return tuple(sorted(value.as_dict().items())) if isinstance(value, Text) else value


def _default(
    name: str, parameter: Parameter, inputs: Inputs, problems: Collector
) -> Setting | None:
    layer = next(layer.name for layer in inputs.layers if name in layer.parameters)
    place = getattr(parameter.default, "place", parameter.place)
    key = Located(name, place)
    local = {str(one): raw for one, raw in parameter.local.items()}
    raw = next((local[one] for one in places_of(inputs) if one in local), parameter.default)
    value = read_value(raw, parameter, key, problems)
    if value is None:
        return None
    return Setting(value=value, layer=layer, place=parameter.place)


def _company_name(inputs: Inputs) -> Value:
    base, company = _base(inputs), inputs.company
    if company is not None and isinstance(company.head, Company):
        name = company.head.name
        pairs = tuple((code, name) for code in base.languages)
        setting = Setting(value=Text(pairs, name.place), layer=company.name, place=name.place)
    else:
        pairs = tuple((Located(code), Located(inputs.name)) for code in base.languages)
        text = base.example_company or Text(pairs, base.place)
        setting = Setting(value=text, layer="base", place=base.place)
    return Value(name=BUILT_IN, parameter=None, setting=setting)


def _base(inputs: Inputs) -> Base:
    if not isinstance(inputs.base.head, Base):
        raise TypeError("the first layer is no base")
    return inputs.base.head


def _labels(declared: Mapping[str, Parameter]) -> Iterator[tuple[str, str]]:
    """Walk what parameters are called in words, each with its name."""
    for name, parameter in declared.items():
        yield from names_as(parameter, name)


def _settings(
    layer: Layer,
    declared: Mapping[str, Parameter],
    languages: Iterable[str],
    problems: Collector,
) -> dict[str, Setting]:
    if isinstance(layer.head, Base):
        return {}
    read: dict[str, Setting] = {}
    for key, raw in layer.head.settings.items():
        name = key
        parameter = declared.get(str(name))
        if parameter is None:
            problems.add(
                "HB301",
                say("no parameter is named '{name}'", name=name),
                name.place,
                partial(did_you_mean, name, declared, _labels(declared)),
            )
            continue
        setting = read_setting(name, raw, parameter, layer.name, problems, languages)
        if setting is not None:
            read[str(name)] = setting
    return read
