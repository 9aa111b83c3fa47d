"""The essentials: what stays of the layers below a small firm, and what it is told of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.model.registers import DUTIES, GLOSSARY, REPLIES, ROUTES
from generator.sources.load import load_inputs
from tests.told import told
from tests.trees import CHAPTER, HANDBOOK, PROFILE, company

Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

OWN = "companies/acme/company.yml"
SMALL = "edition: essentials\n"
BRIEF = """\
    brief:
      statement: {pl: Krótko., en: In brief.}
      audience: [admins]
    essential: true
"""
MARKED = CHAPTER.replace(
    "    strength: may\n    audience: [everyone]\n",
    f"    strength: may\n    audience: [everyone]\n{BRIEF}",
)
"""`talk.open` is essential, `talk.secrets` is locked, `talk.name` is neither."""
SECOND = """\
id: photos
title: {pl: Zdjęcia, en: Photos}
summary: {pl: O zdjęciach., en: On photos.}
owner: owner
reviewed: 2026-10-01
review_months: 6
emergency: true
clauses:
  - id: photos.ask
    title: {pl: Zapytaj, en: Ask}
    strength: must
    audience: [everyone]
    statement: {pl: "Zobacz [rozmowę](#talk).", en: "See [talk](#talk)."}
    why: {pl: Bo tak., en: Because.}
    essential: true
"""
GATHERING = """\
essentials:
  - id: both
    title: {pl: Oba, en: Both}
    summary: {pl: Razem., en: Together.}
    owner: owner
    chapters: [talk, photos]
"""
ONE_PAGE = """\
duties:
  - id: marked
    title: {pl: Tak, en: Yes}
    text: {pl: Długo., en: At length.}
    clauses: [talk.open, talk.name]
    essential: true
    brief: {pl: Krótko., en: In brief.}
  - id: unmarked
    title: {pl: Nie, en: No}
    text: {pl: Nie., en: No.}
    clauses: [talk.open]
  - id: empty
    title: {pl: Pusto, en: Empty}
    text: {pl: Nie., en: No.}
    clauses: [talk.name]
    essential: true
