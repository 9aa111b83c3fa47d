"""The strictest clause that applies decides, and no right is taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.aid.outcomes import Aid, Outcome, Result, aid_of
from generator.model.handbook import Handbook
from tests.aid_trees import ANSWERS, CLAUSES, aid_tree
from tests.trees import ADDED_CLAUSE, amend, company

GO, LIKE_THIS, ASK, DO_NOT = Outcome


@pytest.fixture
def aid(handbook: Callable[..., Handbook]) -> Aid:
    """Give what the clauses of the tree say of posts."""
    return aid_of(handbook(aid_tree()))


def _names(result: Result) -> list[tuple[str, Outcome, bool]]:
    return [(one.box.id, one.outcome, one.only_how) for one in result.clauses]


def test_clauses_on_posts_become_boxes(aid: Aid) -> None:
    """For each question a box has the answers for which the clause applies."""
    assert {box.id: box.sets for box in aid.boxes} == {
        "talk.free": {
            "role": ("admins", "everyone"),
            "account": ("mine", "company"),
            "about": ("work", "pay", "client"),
        },
        "talk.pay": {
            "role": ("admins", "everyone"),
            "account": ("mine", "company"),
            "about": ("pay",),
        },
        "talk.voice": {
            "role": ("everyone",),
            "account": ("company",),
            "about": ("work", "pay", "client"),
        },
        "talk.client": {
            "role": ("admins", "everyone"),
            "account": ("mine", "company"),
            "about": ("client",),
        },
        "talk.care": {
            "role": ("admins", "everyone"),
            "account": ("mine", "company"),
            "about": ("work",),
        },
    }
    assert aid.unasked == ()


def test_an_audience_cuts_the_roles(handbook: Callable[..., Handbook]) -> None:
    """A clause for some concerns nobody else, whatever its conditions say."""
    aid = aid_of(handbook(aid_tree(care="admins")))

    care = next(box for box in aid.boxes if box.id == "talk.care")
    assert care.sets["role"] == ("admins",)


@pytest.mark.parametrize(
    ("selection", "outcome"),
    [
        ({"role": ["everyone"], "account": ["mine"], "about": ["pay"]}, GO),
        ({"role": ["everyone"], "account": ["mine"], "about": ["work"]}, LIKE_THIS),
        ({"role": ["admins"], "account": ["company"], "about": ["work"]}, LIKE_THIS),
        ({"role": ["everyone"], "account": ["company"], "about": ["work"]}, DO_NOT),
        ({"role": ["everyone"], "account": ["mine"], "about": ["work", "client"]}, DO_NOT),
        ({"about": ["client"]}, DO_NOT),
        ({}, DO_NOT),
    ],
)
def test_the_strictest_clause_decides(
    aid: Aid, selection: dict[str, list[str]], outcome: Outcome
) -> None:
    """Of several answers the strictest counts, and so it does where none is given."""
    assert aid.result(selection).outcome is outcome


def test_a_right_turns_a_ban_into_how(aid: Aid) -> None:
    """Pay may be spoken of; that the company's account is not for it only says how."""
    result = aid.result({"role": ["everyone"], "account": ["company"], "about": ["pay"]})

    assert result.outcome is LIKE_THIS
    assert [one.box.id for one in result.rights] == ["talk.pay"]
    assert _names(result) == [("talk.voice", LIKE_THIS, True), ("talk.free", GO, False)]
    assert [one.box.id for one in result.deciding] == ["talk.voice"]


def test_beside_a_right_other_matters_decide(aid: Aid) -> None:
    """Pay together with a client: the right is named, and the client stops the post."""
    result = aid.result({"account": ["mine"], "about": ["pay", "client"]})

    assert result.outcome is DO_NOT
    assert [one.box.id for one in result.rights] == ["talk.pay"]
    assert _names(result) == [("talk.client", DO_NOT, False), ("talk.free", GO, False)]


