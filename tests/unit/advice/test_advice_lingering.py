"""Sentences that lead to a rule which is gone: which are told, where, and with which ways out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.advice.lingering import check_lingering
from generator.model.handbook import Handbook
from generator.model.problems import Collector
from tests.told import told
from tests.trees import CHAPTER, COMPANY, company
from tests.unit.resolve.test_resolve_removal import PHOTOS, duty, remove
from tests.unit.resolve.test_resolve_removal import base as base_of

Resolved = Callable[..., Handbook]
Told = Callable[..., list[str]]
OWN = "companies/acme/company.yml"
TALK = "handbook/chapters/01-talk.yml"
STATEMENT = "{pl: Podpisuj wpisy., en: Sign your posts.}"


@pytest.fixture
def lingering(handbook: Resolved) -> Told:
    """Say which sentences of a handbook lead to what is gone."""

    def found(files: dict[str, str]) -> list[str]:
        problems = Collector()
        check_lingering(handbook(files, (), "acme"), problems)
        return told(problems.found)

    return found


def talk(polish: str) -> dict[str, str]:
    """Give two chapters, one of which says this."""
    said = f"{{pl: '{polish}', en: 'See [it](#photos.logo).'}}"
    return {**base_of(), TALK: CHAPTER.replace(STATEMENT, said)}


POINTS = "Podpisuj wpisy. Zobacz też zasadę o [logo](#photos.logo) w sieci! Dalej."


def test_sentence_is_told_where_it_stands_with_both_ways_out(lingering: Told) -> None:
    """As for duties: keep the rule, or say the sentence otherwise."""
    files = {**talk(POINTS), **company(remove("photos.logo"))}

    assert lingering(files) == [
        (
            f"{TALK}:27:38: HB417 warning: 'Zobacz też zasadę o logo w sieci!' leads to"
            " 'photos.logo', which is not in the handbook\nhint: keep the rule, or say this"
            f" otherwise: amend 'talk.name' with 'statement:'\nnote: {OWN}:3:30: taken out here"
        )
    ]
    assert lingering({**talk(POINTS), **company()}) == []


def test_way_out_mends_it(lingering: Told) -> None:
    """The company's own words take the place of the sentence."""
    amend = (
        "- {action: amend, target: talk.name, reason: {pl: Bo., en: For.},"
        " statement: {pl: Podpisuj wpisy., en: Sign your posts.}}\n"
    )

    assert lingering({**talk(POINTS), **company(remove("photos.logo") + amend)}) == []


def test_link_to_a_chapter_that_is_gone_is_told(lingering: Told) -> None:
    """With the change that took it out, wherever the sentence stands."""
    files = {**talk("Jest rozdział o [zdjęciach](#photos)."), **company(remove("chapter photos"))}
    files[TALK] = files[TALK].replace("(#photos.logo)", "(#photos)")
    (line,) = lingering(files)

    assert "'Jest rozdział o zdjęciach.' leads to 'photos', which" in line
    assert line.endswith(f"note: {OWN}:3:30: taken out here")


@pytest.mark.parametrize(
    ("one_page", "hint"),
    [
        (
            "duties:\n" + duty("sign", "talk.name").replace("Rób tak.", "'[Rób](#photos.logo).'"),
            "amend 'duty sign'",
        ),
        (
            "duties: []\nclosing: {pl: '[Rób](#photos.logo).', en: Do.}\n",
            "'closing:' in your own one-page.yml",
        ),
    ],
)
def test_one_page_says_how_it_can_be_changed(lingering: Told, one_page: str, hint: str) -> None:
    """Every sentence has a way out."""
    files = {**talk("Nic."), "handbook/one-page.yml": one_page, **company(remove("photos.logo"))}
    (line,) = lingering(files)

    assert f"hint: keep the rule, or say this otherwise: {hint}\n" in line
    mended = {"companies/acme/one-page.yml": "duties: []\nclosing: {pl: Rób., en: Do.}\n"}
    assert len(lingering({**files, **mended})) == (0 if "closing" in hint else 1)


def test_company_s_own_sentence_is_told_in_any_case(lingering: Told) -> None:
    """Nobody else knows what it meant by a rule that a small firm's handbook does not have."""
    statement = "{pl: 'Tak jak [tu](#talk.open).', en: 'As [here](#talk.open).'}"
    own = (
        "- {action: add, chapter: photos, clause: {id: photos.own, title: {pl: Coś, en: Thing},"
        " strength: must, audience: [admins], why: {pl: Bo., en: For.}, statement: "
        f"{statement}}}}}\n"
    )
    files = {**base_of(), **company(own)}
    files["handbook/chapters/02-photos.yml"] = PHOTOS.replace(
        "  - id: photos.ask\n", "  - id: photos.ask\n    essential: true\n"
    ).replace("Zapytaj., en: Ask.", "'Zob. [tu](#talk.open).', en: Ask.")
    files[OWN] = files[OWN].replace("name: Acme\n", "name: Acme\nedition: essentials\n", 1)

    assert [line.partition("\n")[0] for line in lingering(files)] == [
        (
            f"{OWN}:4:169: HB417 warning: 'Tak jak tu.' leads to 'talk.open', which is not in the"
            " handbook"
        )
    ]


def test_guide_is_the_owner_s(lingering: Told) -> None:
    """Employees read it only where it is published."""
    guide = (
        "id: start\ntitle: {pl: Start, en: Start}\nsummary: {pl: Jak., en: How.}\nsections:\n"
        "  - {id: start.one, title: {pl: Raz, en: One},"
        " text: {pl: '[Tak](#photos.logo).', en: So.}}\n"
    )
    files = {**talk("Nic."), "handbook/guide/01-start.yml": guide}
    published = COMPANY.replace("name: Acme\n", "name: Acme\npublish: [guide]\n").replace(
        "  - action: amend", remove("photos.logo").replace("- ", "  - ") + "  - action: amend"
    )

    assert lingering({**files, **company(remove("photos.logo"))}) == []
    assert len(lingering({**files, OWN: published})) == 1
