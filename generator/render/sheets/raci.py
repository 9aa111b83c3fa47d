"""Who does what, who answers for it, who is asked and who is told: drawn from the handbook.

Nobody writes this table: a chapter, a risk, a task and a paper name who keeps them, the first
role of the handbook answers for the whole policy, and a clause names the teams that it sends
people to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import registers
from generator.model.handbook import ResolvedChapter
from generator.model.labels import Label
from generator.render.sheets.sheet import Cell, Column, Sheet, cells
from generator.render.sheets.speech import Speech
from generator.text.placeholders import braces

_DOES, _ANSWERS, _ASKED, _TOLD = "R", "A", "C", "I"


def raci(speech: Speech) -> Sheet:
    """Give the table: a line for each chapter, risk, task and paper, a column for each role."""
    heads = (
        Column(speech.label(Label.SHEET_SUBJECT), 60),
        Column(speech.label(Label.SHEET_KIND), 16),
        *(Column(name, 14) for name in speech.roles.values()),
    )
    return Sheet("raci", speech.label(Label.SHEET_RACI), heads, tuple(_rows(speech)), 2)


def _rows(speech: Speech) -> Iterator[tuple[Cell, ...]]:
    answers = next(iter(speech.roles), "")
    for chapter in speech.handbook.chapters:
        told = {**_named(chapter, speech), **_kept(str(chapter.owner), answers)}
        title = f"{chapter.number}. {speech.flat(chapter.title)}"
        first = speech.linked(title, chapter.id)
        yield (first, *_row(speech.label(Label.RV_KIND_CHAPTER), told, speech))
    kinds = (
        (registers.RISKS, Label.RV_KIND_RISK, "threat"),
        (registers.REVIEW_TASKS, Label.RV_KIND_REVIEW_TASK, "task"),
        (registers.PAPERS, Label.RV_KIND_PAPER, "title"),
    )
    for register, kind, title in kinds:
        for one in speech.handbook.registers[register.name]:
            told = _kept(str(one.owner), answers)
            first = Cell(speech.flat(getattr(one, title)))
            yield (first, *_row(speech.label(kind), told, speech))


def _row(kind: str, told: Mapping[str, str], speech: Speech) -> tuple[Cell, ...]:
    return cells(kind, *(told.get(role, "") for role in speech.roles))


def _kept(owner: str, answers: str) -> dict[str, str]:
    """Say who does something and who answers for it, which may be one and the same."""
    if owner == answers:
        return {owner: f"{_ANSWERS}/{_DOES}"}
    return {answers: _ANSWERS, owner: _DOES}


def _named(chapter: ResolvedChapter, speech: Speech) -> dict[str, str]:
    """Say which roles a chapter sends people to: to ask them first, or to tell them."""
    teams = {str(one.team): str(one.id) for one in speech.handbook.of(registers.ROLES) if one.team}
    found: dict[str, str] = {}
    for one in chapter.clauses:
        words = one.clause.statement[speech.handbook.binding_language]
        for name in {it.name for it in braces(words)} & set(teams):
            role = teams[str(name)]
            if one.clause.strength == "ask first" or role not in found:
                found[role] = _ASKED if one.clause.strength == "ask first" else _TOLD
    return found
