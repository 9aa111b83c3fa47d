"""The digest and the differences speak of the same thing, whatever is edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import snapshot
from generator.workshop import asked
from tests.editions.edition_trees import edit

BASE = "handbook/handbook.yml"
TALK = "handbook/chapters/01-talk.yml"
VALUES = "handbook/parameters.yml"
LAWS = "handbook/references.yml"
PROFILE = "industry_profiles/alpha/profile.yml"
OWN = "companies/acme/company.yml"
Run = Callable[..., tuple[int, str, str]]

SEEN = {
    "title of the handbook": (BASE, "en: Rules}", "en: The rules}"),
    "line below the title": (BASE, "en: For everyone}", "en: For all}"),
    "introduction": (BASE, "en: These are the rules.", "en: Here are the rules."),
    "notice": (BASE, "This is no advice.", "This is only help."),
    "day of validity": (BASE, "valid_from: 2026-12-01", "valid_from: 2027-01-01"),
    "name of an audience": (BASE, "en: Everyone}", "en: All}"),
    "name of a role": (BASE, "en: Keeper}", "en: Owner}"),
    "heading of a chapter": (TALK, "en: Talk}", "en: Talking}"),
    "summary of a chapter": (TALK, "How to talk.", "How we talk."),
    "day of a review": (TALK, "reviewed: 2026-11-01", "reviewed: 2026-11-02"),
    "title of a clause": (TALK, "en: Sign your name", "en: Sign"),
    "statement": (TALK, "Sign your posts.", "Sign each of your posts."),
    "one language of a statement": (TALK, "Podpisuj wpisy.", "Podpisuj każdy wpis."),
    "reason of a clause": (TALK, "Because it is fair.", "Because it helps."),
    "strength": (TALK, "must not\n    locked", "must\n    locked"),
    "audience": (TALK, "audience: [everyone, admins]", "audience: [everyone]"),
    "lock": (TALK, "    locked: true\n", ""),
    "reference of a clause": (TALK, "    references: [PL-ONE]\n", ""),
    "label of a value": (VALUES, "en: Time to answer", "en: Hours to answer"),
    "status of a law": (LAWS, "en: in force", "en: amended"),
    "reason of a profile": (PROFILE, "en: The industry is careful.", "en: Care pays."),
    "reason of a profile's value": (PROFILE, "en: Customers wait.", "en: Customers hurry."),
    "clause of a profile": (PROFILE, "Give no advice to anyone.", "Give no advice."),
    "value of the company": (OWN, "reply_hours: 4", "reply_hours: 3"),
    "contact": (OWN, "name: Zespół", "name: Dział"),
    "name of the company": (OWN, "name: Acme", "name: Acme Two"),
    "places": (OWN, "[PL, EU]", "[PL, EU, UK]"),
    "reason of the company": (OWN, "en: We prefer it so.", "en: We like it so."),
    "strength by the company": (OWN, "strength: must\n", "audience: [everyone, admins]\n"),
}
"""Edits of what readers are told."""
UNSEEN = {
    "version": (OWN, 'version: "1.0"', 'version: "2.0"'),
    "remark": (OWN, "industries:", "# A remark.\nindustries:"),
    "line": (TALK, "clauses:\n", "\n\nclauses:\n"),
    "schema of a value": (VALUES, "maximum: 72", "maximum: 71"),
}
"""Edits of what stands around it."""


def _compared(root: Path, change: Callable[[], None]) -> tuple[bool, bool]:
    """Tell whether an edit changes the digest, and whether it makes a difference."""
    before, _, _ = asked(root, "", "acme").resolve()
    change()
    after, _, _ = asked(root, "", "acme").resolve()
    found = diff(snapshot(as_data(before)), snapshot(as_data(after)))
    return before.digest != after.digest, found != ()


@pytest.mark.parametrize("name", SEEN)
def test_edit_of_what_readers_see_changes_digest_and_differences(root: Path, name: str) -> None:
    """Whatever is printed belongs to the edition."""
    file, old, new = SEEN[name]

    assert _compared(root, lambda: edit(root / file, old, new)) == (True, True)


@pytest.mark.parametrize("name", UNSEEN)
def test_edit_around_the_text_changes_neither(root: Path, name: str) -> None:
    """An edition stays approved when only its files look otherwise."""
    file, old, new = UNSEEN[name]

    assert _compared(root, lambda: edit(root / file, old, new)) == (False, False)


def test_word_of_the_pages_that_the_company_replaces_belongs_to_the_edition(root: Path) -> None:
    """Who calls a duty a wish changes every rule."""
    path = root / "companies/acme/labels.yml"
    words = "labels:\n  strength_must: {pl: Możesz, en: You may}\n"

    def replace() -> None:
        path.write_text(words, "utf-8")

    assert _compared(root, replace) == (True, True)


def test_confirmed_translations_change_neither(root: Path, run: Run) -> None:
    """A confirmation says something of the text, and nothing new to readers."""
    path = root / "companies/acme/translations.yml"
    path.write_text("translations: {}\n", encoding="utf-8")

    def confirm() -> None:
        assert run("translations", "confirm", "--all")[0] == 0

    assert _compared(root, confirm) == (False, False)


def test_folder_of_another_name_changes_neither(root: Path) -> None:
    """Only what readers are told counts, not where it lies."""
    before, _, _ = asked(root, "", "acme").resolve()
    (root / "companies/acme").rename(root / "companies/other")
    after, _, _ = asked(root, "", "other").resolve()

    assert before.digest == after.digest
