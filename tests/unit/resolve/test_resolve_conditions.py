"""Questions, answers, and what clauses say of when they apply."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.compare.data import as_data, clause_data
from generator.compare.snapshot import digest_of
from generator.model.asked import ByQuestion, narrows_conditions
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.problems import Problem
from tests.aid_trees import ANSWERS, CLAUSES, QUESTIONS, aid_tree
from tests.trees import amend, company, second_profile

Faults = Callable[..., tuple[Problem, ...]]
Problems = Callable[..., list[str]]


def _hinted(found: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [(one.code, one.message, one.hint.splitlines()[0]) for one in found]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "should|when: {about: [wrk, client]}",
            ("HB209", "there is no answer 'wrk' to 'about'", "did you mean 'work'? write:"),
        ),
        (
            "should|when: {about: [mine]}",
            ("HB209", "there is no answer 'mine' to 'about'", "it is an answer to 'account'"),
        ),
        (
            "should|when: {role: [interns]}",
            ("HB209", "there is no answer 'interns' to 'role'", "use one of: admins, everyone"),
        ),
        (
            "should|unless: {abuot: [work]}",
            ("HB209", "there is no question 'abuot'", "did you mean 'about'? write:"),
        ),
        (
            "should|when: {about: [work, work]}",
            ("HB201", "the answer 'work' is named twice", "keep one of them"),
        ),
        (
            "should|when: {about: [work]}|unless: {about: [pay]}",
            (
                "HB107",
                "'when' and 'unless' both name the question 'about'",
                "name the answers in one of the two",
            ),
        ),
        (
            "should|when: {about: [work]}|posting: false",
            (
                "HB107",
                "'talk.other' says nothing of posts, and yet when it applies",
                "delete 'posting: false', or 'when:' and 'unless:'",
            ),
        ),
        (
            "should|when: {about: [work]}|right: true",
            (
                "HB107",
                "'talk.other' is called a right, which only a permission can be",
                "delete 'right: true', or write 'strength: may' and 'when:'",
            ),
        ),
        (
            "may|right: true",
            (
                "HB107",
                "'talk.other' is called a right, which only a permission can be",
                "delete 'right: true', or write 'strength: may' and 'when:'",
            ),
        ),
        (
            "ask first|when: {about: [work]}|asks: true",
            (
                "HB107",
                "'talk.other' is no duty, so 'asks' says nothing of it",
                "delete 'asks: true': 'ask first' says so already",
            ),
        ),
        (
            "may|when: {about: [work]}|asks: true",
            (
                "HB107",
                "'talk.other' is no duty, so 'asks' says nothing of it",
                "delete 'asks: true', or say 'asks: false' where the strength changes",
            ),
        ),
        (
            "must|posting: false|asks: true",
            (
                "HB107",
                "'talk.other' asks somebody before no post",
                "delete 'asks: true', or say with 'when:' before which posts",
            ),
        ),
        (
            "may|when: {account: [mine]}|right: true",
            (
                "HB107",
                "the right 'talk.other' does not say what it is about",
                "name answers to 'about' in its 'when:'",
            ),
        ),
    ],
)
def test_faults_of_conditions_are_problems(
    faults: Faults, said: str, told: tuple[str, str, str]
) -> None:
    """Each is told with one action that mends it."""
    assert _hinted(faults(aid_tree({**CLAUSES, "other": said}))) == [told]


def test_faults_stand_at_the_words_concerned(problems: Problems) -> None:
    """Two in one line, each at its own column."""
    found = problems(aid_tree({"free": "may|when: {about: [wrk], acount: [mine]}"}))

    assert found == [
        "handbook/chapters/01-talk.yml:12:20: HB209 there is no answer 'wrk' to 'about'",
        "handbook/chapters/01-talk.yml:12:26: HB209 there is no question 'acount'",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("when: [work]", "12:5: HB103 expected keys with values, found a list"),
        ("when: {about: work}", "12:19: HB103 expected a list, found 'work'"),
        ("when: {About: [work]}", "12:12: HB103 expected a lower-case id such as 'accounts' or"),
        ("when:", "12:5: HB105 'when' is empty"),
        ("posting: maybe", "12:14: HB103 expected true or false, found 'maybe'"),
    ],
)
def test_conditions_of_another_shape_are_problems(problems: Problems, said: str, told: str) -> None:
    """What stands there is told with its place."""
    found = problems(aid_tree({"free": f"may|{said}"}))

    assert len(found) == 1
    assert found[0].startswith(f"handbook/chapters/01-talk.yml:{told}")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"questions": QUESTIONS + "  - {id: form, title: {pl: A, en: A}}\n"},
            (
                "HB107",
                "nothing answers the question 'form'",
                "add answers with 'question: form' to answers.yml",
            ),
        ),
        (
            {"answers": ANSWERS + "  - {id: boss, question: role, title: {pl: A, en: A}}\n"},
            (
                "HB107",
                "the answers to 'role' are the audiences",
                "delete this answer, or add an audience",
            ),
        ),
        (
            {
                "answers": ANSWERS.replace(
                    "account, title: {pl: Moje", "account, alone: true, title: {pl: Moje"
                )
            },
            ("HB107", "no other answer stands beside 'mine' anyway", "delete 'alone: true'"),
        ),
        (
            {"answers": ANSWERS + "  - {id: boss, question: rule, title: {pl: A, en: A}}\n"},
            ("HB209", "there is no question 'rule'", "did you mean 'role'? write:"),
        ),
        (
            {
                "questions": QUESTIONS.replace(
                    "    otherwise: {pl: Nikim z nich, en: None of these}\n", ""
                )
            },
            (
                "HB107",
                "'otherwise:' belongs to the question about audiences, and to no other",
                "add it, with a text in each language",
            ),
        ),
        (
            {
                "questions": QUESTIONS.replace(
                    "    many: true", "    otherwise: {pl: A, en: A}\n    many: true"
                )
            },
            (
                "HB107",
                "'otherwise:' belongs to the question about audiences, and to no other",
                "delete it",
            ),
        ),
        (
            {"questions": QUESTIONS.replace("audiences: true", "audiences: true\n    many: true")},
            (
                "HB107",
                "who asks belongs to one audience at a time, so 'many' does not fit",
                "delete 'many: true'",
            ),
        ),
        (
            {
                "questions": QUESTIONS
                + "  - {id: who, title: {pl: A, en: A}, audiences: true,"
                + " otherwise: {pl: B, en: B}}\n"
            },
            ("HB201", "two questions ask for the audience", "keep one of them"),
        ),
    ],
)
def test_faults_of_questions_are_problems(
    faults: Faults, files: dict[str, str], told: tuple[str, str, str]
) -> None:
    """Each question has answers, and one at most asks for the audience."""
    changed = {f"handbook/{name}.yml": text for name, text in files.items()}

    assert _hinted(faults({**aid_tree(), **changed})) == [told]


def test_a_profile_adds_questions_and_answers(handbook: Callable[..., Handbook]) -> None:
    """Answers to the base's questions, and a question of its own that its clauses name."""
    own = {
        **second_profile("beta"),
        "industry_profiles/beta/questions.yml": (
            "questions:\n  - {id: where, title: {pl: Gdzie?, en: Where?}}\n"
        ),
        "industry_profiles/beta/answers.yml": (
            "answers:\n  - {id: here, question: where, title: {pl: Tu, en: Here}}\n"
            "  - {id: shares, question: about, title: {pl: Akcje, en: Shares}}\n"
        ),
    }

    found = handbook({**aid_tree(), **own}, industries=("beta",))

    assert [str(one.id) for one in found.registers["questions"]] == [
        "role", "account", "about", "where",
    ]  # fmt: skip
    assert [str(one.id) for one in found.registers["answers"]][-2:] == ["here", "shares"]


