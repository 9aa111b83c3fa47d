"""Whole chapters: taken out by a layer, and put in the order that a company wants."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Problem
from tests.told import told
from tests.trees import CHAPTER, company, second_profile
from tests.unit.resolve.test_resolve_removal import COMPANY, PHOTOS, base, duty, remove

Problems = Callable[..., list[str]]
Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

AMEND = "- {action: amend, target: photos.logo, reason: {pl: Tak., en: So.}, strength: ask first}\n"
ADD = """\
- action: add
  chapter: photos
  clause:
    id: photos.cat
    title: {pl: Kot, en: Cat}
    strength: may
    audience: [everyone]
    statement: {pl: Kot może., en: A cat may.}
    why: {pl: Bo tak., en: Because.}
"""


def order(*names: str) -> dict[str, str]:
    """Give a company file that asks for an order of chapters."""
    return company("", "", f"chapter_order: [{', '.join(names)}]\n")


def test_every_clause_of_a_removed_chapter_says_why_it_went(handbook: Resolved) -> None:
    """The reason and the approver stand at each clause, as if it had been removed by itself."""
    found = handbook({**base(), **company(remove("chapter photos"))}, (), "acme")

    assert [
        (one.id, one.history[-1].action, one.history[-1].approved_by, one.history[-1].place.line)
        for one in found.removed
    ] == [("photos.ask", "removed", "Zarząd", 3), ("photos.logo", "removed", "Zarząd", 3)]


def test_a_chapter_with_a_locked_clause_stays(problems: Problems) -> None:
    """A lock holds against the removal of the whole, too."""
    files = base(duty("chat", "talk.open", "photos.ask"))

    assert problems({**files, **company(remove("chapter talk"))}, (), "acme") == [
        f"{COMPANY}:3:30: HB207 'talk.secrets' is locked and may not be removed"
    ]


def test_a_chapter_is_removed_only_with_reason_and_approver(problems: Problems) -> None:
    """It holds clauses, so both are keys that must be there."""
    given = company("- {action: remove, target: chapter photos}\n")

    assert problems({**base(), **given}, (), "acme") == [
        f"{COMPANY}:3:5: HB101 'approved_by' is missing",
        f"{COMPANY}:3:5: HB101 'reason' is missing",
    ]


def test_a_chapter_that_is_not_there_can_not_be_removed_nor_one_twice(faults: Faults) -> None:
    """A misspelt name is told the nearest; a second removal is told about the first."""
    given = company(remove("chapter photoss") + remove("chapter photos") * 2)

    found = faults({**base(), **given}, (), "acme")

    assert told(found) == [
        (
            f"{COMPANY}:3:30: HB203 there is no chapter 'photoss' to remove\n"
            "hint: did you mean 'photos'?"
        ),
        (
            f"{COMPANY}:5:30: HB203 there is no chapter 'photos' to remove\n"
            "hint: the company:acme layer has removed it"
        ),
    ]


@pytest.mark.parametrize("other", [AMEND, ADD, remove("photos.logo")])
def test_a_change_inside_a_chapter_that_the_same_layer_takes_out_is_lost(
    faults: Faults, other: str
) -> None:
    """It would change nothing, so one of the two is a mistake."""
    (found,) = faults({**base(), **company(remove("chapter photos") + other)}, (), "acme")

    assert found.code == "HB208"
    assert found.message == (
        "the whole chapter 'photos' is taken out, so that this changes nothing"
    )
    assert found.place.line > 3
    assert [note.place.line for note in found.notes] == [3]


@pytest.mark.parametrize("names", [("alpha", "zeta"), ("zeta", "alpha")])
def test_what_one_profile_adds_stays_when_another_takes_the_chapter_out(
    handbook: Resolved, names: tuple[str, str]
) -> None:
    """Profiles stand side by side, whatever they are called."""
    adding, removing = names
    files = {
        **second_profile(adding, ADD),
        **second_profile(removing, remove("chapter photos")),
    }

    found = handbook({**base(), **files}, ("alpha", "zeta"))

    assert [one.id for one in found.chapters[1].clauses] == ["photos.cat"]


def test_two_profiles_may_take_the_same_chapter_out(handbook: Resolved) -> None:
    """They agree; the history names both."""
    away = remove("chapter photos")
    profiles = {**second_profile("alpha", away), **second_profile("beta", away)}

    found = handbook({**base(), **profiles}, ("alpha", "beta"))

    assert [len(one.history) for one in found.removed] == [2, 2]


def test_chapters_stand_in_the_order_that_the_company_wants(handbook: Resolved) -> None:
    """Numbers follow the order."""
    found = handbook({**base(), **order("photos", "talk")}, (), "acme")

    assert [(one.id, one.number, one.file) for one in found.chapters] == [
        ("photos", 1, "01-photos"),
        ("talk", 2, "02-talk"),
    ]
    assert [one.number for one in found.chapters[0].clauses] == ["1.1", "1.2"]


def test_an_order_names_every_chapter_once_and_no_other(faults: Faults) -> None:
    """What is unknown, doubled or left out is told with its place."""
    found = faults({**base(), **order("photo", "talk", "talk")}, (), "acme")

    assert told(found) == [
        (
            f"{COMPANY}:2:17: HB209 there is no chapter 'photo'\nhint: did you mean 'photos'?"
            " write:\nchapter_order: [photos, talk, talk]"
        ),
        (
            f"{COMPANY}:2:30: HB107 the order leaves out photos\n"
            "hint: name every chapter, or delete 'chapter_order:'"
        ),
        (
            f"{COMPANY}:2:30: HB201 the order names the chapter 'talk' twice\n"
            "hint: keep one of them\n"
            f"note: {COMPANY}:2:24: first named here"
        ),
    ]


def test_an_order_names_no_chapter_that_was_taken_out(faults: Faults) -> None:
    """Whoever removes a chapter takes it out of the order as well."""
    given = company(remove("chapter photos"), "", "chapter_order: [talk, photos]\n")

    assert told(faults({**base(), **given}, (), "acme")) == [
        (
            f"{COMPANY}:2:23: HB209 the chapter 'photos' is in the order,"
            " but nothing of it is left\n"
            "hint: delete it from the order, or keep its clauses\n"
            f"note: {COMPANY}:4:30: the company:acme layer has removed it"
        )
    ]


def test_an_order_may_leave_out_and_name_what_holds_only_elsewhere(handbook: Resolved) -> None:
    """The same order serves a company that comes to work in one more country."""
    chapter = PHOTOS.replace("photos", "abroad").replace("[PL-TWO]", "[]")
    chapter = chapter.replace("    audience", "    jurisdictions: [US]\n    audience")
    chapter = chapter.replace("Zapytaj o", "Spytaj o").replace("before a", "ahead of a")
    chapter = chapter.replace("Weź logo", "Bierz logo").replace("Take the", "Fetch the")
    files = {**base(), "handbook/chapters/03-abroad.yml": chapter}

    named = handbook({**files, **order("abroad", "photos", "talk")}, (), "acme")
    given = company("", "", "jurisdictions: [PL]\nchapter_order: [photos, talk, abroad]\n")
    also = handbook({**files, **given}, (), "acme")

    assert [one.id for one in named.chapters] == ["photos", "talk"]
    assert [one.id for one in also.chapters] == ["photos", "talk"]


def test_a_company_gives_the_handbook_its_own_title(handbook: Resolved) -> None:
    """Title and subtitle are the company's where it says so, else the base's."""
    more = "title: {pl: Zasady w sieci, en: Rules online}\n"

    found = handbook(company("", "", more), (), "acme")

    assert found.title.as_dict() == {"pl": "Zasady w sieci", "en": "Rules online"}
    assert found.subtitle.as_dict() == {"pl": "Dla wszystkich", "en": "For everyone"}


def test_a_profile_that_amends_what_another_takes_out_conflicts_until_the_company_decides(
    faults: Faults, handbook: Resolved
) -> None:
    """A whole chapter is all of its clauses; the company may take it out as well."""
    profiles = {
        **second_profile("alpha", remove("chapter photos")),
        **second_profile("beta", AMEND),
    }

    (found,) = faults({**base(), **profiles}, ("alpha", "beta"))
    own = company(remove("chapter photos"))
    decided = handbook({**base(), **profiles, **own}, ("alpha", "beta"), "acme")

    assert found.code == "HB204"
    assert found.message == (
        "the profiles 'alpha' and 'beta' disagree about the existence of 'photos.logo'"
    )
    assert [one.id for one in decided.chapters] == ["talk"]


def hint_for(faults: Faults, changes: str) -> list[str]:
    """Give code and hint of what is wrong with these changes of a company."""
    talk = CHAPTER.replace("    locked: true\n", "")
    files = {**base(), "handbook/chapters/01-talk.yml": talk, **company(changes)}
    found = faults(files, (), "acme")
    return [f"{problem.code} {problem.hint}" for problem in found]


def test_a_number_is_looked_up_with_and_without_the_own_changes(faults: Faults) -> None:
    """Where they differ, both rules are offered; elsewhere the one, with its line."""
    amend = "- {action: amend, target: 1.1, reason: {pl: Bo., en: So.}, strength: must}\n"

    assert hint_for(faults, remove("chapter talk") + amend) == [
        (
            "HB203 1.1 is 'photos.ask' in your handbook, and 'talk.open' in the one without"
            " your changes: write the id that you mean"
        )
    ]
    assert hint_for(faults, remove("photos.ask") + amend.replace("1.1", "2.1")) == [
        (
            "HB203 2.1 is 'photos.logo' in your handbook, and 'photos.ask' in the one without"
            " your changes: write the id that you mean"
        )
    ]
    assert hint_for(faults, remove("photos.ask") + amend) == [
        (
            "HB203 did you mean 'talk.open'? write:\n"
            "  - {action: amend, target: talk.open, reason: {pl: Bo., en: So.}, strength: must}"
        )
    ]


def test_a_number_follows_order_additions_and_places(faults: Faults) -> None:
    """What stands first in the company's handbook has the first number there."""
    wanted = {**base(), **order("photos", "talk")}
    cat = ADD.replace("chapter: photos\n", "chapter: photos\n  after: photos.ask\n")
    path = "companies/acme/company.yml"
    moved = {**wanted, path: wanted[path] + "changes:\n" + cat}
    moved[path] += "- {action: amend, target: 1.2, reason: {pl: Bo., en: So.}, strength: must}\n"

    assert [one.hint for one in faults(moved, (), "acme")] == [
        (
            "1.2 is 'photos.cat' in your handbook, and 'talk.name' in the one without"
            " your changes: write the id that you mean"
        )
    ]


def test_another_word_for_a_chapter_is_mended_together_with_its_id(faults: Faults) -> None:
    """Whoever writes the title in Polish is shown the whole target; an amendment has none."""
    assert hint_for(faults, remove("rozdział Zdjęcia")) == [
        "HB103 write:\n" + "  " + remove("chapter photos").rstrip()
    ]
    assert hint_for(faults, remove("rozdział nic-takiego-nie-ma")) == [
        "HB103 before the id write 'chapter'"
    ]
    assert hint_for(faults, AMEND.replace("photos.logo", "rozdział photos")) == [
        "HB103 a chapter can be removed, not amended; 'chapter_order:' moves it"
    ]
