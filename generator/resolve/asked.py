"""Check how people ask for clauses and pages, before anything is combined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.asked import AskedAs
from generator.model.change import Add
from generator.model.clause import Clause
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base, Company
from generator.model.nearest import did_you_mean
from generator.model.pages import GUIDES, PAPER_PAGES, fixed_pages
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.registers import ANSWERS
from generator.model.say import say
from generator.resolve.changes import changes_of
from generator.resolve.languages import meant_language

_ENTRIES = (PAPER_PAGES.prefix, GUIDES.prefix)
"""How pages are called that a handbook has as many of as it has entries, which may be none."""


def check_asked(inputs: Inputs, problems: Collector) -> None:
    """Report languages and pages that nobody knows, wherever `asked_as` or `also` names them.

    Args:
        inputs: The loaded layers, with every language of the base.
        problems: Receives HB209 (no such page) and HB402 (a language that does not exist here).
    """
    base = inputs.base.head
    if not isinstance(base, Base):
        raise TypeError("the first layer is no base")
    known = [str(code) for code in base.languages]
    company = inputs.company.head if inputs.company else None
    if isinstance(company, Company):
        known += [str(code) for code in company.languages if code not in base.languages]
    ways = [clause.asked_as for layer in inputs.layers for clause in _clauses(layer)]
    ways += [answer.also for layer in inputs.layers for answer in layer.of(ANSWERS)]
    for codes in (*ways, *base.asked_as.values()):
        _check_codes(codes, known, problems)
    pages = [page.stem for page in fixed_pages()]
    for name in base.asked_as:
        if name not in pages and not name.startswith(_ENTRIES) and isinstance(name, Located):
            message = say("there is no page '{name}'", name=name)
            problems.add("HB209", message, name.place, did_you_mean(name, pages))


def _clauses(layer: Layer) -> Iterator[Clause]:
    for chapter in layer.chapters:
        yield from chapter.clauses
    yield from (one.clause for one in changes_of(layer) if isinstance(one, Add))


def _check_codes(ways: AskedAs, known: list[str], problems: Collector) -> None:
    for code in ways:
        if code not in known and isinstance(code, Located):
            message = say("the handbook has no language '{language}'", language=code)
            problems.add("HB402", message, code.place, meant_language(code, known))
