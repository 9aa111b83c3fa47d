"""What is still to be put into a further language, and how far its translators have come."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.advice.confirmations import units
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, Layer, texts
from generator.model.place import Located
from generator.model.registers import REGISTERS
from generator.model.text import ANY, Text
from generator.model.translation import Catalog
from generator.resolve.languages import Speech

_SEEN = frozenset(register.name for register in REGISTERS if register.kind)


class State(Enum):
    """How a text stands in a further language."""

    OWN = "own"
    """It stands in the source itself."""
    DONE = "done"
    """A translators' file has it."""
    STALE = "stale"
    """A translators' file has it, made from an older text."""
    MISSING = "missing"
    """Another language stands in for it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One text of the sources, as a translator meets it."""

    layer: str
    """The layer that it belongs to."""
    entry: str
    """The id of the entry that it stands in; empty for words of the pages."""
    source: Located
    """What it says, and where."""
    state: State
    """How it stands."""


def tasks(
    inputs: Inputs,
    handbook: Handbook,
    language: str,
    other: str,
    catalogs: tuple[Catalog, ...],
) -> Iterator[Task]:
    """Walk every text that readers may see, in the order of the sources.

    Args:
        inputs: The layers as they were loaded.
        handbook: The handbook that was made of them.
        language: The further language.
        other: The language whose words stand in.
        catalogs: Translators' files that count.
    """
    code = Located(language)
    speech = Speech(
        languages=(code,),
        known=frozenset((language,)),
        fallback={language: other},
        catalogs={language: catalogs},
    )
    for layer in inputs.layers:
        names = {id(text): unit.id for unit in units(layer) for text in unit.texts}
        for text in (*texts(_shown(layer)), *_settings(handbook, layer.name)):
            if (task := _task(text, speech, layer.name, names)) is not None:
                yield task


def _shown(layer: Layer) -> Layer:
    registers = {name: entries for name, entries in layer.registers.items() if name in _SEEN}
    return dataclasses.replace(layer, registers=registers, style=None, catalogs={})


def _settings(handbook: Handbook, layer: str) -> Iterator[Text]:
    for value in handbook.parameters.values():
        for setting in (value.setting, *value.overridden):
            if setting.layer == layer and value.parameter is not None:
                yield from (
                    text for text in (setting.value, setting.reason) if isinstance(text, Text)
                )


def _task(text: Text, speech: Speech, layer: str, names: Mapping[int, str]) -> Task | None:
    language = str(speech.languages[0])
    own = {str(code) for code, _ in text.values} - {code for code, _ in text.borrowed}
    other = speech.fallback[language]
    if ANY in own or other not in own:
        return None
    state = State.OWN
    if language not in own:
        said = speech.said(dataclasses.replace(text, values=_only(text, other)))
        state = State.MISSING if said.lent(language) else State.DONE
        state = State.STALE if language in said.stale else state
    return Task(layer, names.get(id(text), ""), text[other], state)


def _only(text: Text, language: str) -> tuple[tuple[Located, Located], ...]:
    return tuple((code, words) for code, words in text.values if code == language)
