"""Tell a reviewer what became of each mark, as a document with one table a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.handbook import Handbook
from generator.model.identity import Identity, identify
from generator.model.labels import Label
from generator.model.review import Proposal
from generator.model.written import Document, Grid, Part, Run, Style, Written
from generator.render.context import Context
from generator.render.word.clauses import Clauses
from generator.review.proposals import seen
from generator.text import locale
from generator.text.placeholders import shown

ANSWERS = "answers"
"""The word for what such a document holds."""
_COLUMNS = (
    Label.WORD_NUMBER,
    Label.CLAUSE,
    Label.WORD_MARK_BY,
    Label.WORD_MARK,
    Label.WORD_OUTCOME,
    Label.ANSWER,
)


def answers(handbook: Handbook, proposals: Iterable[Proposal], language: str) -> Document:
    """Write the outcome of each proposal of a language."""
    clauses = Clauses.of(Context(handbook, language))
    title = clauses.label(Label.WORD_ANSWERS)
    company = shown(handbook.parameters["company"], language)
    identity = Identity(
        company=handbook.name,
        what=ANSWERS,
        language=language,
        version=handbook.version,
        digest=handbook.digest,
    )
    edition = f"{clauses.label(Label.EDITION)}: {handbook.version}"
    digest = f"{clauses.label(Label.DIGEST)}: {handbook.digest[:12]}"
    return Document(
        identifier=identify(identity),
        title=f"{title} – {company}",
        company=company,
        language=language,
        header=f"{clauses.flat(handbook.title)} – {company}",
        footer=f"{edition} · {digest}",
        created=f"{handbook.valid_from.isoformat()}T00:00:00Z",
        parts=tuple(_parts(handbook, list(proposals), clauses, title)),
        contents="",
        fingerprints={},
        page_words=(clauses.label(Label.PDF_PAGE), clauses.label(Label.PDF_OF)),
    )


def _parts(
    handbook: Handbook, proposals: list[Proposal], clauses: Clauses, title: str
) -> Iterator[Part]:
    yield Written(runs=(Run(text=title),), style=Style.TITLE)
    numbers = {one.id: one for one in handbook.clauses()}
    removed = {one.id: one for one in handbook.removed}
    for file in dict.fromkeys(str(one.file) for one in proposals):
        yield Written(runs=(Run(text=file),), style=Style.PAGE)
        head = tuple(_cell(clauses.label(key), head=True) for key in _COLUMNS)
        rows = [head]
        for one in proposals:
            if one.file != file:
                continue
            resolved = numbers.get(str(one.clause)) or removed.get(str(one.clause))
            name = clauses.flat(resolved.clause.title) if resolved else str(one.clause or "–")
            number = f"{resolved.number} " if resolved and resolved.number else ""
            who = str(one.author or one.by)
            cells = (
                str(one.id),
                f"{number}{name}",
                who,
                "",
                _outcome(one, clauses),
                seen(one.answer) or "–",
            )
            made = [_cell(text) for text in cells]
            made[3] = (replace(made[3][0], runs=tuple(_mark(one))),)
            rows.append(tuple(made))
        yield Grid(rows=tuple(rows), about=f"{title}: {file}")


def _cell(text: str, *, head: bool = False) -> tuple[Written, ...]:
    return (Written(runs=(Run(text=text),), style=Style.HEAD if head else Style.CELL),)


def _mark(one: Proposal) -> Iterator[Run]:
    """Show old and new words, and the words of a comment."""
    if one.was:
        yield Run(text=f"„{seen(one.was)}”", italic=str(one.action) == "ask")
    if str(one.action) != "ask":
        yield Run(text=" → ")
        yield Run(text=seen(one.now) or "–", bold=bool(one.now))
    if one.note:
        yield Run(text=f"{' – ' if one.was else ''}{seen(one.note)}")


def _outcome(one: Proposal, clauses: Clauses) -> str:
    if one.applied is not None:
        day = locale.day(one.applied, clauses.context.language)
        return f"{clauses.label(Label.WORD_APPLIED)}: {day}"
    if one.listed:
        return clauses.label(Label.WORD_LISTED)
    if one.accepted is not None:
        return clauses.label(Label.WORD_ACCEPTED if one.accepted else Label.WORD_REFUSED)
    return clauses.label(Label.WORD_ANSWERED if one.answer else Label.WORD_OPEN)
