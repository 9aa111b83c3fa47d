"""Which pages and notes employees see, and which the owner: links never dangle."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

import pytest

from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING, Owners
from generator.render.context import Context
from generator.render.site import render
from tests.trees import CHAPTER, PAPERS, REFERENCES, company
from tests.unit.resolve.test_resolve_entry_changes import FREE, amend, tree
from tests.unit.resolve.test_resolve_removal import duty, remove

Resolved = Callable[..., Handbook]
Pages = Mapping[str, str]

DOUBTFUL = REFERENCES.replace("verification: seen", "verification: partly-seen").replace(
    "checked_on: 2026-11-20\n",
    "checked_on: 2026-11-20\n    doubt: {pl: Nie czytano., en: It was not read.}\n"
    "    question: {pl: Czy tak?, en: Is it so?}\n    sources:\n"
    "      - {url: https://github.com/someone/laws, seen_on: 2026-11-20}\n",
)
WEAK = (
    "- action: amend\n  target: talk.name\n  strength: may\n  approved_by: Rada Nadzorcza\n"
    "  reason: {pl: Mała firma., en: A small company.}\n"
)
GUIDE = (
    "id: start\ntitle: {pl: Start, en: Start}\nsummary: {pl: Jak., en: How.}\nsections:\n"
    "  - {id: start.one, title: {pl: Raz, en: One}, text: {pl: Tak., en: So.}}\n"
)
OWNERS = {
    "guide": {"guide-start.md"},
    "review": {"review.md", "review-clauses.md"},
    "comparison": {"comparison-company-acme.md"},
    "parameters": {"parameters.md"},
    "how-it-was-made": {"assembly.md"},
    "counsel-marks": set(),
    "sources": set(),
    "papers": {"papers.md", "year-plan.md", "paper-notice.md"},
}
"""Pages that each word for `publish:` adds."""


@pytest.fixture
def written(handbook: Resolved) -> Callable[..., Pages]:
    """Give the English pages of a company's handbook, for employees or for the owner."""

    def pages(changes: str = "", more: str = "", *, owner: bool = False, **files: str) -> Pages:
        tree_ = {
            **tree(duty("chat", "talk.open", "talk.name")),
            "handbook/references.yml": DOUBTFUL,
            "handbook/guide/01-start.yml": GUIDE,
            "handbook/papers.yml": PAPERS,
            **files,
            **company(WEAK + changes, "", more),
        }
        tree_["handbook/chapters/02-photos.yml"] = tree_["handbook/chapters/02-photos.yml"].replace(
            "[PL-TWO]", "[]"
        )
        found = handbook(tree_, (), "acme")
        return render(dataclasses.replace(found, shows=EVERYTHING) if owner else found).pages["en"]

    return pages


def dangling(pages: Pages) -> set[str]:
    """Give the addresses of links between pages that lead to no page."""
    links = {
        link for text in pages.values() for link in re.findall(r"\]\(([a-z0-9-]+\.md)[#)?]", text)
    }
    return links - set(pages)


NOTES = ("to be confirmed by counsel", "read in part", "It was not read.", "Is it so?", "github")


def test_employees_see_no_note_of_a_reviewer(written: Callable[..., Pages]) -> None:
    """No question to counsel, no doubt, no address of a repository, no file and line."""
    text = "\n".join(written().values())

    assert [note for note in NOTES if note in text] == []
    assert "handbook/chapters" not in text
    assert "companies/acme" not in text


def test_the_owner_sees_every_note(written: Callable[..., Pages]) -> None:
    """The same pages hold them, and name file and line."""
    pages = written(owner=True)

    assert [note for note in NOTES if note not in pages["references.md"]] == []
    assert "(handbook/chapters/01-talk.yml, line" in pages["01-talk.md"]
    assert "(companies/acme/company.yml, line 4)" in pages["01-talk.md"]


def test_employees_read_who_approved_a_weaker_rule_and_why(written: Callable[..., Pages]) -> None:
    """Reasons are no reviewer's notes."""
    chapter = written()["01-talk.md"]

    assert "Reason: A small company." in chapter
    assert "Approved by: Rada Nadzorcza." in chapter


@pytest.mark.parametrize("word", OWNERS)
def test_publish_adds_what_it_names_and_nothing_else(
    written: Callable[..., Pages], word: str
) -> None:
    """Each word stands for pages or notes of its own, and no link dangles."""
    without, pages = written(), written("", f"publish: [{word}]\n")

    assert {one.value for one in Owners} == set(OWNERS)
    assert set(pages) - set(without) == OWNERS[word]
    assert dangling(pages) == set()
    assert pages != without


def test_the_owner_has_all_pages_and_no_dangling_link(written: Callable[..., Pages]) -> None:
    """Whatever any word of `publish:` adds."""
    without, pages = written(), written(owner=True)

    assert set(pages) - set(without) == set().union(*OWNERS.values())
    assert dangling(pages) == dangling(without) == set()