def _conditions(said: dict[str, str] | None) -> ByQuestion | None:
    if said is None:
        return None
    return {
        Located(question): tuple(map(Located, answers.split()))
        for question, answers in said.items()
    }


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (({}, None), ({"a": "x"}, None), ("when",)),
        (({}, None), (None, {"a": "x"}), ("unless",)),
        (({"a": "x y"}, None), ({"a": "x"}, None), ("when",)),
        (({"a": "x y"}, None), ({"a": "y"}, {"b": "z"}), ("when", "unless")),
        (({"a": "x y"}, None), ({}, {"a": "x"}), ("unless",)),
        ((None, {"a": "x"}), (None, {"a": "x y"}), ("unless",)),
        ((None, {"a": "x"}), ({"a": "y"}, None), ("when",)),
        (({"a": "x"}, None), ({"a": "x y"}, None), ()),
        (({"a": "x"}, None), ({}, None), ()),
        (({"a": "x"}, None), (None, {"a": "y"}), ()),
        ((None, {"a": "x y"}), (None, {"a": "x"}), ()),
        ((None, {"a": "x y"}), ({}, None), ()),
        ((None, None), ({"a": "x"}, None), ()),
    ],
)
def test_fewer_posts_are_less(
    before: tuple[dict[str, str] | None, dict[str, str] | None],
    after: tuple[dict[str, str] | None, dict[str, str] | None],
    lost: tuple[str, ...],
) -> None:
    """Every post that is let go counts, and none that is taken in."""
    first, second = ((_conditions(when), _conditions(but)) for when, but in (before, after))

    assert narrows_conditions(first, second) == lost


