"""Statements, their strength and audience, and how they stand to clauses."""

from __future__ import annotations

import dataclasses

import pytest

from generator.gap.deontic import audience_of, strength_of
from generator.gap.numbers import figures
from generator.gap.report import Stand, report_of
from generator.gap.statements import Statement, language_of, statements
from generator.model.place import Place
from generator.sources.policy.block import Block
from generator.sources.policy.plain import blocks_of_text
from generator.sources.text_file import Source
from tests.shipped import handbook_of

KNOWN = ("everyone", "managers", "account-managers", "contractors", "executives", "hr")


def blocks(text: str) -> list[Block]:
    """Read a text."""
    return blocks_of_text(Source(file="p.md", text=text, lines=tuple(text.split("\n"))))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Staff must not reveal plans.", "en", "must not"),
        ("Never share a password.", "en", "must not"),
        ("Employees shall label adverts.", "en", "must"),
        ("You should pause before you post.", "en", "should"),
        ("You may share our news.", "en", "may"),
        ("Ask your manager before you open a page.", "en", "ask first"),
        ("You are never obliged to like us.", "en", "may"),
        ("Breaches may lead to dismissal.", "en", ""),
        ("Two people look after a page.", "en", ""),
        ("Nie wolno ujawniać planów.", "pl", "must not"),
        ("Zabrania się wyśmiewania klientów.", "pl", "must not"),
        ("Należy oznaczać reklamy.", "pl", "must"),
        ("Warto sprawdzić źródło.", "pl", "should"),
        ("Pracownik może udostępniać wpisy.", "pl", "may"),
        ("Zdjęcie publikuje się za zgodą osoby.", "pl", "ask first"),
        ("Naruszenie może prowadzić do zwolnienia.", "pl", ""),
    ],
)
def test_strength_follows_the_verbs(text: str, language: str, expected: str) -> None:
    """The first word that says how binding a rule is counts."""
    assert strength_of(text, language) == expected


def test_audience_follows_the_groups_that_are_named() -> None:
    """Only groups that the handbook has are named."""
    assert audience_of("Managers and agencies do it.", "en", KNOWN) == ("managers", "contractors")
    assert audience_of("Clinicians do it.", "en", KNOWN) == ()
    assert audience_of("Administrator profilu odpowiada.", "pl", KNOWN) == ("account-managers",)


def test_sentences_belong_to_the_rule_before_them() -> None:
    """A sentence without a word of duty explains; one with such a word is a rule of its own."""
    text = "Staff must label adverts. Readers notice. You may share our news, e.g. on Sundays.\n"

    found = statements(blocks(text), "en")

    assert [one.text for one in found] == [
        "Staff must label adverts. Readers notice.",
        "You may share our news, e.g. on Sundays.",
    ]


def test_entries_take_their_strength_from_what_leads_in_to_them() -> None:
    """What leads in holds for each entry below it, and for nothing behind the list."""
    text = "# Do not\n\nStaff must not:\n\n- be rude,\n- share plans.\n\nThanks to all of you.\n"

    found = statements(blocks(text), "en")

    assert [(one.whole, one.strength, one.heading) for one in found] == [
        ("Staff must not: be rude,", "must not", "Do not"),
        ("Staff must not: share plans.", "must not", "Do not"),
        ("Thanks to all of you.", "", "Do not"),
    ]


def test_contents_with_leaders_are_no_statements() -> None:
    """A table of contents says nothing."""
    assert statements(blocks("1. Why we have this policy ........ 3\n"), "en") == []


def test_language_is_told_by_the_commonest_words() -> None:
    """Polish or English."""
    assert language_of(blocks("Nie wolno tego robić, bo to jest tajne.\n")) == "pl"
    assert language_of(blocks("This is not for them, and it is ours.\n")) == "en"


def _statement(text: str) -> Statement:
    place = Place(file="p.md", line=1, column=1)
    return Statement(text, "", "", "", place, strength_of(text, "en"), listed=True)


@pytest.mark.parametrize(
    ("text", "clause", "stand"),
    [
        ("Employees should label adverts and paid posts.", "advertising.label", Stand.WEAKER),
        ("You must pause and think before you post.", "posting.think", Stand.STRICTER),
        ("Paid posts must be labelled as advertising.", "advertising.label", Stand.ALIKE),
        (
            "A complaint or a negative review must be answered within one hour with an apology.",
            "customers.negative",
            Stand.STRICTER,
        ),
        (
            "A complaint or a negative review must be answered within 900 hours with an apology.",
            "customers.negative",
            Stand.WEAKER,
        ),
    ],
)
def test_statement_stands_to_its_clause(text: str, clause: str, stand: Stand) -> None:
    """By the ladder of strengths, and by numbers where the handbook says which way is stricter."""
    found = report_of("p.md", [_statement(text)], handbook_of(), "en")

    pairs = {pair.clause.id: pair.stand for one in found.findings for pair in one.pairs}
    assert pairs.get(clause) is stand, pairs


def test_numbers_are_compared_only_where_both_name_one() -> None:
    """Two numbers of a unit, or the same one, say nothing."""
    handbook = handbook_of()
    clause = next(one.clause for one in handbook.clauses() if one.id == "security.passwords")

    assert [one.yours for one in figures("At least eight characters.", clause, handbook)] == [8]
    assert figures("Eight or nine characters or 12 characters.", clause, handbook) == ()
    assert figures("A long one.", clause, handbook) == ()


def test_report_lists_everything_once() -> None:
    """Each statement is in one list, each clause found or lacking."""
    said = [
        _statement("Never share a password with anybody."),
        _statement("Zebras graze quietly beneath purple umbrellas."),
        dataclasses.replace(_statement("Zebras graze quietly."), listed=False),
    ]

    found = report_of("p.md", said, handbook_of(), "en")

    assert [len(part) for part in (found.both, found.own, found.unread)] == [1, 1, 1]
    matched = {pair.clause.id for one in found.findings for pair in one.pairs}
    assert "security.shared-access" in matched
    lacking = {one.id for one in found.lacking}
    assert matched | lacking == {one.id for one in found.handbook.clauses()}
    assert not matched & lacking
