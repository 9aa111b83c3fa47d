"""What goes with a clause that is taken out, and what still leans on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.resolve.removal import without
from tests.told import told
from tests.trees import CHAPTER, REFERENCES, SECOND_REFERENCE, company

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

COMPANY = "companies/acme/company.yml"
PHOTOS = """\
id: photos
title: {pl: Zdjęcia, en: Photos}
summary: {pl: O zdjęciach., en: On photos.}
owner: owner
reviewed: 2026-11-01
review_months: 12
clauses:
  - id: photos.ask
    title: {pl: Zapytaj o zdjęcie, en: Ask before a photo}
    strength: must
    audience: [admins]
    statement: {pl: Zapytaj., en: Ask.}
    why: {pl: Bo tak., en: Because.}
    references: [PL-TWO]
  - id: photos.logo
    title: {pl: Weź logo, en: Take the logo}
    strength: may
    audience: [admins]
    statement: {pl: Weź., en: Take it.}
    why: {pl: Bo tak., en: Because.}
"""


def duty(name: str, *clauses: str) -> str:
    """Write a duty that leans on these clauses."""
    return (
        f"  - id: {name}\n    title: {{pl: T {name}, en: T {name}}}\n"
        f"    text: {{pl: Rób tak., en: Do so.}}\n    clauses: [{', '.join(clauses)}]\n"
    )


def base(*duties: str) -> dict[str, str]:
    """Give a base of two chapters with these duties, and routes to one clause of each."""
    one_page = {"handbook/one-page.yml": "duties:\n" + "".join(duties)} if duties else {}
    return {
        **one_page,
        "handbook/chapters/02-photos.yml": PHOTOS,
        "handbook/references.yml": REFERENCES + SECOND_REFERENCE,
        "handbook/routes.yml": (
            "routes:\n  - {id: pose, wish: {pl: zrobić zdjęcie, en: take a photo},"
            " clause: photos.ask}\n"
            "  - {id: chat, wish: {pl: mówić, en: talk}, clause: talk.open}\n"
        ),
    }


def remove(target: str) -> str:
    """Write a removal with reason and approval, in one line."""
    return (
        f"- {{action: remove, target: {target}, approved_by: Zarząd,"
        " reason: {pl: Zbędne., en: Not needed.}}\n"
    )


def ids(handbook: Handbook, register: str) -> list[str]:
    """Give the ids of a register's entries."""
    return [str(one.id) for one in handbook.registers[register]]


BOTH = remove("photos.ask") + remove("photos.logo")


@pytest.mark.parametrize("changes", [BOTH, remove("chapter photos")])
def test_a_chapter_whose_clauses_all_go_goes_with_all_that_is_its_own(
    handbook: Resolved, changes: str
) -> None:
    """Its heading, its duties, its routes and the references that only it cited are gone."""
    files = base(duty("pose", "photos.ask"), duty("chat", "talk.open"))

    found = handbook({**files, **company(changes)}, (), "acme")

    assert [(chapter.id, chapter.number) for chapter in found.chapters] == [("talk", 1)]
    assert ids(found, "duties") == ["chat"]
    assert ids(found, "routes") == ["chat"]
    assert ids(found, "references") == ["PL-ONE"]
    assert [one.id for one in found.removed] == ["photos.ask", "photos.logo"]


def test_a_duty_that_leans_on_a_removed_clause_is_told_both_ways_out(faults: Faults) -> None:
    """Another clause of the chapter stands, so the duty's words may speak of either."""
    files = base(duty("pose", "photos.ask", "photos.logo"))

    found = faults({**files, **company(remove("photos.ask"))}, (), "acme")

    assert told(found) == [
        (
            f"{COMPANY}:3:30: HB211 the duty 'pose' leans on 'photos.ask', which this takes out\n"
            "hint: keep the clause, or remove the duty too (target: duty pose),"
            " or amend it with 'clauses: [photos.logo]'\n"
            "note: handbook/one-page.yml:2:9: the duty stands here"
        )
    ]


def test_a_duty_of_one_removed_clause_is_a_problem_while_its_chapter_stands(
    problems: Problems,
) -> None:
    """Nobody has said that the headline may go."""
    files = base(duty("pose", "photos.ask"))

    assert problems({**files, **company(remove("photos.ask"))}, (), "acme") == [
        f"{COMPANY}:3:30: HB211 the duty 'pose' leans on 'photos.ask', which this takes out"
    ]


def test_a_duty_that_also_leans_on_another_chapter_does_not_go_unasked(
    faults: Faults,
) -> None:
    """The chapter goes, but half of what the duty explains is still there."""
    files = base(duty("pose", "photos.ask", "photos.logo", "talk.open"))

    (found,) = faults({**files, **company(remove("chapter photos"))}, (), "acme")

    assert found.message == (
        "the duty 'pose' leans on 'photos.ask', 'photos.logo', which this takes out"
    )
    assert found.hint == (
        "keep the clause, or remove the duty too (target: duty pose),"
        " or amend it with 'clauses: [talk.open]'"
    )


def test_an_own_duty_of_the_company_is_mended_where_it_stands(faults: Faults) -> None:
    """No change of a change: the company edits its own file."""
    own = {"companies/acme/one-page.yml": "duties:\n" + duty("mine", "photos.ask", "talk.open")}

    (found,) = faults({**base(), **own, **company(remove("photos.ask"))}, (), "acme")

    assert found.hint == "keep the clause, or change 'clauses:' of the duty"


def test_a_clause_that_holds_only_elsewhere_leaves_no_trace_and_is_no_problem(
    handbook: Resolved,
) -> None:
    """Where a company works is no decision about its duties."""
    photos = PHOTOS.replace("    references: [PL-TWO]\n", "    jurisdictions: [US]\n")
    files = base(duty("pose", "photos.ask", "talk.open"), duty("only", "photos.ask"))
    files["handbook/chapters/02-photos.yml"] = photos

    found = handbook(files)

    assert ids(found, "duties") == ["pose"]
    assert found.registers["duties"][0].clauses == ("talk.open",)
    assert [chapter.id for chapter in found.chapters] == ["talk", "photos"]
    assert [one.number for one in found.chapters[1].clauses] == ["2.1"]


def test_a_link_may_lead_to_a_chapter_that_is_gone(handbook: Resolved) -> None:
    """The text stays as it is; the page shows only its words."""
    linked = CHAPTER.replace("Podpisuj wpisy.", '"[Zdjęcia](#photos)."').replace(
        "Sign your posts.", '"[Photos](#photos)."'
    )
    files = {**base(), "handbook/chapters/01-talk.yml": linked}

    found = handbook({**files, **company(remove("chapter photos"))}, (), "acme")

    assert [chapter.id for chapter in found.chapters] == ["talk"]


def test_without_leaves_the_handbook_untouched_and_forgets_only_what_is_named(
    handbook: Resolved,
) -> None:
    """A pure function: ids that are not there change nothing."""
    whole = handbook(base(duty("pose", "photos.ask", "talk.open"), duty("chat", "talk.open")))

    smaller = without(whole, {"photos.ask", "no.such"})

    assert [one.id for one in whole.clauses()][-2:] == ["photos.ask", "photos.logo"]
    assert [one.id for one in smaller.clauses()][-1:] == ["photos.logo"]
    assert [(one.id, one.number) for one in smaller.chapters[1].clauses] == [("photos.logo", "2.1")]
    assert [one.clauses for one in smaller.registers["duties"]] == [("talk.open",), ("talk.open",)]
    assert ids(smaller, "routes") == ["chat"]
    assert ids(smaller, "references") == ["PL-ONE"]
    assert without(whole, set()) == whole