"""


def small(more: str = "", changes: str = "", chapter: str = MARKED) -> dict[str, str]:
    """Give the files of a small firm over a chapter with marks."""
    return {"handbook/chapters/01-talk.yml": chapter, **company(changes, more=SMALL + more)}


def ids(handbook: Handbook) -> list[str]:
    """List the clauses in order."""
    return [resolved.id for resolved in handbook.clauses()]


def test_marked_and_locked_clauses_stay(handbook: Resolved) -> None:
    """What the base did not choose goes, and is no removal by the company."""
    found = handbook(small(), (), "acme")

    assert ids(found) == ["talk.open", "talk.secrets"]
    assert found.removed == ()


@pytest.mark.parametrize("line", ["", "edition: full\n"])
def test_full_handbook_is_the_default(handbook: Resolved, line: str) -> None:
    """It has every clause, and no word of a brief."""
    files = {"handbook/chapters/01-talk.yml": MARKED, **company(more=line)}
    found = handbook(files, (), "acme")

    assert ids(found) == ["talk.open", "talk.name", "talk.secrets"]
    assert "You may talk" in next(found.clauses()).clause.statement["en"]


def test_brief_takes_the_place_of_what_it_gives(handbook: Resolved) -> None:
    """The other fields stay."""
    clause = next(handbook(small(), (), "acme").clauses()).clause

    assert clause.statement["en"] == "In brief."
    assert clause.audience == ("admins",)
    assert clause.why["en"] == "Because it helps."


def test_company_keeps_a_further_clause(handbook: Resolved) -> None:
    """By its id, at its place."""
    found = handbook(small("keep: [talk.name]\n"), (), "acme")

    assert ids(found) == ["talk.open", "talk.name", "talk.secrets"]


def test_clause_to_keep_has_to_be_there(faults: Faults) -> None:
    """A slip is told, in a full handbook too."""
    found = faults(company(more="keep: [talk.nam]\n"), (), "acme")

    assert told(found) == [
        (
            f"{OWN}:2:8: HB209 there is no clause 'talk.nam' to keep"
            "\nhint: did you mean 'talk.name'? write:\nkeep: [talk.name]"
        )
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "- {action: amend, target: talk.name, strength: must, reason: {pl: A, en: B}}",
            "there is no clause 'talk.name' to amend",
        ),
        (
            "- {action: remove, target: talk.name, reason: {pl: A, en: B}, approved_by: C}",
            "there is no clause 'talk.name' to remove",
        ),
    ],
)
def test_change_of_what_is_left_out_names_both_ways_out(
    faults: Faults, change: str, message: str
) -> None:
    """Delete the change, or keep the clause."""
    found = faults(small(changes=change), (), "acme")

    assert told(found) == [
        (
            f"{OWN}:4:{change.index('talk.name') + 3}: HB203 {message}\nhint: the essentials leave"
            " it out: delete this, or add the id to 'keep:' in company.yml"
        )
    ]


def test_change_of_an_entry_that_is_left_out_names_both_ways_out(faults: Faults) -> None:
    """Delete the change, or take the full handbook."""
    files = {"handbook/one-page.yml": ONE_PAGE}
    change = "- {action: remove, target: duty unmarked, reason: {pl: A, en: B}, approved_by: C}"
    found = faults({**small(changes=change), **files}, (), "acme")

    assert [problem.hint for problem in found] == [
        "the essentials leave it out: delete this, or take 'edition: full' in company.yml"
    ]


def test_chapter_that_is_left_out_needs_no_removal(faults: Faults) -> None:
    """The removal is told to be superfluous."""
    chapter = SECOND.replace("    essential: true\n", "")
    change = "- {action: remove, target: chapter photos, reason: {pl: A, en: B}, approved_by: C}"
    files = {"handbook/chapters/02-photos.yml": chapter, **small(changes=change)}

    assert [problem.hint for problem in faults(files, (), "acme")] == [
        "the essentials leave it out already: delete this"
    ]


def test_own_entry_that_leans_on_what_is_left_out_is_told(faults: Faults) -> None:
    """What a company writes never goes in silence."""
    duty = (
        "duties:\n  - id: own\n    title: {pl: A, en: B}\n    text: {pl: C., en: D.}\n"
        "    clauses: [talk.name]\n"
    )
    files = {**small(), "companies/acme/one-page.yml": duty}

    assert told(faults(files, (), "acme")) == [
        (
            "companies/acme/one-page.yml:5:15: HB209 there is no clause 'talk.name'\nhint: the"
            " essentials leave it out: delete this, or add the id to 'keep:' in company.yml"
        )
    ]


def test_only_marked_entries_stay_and_name_what_is_left(handbook: Resolved) -> None:
    """One that has nothing left to stand on goes, too."""
    files = {**small(), "handbook/one-page.yml": ONE_PAGE}
    duties = handbook(files, (), "acme").of(DUTIES)

    assert [(str(one.id), one.clauses) for one in duties] == [("marked", ("talk.open",))]
    assert duties[0].text["en"] == "In brief."


def test_entries_without_clauses_stay_when_marked(handbook: Resolved) -> None:
    """A term is chosen by its mark alone."""
    terms = (
        "glossary:\n"
        "  - {id: one, term: {pl: A, en: A}, definition: {pl: A., en: A.}, essential: true}\n"
        "  - {id: two, term: {pl: B, en: B}, definition: {pl: B., en: B.}}\n"
    )
    found = handbook({**small(), "handbook/glossary.yml": terms}, (), "acme")

    assert [str(one.id) for one in found.of(GLOSSARY)] == ["one"]


def test_route_goes_with_its_clause(handbook: Resolved) -> None:
    """It needs no mark."""
    routes = (
        "routes:\n"
        "  - {id: one, wish: {pl: A, en: A}, clause: talk.open}\n"
        "  - {id: two, wish: {pl: B, en: B}, clause: talk.name}\n"
    )
    found = handbook({**small(), "handbook/routes.yml": routes}, (), "acme")

    assert [str(one.id) for one in found.of(ROUTES) if one.clause in ids(found)] == ["one"]


def test_own_clause_and_own_reply_stay(handbook: Resolved) -> None:
    """They need no mark."""
    add = (
        "- action: add\n  chapter: talk\n  clause:\n    id: talk.own\n"
        "    title: {pl: Nasza, en: Ours}\n    strength: must\n    audience: [everyone]\n"
        "    statement: {pl: A., en: B.}\n    why: {pl: C., en: D.}\n"
    )
    reply = (
        "replies:\n  - {id: own, kind: reply, title: {pl: A, en: A}, when: {pl: B., en: B.},"
        " text: {pl: C., en: C.}, clauses: [talk.own]}\n"
    )
    files = {**small(changes=add), "companies/acme/replies.yml": reply}
    found = handbook(files, (), "acme")

    assert ids(found) == ["talk.open", "talk.secrets", "talk.own"]
    assert [str(one.id) for one in found.of(REPLIES)] == ["own"]


def test_profile_adds_only_what_is_marked(handbook: Resolved) -> None:
    """It amends nothing, and its settings count."""
    marked = PROFILE + "      essential: true\n"
    files = {**small(), "industry_profiles/alpha/profile.yml": marked}
    found = handbook(files, ("alpha",), "acme")
    opened = next(found.clauses())

    assert ids(found) == ["talk.open", "talk.secrets", "talk.advice"]
    assert (opened.clause.strength, opened.history) == ("may", ())
    assert ids(handbook(small(), ("alpha",), "acme")) == ["talk.open", "talk.secrets"]


def test_settings_of_a_profile_count(handbook: Resolved) -> None:
    """Where a text that stays uses the value."""
    said = "{pl: Nie ujawniaj tajemnic., en: Do not tell secrets.}"
    waits = "{pl: 'Za {reply_hours} godz.', en: 'In {reply_hours} hours.'}"
    chapter = CHAPTER.replace(said, waits)
    found = handbook(small(chapter=chapter), ("alpha",), "acme")

    assert found.parameters["reply_hours"].setting.value == 8


def test_only_values_in_use_are_left(handbook: Resolved) -> None:
    """Nobody is asked for what nobody reads."""
    assert set(handbook(small(), (), "acme").parameters) == {"company"}


def test_full_handbook_has_every_value(handbook: Resolved) -> None:
    """In use or not."""
    assert set(handbook(company(), (), "acme").parameters) == {"company", "reply_hours"}


def gathered(handbook: Resolved, more: str = "") -> Handbook:
    """Resolve two chapters that stand as one."""
    files = {
        "handbook/handbook.yml": HANDBOOK + GATHERING,
        "handbook/chapters/02-photos.yml": SECOND,
        **small(more),
    }
    return handbook(files, (), "acme")


def test_chapters_stand_together(handbook: Resolved) -> None:
    """Numbered as one, with the oldest review and the shortest interval."""
    [chapter] = gathered(handbook).chapters

    assert [(one.number, one.id) for one in chapter.clauses] == [
        ("1.1", "talk.open"),
        ("1.2", "talk.secrets"),
        ("1.3", "photos.ask"),
    ]
    assert (chapter.file, chapter.title["en"], chapter.emergency) == ("01-both", "Both", False)
    assert (chapter.reviewed.isoformat(), chapter.review_months) == ("2026-10-01", 6)
    assert chapter.stands_for == ("talk", "photos")


def test_chapter_that_is_not_gathered_stands_alone(handbook: Resolved) -> None:
    """Behind those that are."""
    files = {
        "handbook/handbook.yml": HANDBOOK + GATHERING.replace("[talk, photos]", "[photos]"),
        "handbook/chapters/02-photos.yml": SECOND,
        **small(),
    }

    assert [one.id for one in handbook(files, (), "acme").chapters] == ["both", "talk"]


def test_chapter_order_counts_within_a_gathering(handbook: Resolved) -> None:
    """The company's order of its chapters."""
    found = gathered(handbook, "chapter_order: [photos, talk]\n")

    assert ids(found) == ["photos.ask", "talk.open", "talk.secrets"]


def test_an_order_of_chapters_is_not_ignored_in_silence(tree: Callable[..., Path]) -> None:
    """The essentials gather chapters in an order of their own."""
    files = {
        "handbook/chapters/01-talk.yml": MARKED,
        **company("", "", f"{SMALL}chapter_order: [talk]\n"),
    }

    inputs, problems = load_inputs(tree(files), (), "acme")
    combine(inputs, problems)

    assert told(problems.found) == [
        (
            f"{OWN}:3:17: HB208 warning: the essentials have an order of their own\n"
            "hint: delete 'chapter_order:'; it would order only chapters that you add"
        )
    ]