def test_beside_an_answer_that_stands_alone_no_other_counts(
    handbook: Callable[..., Handbook],
) -> None:
    """What its own words leave out neither decides nor is listed; other questions still count."""
    files = aid_tree()
    files["handbook/answers.yml"] = ANSWERS.replace("id: pay,", "id: pay, alone: true,")
    aid = aid_of(handbook(files))

    both, pay = (
        aid.result({"about": it, "account": ["mine"]}) for it in (["client", "pay"], ["pay"])
    )

    assert both == pay
    assert pay.outcome is GO
    assert aid.result({"about": ["client", "work"]}).outcome is DO_NOT
    assert aid.result({"about": ["client", "pay"]}).outcome is LIKE_THIS


def test_questions_stay_open_whose_answer_may_allow_more(aid: Aid) -> None:
    """Whoever asks, a client is not written about; for work the account and the role matter."""
    assert aid.result({"about": ["client"]}).open == ()
    assert aid.result({"about": ["work"]}).open == ("role", "account")
    assert aid.result({"about": ["work"], "account": ["mine"]}).open == ()


def test_clauses_of_one_outcome_stand_by_their_strength(
    handbook: Callable[..., Handbook],
) -> None:
    """A duty stands before advice, whatever the order of the chapter."""
    clauses = {**CLAUSES, "sign": "must|when: {about: [work]}"}

    result = aid_of(handbook(aid_tree(clauses))).result({"account": ["mine"], "about": ["work"]})

    assert [one.box.id for one in result.clauses] == ["talk.sign", "talk.care", "talk.free"]


def test_a_clause_that_does_not_say_when_is_never_missing(
    handbook: Callable[..., Handbook],
) -> None:
    """A company's own clause without conditions is listed with every result."""
    own = company().copy()
    own["companies/acme/company.yml"] += f"changes:\n{ADDED_CLAUSE}"

    aid = aid_of(handbook({**aid_tree(), **own}, company="acme"))

    assert [one.id for one in aid.result({}).unasked] == ["talk.late"]


def test_a_company_changes_an_outcome_by_one_strength(handbook: Callable[..., Handbook]) -> None:
    """Nothing else has to be edited."""
    stricter = company(amend("talk.care", "strength: must"), more="")
    asks = company(amend("talk.free", "strength: ask first"))
    selection = {"role": ["everyone"], "account": ["mine"], "about": ["work"]}

    outcomes = [
        aid_of(handbook({**aid_tree(), **one}, company="acme")).result(selection).outcome
        for one in (stricter, asks)
    ]

    assert outcomes == [LIKE_THIS, ASK]


def test_outcomes_have_words_for_data() -> None:
    """The words never change: programs read them."""
    assert [one.word for one in Outcome] == ["go", "like-this", "ask", "do-not"]


ASKING = {**CLAUSES, "gift": "must|when: {about: [work], account: [mine]}|asks: true"}


@pytest.mark.parametrize("strength", ["should", "must"])
def test_a_duty_that_asks_is_done_by_asking(
    handbook: Callable[..., Handbook], strength: str
) -> None:
    """The outcome gets stricter, never looser, and only where the duty applies."""
    clauses = {**ASKING, "gift": ASKING["gift"].replace("must", strength)}
    aid = aid_of(handbook(aid_tree(clauses)))

    asked = aid.result({"about": ["work"], "account": ["mine"]})
    elsewhere = aid.result({"about": ["work"], "account": ["company"], "role": ["admins"]})
    banned = aid.result({"about": ["work", "client"], "account": ["mine"]})

    assert (asked.outcome, [one.box.id for one in asked.deciding]) == (ASK, ["talk.gift"])
    assert elsewhere.outcome is LIKE_THIS
    assert banned.outcome is DO_NOT


def test_a_right_stands_above_a_duty_that_asks(handbook: Callable[..., Handbook]) -> None:
    """Nobody asks leave for what is a right."""
    clauses = {**CLAUSES, "care": "must|when: {account: [mine]}|asks: true"}
    aid = aid_of(handbook(aid_tree(clauses)))

    result = aid.result({"about": ["pay"], "account": ["mine"]})

    assert result.outcome is LIKE_THIS
    assert [(one.box.id, one.only_how) for one in result.deciding] == [("talk.care", True)]
