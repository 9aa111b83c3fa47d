"""Own words: which are listed, when they count as compared, and what is told of the others."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest

from generator.compare.data import as_data
from generator.editions.words import Rewording, check_words, rewordings, unconfirmed
from generator.model.edition import Approval, Edition
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from tests.told import told
from tests.trees import company

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
Listed = Callable[..., tuple[Rewording, ...]]
OWN = "companies/acme/company.yml"


@pytest.fixture
def listed(handbook: Resolved, load: Loaded) -> Listed:
    """List the company's own words for these changes."""

    def found(changes: str, files: dict[str, str] | None = None) -> tuple[Rewording, ...]:
        every = {**company(changes), **(files or {})}
        return rewordings(handbook(every, (), "acme"), load(every, (), "acme"))

    return found


def amend(fields: str) -> str:
    """Write an amendment of a rule."""
    return f"- {{action: amend, target: talk.name, reason: {{pl: Bo., en: For.}}, {fields}}}\n"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("title: {pl: Inny, en: Other}", "title"),
        ("statement: {pl: Inny., en: Other.}", "statement"),
        ("add_statement: {pl: Inny., en: Other.}", "statement"),
        ("why: {pl: Inny., en: Other.}", "why"),
        ("guidance: {pl: Inny., en: Other.}", "guidance"),
        ("add_guidance: {pl: Inny., en: Other.}", "guidance"),
        ("remedy: {pl: Inny., en: Other.}", "remedy"),
        ("add_examples: [{wrong: {pl: a, en: a}, right: {pl: b, en: b}}]", "examples"),
    ],
)
def test_new_words_of_any_field_are_listed(listed: Listed, fields: str, name: str) -> None:
    """Whatever readers go by may be turned around by a word."""
    (one,) = listed(amend(fields))

    assert (one.id, list(one.after)) == ("talk.name", [name])
    assert str(one.place) == f"{OWN}:3:29"
    assert one.before[name] != one.after[name]


@pytest.mark.parametrize(
    "changes", [amend("strength: must"), amend("add_audience: [admins]"), amend("locked: true")]
)
def test_what_a_program_can_judge_is_not_listed(listed: Listed, changes: str) -> None:
    """Strength and audience have rules of their own."""
    assert listed(changes) == ()


def test_words_of_a_profile_are_not_the_company_s(handbook: Resolved, load: Loaded) -> None:
    """Who writes a profile answers for it."""
    assert rewordings(handbook({}, ("alpha",)), load({}, ("alpha",))) == ()


ADD = (
    "- action: add\n  chapter: talk\n  clause: {id: talk.own, title: {pl: Coś, en: Thing},"
    " strength: %s, audience: [everyone], statement: {pl: Tak., en: Yes.},"
    " why: {pl: Bo., en: For.}}\n"
)


def test_permission_that_the_company_adds_is_listed(listed: Listed) -> None:
    """It may undo a duty that stands elsewhere; a further duty can't."""
    (one,) = listed(ADD % "may")

    assert (one.id, one.before) == ("talk.own", {})
    assert one.after == {"statement": {"pl": "Tak.", "en": "Yes."}}
    assert listed(ADD % "must") == ()


def test_word_of_the_pages_that_the_company_replaces_is_listed(listed: Listed) -> None:
    """A duty that is called a wish is none."""
    words = {"companies/acme/labels.yml": "labels:\n  strength_must: {pl: Możesz, en: You may}\n"}

    (one,) = listed("", words)

    assert one.id == "label/strength_must"
    assert one.after == {"text": {"pl": "Możesz", "en": "You may"}}
    assert one.before["text"]["en"] != "You may"


def test_two_amendments_of_a_rule_are_one_wording(listed: Listed) -> None:
    """From what the layers below say to what is printed in the end."""
    (one,) = listed(
        amend("add_guidance: {pl: Raz., en: Once.}") + amend("add_guidance: {pl: Dwa., en: Twice.}")
    )

    assert one.before == {"guidance": None}
    assert one.after["guidance"]["en"] == "Once.\n\nTwice."


def edition(book: Handbook, words: dict[str, str] | None) -> Edition:
    """Make an edition for which these wordings were compared."""
    approval = Approval(version="1", by="x", note="y", date=datetime.date(2027, 1, 1), words=words)
    return Edition(approval=approval, digest="", seal="", data=as_data(book), place=NOWHERE)


def test_wording_is_compared_once_as_long_as_both_sides_stay(
    handbook: Resolved, listed: Listed
) -> None:
    """Whoever confirmed it last year need not do so again; an older edition knows of none."""
    (one,) = listed(amend("title: {pl: Inny, en: Other}"))
    (other,) = listed(amend("title: {pl: Inny, en: Another}"))
    book = handbook()

    assert unconfirmed((one,), (edition(book, {one.id: one.mark}),)) == ()
    assert unconfirmed((other,), (edition(book, {one.id: one.mark}),)) == (other,)
    assert unconfirmed((one,), (edition(book, None),)) == (one,)
    assert dataclasses.replace(one, before={"title": {"en": "New"}}).mark != one.mark


def test_wordings_that_nobody_compared_are_told(listed: Listed) -> None:
    """One by one, unless somebody says that all are meant."""
    waiting = listed(amend("title: {pl: Inny, en: Other}"))

    def against(*confirmed: str, bulk: bool = False) -> list[str]:
        problems = Collector()
        check_words(waiting, confirmed, problems, bulk=bulk)
        return told(problems.found)

    assert against() == [
        (
            f"{OWN}:3:29: HB634 nobody has compared your own words of 'talk.name' with those that"
            " they replace\nhint: compare them in the owner's view, then approve with --words"
            " talk.name"
        )
    ]
    assert against("talk.name") == against(bulk=True) == []
    assert against("talk.nme", bulk=True) == [
        "HB634 'talk.nme' waits for no comparison\nhint: did you mean 'talk.name'?"
    ]
