"""`may-i` answers on the command line and as JSON; `check` counts what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.aid_trees import CLAUSES, aid_tree
from tests.trees import TREE, company, second_profile

Run = Callable[..., Any]
_ONE = "hint: keep one of them"
_CLIENT = "hint: did you mean 'client'?"
_QUESTIONS = "hint: use one of: about, account, role"
_MORE = """\
contacts:
  - {role: owner, name: Ola, email: ola@acme.internal, phone: 22 000 01 10}
"""


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """Give a tree that asks, with a clause that wants somebody asked, and an own one of acme."""
    clauses = {**CLAUSES, "logo": "ask first|when: {about: [work], account: [mine]}"}
    own = company(more=_MORE)
    own["companies/acme/company.yml"] += (
        "changes:\n  - action: add\n    chapter: talk\n    clause:\n      id: talk.late\n"
        "      title: {pl: Nowe, en: New}\n      strength: may\n      audience: [everyone]\n"
        "      statement: {pl: Nowa zasada., en: A new rule.}\n"
        "      why: {pl: Bo tak., en: Because.}\n"
    )
    for name, text in {**TREE, **aid_tree(clauses), **own}.items():
        if text is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def may_i(asking: Path, run: Run) -> Run:
    """Give a function that asks on the command line."""
    return lambda *arguments: run("may-i", "--root", str(asking), *arguments)


def test_a_right_is_said_first_and_a_ban_only_says_how(may_i: Run) -> None:
    """Pay from the company's account: a right, and from where to speak of it."""
    said = may_i("--role", "everyone", "--account", "company", "--about", "pay")

    assert said.code == 0
    assert said.out.splitlines() == [
        "Go ahead, like this:",
        "You have a right: 1.2 Title pay (talk.pay)",
        "  Rule pay.",
        "You must not: 1.3 Title voice (talk.voice)",
        "  that only says how: the right stands",
        "  Rule voice.",
        "  why: Reason voice.",
        "You may: 1.1 Title free (talk.free)",
    ]


def test_what_stops_a_post_stands_below_the_right(may_i: Run) -> None:
    """Pay together with a client."""
    said = may_i("--role", "everyone", "--account", "mine", "--about", "pay, client")

    assert said.out.splitlines() == [
        "Do not do it.",
        "You have a right: 1.2 Title pay (talk.pay)",
        "  Rule pay.",
        "What stands against it:",
        "You must not: 1.4 Title client (talk.client)",
        "  Rule client.",
        "  why: Reason client.",
        "You may: 1.1 Title free (talk.free)",
    ]


def test_whom_to_ask_is_named(may_i: Run) -> None:
    """The contact of the chapter's owner, in the language of the program; own rules are listed."""
    said = may_i("--about", "work", "--account", "mine", "--company", "acme", "--language", "pl")

    assert said.out.splitlines() == [
        "Ask first.",
        "Najpierw zapytaj: 1.7 Tytuł logo (talk.logo)",
        "  Zasada logo.",
        "  why: Powód logo.",
        "Warto: 1.5 Tytuł care (talk.care)",
        "Możesz: 1.1 Tytuł free (talk.free)",
        "Ask: Ola, ola@acme.internal, 22 000 01 10",
        "Rules that do not say for which posts they apply: talk.late",
    ]


def test_a_duty_that_asks_is_told_as_asking(asking: Path, may_i: Run) -> None:
    """Its own words say whom; the outcome is that of a rule that wants somebody asked."""
    chapter = asking / "handbook" / "chapters" / "01-talk.yml"
    text = chapter.read_text("utf-8")
    chapter.write_text(
        text.replace("when: {about: [work]}", "when: {about: [work]}\n    asks: true"), "utf-8"
    )

    said = may_i("--about", "work", "--account", "company", "--role", "admins")

    assert said.out.splitlines() == [
        "Ask first.",
        "You should: 1.5 Title care (talk.care)",
        "  ask first: only then is it done",
        "  Rule care.",
        "  why: Reason care.",
        "You may: 1.1 Title free (talk.free)",
    ]


def test_an_option_that_is_repeated_joins_its_answers(may_i: Run) -> None:
    """None of what was typed is dropped, with commas or without."""
    said = may_i("--about", "client", "--about", "pay,client", "--account", "mine", "--json")

    assert json.loads(said.out)["selection"] == {"account": ["mine"], "about": ["pay", "client"]}


@pytest.mark.parametrize("more", [["--account", "mine"], ["--answer", "account=mine"]])
def test_the_same_answer_twice_is_one(may_i: Run, more: list[str]) -> None:
    """Whoever says it again means nothing else."""
    said = may_i("--account", "mine", *more, "--json")

    assert json.loads(said.out)["selection"] == {"account": ["mine"]}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("fin-shares", "the industry profile 'alpha' has 'fin-shares': add --industry alpha"),
        ("fin-sharse", "the industry profile 'alpha' has 'fin-shares': add --industry alpha"),
        ("clients", "did you mean 'client'?"),
        ("qqq", "use one of: client, pay, work"),
    ],
)
def test_an_answer_of_an_industry_that_is_not_chosen_says_so(
    asking: Path, may_i: Run, typed: str, hint: str
) -> None:
    """What is near among the answers that are there comes before."""
    for name, text in second_profile("alpha").items():
        (asking / name).parent.mkdir(parents=True, exist_ok=True)
        (asking / name).write_text(text, "utf-8")
    (asking / "industry_profiles" / "alpha" / "answers.yml").write_text(
        "answers:\n  - {id: fin-shares, question: about, title: {pl: Akcje, en: Shares}}\n", "utf-8"
    )

    said = may_i("--about", typed)

    assert said.err.splitlines() == [f"'{typed}' does not answer 'about'", f"hint: {hint}"]