def test_a_company_narrows_a_clause_only_with_approval(faults: Faults) -> None:
    """As it does when it narrows an audience."""
    change = amend("talk.client", "unless: {account: [mine]}")

    found = faults({**aid_tree(), **company(change)}, company="acme")

    assert _hinted(found) == [
        (
            "HB205",
            "'talk.client' would apply to fewer posts, which makes it weaker",
            "let it apply wherever it did, or add 'approved_by:' beside the reason",
        )
    ]
    assert found[0].place.excerpt.strip() == "unless: {account: [mine]}"
    approved = amend("talk.client", "unless: {account: [mine]}", "approved_by: Board")
    assert faults({**aid_tree(), **company(approved)}, company="acme") == ()


def test_a_locked_clause_keeps_its_posts(faults: Faults) -> None:
    """Approval or not."""
    clauses = {**CLAUSES, "client": "must not|when: {about: [client]}|locked: true"}
    change = amend("talk.client", "unless: {account: [mine]}", "approved_by: Board")

    found = faults({**aid_tree(clauses), **company(change)}, company="acme")

    assert [(one.code, one.message) for one in found] == [
        ("HB207", "'talk.client' is locked and may not apply to fewer posts")
    ]


ASKING = {**CLAUSES, "gift": "must|when: {about: [client]}|asks: true", "client": "may|when: {}"}


def test_a_company_asks_no_less_without_approval(faults: Faults) -> None:
    """Asking nobody any more is as weak as another strength, and a lock forbids it."""
    change = amend("talk.gift", "asks: false")

    found = faults({**aid_tree(ASKING), **company(change)}, company="acme")

    assert _hinted(found) == [
        (
            "HB205",
            "'talk.gift' would no longer want somebody asked first, which makes it weaker",
            "delete 'asks: false', or add 'approved_by:' beside the reason",
        )
    ]
    approved = amend("talk.gift", "asks: false", "approved_by: Board")
    assert faults({**aid_tree(ASKING), **company(approved)}, company="acme") == ()
    locked = {**ASKING, "gift": f"{ASKING['gift']}|locked: true"}
    held = faults({**aid_tree(locked), **company(approved)}, company="acme")
    assert [(one.code, one.message) for one in held] == [
        ("HB207", "'talk.gift' is locked and may not stop wanting somebody asked first")
    ]


def test_a_layer_asks_more_freely(handbook: Callable[..., Handbook]) -> None:
    """The history then says that the clause got stricter, and handbook.json has it."""
    found = handbook({**aid_tree(), **company(amend("talk.care", "asks: true"))}, company="acme")

    care = next(one for one in found.clauses() if one.id == "talk.care")
    data = clause_data(care, found)
    assert data["asks"] is True
    assert data["history"][0]["action"] == "tightened"
    assert data["history"][0]["changes"] == {"asks": {"before": False, "after": True}}


def test_a_strength_of_the_other_ladder_asks_by_itself(faults: Faults) -> None:
    """A layer that turns such a duty into a ban says that nobody is asked, in the same breath."""
    ban = amend("talk.gift", "strength: must not", "approved_by: Board")
    files = {**aid_tree(ASKING), **company(ban)}

    found = faults(files, company="acme")

    assert [(one.code, one.place.file) for one in found] == [
        ("HB107", "companies/acme/company.yml")
    ]
    whole = company(ban + "  asks: false\n")
    assert faults({**aid_tree(ASKING), **whole}, company="acme") == ()


def test_two_profiles_that_disagree_about_asking_conflict(faults: Faults) -> None:
    """One makes the duty ask, the other says that it does not."""
    one, other = (
        second_profile(name, amend("talk.care", f"asks: {said}"))
        for name, said in (("beta", "true"), ("gamma", "false"))
    )

    found = faults({**aid_tree(), **one, **other}, industries=("beta", "gamma"))

    assert ("HB204", "the profiles 'beta' and 'gamma' disagree about the asks of 'talk.care'") in [
        (one.code, one.message) for one in found
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            "group: who",
            (
                "HB107",
                "the group 'who' is for answers to another question",
                "name a group of 'about', or delete this line",
            ),
        ),
        ("group: hwo", ("HB209", "there is no group of answers 'hwo'", "there is only 'who'")),
        (
            "also: {xx: [word]}",
            ("HB402", "the handbook has no language 'xx'", "use one of: en, pl"),
        ),
    ],
)
def test_groups_and_words_of_answers_are_those_there_are(
    faults: Faults, more: str, told: tuple[str, str, str]
) -> None:
    """A group is one of the same question, and words stand by the languages of the handbook."""
    group = "answer_groups:\n  - {id: who, question: account, title: {pl: Kto, en: Who}}\n"
    answers = ANSWERS.replace("title: {pl: Praca", f"{more}, title: {{pl: Praca")
    files = {"handbook/answer_groups.yml": group, "handbook/answers.yml": answers}

    assert _hinted(faults({**aid_tree(), **files})) == [told]


