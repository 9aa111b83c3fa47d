"""Take clauses out of a handbook, together with everything that has nothing left to stand on."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.model.papers import Paper
from generator.model.place import layer_of
from generator.model.problems import Collector, Note
from generator.model.register import Register
from generator.model.registers import PAPERS, REFERENCES, REGISTERS, SCENARIOS
from generator.model.say import say

_Entry = TypeVar("_Entry")
LEANING: tuple[Register[Any], ...] = tuple(
    register for register in REGISTERS if "clauses" in register.entry.__dataclass_fields__
)
"""Registers whose entries name the clauses that they explain, practise or watch over."""


def without(handbook: Handbook, gone: Collection[str]) -> Handbook:
    """Leave clauses out, and everything that must follow.

    A chapter without clauses goes, and so does an entry of a register (a duty, a risk, a
    scenario, a task, a ready text, a route) when all of its clauses went; one that keeps some
    names only those. References that nothing cites any more go too. The chapters and clauses
    that stay are numbered anew. Pages, menus, search and cards are made of what is left.

    Args:
        handbook: The handbook; it is left untouched.
        gone: Ids of the clauses; ids that are not there change nothing.

    Returns:
        The smaller handbook. `removed` is left to the caller, who knows the reasons.
    """
    chapters = numbered(
        dataclasses.replace(
            chapter, clauses=tuple(one for one in chapter.clauses if one.id not in gone)
        )
        for chapter in handbook.chapters
    )
    registers = {
        name: tuple(narrowed(entries, gone)) for name, entries in handbook.registers.items()
    }
    smaller = dataclasses.replace(handbook, chapters=chapters, registers=registers)
    return dataclasses.replace(smaller, registers=_cited_only(smaller))


def numbered(chapters: Iterable[ResolvedChapter]) -> tuple[ResolvedChapter, ...]:
    """Number chapters and their clauses in the order given; chapters without clauses go."""
    full = (chapter for chapter in chapters if chapter.clauses)
    return tuple(
        dataclasses.replace(
            chapter,
            number=number,
            clauses=tuple(
                dataclasses.replace(one, number=f"{number}.{position}")
                for position, one in enumerate(chapter.clauses, start=1)
            ),
        )
        for number, chapter in enumerate(full, start=1)
    )


def narrowed(entries: Iterable[Any], gone: Collection[str]) -> Iterator[Any]:
    """Walk the entries that have something left to stand on, each naming only what is left."""
    for entry in entries:
        ids = pointed(entry)
        left = tuple(one for one in ids if one not in gone)
        if len(left) == len(ids):
            yield _quoting(entry, gone)
        elif left:
            yield _quoting(dataclasses.replace(entry, clauses=left), gone)


def _quoting(entry: _Entry, gone: Collection[str]) -> _Entry:
    """Let a paper quote only what is left; every other entry stays as it is."""
    if not isinstance(entry, Paper) or not any(one in gone for one in _quotes(entry)):
        return entry
    parts = (
        dataclasses.replace(part, quotes=tuple(one for one in part.quotes if one not in gone))
        for part in entry.parts
    )
    return dataclasses.replace(entry, parts=tuple(parts))


def _quotes(paper: Paper) -> Iterator[str]:
    return (str(one) for part in paper.parts for one in part.quotes)


def pointed(entry: Any) -> tuple[str, ...]:
    """Give the ids of the clauses that an entry of any register names."""
    if hasattr(entry, "clauses"):
        return tuple(entry.clauses)
    return (entry.clause,) if hasattr(entry, "clause") else ()


def _cited_only(handbook: Handbook) -> Mapping[str, tuple[Any, ...]]:
    cited = {ref for resolved in handbook.clauses() for ref in resolved.clause.references}
    cited |= {ref for scenario in handbook.of(SCENARIOS) for ref in scenario.references}
    cited |= {ref for paper in handbook.of(PAPERS) for ref in paper.references}
    kept = tuple(ref for ref in handbook.of(REFERENCES) if ref.id in cited)
    return {**handbook.registers, REFERENCES.name: kept}


def check_leaning(
    handbook: Handbook, removed: Collection[ResolvedClause], problems: Collector
) -> None:
    """Report entries that still lean on a clause which a layer took out (HB211).

    Entries that explained nothing but whole chapters which are gone go with them in silence.

    Args:
        handbook: The handbook with all entries, and without the clauses.
        removed: The clauses that layers took out, the event that did it last in their history.
        problems: Receives one problem for each entry, at the change that removes.
    """
    gone = {resolved.id: resolved for resolved in removed}
    chapters = {resolved.clause.chapter for resolved in handbook.clauses()}
    for register in LEANING:
        for entry in handbook.of(register):
            lost = [one for one in entry.clauses if one in gone]
            stands = any(one.partition(".")[0] in chapters for one in entry.clauses)
            if lost and stands:
                left = [one for one in entry.clauses if one not in gone]
                _report(register, entry, [gone[one] for one in lost], left, problems)


def _report(
    register: Register[Any],
    entry: Any,
    lost: list[ResolvedClause],
    left: list[str],
    problems: Collector,
) -> None:
    event = lost[0].history[-1]
    word, name, rest = register.word, entry.id, ", ".join(left)
    ids = ", ".join(f"'{one.id}'" for one in lost)
    if layer_of(entry.id.place) == event.layer:
        hint = say("keep the clause, or change 'clauses:' of the {word}", word=word)
    elif left:
        hint = say(
            "keep the clause, or remove the {word} too (target: {target}),"
            " or amend it with 'clauses: [{rest}]'",
            word=word,
            target=f"{word} {name}",
            rest=rest,
        )
    else:
        hint = say(
            "keep the clause, or remove the {word} too (target: {target})",
            word=word,
            target=f"{word} {name}",
        )
    problems.add(
        "HB211",
        say(
            "the {word} '{name}' leans on {ids}, which this takes out",
            word=word,
            name=name,
            ids=ids,
        ),
        event.place,
        hint,
        (Note(message=say("the {word} stands here", word=word), place=name.place),),
    )
