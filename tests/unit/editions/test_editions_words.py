"""Own words: which are listed, when they count as compared, and what is told of the others."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest

from generator.compare.data import as_data
from generator.editions.own_words import own_words
from generator.editions.words import check_words, grouped, marked, unconfirmed
from generator.model.edition import Approval, Edition
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.own_words import OwnWords
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from tests.told import told
from tests.trees import COMPANY, company

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
Listed = Callable[..., tuple[OwnWords, ...]]
OWN = "companies/acme/company.yml"


@pytest.fixture
def listed(handbook: Resolved, load: Loaded) -> Listed:
    """List the company's own words for these changes."""

    def found(changes: str, files: dict[str, str] | None = None) -> tuple[OwnWords, ...]:
        every = {**company(changes), **(files or {})}
        return own_words(handbook(every, (), "acme"), load(every, (), "acme"))

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
    assert own_words(handbook({}, ("alpha",)), load({}, ("alpha",))) == ()


ADD = (
    "- action: add\n  chapter: talk\n  clause: {id: talk.own, title: {pl: Coś, en: Thing},"
    " strength: %s, audience: [everyone], statement: {pl: Tak., en: Yes.},"
    " why: {pl: Bo., en: For.}}\n"
)


@pytest.mark.parametrize(
    ("strength", "group"),
    [
        ("may", ""),
        ("ask first", "chapter/talk"),
        ("must not", "chapter/talk"),
        ("should", "chapter/talk"),
        ("must", "chapter/talk"),
    ],
)
def test_rule_that_the_company_adds_is_listed(listed: Listed, strength: str, group: str) -> None:
    """Its words may take another rule back, whatever its strength; a permission stands alone."""
    (one,) = listed(ADD % strength)

    assert (one.id, one.before, one.group) == ("talk.own", {}, group)
    assert one.after == {
        "title": {"pl": "Coś", "en": "Thing"},
        "statement": {"pl": "Tak.", "en": "Yes."},
        "why": {"pl": "Bo.", "en": "For."},
    }


OWN_CHAPTER = """\
id: lab
title: {pl: Pracownia, en: Lab}
summary: {pl: Zasady z innych rozdziałów nie obowiązują., en: The other chapters do not hold.}
owner: owner
reviewed: 2026-11-01
review_months: 12
clauses:
  - id: lab.samples
    title: {pl: Próbki, en: Samples}
    strength: must not
    audience: [everyone]
    statement: {pl: Nie pokazuj próbek., en: Show no samples.}
    why: {pl: Bo nie., en: Because.}
"""


def test_chapter_of_the_company_is_one_group(listed: Listed) -> None:
    """Title and summary are read by everybody, too, and all of it in one go."""
    chapter, clause = listed("", {"companies/acme/chapters/01-lab.yml": OWN_CHAPTER})

    assert (chapter.id, chapter.group) == ("chapter/lab", "chapter/lab")
    assert list(chapter.after) == ["title", "summary"]
    assert chapter.after["summary"]["en"] == "The other chapters do not hold."
    assert str(chapter.place) == "companies/acme/chapters/01-lab.yml:2:1"
    assert (clause.id, clause.group) == ("lab.samples", "chapter/lab")


ENTRIES = [
    (
        "one-page.yml",
        (
            "duties:\n  - id: ads\n    title: {pl: Reklamy, en: Ads}\n"
            "    text: {pl: Reklam nie oznaczaj., en: Do not label ads.}\n"
            "    clauses: [talk.name]\n"
        ),
        ("duty/ads", "duties", ["title", "text"]),
    ),
    (
        "glossary.yml",
        (
            "glossary:\n  - id: ad\n    term: {pl: Reklama, en: Ad}\n"
            "    definition: {pl: Tylko ulotka., en: Only a leaflet.}\n"
        ),
        ("term/ad", "glossary", ["term", "definition"]),
    ),
    (
        "replies.yml",
        (
            "replies:\n  - id: all\n    kind: statement\n    title: {pl: Nic, en: Nothing}\n"
            "    when: {pl: Zawsze., en: Always.}\n    text: {pl: Nie pytaj., en: Ask nobody.}\n"
            "    clauses: [talk.name]\n"
        ),
        ("reply/all", "replies", ["title", "when", "text"]),
    ),
]
"""A file of the company's, its text, and how it is listed."""


@pytest.mark.parametrize(("file", "text", "expected"), ENTRIES)
def test_entry_that_the_company_adds_is_listed(
    listed: Listed, file: str, text: str, expected: tuple[str, str, list[str]]
) -> None:
    """Headlines, terms, cases and ready texts tell people what to do, too."""
    (one,) = listed("", {f"companies/acme/{file}": text})

    assert (one.id, one.group, list(one.after)) == expected
    assert one.before == {}


@pytest.mark.parametrize(
    ("text", "listed_"),
    [("text: {pl: Nie oznaczaj., en: No labels.}", ["text"]), ("clauses: [talk.open]", [])],
)
def test_entry_that_the_company_words_otherwise_is_listed_alone(
    listed: Listed, text: str, listed_: list[str]
) -> None:
    """A duty of the one page is compared with what it replaces; what it names is no word."""
    duty = (
        "duties:\n  - id: ads\n    title: {pl: Reklamy, en: Ads}\n"
        "    text: {pl: Oznaczaj., en: Label them.}\n    clauses: [talk.name]\n"
    )
    change = (
        "- {action: amend, target: duty ads, reason: {pl: Bo., en: For.}, approved_by: Board,"
        f" {text}}}\n"
    )
    found = listed(change, {"handbook/one-page.yml": duty})

    assert [(one.id, list(one.after), one.group) for one in found] == [
        ("duty/ads", [name], "") for name in listed_
    ]