def test_a_company_widens_a_clause_freely(handbook: Callable[..., Handbook]) -> None:
    """The clause then says so, and its history tells what it said before."""
    change = amend("talk.client", "when: {about: [client, work]}")

    found = handbook({**aid_tree(), **company(change)}, company="acme")

    client = next(one for one in found.clauses() if one.id == "talk.client")
    data = clause_data(client, found)
    assert data["when"] == {"about": ["client", "work"]}
    assert data["history"][0]["changes"] == {
        "when": {"before": {"about": ["client"]}, "after": {"about": ["client", "work"]}}
    }


@pytest.mark.parametrize("key", ["right: true", "posting: false"])
def test_what_only_the_own_layer_says_is_no_change(problems: Problems, key: str) -> None:
    """A later layer makes no right, and takes none away."""
    found = problems({**aid_tree(), **company(amend("talk.pay", key))}, company="acme")

    name = key.partition(":")[0]
    assert [one.partition(" ")[2] for one in found] == [f"HB102 unknown key '{name}'"]


def test_two_profiles_that_disagree_about_conditions_conflict(faults: Faults) -> None:
    """The problem names both places."""
    one, other = (
        second_profile(name, amend("talk.client", f"when: {{about: [client, {more}]}}"))
        for name, more in (("beta", "work"), ("gamma", "pay"))
    )

    found = faults({**aid_tree(), **one, **other}, industries=("beta", "gamma"))

    assert [(one.code, one.message) for one in found] == [
        ("HB204", "the profiles 'beta' and 'gamma' disagree about the when of 'talk.client'")
    ]
    assert found[0].notes[0].place.file == "industry_profiles/gamma/profile.yml"


REMOVAL = """\
- action: remove
  target: audience admins
  reason: {pl: Nie ma ich., en: There are none.}
  approved_by: Board
"""


@pytest.mark.parametrize(
    ("removal", "when", "unless"),
    [(REMOVAL, {"role": ["everyone"]}, {"role": []}),
     (REMOVAL + "  instead: everyone\n", {"role": ["everyone"]}, {"role": []})],
)  # fmt: skip
def test_a_removed_audience_is_no_answer_any_more(
    handbook: Callable[..., Handbook],
    removal: str,
    when: dict[str, list[str]],
    unless: dict[str, list[str]],
) -> None:
    """Its heir answers in its place; an exception for it is none for the heir."""
    clauses = {**CLAUSES, "role": "should|when: {role: [admins, everyone]}"}

    found = handbook({**aid_tree(clauses), **company(removal)}, company="acme")

    told = {one.id: clause_data(one, found) for one in found.clauses()}
    assert told["talk.role"]["when"] == when
    assert told["talk.voice"]["unless"] == unless
    assert told["talk.voice"]["when"] == {"account": ["company"]}


def test_conditions_are_part_of_the_content(handbook: Callable[..., Handbook]) -> None:
    """Each of the five makes another digest; saying nothing and speaking of no post do not."""
    said = (
        "may|when: {}",
        "may|when: {about: [client]}",
        "may|when: {about: [client]}|right: true",
        "may|unless: {about: [client]}",
        "must|unless: {about: [client]}",
        "must|unless: {about: [client]}|asks: true",
        "may",
        "may|posting: false",
    )
    digests = [
        digest_of(as_data(handbook(aid_tree({**CLAUSES, "client": "should|when: {}", "x": one}))))
        for one in said
    ]

    assert len(set(digests)) == 7
    assert digests[-2] == digests[-1]


def test_questions_and_answers_are_part_of_the_content(handbook: Callable[..., Handbook]) -> None:
    """Readers see them, so handbook.json has them and another text is another edition."""
    before = as_data(handbook(aid_tree()))
    files = aid_tree()
    files["handbook/answers.yml"] = ANSWERS.replace("A client", "A customer")
    after = as_data(handbook(files))

    assert [one["id"] for one in before["questions"]] == ["role", "account", "about"]
    assert [one["id"] for one in before["answers"]][-1] == "client"
    assert digest_of(before) != digest_of(after)
