"""Every combination of answers has an outcome, and no clause undoes another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.advice.posts import check_posts
from generator.model.handbook import Handbook
from generator.model.problems import Collector, Problem
from tests.aid_trees import ANSWERS, CLAUSES, QUESTIONS, aid_tree
from tests.trees import ADDED_CLAUSE, amend, company, remove

Faults = Callable[..., tuple[Problem, ...]]
_CHAPTER = "handbook/chapters/01-talk.yml"


def _told(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in found]


def test_the_tree_that_asks_has_no_problem(faults: Faults) -> None:
    """A ban that a right turns into how is no contradiction."""
    assert faults(aid_tree()) == ()


@pytest.mark.parametrize(
    ("said", "audience", "question", "hint"),
    [
        (
            "must not|when: {about: []}",
            "everyone",
            "about",
            "name an answer to 'about', or leave the question out",
        ),
        (
            "must not|unless: {account: [mine, company]}",
            "everyone",
            "account",
            "name an answer to 'account', or leave the question out",
        ),
        (
            "must not|when: {role: [everyone]}",
            "admins",
            "role",
            "let 'role' keep an answer that its audience can give",
        ),
    ],
)
def test_a_clause_that_never_applies_is_a_problem(
    faults: Faults, said: str, audience: str, question: str, hint: str
) -> None:
    """Be it that its answers are none, or that none of them goes with its audience."""
    found = faults(aid_tree({**CLAUSES, "never": said}, never=audience))

    message = f"'talk.never' never applies to a post: no answer to '{question}' is left"
    assert [(one.code, one.message, one.hint) for one in found] == [("HB701", message, hint)]
    assert (found[0].place.file, found[0].place.excerpt.strip()) == (_CHAPTER, said.split("|")[1])


def test_a_post_of_which_no_clause_speaks_is_a_problem(faults: Faults) -> None:
    """It is told in words, with no more answers than it takes."""
    clauses = {**CLAUSES, "free": "may|when: {about: [pay, client]}"}
    clauses["care"] = "should|when: {about: [work]}|unless: {account: [company]}"
    clauses["voice"] = "must not|when: {account: [company]}|unless: {role: [admins]}"

    found = faults(aid_tree(clauses))

    assert _told(found) == [
        (
            "HB702",
            "no clause says anything of a post with role: admins, account: company, about: work",
        )
    ]
    assert str(found[0].place) == "handbook/questions.yml:2:9"
    assert found[0].hint == "let a clause apply there; one with 'when: {}' applies to every post"


def test_every_group_of_posts_without_an_outcome_is_told(faults: Faults) -> None:
    """In one run, each with no more answers than it takes."""
    found = faults(aid_tree({"mine": "may|when: {about: [work], account: [mine]}"}))

    assert [one.message for one in found] == [
        "no clause says anything of a post with account: company",
        "no clause says anything of a post with about: client",
        "no clause says anything of a post with about: pay",
    ]
    assert {one.code for one in found} == {"HB702"}


def test_clauses_that_speak_of_no_post_at_all_are_a_problem(faults: Faults) -> None:
    """Then nothing has an outcome."""
    found = faults(aid_tree({"passwords": "must|posting: false"}))

    assert _told(found) == [("HB702", "no clause says anything of posts")]


@pytest.mark.parametrize("strength", ["must not", "ask first"])
def test_a_clause_against_a_right_is_a_problem(faults: Faults, strength: str) -> None:
    """Both places are told, and one post for which they clash."""
    said = f"{strength}|when: {{about: [client, pay], account: [mine]}}"

    found = faults(aid_tree({**CLAUSES, "quiet": said}))

    assert _told(found) == [
        (
            "HB703",
            (
                "'talk.quiet' stands against the right 'talk.pay' for a post with role: admins,"
                " account: mine, about: pay"
            ),
        )
    ]
    assert found[0].place.excerpt.strip() == said.split("|")[1]
    assert [one.place.excerpt.strip() for one in found[0].notes] == ["when: {about: [pay]}"]


def test_a_duty_that_asks_stands_against_a_right_as_asking_does(faults: Faults) -> None:
    """Where it names the same matter; a right of a later layer may not soften it either."""
    against = {**CLAUSES, "quiet": "must|when: {about: [pay]}|asks: true"}
    softened = {**CLAUSES, "care": "should|when: {about: [work]}|asks: true"}
    right = "right: true\n    when: {about: [work], account: [mine]}\n    strength:"
    added = ADDED_CLAUSE.replace("\n  ", "\n")[2:].replace("strength:", right)

    told = faults(aid_tree(against))
    late = faults({**aid_tree(softened), **company(added)}, company="acme")

    assert [(one.code, one.message.split("'")[1]) for one in told] == [("HB703", "talk.quiet")]
    assert [(one.code, one.message.split("'")[3]) for one in late] == [("HB703", "talk.care")]
    assert late[0].notes[0].message == "somebody is to be asked here"


def test_a_clause_on_the_same_matter_may_stand_beside_a_right(faults: Faults) -> None:
    """Where the two never meet, nobody is forbidden what is a right."""
    clauses = {**CLAUSES, "pay": "may|when: {about: [pay], account: [mine]}|right: true"}
    clauses["quiet"] = "must not|when: {about: [pay], account: [company]}"

    assert faults(aid_tree(clauses)) == ()


def test_a_company_that_sharpens_a_clause_against_a_right_is_told_where(faults: Faults) -> None:
    """The place is that of its change."""
    clauses = {**CLAUSES, "care": "should|when: {about: [pay]}"}
    own = company(
        amend("talk.care", "strength: must") + amend("talk.client", "when: {about: [client, pay]}")
    )

    found = faults({**aid_tree(clauses), **own}, company="acme")

    assert [one.code for one in found] == ["HB703"]
    assert found[0].place.file == "companies/acme/company.yml"
    assert found[0].place.excerpt.strip() == "target: talk.client"


@pytest.mark.parametrize(
    ("when", "softened"),
    [
        ("{about: [work]}", ["talk.voice"]),
        ("{about: [client], account: [mine]}", ["talk.client"]),
        ("{about: [work], account: [mine]}", []),
    ],
)
def test_a_right_of_a_company_softens_no_clause_of_the_base(
    faults: Faults, when: str, softened: list[str]
) -> None:
    """Else one added clause would make "go ahead" of a ban that nobody agreed to weaken."""
    right = f"right: true\n    when: {when}\n    strength:"
    added = ADDED_CLAUSE.replace("\n  ", "\n")[2:].replace("strength:", right)

    found = faults({**aid_tree(), **company(added)}, company="acme")

    assert [(one.code, one.message.split("'")[3]) for one in found] == [
        ("HB703", one) for one in softened
    ]
    assert {one.place.excerpt.strip() for one in found} <= {f"when: {when}"}
    assert {one.notes[0].place.excerpt.strip() for one in found} <= {"strength: must not"}


def test_a_permission_that_is_always_forbidden_is_a_problem(faults: Faults) -> None:
    """One ban that covers all of it makes it empty; two that do so together do not count."""
    clauses = {**CLAUSES, "praise": "may|when: {about: [client], account: [mine]}"}

    found = faults(aid_tree(clauses))

    assert _told(found) == [
        (
            "HB704",
            "'talk.praise' allows nothing: 'talk.client' forbids every post to which it applies",
        )
    ]
    assert [one.message for one in found[0].notes] == ["forbidden here"]


def test_a_permission_that_goes_further_than_a_ban_is_none(faults: Faults) -> None:
    """It takes effect where the ban does not hold."""
    assert faults(aid_tree({**CLAUSES, "praise": "may|when: {about: [client, work]}"})) == ()


def test_too_many_combinations_are_refused(faults: Faults) -> None:
    """Nobody waits for ever: six further questions of ten answers are twelve million atoms."""
    questions, answers = QUESTIONS, ANSWERS
    for name in "abcdef":
        questions += f"  - {{id: {name}, title: {{pl: {name}, en: {name}}}}}\n"
        for number in range(10):
            answers += (
                f"  - {{id: {name}-{number}, question: {name},"
                f" title: {{pl: {name}{number}, en: {name}{number}}}}}\n"
            )
    files = {"handbook/questions.yml": questions, "handbook/answers.yml": answers}

    found = faults({**aid_tree(), **files})

    assert _told(found) == [
        (
            "HB707",
            "the questions have 12000000 combinations of single answers, more than 1000000",
        )
    ]


def _remarks(handbook: Handbook) -> list[tuple[str, str, str]]:
    problems = Collector()
    check_posts(handbook, problems)
    assert all(one.warning for one in problems.found)
    return [(one.code, one.message, one.hint) for one in problems.found]


def test_a_clause_that_does_not_say_when_gets_a_remark(
    handbook: Callable[..., Handbook],
) -> None:
    """The hint shows how to say it, with an answer that there is."""
    own = company(ADDED_CLAUSE.replace("\n  ", "\n")[2:])

    found = _remarks(handbook({**aid_tree(), **own}, company="acme"))

    assert found == [
        (
            "HB706",
            "'talk.late' does not say for which posts it applies",
            (
                "add 'when: {}' if that is every post, 'when: {about: [work]}' with the answers for"
                " which it applies, or 'posting: false' if it is not about posts"
            ),
        )
    ]


def test_an_answer_that_no_clause_names_gets_a_remark(
    handbook: Callable[..., Handbook],
) -> None:
    """Of what a post is about, each answer has a clause of its own; other answers need none."""
    clauses = {name: said for name, said in CLAUSES.items() if name != "care"}

    found = _remarks(handbook(aid_tree(clauses)))

    assert found == [
        (
            "HB705",
            "no clause names the answer 'work' to 'about'",
            "name it in the 'when:' of the clauses that speak of it, or delete the answer",
        )
    ]


def test_a_company_that_takes_a_clause_out_gets_no_remark(
    handbook: Callable[..., Handbook],
) -> None:
    """It can't delete the answer, which is the base's."""
    own = company(remove("talk.care"))

    assert _remarks(handbook({**aid_tree(), **own}, company="acme")) == []


def test_where_nothing_is_asked_nothing_is_missing(handbook: Callable[..., Handbook]) -> None:
    """A base without questions needs no conditions."""
    assert _remarks(handbook()) == []


def test_conditions_without_questions_are_no_problem(faults: Faults) -> None:
    """A profile that has them goes with a base that asks nothing."""
    files = aid_tree()
    files |= {"handbook/questions.yml": None, "handbook/answers.yml": None}

    assert faults(files) == ()