def test_a_profile_that_is_broken_takes_no_hint_away(asking: Path, may_i: Run) -> None:
    """It was not asked for."""
    folder = asking / "industry_profiles" / "alpha"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profile.yml").write_text("id: [", "utf-8")

    said = may_i("--about", "qqq")

    assert said.err.splitlines()[-1] == "hint: use one of: client, pay, work"


def test_an_answer_that_is_missing_may_be_anything(may_i: Run) -> None:
    """Then it is said which questions are open."""
    said = may_i("--about", "work")

    lines = said.out.splitlines()
    assert lines[0] == "Do not do it."
    assert lines[-1] == "Not answered yet: role, account. The answer may allow more."


def test_without_answers_the_questions_are_listed(may_i: Run) -> None:
    """With the words by which they are answered."""
    assert may_i().out.splitlines() == [
        "role: Who are you?",
        "  admins: Admins",
        "  everyone: None of these",
        "account: Whose account?",
        "  mine: Mine",
        "  company: Of the company",
        "about: About what?",
        "  work: Work",
        "  pay: Pay",
        "  client: A client",
    ]


def test_the_answer_comes_as_data(may_i: Run) -> None:
    """In all languages, with the address of each rule on the site."""
    said = may_i(
        *("--about", "client,pay", "--answer", "account=mine", "--company", "acme", "--json")
    )

    data = json.loads(said.out)
    assert data["selection"] == {"account": ["mine"], "about": ["pay", "client"]}
    assert (data["outcome"], data["open"], data["unasked"]) == ("do-not", [], ["talk.late"])
    assert [one["id"] for one in data["rights"]] == ["talk.pay"]
    assert data["clauses"][0] == {
        "id": "talk.client",
        "number": "1.4",
        "page": "01-talk.html#talk-client",
        "strength": "must not",
        "outcome": "do-not",
        "only_how": False,
        "title": {"pl": "Tytuł client", "en": "Title client"},
        "statement": {"pl": "Zasada client.", "en": "Rule client."},
        "why": {"pl": "Powód client.", "en": "Reason client."},
        "examples": [],
        "remedy": {},
    }
    asked = json.loads(may_i("--about", "work", "--account", "mine", "--json").out)
    assert (asked["outcome"], asked["ask"], asked["ask_email"]) == ("ask", [], "")
    with_contact = may_i("--about", "work", "--account", "mine", "--json", "--company", "acme")
    assert json.loads(with_contact.out)["ask"] == [
        {"role": "owner", "name": "Ola", "email": "ola@acme.internal", "phone": "22 000 01 10"}
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--about", "clinet"], ["'clinet' does not answer 'about'", _CLIENT]),
        (["--about", "A client"], ["'A client' does not answer 'about'", _CLIENT]),
        (["--account", "mine", "--account", "company"], ["'account' takes one answer", _ONE]),
        (["--account", "mine,company"], ["'account' takes one answer", _ONE]),
        (
            ["--account", "mine", "--answer", "account=company"],
            ["'account' takes one answer", _ONE],
        ),
        (["--form", "post"], ["no question is called 'form'", _QUESTIONS]),
        (["--answer", "mine"], ["'mine' is no answer: write QUESTION=ANSWER"]),
        (["--language", "xx"], ["the handbook has no language 'xx'", "hint: use one of: en, pl"]),
    ],
)
def test_other_answers_are_refused(may_i: Run, arguments: list[str], told: list[str]) -> None:
    """With what would be right, and exit code 2."""
    said = may_i(*arguments)

    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == told


def test_a_handbook_that_asks_nothing_says_so(small: Path, run: Run) -> None:
    """And how it would ask."""
    said = run("may-i", "--root", str(small))

    assert said.code == 2
    assert said.err.splitlines() == [
        "this handbook asks nothing before a post",
        "hint: list questions in questions.yml, and answers in answers.yml",
    ]


def test_check_counts_what_is_answered(asking: Path, small: Path, run: Run) -> None:
    """In one line; nothing where nothing is asked."""
    said = run("check", "--root", str(asking))
    silent = run("check", "--root", str(small))

    line = "'May I post this?': 6 clauses answer all 28 combinations of answers"
    assert line in said.out.splitlines()
    assert "May I post this" not in silent.out


def test_it_is_said_in_polish(may_i: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's words and the rules' go together."""
    monkeypatch.setenv("HANDBOOK_UI", "pl")

    said = may_i("--account", "mine", "--about", "client")

    assert said.out.splitlines() == [
        "Nie rób tego.",
        "Nie wolno: 1.4 Tytuł client (talk.client)",
        "  Zasada client.",
        "  dlaczego: Powód client.",
        "Możesz: 1.1 Tytuł free (talk.free)",
    ]
