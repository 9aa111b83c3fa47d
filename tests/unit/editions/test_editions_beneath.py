"""The ground below a company's changes: when it has moved, and when that is settled."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from generator.compare.data import as_data
from generator.editions.beneath import changed, mark_of, moved
from generator.model.edition import Approval, Edition
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.place import NOWHERE
from tests.trees import CHAPTER, COMPANY, PARAMETERS, PROFILE

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
TALK = "handbook/chapters/01-talk.yml"
OWN = "companies/acme/company.yml"
UPGRADE = "companies/acme/upgrade.yml"
VALUES = COMPANY.replace("target: talk.name", "target: talk.open").replace(
    "strength: must", "add_guidance: {pl: Pytaj., en: Ask.}"
)
"""A change of the rule whose words hold a value."""


def edition(book: Handbook) -> Edition:
    """Approve a handbook."""
    approval = Approval(version="1", by="x", note="y", date=datetime.date(2027, 1, 1))
    return Edition(approval=approval, digest="", seal="", data=as_data(book), place=NOWHERE)


@pytest.fixture
def ground(handbook: Resolved, load: Loaded) -> Callable[..., list[tuple[str, tuple[str, ...]]]]:
    """Tell what has moved from one state of the files to another, and in which fields."""

    def found(
        before: dict[str, str] | None, after: dict[str, str]
    ) -> list[tuple[str, tuple[str, ...]]]:
        editions = () if before is None else (edition(handbook(before, (), "acme")),)
        inputs = load(after, (), "acme")
        inputs = Inputs(
            base=inputs.base, profiles=inputs.profiles, company=inputs.company, editions=editions
        )
        return [(one.id, one.fields) for one in moved(handbook(after, (), "acme"), inputs)]

    return found


Ground = Callable[..., list[tuple[str, tuple[str, ...]]]]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Sign your posts.", "Sign all posts.", "statement"),
        ("en: Sign your name", "en: Sign", "title"),
        ("Because it is fair.", "Because it helps.", "why"),
        (
            "audience: [everyone]\n    statement: {pl: Podpisuj",
            "audience: [everyone, admins]\n    statement: {pl: Podpisuj",
            "audience",
        ),
    ],
)
def test_rule_that_reads_otherwise_below_a_change_has_moved(
    ground: Ground, old: str, new: str, field: str
) -> None:
    """Whatever field the company changes, the rule as a whole is the ground of its change."""
    assert CHAPTER.count(old) == 1

    assert ground({}, {TALK: CHAPTER.replace(old, new)}) == [("talk.name", (field,))]


def test_profile_is_ground_as_well(ground: Ground) -> None:
    """The company changes what the profiles made of the base."""
    own = {OWN: VALUES}
    stricter = PROFILE.replace("strength: ask first", "strength: must not")

    assert ground(own, {**own, "industry_profiles/alpha/profile.yml": stricter}) == [
        ("talk.open", ("strength",))
    ]


@pytest.mark.parametrize(
    "after",
    [
        {},
        {TALK: CHAPTER.replace("Do not tell secrets.", "Tell no secrets.")},
        {OWN: COMPANY.replace("strength: must", "title: {pl: Inny, en: Other}")},
        {OWN: COMPANY.partition("changes:")[0]},
    ],
)
def test_other_rules_and_the_company_s_own_words_do_not_move_the_ground(
    ground: Ground, after: dict[str, str]
) -> None:
    """Nor does a change that the company has given up."""
    assert ground({}, after) == []


def test_value_that_the_company_sets_does_not_move_the_ground(ground: Ground) -> None:
    """The rule still says the same, with another number in it."""
    assert ground({OWN: VALUES}, {OWN: VALUES.replace("reply_hours: 4", "reply_hours: 2")}) == []


def test_number_with_words_behind_it_does_not_move_the_ground(ground: Ground) -> None:
    """Neither as it stands nor with another number; other words behind it do."""
    words = "    counted: {within: {pl: godzina | godziny | godzin, en: hour | hours}}\n"
    files = {
        TALK: CHAPTER.replace("{reply_hours} godzin", "{reply_hours:within}").replace(
            "{reply_hours} hours", "{reply_hours:within}"
        ),
        "handbook/parameters.yml": PARAMETERS + words,
        OWN: VALUES,
    }
    fewer = {**files, OWN: VALUES.replace("reply_hours: 4", "reply_hours: 1")}
    other = {
        **files,
        "handbook/parameters.yml": PARAMETERS + words.replace("hours}", "long hours}"),
    }

    assert ground(files, files) == []
    assert ground(files, fewer) == []
    assert ground(files, other) == [("talk.open", ("statement",))]


def test_company_without_edition_and_mark_has_nothing_to_compare(ground: Ground) -> None:
    """Its first edition rests on the rules as they stand."""
    assert ground(None, {TALK: CHAPTER.replace("Sign your posts.", "Sign all posts.")}) == []


def test_mark_settles_what_an_edition_does_not_know(handbook: Resolved, ground: Ground) -> None:
    """Until the rule moves once more; then nobody knows its earlier words."""
    new = CHAPTER.replace("Sign your posts.", "Sign all posts.")
    (one,) = changed(handbook({TALK: new}, (), "acme"))
    mark = {UPGRADE: f'upgrade:\n  talk.name: "{mark_of(one)}"\n'}

    assert ground({}, {TALK: new, **mark}) == []
    assert ground(None, {TALK: new, **mark}) == []
    assert ground(None, mark) == [("talk.name", ())]
    newer = {TALK: new.replace("all posts", "each post"), **mark}
    assert ground({}, newer) == [("talk.name", ("statement",))]
