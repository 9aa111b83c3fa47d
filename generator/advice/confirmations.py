"""Which translations were confirmed, and which texts have changed since.

Each layer keeps its confirmations in a `translations.yml` of its own: for every entry and every
other language, a short hash of the entry's text in the layer's source language as it stood when
somebody compared the two. The rules:

- A layer without the file keeps no confirmations; nothing about it is reported.
- In a layer with the file, an entry whose hash differs has **drifted**, and an entry that is not
  in the file was never confirmed. Both are warnings, and both are stamped on the clause's page.
- A change of the translation alone is no drift: the source text is the one that counts.
- The source language is the company's binding language in the company's own file, and the binding
  language of handbook.yml everywhere else. A company that binds the other language still reads
  in the same record whether the two texts were compared.
- Lines about entries that are gone do no harm; the next `confirm` drops them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.change import Amend, Remove
from generator.model.entry_change import AmendEntry
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, Layer, texts
from generator.model.layers import Base, Company
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.registers import GUIDES, REGISTERS
from generator.model.say import say
from generator.model.text import Text
from generator.resolve.changes import changes_of
from generator.resolve.entries import register_of
from generator.resolve.entry_conflicts import entry_changes_of

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """What one layer says about one entry; confirmed as a whole."""

    id: str
    """A clause's id, or `kind/id` for another entry."""
    texts: tuple[Text, ...]
    """All its texts, in the order of the file."""

    def given(self, language: str) -> bool:
        """Tell whether any of its texts is given in a language beside the source."""
        return any(language in set(text.languages()) for text in self.texts)

    def place(self, language: str) -> Place:
        """Where its first text in a language stands."""
        return self.texts[0][language].place

    def mark(self, source: str) -> str:
        """Hash what the entry says in the source language."""
        said = [str(text[source]) for text in self.texts if source in set(text.languages())]
        text = json.dumps(said, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def units(layer: Layer) -> tuple[Unit, ...]:
    """List everything of a layer that is translated and confirmed, each id once."""
    found: dict[str, list[Text]] = {}
    for name, record in _entries(layer):
        found.setdefault(name, []).extend(texts(record))
    return tuple(Unit(name, tuple(said)) for name, said in found.items() if said)


def _entries(layer: Layer) -> Iterator[tuple[str, object]]:
    yield from _pages(layer)
    for chapter in layer.chapters:
        for clause in chapter.clauses:
            yield str(clause.id), clause
    for change in changes_of(layer):
        if not isinstance(change, Remove):
            yield str(change.target if isinstance(change, Amend) else change.clause.id), change
    for amended in entry_changes_of(layer):
        register = register_of(amended)
        if isinstance(amended, AmendEntry) and (register.confirmed or register is GUIDES):
            yield f"{register.confirmed or register.kind}/{amended.entry}", amended
    for register in REGISTERS:
        if register.confirmed:
            for entry in layer.of(register):
                yield f"{register.confirmed}/{entry.id}", entry


def _pages(layer: Layer) -> Iterator[tuple[str, object]]:
    """Walk what stands on pages around the clauses: heads, summaries and the guide."""
    head = layer.head
    if isinstance(head, Base):
        yield "handbook", (head.title, head.subtitle, head.intro, head.notice)
        for gathering in head.essentials:
            yield f"chapter/{gathering.id}", (gathering.title, gathering.summary)
    elif isinstance(head, Company) and (head.title or head.subtitle):
        yield "handbook", (head.title, head.subtitle)
    if layer.one_page is not None:
        yield "one-page", (layer.one_page.intro, layer.one_page.closing)
    for chapter in layer.chapters:
        yield f"chapter/{chapter.id}", (chapter.title, chapter.summary)
    for guide in layer.guides:
        yield f"guide/{guide.id}", (guide.title, guide.summary)
        for section in guide.sections:
            yield f"guide/{section.id}", section


def source_language(layer: Layer, inputs: Inputs) -> str:
    """Give the language that a layer's translations are compared with."""
    own = layer.head if isinstance(layer.head, Company) else None
    if own is not None and own.binding_language:
        return str(own.binding_language)
    base = inputs.base.head
    if not isinstance(base, Base):
        raise TypeError("the first layer is no base")
    if own is not None and own.languages and base.binding_language not in own.languages:
        return str(own.languages[0])
    return str(base.binding_language)


@dataclass(frozen=True, slots=True)
class Drift:
    """An entry whose translation waits for somebody to compare it."""

    unit: Unit
    """The entry."""
    source: str
    """The language that it is compared with."""
    language: str
    """The language of the translation."""
    changed: bool
    """True when it was confirmed once and the source text has changed since."""


def drifts(inputs: Inputs, languages: Iterable[str]) -> Iterator[Drift]:
    """Walk every translation that is not confirmed, in layers that keep confirmations."""
    others = tuple(languages)
    for layer in inputs.layers:
        if layer.translations is None:
            continue
        source = source_language(layer, inputs)
        for unit in units(layer):
            marks = layer.translations.get(unit.id, {})
            mark = unit.mark(source)
            for language in others:
                # What stands in a translator's file is tracked there.
                given = language != source and unit.given(language)
                if given and marks.get(language) != mark:
                    yield Drift(unit, source, language, language in marks)


def unconfirmed(inputs: Inputs, languages: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the languages that wait, by the id of the entry."""
    found: dict[str, dict[str, None]] = {}
    for drift in drifts(inputs, languages):
        found.setdefault(drift.unit.id, {})[drift.language] = None
    return {name: tuple(waiting) for name, waiting in found.items()}


def stamped(handbook: Handbook, inputs: Inputs) -> Handbook:
    """Give the handbook with a mark on each clause whose translation waits."""
    waiting = dict(unconfirmed(inputs, handbook.languages))
    for one in handbook.clauses():
        stale = [code for text in texts(one.clause) for code in text.stale]
        if stale:
            waiting[one.id] = tuple(dict.fromkeys((*waiting.get(one.id, ()), *stale)))
    if not waiting:
        return handbook
    chapters = tuple(
        dataclasses.replace(
            chapter,
            clauses=tuple(
                dataclasses.replace(one, unconfirmed=waiting.get(one.id, ()))
                for one in chapter.clauses
            ),
        )
        for chapter in handbook.chapters
    )
    return dataclasses.replace(handbook, chapters=chapters)


def check_drift(inputs: Inputs, languages: Iterable[str], problems: Collector) -> None:
    """Warn of every translation that is not confirmed (HB415)."""
    for drift in drifts(inputs, languages):
        name, source, language = drift.unit.id, drift.source, drift.language
        message = say(
            "the '{language}' text of '{name}' was never confirmed",
            language=language,
            name=name,
        )
        if drift.changed:
            message = say(
                "the '{source}' text of '{name}' changed after '{language}' was confirmed",
                source=source,
                name=name,
                language=language,
            )
        problems.add(
            "HB415",
            message,
            drift.unit.place(source),
            say("compare the two, then run: handbook translations confirm {name}", name=name),
            warning=True,
        )


def check_stale(inputs: Inputs, problems: Collector) -> None:
    """Warn of every translation in a translators' file whose source has changed (HB415).

    Args:
        inputs: The layers, narrowed to the languages of the handbook.
        problems: Receives the warnings.
    """
    for layer in inputs.layers:
        for unit in units(layer):
            for text in unit.texts:
                for language in text.stale:
                    problems.add(
                        "HB415",
                        say(
                            "the '{language}' text of '{name}' was made from an older text",
                            language=language,
                            name=unit.id,
                        ),
                        text[language].place,
                        say("compare the two, then delete the mark 'fuzzy' above the text"),
                        warning=True,
                    )


def confirmed(
    layer: Layer, source: str, languages: Iterable[str], names: Iterable[str] | None
) -> dict[str, dict[str, str]]:
    """Give a layer's confirmations as they are after confirming entries.

    Args:
        layer: The layer.
        source: Its source language.
        languages: All languages of the handbook.
        names: Ids of the entries that were compared; None for all of them.

    Returns:
        Hashes by language by id, sorted; entries that the layer no longer has are left out.
    """
    wanted = None if names is None else frozenset(names)
    before = layer.translations or {}
    after: dict[str, dict[str, str]] = {}
    for unit in sorted(units(layer), key=lambda one: one.id):
        if wanted is None or unit.id in wanted:
            marks = {
                code: unit.mark(source) for code in languages if code != source and unit.given(code)
            }
        else:
            marks = {str(code): str(mark) for code, mark in before.get(unit.id, {}).items()}
        if marks:
            after[unit.id] = marks
    return after
