"""What is still to be put into a further language, and how far its translators have come."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.advice.confirmations import units
from generator.model.clause import Chapter, Clause
from generator.model.entries import Duty
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, Layer, texts
from generator.model.layers import Base
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.registers import REGISTERS
from generator.model.text import ANY, Text
from generator.model.translation import Catalog
from generator.resolve.essentials import essentials, is_essentials
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
    """Walk every text that readers of any edition may see, in the order of the sources.

    Args:
        inputs: The layers as they were loaded.
        handbook: The handbook that was made of them.
        language: The further language.
        other: The language whose words stand in.
        catalogs: Translators' files that count.
    """
    return _walk(inputs, handbook, _speech(language, other, catalogs), lambda _: ())


def shown_tasks(
    inputs: Inputs,
    handbook: Handbook,
    language: str,
    other: str,
    catalogs: tuple[Catalog, ...],
) -> Iterator[Task]:
    """Walk only the texts that readers of the company's edition see.

    The arguments are those of `tasks`. Where there is no company, files serve all of them, so
    that every text counts.
    """
    speech = _speech(language, other, catalogs)
    if inputs.company is None:
        return _walk(inputs, handbook, speech, lambda _: ())
    smaller, _ = essentials(inputs, Collector())
    gathered = _gathered(inputs) if is_essentials(inputs) else frozenset()

    def left_out(record: object) -> tuple[str, ...]:
        if isinstance(record, Clause | Duty):
            # Of two wordings an edition has one, and what is brief stands in its place by now.
            return ("brief",)
        if isinstance(record, Base) and not is_essentials(inputs):
            return ("essentials",)
        if isinstance(record, Chapter) and (record.id in gathered or not record.clauses):
            return ("title", "summary")
        return ()

    return _walk(smaller, handbook, speech, left_out)


def _gathered(inputs: Inputs) -> frozenset[str]:
    """Name the chapters that bear the heading of several."""
    head = inputs.base.head
    named = head.essentials if isinstance(head, Base) else ()
    return frozenset(str(chapter) for one in named for chapter in one.chapters)


def _speech(language: str, other: str, catalogs: tuple[Catalog, ...]) -> Speech:
    return Speech(
        languages=(Located(language),),
        known=frozenset((language,)),
        fallback={language: other},
        catalogs={language: catalogs},
    )


def _walk(
    inputs: Inputs,
    handbook: Handbook,
    speech: Speech,
    left_out: Callable[[object], Collection[str]],
) -> Iterator[Task]:
    for layer in inputs.layers:
        names = {id(text): unit.id for unit in units(layer) for text in unit.texts}
        for text in (*texts(_shown(layer), left_out), *_settings(handbook, layer.name)):
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