def test_title_of_the_company_is_listed(listed: Listed) -> None:
    """Rules that are called wishes are none."""
    text = COMPANY.replace("name: Acme\n", "name: Acme\nsubtitle: {pl: Życzenia, en: Wishes}\n")
    (one,) = listed("", {OWN: text})

    assert (one.id, one.before) == (
        "subtitle",
        {"subtitle": {"pl": "Dla wszystkich", "en": "For everyone"}},
    )


def test_words_around_the_duties_are_listed(listed: Listed) -> None:
    """The first thing that people read on the one page."""
    files = {
        "handbook/one-page.yml": "duties: []\nintro: {pl: Przestrzegaj., en: Keep to it.}\n",
        "companies/acme/one-page.yml": "duties: []\nintro: {pl: Luz., en: Relax.}\n",
    }
    (one,) = listed("", files)

    assert (one.id, one.group) == ("one-page/intro", "")
    assert one.before == {"intro": {"pl": "Przestrzegaj.", "en": "Keep to it."}}
    assert one.after == {"intro": {"pl": "Luz.", "en": "Relax."}}


VALUES = """\
parameters:
  reply_hours:
    label: {pl: Znak, en: Label}
    help: {pl: Jaki., en: Which.}
    type: text
    fill_in: %s
    default: {pl: "#reklama", en: "#ad"}
"""


@pytest.mark.parametrize(
    ("fill_in", "said", "found"),
    [
        ("false", "{pl: '#życie', en: '#life'}", ["value/reply_hours"]),
        ("false", "{pl: '#reklama', en: '#ad'}", []),
        ("true", "{pl: '#życie', en: '#life'}", []),
        ("true", f"{{pl: '{'nie oznaczaj, ' * 6}nigdy', en: x}}", ["value/reply_hours"]),
    ],
)
def test_words_that_a_value_puts_into_rules_are_listed(
    listed: Listed, fill_in: str, said: str, found: list[str]
) -> None:
    """The word that marks an ad is part of the rule; opening hours are a fact."""
    text = COMPANY.replace("reply_hours: 4", f"reply_hours: {said}").replace(
        "industries: [alpha]\n", ""
    )
    files = {"handbook/parameters.yml": VALUES % fill_in, OWN: text}

    assert [(one.id, one.group) for one in listed("", files)] == [
        (name, "settings") for name in found
    ]


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

    def waiting(found: OwnWords, words: dict[str, str] | None) -> tuple[OwnWords, ...]:
        return unconfirmed(marked((found,), (edition(book, words),)))

    assert waiting(one, {one.id: one.mark}) == ()
    assert waiting(other, {one.id: one.mark}) == (other,)
    assert waiting(one, None) == (one,)
    assert dataclasses.replace(one, before={"title": {"en": "New"}}).mark != one.mark


Against = Callable[..., list[str]]


def against(found: tuple[OwnWords, ...], *confirmed: str, bulk: bool = False) -> list[str]:
    """Say what is told when these ids and groups are confirmed."""
    problems = Collector()
    check_words(found, confirmed, problems, bulk=bulk)
    return told(problems.found)


def test_wordings_that_nobody_compared_are_told(listed: Listed) -> None:
    """One by one, unless somebody says that all are meant."""
    found = listed(amend("title: {pl: Inny, en: Other}"))

    assert against(found) == [
        (
            f"{OWN}:3:29: HB634 nobody has compared your own words of 'talk.name' with those that"
            " they replace\nhint: compare them in the owner's view, then approve with --words"
            " talk.name"
        )
    ]
    assert against(found, "talk.name") == against(found, bulk=True) == []
    assert against(found, "talk.nme", bulk=True) == [
        "HB634 'talk.nme' waits for no comparison\nhint: did you mean 'talk.name'?"
    ]


def test_what_was_confirmed_before_may_be_named_once_more(
    handbook: Resolved, listed: Listed
) -> None:
    """Whoever repeats last year's command is not refused."""
    found = listed(amend("title: {pl: Inny, en: Other}"))
    known = marked(found, (edition(handbook(), {one.id: one.mark for one in found}),))

    assert against(known) == against(known, "talk.name") == []


def test_added_permission_is_told_for_what_it_is(listed: Listed) -> None:
    """There is nothing that it could be compared with."""
    assert against(listed(ADD % "may")) == [
        (
            f"{OWN}:5:18: HB634 nobody has confirmed that 'talk.own' takes no other rule back"
            "\nhint: read it in the owner's view, then approve with --words talk.own"
        )
    ]


def test_group_is_told_once_and_confirmed_by_one_name(listed: Listed) -> None:
    """Forty added duties are one line, and one answer; each can be named by itself as well."""
    more = "".join(
        (ADD % "must")
        .replace("talk.own", f"talk.own-{n}")
        .replace("Coś", f"Coś {n}")
        .replace("Thing", f"Thing {n}")
        for n in range(8)
    )
    found = listed(more + amend("why: {pl: Inny., en: Other.}"))
    names = [f"talk.own-{n}" for n in range(8)]
    alone, group = grouped(found)

    assert (alone[0], group[0], [one.id for one in group[1]]) == (
        "talk.name",
        "chapter/talk",
        names,
    )
    assert [line.partition(": HB634 ")[2] for line in against(found, "talk.name")] == [
        (
            f"nobody has confirmed that 8 texts of your own take no other rule back:"
            f" {', '.join(names[:6])}, …"
            "\nhint: read it in the owner's view, then approve with --words chapter/talk"
        )
    ]
    assert against(found, "talk.name", "chapter/talk") == against(found, "talk.name", *names) == []
    (left,) = against(found, "talk.name", *names[1:])
    assert "1 text of your own takes no other rule back: talk.own-0\n" in left