def test_the_calendar_of_the_review_goes_with_its_page(handbook: Resolved) -> None:
    """It is part of the site, where only the owner's page links to it."""
    found = handbook()
    owners = render(dataclasses.replace(found, shows=EVERYTHING))

    assert "docs/pl/review.ics" not in render(found).files
    assert "docs/pl/review.ics" in owners.files


def test_a_link_to_what_is_not_there_keeps_its_words(written: Callable[..., Pages]) -> None:
    """A page of the owner's, a removed clause and a removed chapter; a code that looks alike."""
    text = "See [the review](#review), [photos](#photos), [a rule](#photos.ask), `[x](#photos)`."
    chapter = CHAPTER.replace(
        "{pl: Podpisuj wpisy., en: Sign your posts.}", f'{{pl: "{text}", en: "{text}"}}'
    )

    pages = written(remove("chapter photos"), **{"handbook/chapters/01-talk.yml": chapter})

    assert "See the review, photos, a rule, `[x](#photos)`." in pages["01-talk.md"]
    assert dangling(pages) == set()


def test_a_page_without_entries_is_no_page(written: Callable[..., Pages]) -> None:
    """A company that leaves every platform out has no page of platforms, nor a link to it."""
    pages = written(FREE.format("platform net") + FREE.format("platform web"))

    assert "platforms.md" not in pages
    assert "platforms.md" in written()
    assert "scenarios.md" not in "".join(pages.values())


def test_the_owner_reads_what_else_was_left_out_and_changed(written: Callable[..., Pages]) -> None:
    """With the reason where there is one."""
    assembly = written(
        FREE.format("platform net")
        + remove("risk leak")
        + amend("role hr", "name: {pl: Kadry i płace, en: Pay}"),
        owner=True,
    )["assembly.md"]

    assert "- **Platform: Net.** Removed: Company Acme" in assembly
    assert "- **Threat: Leak.** Removed: Company Acme" in assembly
    assert "Reason: Not needed. Approved by: Zarząd." in assembly
    assert "- **Role: Pay.** Reworded: Company Acme" in assembly


def test_a_page_that_is_not_held_has_no_address(handbook: Resolved) -> None:
    """So nothing can link to it by mistake."""
    found = handbook()

    assert "assembly" not in Context(found, "en").addresses
    assert "assembly" in Context(dataclasses.replace(found, shows=EVERYTHING), "en").addresses


def test_own_words_to_confirm_stand_in_the_owner_s_view(written: Callable[..., Pages]) -> None:
    """Each field with what it replaces, the name that confirms it, and whether somebody has."""
    change = (
        "- {action: amend, target: talk.name, reason: {pl: Bo., en: For.},"
        " statement: {pl: 'Dalej **jazda**.', en: 'Go **on**.'}}\n"
        "- {action: add, chapter: talk, clause: {id: talk.own, title: {pl: Coś, en: Thing},"
        " strength: must, audience: [everyone], statement: {pl: Tak., en: 'Yes | no.'},"
        " why: {pl: Bo., en: For.}}}\n"
    )
    page = written(change, owner=True)["comparison-company-acme.md"]
    section = page.partition("{ #own-words }")[2]

    assert [line for line in section.splitlines() if line.startswith("| talk.")] == [
        "| talk.name | talk.name | Statement | Sign your posts. | Go on. | to be confirmed |",
        "| talk.own | chapter/talk | Title | – | Thing | to be confirmed |",
        "| talk.own | chapter/talk | Statement | – | Yes &#124; no. | to be confirmed |",
        "| talk.own | chapter/talk | Reason for the rule | – | For. | to be confirmed |",
    ]


def test_a_contact_named_as_its_role_is_named_once(written: Callable[..., Pages]) -> None:
    """On the start page the role leads the line, and in the table its column does."""
    contact = (
        "contacts:\n  - {role: owner, name: %s, email: a@acme.pl, phone: 22 000 01 10 wew. 12}\n"
    )
    own, same = written("", contact % "Jan"), written("", contact % "Keeper")
    reach = "[a&#64;acme.pl](mailto:a@acme.pl), [22 000 01 10](tel:220000110) wew. 12"

    assert f"- **Keeper:** Jan, {reach}\n" in own["index.md"]
    assert f"- **Keeper:** {reach}\n" in same["index.md"]
    assert f"| {reach} |" in same["roles.md"]


def test_a_name_with_its_own_full_stop_gets_no_second_one(written: Callable[..., Pages]) -> None:
    """Duties and tasks are called by sentences."""
    name = "name: {pl: Dział kadr itd., en: Pay etc.}"
    assembly = written(amend("role hr", name), owner=True)["assembly.md"]

    assert "- **Role: Pay etc.** Reworded" in assembly


def test_who_signs_names_a_position(written: Callable[..., Pages]) -> None:
    """A role is something else in a handbook that has eight of them."""
    assert "| Position |" in written()["sign-off.md"]
