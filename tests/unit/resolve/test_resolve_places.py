"""What belongs to certain places is there for companies that work in them, and for no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.registers import GLOSSARY, REFERENCES
from tests.trees import CHAPTER, COMPANY, HANDBOOK, PARAMETERS
from tests.trees import REFERENCES as LAWS

Resolved = Callable[..., Handbook]
LOCAL = """\
    local:
      - jurisdictions: [PL, DE]
        statement: {pl: W Polsce też., en: In Poland too.}
        guidance: {pl: Zadzwoń., en: Call.}
      - jurisdictions: [DE]
        statement: {pl: W Niemczech., en: In Germany.}
"""
TERMS = """\
glossary:
  - id: here
    term: {pl: Tu, en: Here}
    definition: {pl: Wszędzie., en: Everywhere.}
  - id: there
    term: {pl: Tam, en: There}
    definition: {pl: W Polsce., en: In Poland.}
    jurisdictions: [PL]
"""
NATIONAL = """\
    national:
      - jurisdictions: [PL]
        status: {pl: jest ustawa, en: an act exists}
        question: {pl: Czy działa?, en: Does it work?}
"""


def places(*names: str) -> dict[str, str]:
    """Write a company that works in places."""
    listed = f"jurisdictions: [{', '.join(names)}]"
    return {"companies/acme/company.yml": COMPANY.replace("jurisdictions: [PL, EU]", listed)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("PL",), ("PL", "EU")),
        (("IE",), ("IE", "EU")),
        (("EU", "IE"), ("EU", "IE")),
        (("UK", "US"), ("UK", "US")),
    ],
)
def test_law_of_the_union_holds_in_each_member_state(
    handbook: Resolved, names: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """Whether or not the file says so; elsewhere it does not."""
    assert handbook(places(*names), ("alpha",), "acme").jurisdictions == expected


@pytest.mark.parametrize(
    ("names", "statement", "guidance"),
    [
        (("PL",), "Sign your posts.\n\nIn Poland too.", "Call."),
        (("DE",), "Sign your posts.\n\nIn Poland too.\n\nIn Germany.", "Call."),
        (("UK",), "Sign your posts.", None),
    ],
)
def test_paragraphs_of_a_place_stand_below_the_others(
    handbook: Resolved, names: tuple[str, ...], statement: str, guidance: str | None
) -> None:
    """In the order of the file; elsewhere nothing of them is left."""
    signed = "    why: {pl: Bo to uczciwe., en: Because it is fair.}\n"
    chapter = CHAPTER.replace(signed, signed + LOCAL)

    book = handbook(
        {"handbook/chapters/01-talk.yml": chapter, **places(*names)}, ("alpha",), "acme"
    )

    clause = next(one.clause for one in book.clauses() if one.id == "talk.name")
    assert clause.statement["en"] == statement
    assert (clause.guidance["en"] if clause.guidance else None) == guidance
    assert clause.local == ()


ADDED = """\
  - action: add
    chapter: talk
    clause:
      id: talk.added
      title: {pl: Dodana, en: Added}
      strength: must
      audience: [everyone]
      statement: {pl: Zawsze., en: Always.}
      why: {pl: Bo tak., en: Because.}
      local:
        - jurisdictions: [PL]
          why: {pl: W Polsce też., en: In Poland too.}
"""


@pytest.mark.parametrize(
    ("name", "why"), [("PL", "Because.\n\nIn Poland too."), ("UK", "Because.")]
)
def test_paragraphs_of_a_place_stand_in_added_clauses_too(
    handbook: Resolved, name: str, why: str
) -> None:
    """A layer's own clause in a chapter of an earlier layer has them as any other clause."""
    files = {file: text + ADDED for file, text in places(name).items()}

    book = handbook(files, ("alpha",), "acme")

    clauses = {str(one.id): one.clause for one in book.clauses()}
    assert clauses["talk.added"].why["en"] == why
    assert clauses["talk.added"].local == ()
    assert clauses["talk.name"].strength == "must"


@pytest.mark.parametrize(("name", "terms"), [("PL", ["here", "there"]), ("IE", ["here"])])
def test_entries_of_other_places_are_left_out(
    handbook: Resolved, name: str, terms: list[str]
) -> None:
    """An entry that names no place is everywhere."""
    book = handbook({"handbook/glossary.yml": TERMS, **places(name)}, ("alpha",), "acme")

    assert [str(term.id) for term in book.of(GLOSSARY)] == terms


@pytest.mark.parametrize(("names", "hours"), [(("IE", "PL"), 12), (("UK",), 24), (("IE",), 24)])
def test_default_follows_the_place(handbook: Resolved, names: tuple[str, ...], hours: int) -> None:
    """The first place of the company that is named counts."""
    parameters = PARAMETERS.replace("    default: 24\n", "    default: 24\n    local: {PL: 12}\n")
    mine = places(*names)["companies/acme/company.yml"].replace("  reply_hours: 4\n", "")

    book = handbook(
        {
            "handbook/parameters.yml": parameters,
            "companies/acme/company.yml": mine.replace("settings:\n", ""),
        },
        (),
        "acme",
    )

    value = book.parameters["reply_hours"]
    assert (value.overridden or (value.setting,))[0].value == hours


@pytest.mark.parametrize(
    ("names", "status", "settled"),
    [(("PL",), "in force; an act exists", False), (("IE",), "in force", True)],
)
def test_reference_adds_what_it_says_of_the_place(
    handbook: Resolved, *, names: tuple[str, ...], status: str, settled: bool
) -> None:
    """A question about another country's law is no question here."""
    laws = LAWS.replace("jurisdiction: PL", "jurisdiction: EU") + NATIONAL

    book = handbook({"handbook/references.yml": laws, **places(*names)}, ("alpha",), "acme")

    (law,) = book.of(REFERENCES)
    assert (law.status["en"], law.settled) == (status, settled)


def test_citation_is_marked_with_the_language_of_the_law(handbook: Resolved) -> None:
    """On pages of other languages; those in several languages bear no mark."""
    head = "law_languages: {PL: pl}\n"
    both = LAWS.replace("[art. 1]", "[art. 1, {pl: ustęp, en: paragraph}]")
    book = handbook({"handbook/handbook.yml": HANDBOOK + head, "handbook/references.yml": both})

    (law,) = book.of(REFERENCES)
    assert law.citation.borrowed == (("en", "pl"),)
    assert [one.borrowed for one in law.provisions] == [(("en", "pl"),), ()]
    assert law.provisions[1]["en"] == "paragraph"
