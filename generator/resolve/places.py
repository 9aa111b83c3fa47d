"""Narrow the layers to the places where the company works."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from generator.model.change import Add
from generator.model.clause import EU_MEMBERS, Clause
from generator.model.entries import Scenario
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base, Company, LayerFile
from generator.model.papers import Paper
from generator.model.place import Located
from generator.model.reference import Reference
from generator.model.registers import PAPERS, REFERENCES, SCENARIOS
from generator.model.text import ANY, Cited, Text
from generator.resolve.changes import joined

_Citing = TypeVar("_Citing", Scenario, Paper)
_AT_HOME = ("PL", "EU")
_PARTS = ("statement", "why", "guidance")


def places_of(inputs: Inputs) -> tuple[str, ...]:
    """Give the jurisdictions of the company, or those of a handbook of no company."""
    own = inputs.company.head if inputs.company else None
    named = tuple(map(str, own.jurisdictions)) if isinstance(own, Company) else ()
    named = named or _AT_HOME
    if "EU" not in named and not set(named).isdisjoint(EU_MEMBERS):
        # Law of the Union holds in its member states, whether or not the company file says so.
        return (*named, "EU")
    return named


def uncovered(places: tuple[str, ...], register: Iterable[Reference]) -> tuple[str, ...]:
    """Name the countries whose own law no reference cites; none where there is no reference."""
    cited = {str(ref.jurisdiction) for ref in register}
    return tuple(place for place in places if cited and place not in {*cited, "INT"})


def localised(inputs: Inputs, places: tuple[str, ...]) -> Inputs:
    """Give the layers with each clause's paragraphs for these places in their place."""
    return dataclasses.replace(
        inputs,
        base=_layer(inputs.base, places),
        profiles=tuple(_layer(layer, places) for layer in inputs.profiles),
        company=_layer(inputs.company, places) if inputs.company else None,
    )


def _layer(layer: Layer, places: tuple[str, ...]) -> Layer:
    chapters = tuple(
        dataclasses.replace(
            chapter, clauses=tuple(_clause(clause, places) for clause in chapter.clauses)
        )
        if any(clause.local for clause in chapter.clauses)
        else chapter
        for chapter in layer.chapters
    )
    return dataclasses.replace(layer, chapters=chapters, head=_head(layer.head, places))


def _head(head: LayerFile, places: tuple[str, ...]) -> LayerFile:
    """Give a layer's own file with the clauses that it adds to chapters of earlier layers."""
    if isinstance(head, Base) or not any(
        isinstance(change, Add) and change.clause.local for change in head.changes
    ):
        return head
    changes = tuple(
        dataclasses.replace(change, clause=_clause(change.clause, places))
        if isinstance(change, Add)
        else change
        for change in head.changes
    )
    return dataclasses.replace(head, changes=changes)


def _clause(clause: Clause, places: tuple[str, ...]) -> Clause:
    parts: dict[str, Any] = {}
    for local in clause.local:
        if not set(local.jurisdictions).isdisjoint(places):
            for name in _PARTS:
                if (paragraph := getattr(local, name)) is not None:
                    parts[name] = joined(parts.get(name, getattr(clause, name)), paragraph)
    return dataclasses.replace(clause, local=(), **parts) if clause.local else clause


def _here(entries: tuple[Any, ...], places: tuple[str, ...]) -> tuple[Any, ...]:
    """Keep the entries of a register that matter in these places."""
    return tuple(
        entry
        for entry in entries
        if not (held := getattr(entry, "jurisdictions", ())) or not set(held).isdisjoint(places)
    )


def _as_read_here(
    reference: Reference,
    places: tuple[str, ...],
    spoken: Mapping[str, str],
    languages: Iterable[str],
) -> Reference:
    """Give a reference with what it says of these places, its words marked with their language.

    Args:
        reference: The reference.
        places: The company's jurisdictions.
        spoken: The language in which a jurisdiction publishes its law.
        languages: The languages of the handbook.
    """
    more = [one for one in reference.national if not set(one.jurisdictions).isdisjoint(places)]
    fields: dict[str, Any] = {"national": ()}
    for name, between in (("status", "; "), ("doubt", " "), ("question", " ")):
        said = [getattr(one, name) for one in (reference, *more) if getattr(one, name) is not None]
        fields[name] = _together(said, between) if said else None
    own = spoken.get(str(reference.jurisdiction), "")
    codes = tuple(languages)
    return dataclasses.replace(
        reference,
        **fields,
        citation=_marked(reference.citation, own, codes),
        provisions=tuple(_marked(one, own, codes) for one in reference.provisions),
    )


def _together(texts: list[Text], between: str) -> Text:
    first, *rest = texts
    for text in rest:
        shared = set(first.languages()) & set(text.languages())
        first = dataclasses.replace(
            first,
            values=tuple(
                (code, Located(f"{words}{between}{text[code]}", words.place))
                for code, words in first.values
                if code in shared
            ),
        )
    return first


def _marked(text: Cited, own: str, languages: tuple[str, ...]) -> Cited:
    """Mark words that stand in the law's own language on the pages of other languages."""
    if not own or ANY not in set(text.languages()):
        return text
    return dataclasses.replace(
        text, borrowed=tuple((code, own) for code in languages if code != own)
    )


def _citing_here(
    entry: _Citing, register: Mapping[str, Reference], places: tuple[str, ...]
) -> _Citing:
    """Give an entry that cites law with those references only that hold in these places."""
    return dataclasses.replace(entry, references=within(entry.references, register, places))


def within(
    ids: tuple[Located, ...], register: Mapping[str, Reference], places: tuple[str, ...]
) -> tuple[Located, ...]:
    """Keep references that hold where the company works; unknown ids stay and are reported.

    Weak references that would be left alone go too: they are never the only basis of a clause.
    """
    kept = tuple(
        ref for ref in ids if ref not in register or register[ref].jurisdiction in {*places, "INT"}
    )
    alone = all(ref in register and register[ref].weak for ref in kept)
    return () if alone and len(kept) < len(ids) else kept


def references_here(
    base: Base, merged: Mapping[str, tuple[Any, ...]], jurisdictions: tuple[str, ...]
) -> dict[str, Reference]:
    """Give the references of all layers by id, as they read where the company is."""
    spoken_law = {str(place): str(code) for place, code in base.law_languages.items()}
    return {
        str(ref.id): _as_read_here(ref, jurisdictions, spoken_law, base.languages)
        for ref in merged[REFERENCES.name]
    }


def registers_here(
    merged: Mapping[str, tuple[Any, ...]],
    references: Mapping[str, Reference],
    jurisdictions: tuple[str, ...],
) -> dict[str, tuple[Any, ...]]:
    """Give the registers with what holds where the company is, citing what holds there."""
    citing = {
        register.name: tuple(
            _citing_here(entry, references, jurisdictions) for entry in merged[register.name]
        )
        for register in (SCENARIOS, PAPERS)
    }
    return {
        **{name: _here(found, jurisdictions) for name, found in {**merged, **citing}.items()},
        REFERENCES.name: tuple(references.values()),
    }
