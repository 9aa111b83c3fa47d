"""The keys of the pages' own words: one enumeration, held to the file and to its readers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

from generator.aid.outcomes import Outcome
from generator.compare.data import UNSAID
from generator.compare.snapshot import NO_CONTENT, REASONS, UNSEEN, WHOLE
from generator.model.clause import STRENGTHS, Clause
from generator.model.entries import TRIGGERS
from generator.model.labels import Label, label_of, labels_of
from generator.model.layers import Account, Contact
from generator.model.registers import changeable, compared
from generator.resolve.changes import REPLACED
from tests.trees import ROOT

MODULES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "generator").rglob("*.py"))
    if path.name != "labels.py"
)
TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator/templates").glob("*.j2"))
)
OVERRIDES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))
)
ACTIONS = ("added", "removed", "tightened", "weakened", "reworded", "amended", "set", "moved")
"""What can have happened to an entry between two editions."""
FAMILIES = {
    "strength": STRENGTHS,
    "event": (
        "added",
        "amended",
        "reworded",
        "tightened",
        "weakened",
        "removed",
        "out-of-scope",
    ),
    "layer": ("base", "profile", "company"),
    "trigger": TRIGGERS,
    "field": REPLACED,
    "verdict": ("right", "wrong"),
    "kind": ("reply", "disclaimer", "statement", "house-rules"),
    "verification": ("seen", "partly-seen", "memory"),
    "confidence": ("high", "medium", "low"),
    "rule": ("stricter",),
    "outcome": tuple(outcome.word for outcome in Outcome),
    "outcome_text": tuple(outcome.word for outcome in Outcome),
    "rv": ACTIONS,
    "rv_kind": tuple(register.kind for register in changeable()),
}
"""Keys made by rule: the family, and every member that sources or modules can name."""


def _asked_for() -> Iterator[str]:
    """Walk the keys that are written out somewhere."""
    yield from (name.lower() for name in re.findall(r"\bLabel\.([A-Z_]+)\b", MODULES))
    yield from re.findall(r"\bword\.([a-z_]+)", TEMPLATES)
    yield from re.findall(r'\blabel(?:_title)?\("([a-z_]+)"\)', TEMPLATES)
    yield from re.findall(r'\blabels\["([a-z_]+)"\]', TEMPLATES)
    # The macros of the templates take keys: the page of changes, the comparison.
    yield from re.findall(r'\bpart\("[a-z]+", "([a-z_]+)"\)', TEMPLATES)
    yield from re.findall(r'\bchanges\(page\.[a-z]+\(\), "([a-z_]+)"\)', TEMPLATES)
    yield from (f"site_word_{name}" for name in re.findall(r"words[^\n]*?\)\.([a-z_]+)", OVERRIDES))


def _by_rule() -> Iterator[str]:
    """Walk the keys that are made of a family and a member."""
    for family, members in FAMILIES.items():
        yield from (label_of(family, member) for member in members)
    for family in re.findall(r'\blabels_of\("([a-z_]+)"\)', MODULES):
        yield from labels_of(family).values()
    # A field's name is looked up in two families, and among all words after them.
    yield from labels_of("rv_field").values()


def test_the_file_has_exactly_the_keys_in_their_order() -> None:
    """The shipped labels.yml holds every key, no other, in the order of the enumeration."""
    shipped = (ROOT / "handbook/labels.yml").read_text(encoding="utf-8")

    assert re.findall(r"^  ([a-z_]+):", shipped, re.MULTILINE) == [str(key) for key in Label]


def test_every_key_asked_for_is_known() -> None:
    """Templates, modules and overrides name no key that the enumeration lacks."""
    assert set(_asked_for()) - set(Label) == set()


def test_every_known_key_is_asked_for() -> None:
    """No word is written for nobody."""
    assert set(Label) - set(_asked_for()) - set(_by_rule()) == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_in_use_is_whole(family: str) -> None:
    """Whatever sources can name has its word."""
    assert {str(label_of(family, member)) for member in FAMILIES[family]} <= set(Label)


def test_the_families_are_those_in_use() -> None:
    """A key made by rule anywhere belongs to a family that this test knows."""
    used = set(re.findall(r'\blabel_of\(["\']([a-z_]+)', MODULES))
    used |= set(re.findall(r'\blabel\("([a-z]+)_" ~', TEMPLATES))

    assert used - {"rv_js"} == set(FAMILIES)


def test_every_field_that_a_difference_names_has_a_word() -> None:
    """Readers of the page of changes meet no field of the sources by its key."""
    records = [Contact, Account, *(register.entry for register in compared())]
    named = {field.name for record in records for field in dataclasses.fields(record)}
    named |= {field.name for field in dataclasses.fields(Clause)}
    named |= {*WHOLE, "one_page_intro", "one_page_closing", REASONS, "summary", "review_months"}
    # Words of the pages differ as one; where a clause holds is told by its jurisdictions; how
    # people ask for it, the search alone reads.
    named -= {"label", "local", "asked_as", *NO_CONTENT, *UNSAID, *UNSEEN}
    known = set(Label)
    unnamed = {name for name in named if not known & {f"field_{name}", f"rv_field_{name}", name}}

    assert unnamed == set()
