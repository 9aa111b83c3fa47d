"""The shipped base and profiles say how people ask for each clause and for the owner's pages."""

from __future__ import annotations

import pytest

from generator.model.change import Add
from generator.model.inputs import Inputs
from generator.model.layers import Base
from generator.model.pages import GUIDES, PAPER_PAGES, fixed_pages
from generator.model.registers import PAPERS
from generator.resolve.changes import changes_of
from generator.sources.load import load_inputs
from tests.trees import ROOT

LEAST = 3
LONGEST = 60


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """Load the base with every profile."""
    return load_inputs(ROOT, ("finance", "healthcare", "tech"), None)[0]


def test_each_clause_has_words_of_its_readers(inputs: Inputs) -> None:
    """At least three in each language, short and each once."""
    clauses = [
        clause
        for layer in inputs.layers
        for clause in (
            *(clause for chapter in layer.chapters for clause in chapter.clauses),
            *(one.clause for one in changes_of(layer) if isinstance(one, Add)),
        )
    ]
    ways = {
        (str(clause.id), language): clause.asked_as.get(language, ())  # type: ignore[call-overload]
        for clause in clauses
        for language in ("pl", "en")
    }

    assert len(clauses) > LEAST
    assert {key for key, said in ways.items() if len(said) < LEAST} == set()
    assert {key for key, said in ways.items() if len(set(said)) < len(said)} == set()
    assert [one for said in ways.values() for one in said if len(one) > LONGEST] == []


def test_each_page_that_is_asked_for_is_there(inputs: Inputs) -> None:
    """A paper or a part of the guide that has gone takes its words along."""
    base = inputs.base.head
    assert isinstance(base, Base)
    pages = {page.stem for page in fixed_pages()}
    pages |= {PAPER_PAGES.stem(one.id) for one in inputs.base.of(PAPERS)}
    pages |= {GUIDES.stem(one.id) for one in inputs.base.guides}

    assert set(map(str, base.asked_as)) - pages == set()
    assert {PAPER_PAGES.stem(one.id) for one in inputs.base.of(PAPERS)} <= set(base.asked_as)
