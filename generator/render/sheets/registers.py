"""Which registers become sheets, and what stands in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import registers
from generator.model.columns import AUDIENCE, ID, MAIL, ROLE
from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.pages import PLATFORMS, REFERENCES, REVIEW, RISKS
from generator.model.reference import Reference
from generator.render.sheets.raci import raci
from generator.render.sheets.sheet import Cell, Column, Sheet, cells, columns
from generator.render.sheets.speech import Speech
from generator.text.locale import month_name

_NARROW, _NAME, _WORDS, _TEXT = 10, 24, 40, 70
"""Widths of columns, in letters."""


def sheets(handbook: Handbook, language: str) -> tuple[Sheet, ...]:
    """Give every register as a sheet, in the order of the workbook.

    Args:
        handbook: The handbook.
        language: The one language that the sheets speak.
    """
    speech = Speech(handbook, language)
    return tuple(make(speech) for make in SHEETS)


def _clauses(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns(
        (label(Label.CLAUSE), _WORDS),
        (label(Label.FIELD_STRENGTH), 16),
        (label(Label.FIELD_STATEMENT), _TEXT),
        (label(Label.FIELD_GUIDANCE), _TEXT),
        (label(Label.FIELD_WHY), _WORDS),
        (label(Label.FIELD_REMEDY), _WORDS),
        (label(Label.FIELD_AUDIENCE), _NAME),
        (label(Label.RV_FIELD_CHAPTER), _NAME),
        (label(Label.OWNER), _NAME),
        (label(Label.LEGAL_BASIS), _NAME),
        (label(Label.JURISDICTION), _NARROW),
        (label(Label.LAYER), 20),
        (label(Label.ORIGIN_ID), _WORDS),
    )
    return Sheet("clauses", label(Label.SHEET_CLAUSES), heads, tuple(_each_clause(speech)))


def _each_clause(speech: Speech) -> Iterator[tuple[Cell, ...]]:
    for chapter in speech.handbook.chapters:
        for one in chapter.clauses:
            clause = one.clause
            yield (
                # The number stands before the title: by itself, Excel takes it for a day.
                speech.linked(f"{one.number} {speech.flat(clause.title)}", one.id),
                *cells(
                    speech.of_family("strength", str(clause.strength)),
                    speech.lines(clause.statement),
                    speech.lines(clause.guidance),
                    speech.lines(clause.why),
                    speech.lines(clause.remedy),
                    speech.several(clause.audience, speech.audiences),
                    speech.flat(chapter.title),
                    speech.role(chapter.owner),
                    "\n".join(map(str, clause.references)),
                    ", ".join(map(str, clause.jurisdictions)),
                    one.layer,
                    one.id,
                ),
            )


def _risks(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns(
        (label(Label.THREAT), _WORDS),
        (label(Label.CONSEQUENCE), _WORDS),
        (label(Label.AVOID), _TEXT),
        (label(Label.OWNER), _NAME),
        (label(Label.CLAUSES), _WORDS),
        (label(Label.ORIGIN_ID), _NAME),
    )
    rows = tuple(
        (
            Cell(speech.flat(one.threat), speech.page(RISKS)),
            *cells(
                speech.flat(one.consequence),
                speech.flat(one.avoid),
                speech.role(one.owner),
                speech.clauses(one.clauses),
                str(one.id),
            ),
        )
        for one in speech.handbook.of(registers.RISKS)
    )
    return Sheet("risks", label(Label.PAGE_RISKS), heads, rows)


def _references(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns(
        (label(Label.ORIGIN_ID), _NAME),
        (label(Label.LEGAL_BASIS), _WORDS),
        (label(Label.CITATION), _WORDS),
        (label(Label.PROVISIONS), _WORDS),
        (label(Label.JURISDICTION), _NARROW),
        (label(Label.RV_FIELD_MEANING), _TEXT),
        (label(Label.STATUS), _WORDS),
        (label(Label.EFFECTIVE), 14),
        (label(Label.CHECKED_ON), 14),
        (label(Label.VERIFICATION), 18),
        (label(Label.CONFIDENCE), 18),
        (label(Label.DOUBT), _WORDS),
        (label(Label.RV_FIELD_QUESTION), _WORDS),
        (label(Label.CITED_IN), _WORDS),
    )
    rows = tuple(_reference(one, speech) for one in speech.handbook.of(registers.REFERENCES))
    return Sheet("references", label(Label.PAGE_REFERENCES), heads, rows)


def _reference(one: Reference, speech: Speech) -> tuple[Cell, ...]:
    citing = [it.id for it in speech.handbook.clauses() if one.id in it.clause.references]
    return (
        Cell(str(one.id), speech.page(REFERENCES)),
        *cells(
            speech.flat(one.title),
            speech.flat(one.citation),
            "\n".join(map(speech.flat, one.provisions)),
            str(one.jurisdiction),
            speech.flat(one.meaning),
            speech.flat(one.status),
            str(one.effective),
            one.checked_on,
            speech.of_family("verification", str(one.verification)),
            speech.of_family("confidence", str(one.confidence)),
            speech.flat(one.doubt),
            speech.flat(one.question),
            speech.clauses(citing),
        ),
    )


def _accounts(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns(
        (label(Label.PLATFORM), _NAME),
        (label(Label.USED), _NARROW),
        (label(Label.ACCOUNT), _WORDS),
        (label(Label.ADDRESS), _WORDS),
        (label(Label.OWNER), _NAME),
        (label(Label.RV_FIELD_OFFICIAL), 14),
    )
    names = {str(one.id): str(one.name) for one in speech.handbook.of(registers.PLATFORMS)}
    rows = tuple(
        (
            Cell(
                names.get(str(one.platform), str(one.platform)),
                speech.page(PLATFORMS),
            ),
            *cells(
                speech.yes_or_no(yes=bool(one.used)),
                str(one.account or ""),
                str(one.address or ""),
                speech.role(one.owner),
                speech.yes_or_no(yes=one.official is not False),
            ),
        )
        for one in speech.handbook.accounts
    )
    return Sheet("accounts", label(Label.SHEET_ACCOUNTS), heads, rows)


def _tasks(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns(
        (label(Label.RV_KIND_REVIEW_TASK), _TEXT),
        (label(Label.RV_FIELD_AREA), _NAME),
        (label(Label.EVIDENCE), _WORDS),
        (label(Label.OWNER), _NAME),
        (label(Label.PLAN_WHEN), _NAME),
        (label(Label.CLAUSES), _WORDS),
        (label(Label.ORIGIN_ID), _NAME),
    )
    areas = {str(one.id): speech.flat(one.name) for one in speech.handbook.of(registers.AREAS)}
    rows = tuple(
        (
            Cell(speech.flat(one.task), speech.page(REVIEW)),
            *cells(
                areas.get(str(one.area), str(one.area)),
                speech.flat(one.evidence),
                speech.role(one.owner),
                month_name(one.month, speech.language)
                if one.month
                else speech.of_family("trigger", str(one.trigger)),
                speech.clauses(one.clauses),
                str(one.id),
            ),
        )
        for one in speech.handbook.of(registers.REVIEW_TASKS)
    )
    return Sheet("review-tasks", label(Label.RV_TASKS), heads, rows)


def _roster(speech: Speech) -> Sheet:
    """Give the template of the list of people; `handbook ack` reads it by these heads."""
    heads = tuple(
        Column(one.name, width)
        for one, width in ((ID, _NAME), (MAIL, _WORDS), (ROLE, _WORDS), (AUDIENCE, _WORDS))
    )
    return Sheet("roster", speech.label(Label.SHEET_ROSTER), heads, ())


def _audiences(speech: Speech) -> Sheet:
    label = speech.label
    heads = columns((label(Label.RV_KIND_AUDIENCE), _WORDS), (label(Label.ORIGIN_ID), _NAME))
    rows = tuple(cells(name, one) for one, name in speech.audiences.items())
    return Sheet("audiences", label(Label.SHEET_AUDIENCES), heads, rows)


SHEETS: tuple[Callable[[Speech], Sheet], ...] = (
    _clauses,
    _risks,
    _references,
    _accounts,
    _tasks,
    raci,
    _roster,
    _audiences,
)
"""What makes each sheet, in the order of the workbook."""
