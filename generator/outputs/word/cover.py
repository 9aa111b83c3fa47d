"""The first lines of a document, and what they leave of the start page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.pages import START
from generator.model.written import Part, Run, Style, Written
from generator.render.word.clauses import Clauses, page_mark
from generator.text.placeholders import shown

_ELSEWHERE = frozenset({"edition", "duties", "who", "chapters", "also", "may-i"})
"""Parts of the start page that other pages and the contents hold in full."""


def cover(handbook: Handbook, clauses: Clauses) -> Iterator[Part]:
    """Write title, company and the facts of the edition."""
    label, language = clauses.label, clauses.context.language
    company = shown(handbook.parameters["company"], language)
    title = Run(text=clauses.flat(handbook.title))
    yield Written(runs=(title,), style=Style.TITLE, bookmarks=(page_mark(START.stem),))
    words = f"{company} – {clauses.flat(handbook.subtitle)}"
    yield Written(runs=(Run(text=words),), style=Style.SUBTITLE)
    draft = "" if handbook.release else f" ({label(Label.RV_DRAFT_SHORT)})"
    own = handbook.company and handbook.company.legal_name
    facts = (
        (Label.LEGAL_NAME, str(own) if own else ""),
        (Label.EDITION, f"{handbook.version}{draft}"),
        (Label.VALID_FROM, str(clauses.context.day(handbook.valid_from))),
        (Label.BINDING_LANGUAGE, handbook.languages[handbook.binding_language]),
        (Label.DIGEST, handbook.digest),
    )
    for key, fact in facts:
        if fact:
            runs = (Run(text=f"{label(key)}: ", bold=True), Run(text=fact))
            yield Written(runs=runs, style=Style.FACT)
    yield from clauses.texts.prose(handbook.notice, Written(runs=(), style=Style.NOTICE))


def shorten(element: HtmlElement) -> None:
    """Leave of the start page what the cover and the contents do not say."""
    for one in list(element.iter("h1")):
        one.drop_tree()
    for one in [*element.iter("p")]:
        if {str(Mark.SUBTITLE), str(Mark.NOTICE)} & set(one.classes):
            one.drop_tree()
    for heading in [one for one in element.iter("h2") if one.get("id") in _ELSEWHERE]:
        following = heading.getnext()
        while following is not None and following.tag not in {"h2", "div"}:
            after = following.getnext()
            following.drop_tree()
            following = after
        heading.drop_tree()
