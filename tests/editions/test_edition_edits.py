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
from tests.unit.resolve.test_resolve_entry_changes import amend, tree
from tests.unit.resolve.test_resolve_removal import remove

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


ENTRIES = {
    "title of the company": "title: {pl: Nasze, en: Ours}\n",
    "platform left out": "changes:\n  - {action: remove, target: platform net}\n",
    "other words for a platform": "changes:\n  - {action: amend, target: platform net, name: N}\n",
    "chapter taken out": (
        "changes:\n  - {action: remove, target: chapter photos, approved_by: Zarząd,"
        " reason: {pl: Nie., en: No.}}\n"
    ),
    "role handed over": "changes:\n  - {action: remove, target: role hr, instead: owner}\n",
    "order of chapters": "chapter_order: [photos, talk]\n",
}
"""What a company says in its file of more than clauses and values."""


def _with_entries(root: Path) -> Path:
    for name, text in tree().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    own = root / OWN
    own.write_text("name: Acme\n", encoding="utf-8")
    return own


@pytest.mark.parametrize("name", ENTRIES)
def test_what_a_company_leaves_out_or_orders_changes_digest_and_differences(
    root: Path, name: str
) -> None:
    """No more and no less than what it does to clauses."""
    own = _with_entries(root)

    def say() -> None:
        own.write_text("name: Acme\n" + ENTRIES[name], encoding="utf-8")

    assert _compared(root, say) == (True, True)


def test_what_is_published_changes_neither(root: Path) -> None:
    """Who sees which page is no text of the policy."""
    own = _with_entries(root)

    def publish() -> None:
        own.write_text("name: Acme\npublish: [guide, sources]\n", encoding="utf-8")

    assert _compared(root, publish) == (False, False)


def test_an_entry_that_is_left_out_is_told_with_its_reason(root: Path) -> None:
    """Who compares two editions reads why a threat went, and who approved it."""
    own = _with_entries(root)
    before, _, _ = asked(root, "", "acme").resolve()
    own.write_text(f"name: Acme\nchanges:\n  {remove('risk leak')}", encoding="utf-8")
    after, _, _ = asked(root, "", "acme").resolve()

    (one,) = diff(snapshot(as_data(before)), snapshot(as_data(after)))

    assert (one.kind, one.id, one.action, one.approved_by) == ("risk", "leak", "removed", "Zarząd")
    assert one.reason == {"pl": "Zbędne.", "en": "Not needed."}


def test_other_words_for_an_entry_are_told_with_their_reason(root: Path) -> None:
    """The reason stands in the company's file, beside the new words."""
    own = _with_entries(root)
    before, _, _ = asked(root, "", "acme").resolve()
    said = "term: {pl: słowo, en: word}, reason: {pl: Tak., en: So.}"
    own.write_text(f"name: Acme\nchanges:\n  {amend('term post', said)}", encoding="utf-8")
    after, _, _ = asked(root, "", "acme").resolve()

    (one,) = diff(snapshot(as_data(before)), snapshot(as_data(after)))

    assert (one.kind, one.id, one.layer) == ("term", "post", "company:acme")
    assert one.reason == {"pl": "Tak.", "en": "So."}
    assert {field.name for field in one.fields} == {"term", "reasons"}
