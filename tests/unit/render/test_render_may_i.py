"""The page "May I post this?" shows every rule that speaks of posts, and what holds by subject."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.aid.outcomes import Aid, Box
from generator.model.handbook import Handbook
from generator.render.may_i import Card, MayI, may_i
from generator.render.site import render
from tests.aid_trees import ANSWERS, CLAUSES, aid_tree
from tests.shipped import handbook_of

SHIPPED = [((), None), (("finance", "tech"), None), ((), "lesna-polana")]


@pytest.fixture(scope="module", params=SHIPPED, ids=str)
def shipped(request: pytest.FixtureRequest) -> Handbook:
    """Give a shipped handbook."""
    return handbook_of(*request.param)


@pytest.fixture
def posts(handbook: Callable[..., Handbook]) -> MayI:
    """Give the page of the tiny tree."""
    return _page(handbook(aid_tree()))


def _page(handbook: Handbook) -> MayI:
    found = may_i(handbook)
    assert found is not None
    return found


def _held(card: Card, aid: Aid) -> dict[str, tuple[str, ...]]:
    """Read the conditions of a card as the page's script does."""
    said = dict(one.split("=") for one in card.conditions.split(";") if one)
    held = {}
    for question in aid.space.dimensions:
        named = said[question.id].split(",") if question.id in said else list(question.ids)
        if named[0].startswith("!"):
            named = [one for one in question.ids if f"!{one}" not in named]
        held[question.id] = tuple(one for one in question.ids if one in named)
    return held


def test_cards_hold_every_rule_on_posts_once_the_strictest_first(shipped: Handbook) -> None:
    """No clause with conditions is missing, and none without is there."""
    page = _page(shipped)
    asked = {one.id for one in shipped.clauses() if one.clause.asked}
    ids = [card.box.id for card in page.cards]
    order = ["must not", "ask first", "must", "should", "may"]
    places = [order.index(card.box.resolved.clause.strength) for card in page.cards]

    assert len(asked) > 20
    assert sorted(ids) == sorted(asked)
    assert places == sorted(places)


def test_conditions_of_cards_are_those_of_the_rules(shipped: Handbook) -> None:
    """What the script reads of a card is the very box of the clause."""
    page = _page(shipped)

    assert [_held(card, page.aid) for card in page.cards] == [
        dict(card.box.sets) for card in page.cards
    ]


def test_verdicts_of_each_subject_are_those_of_the_engine(shipped: Handbook) -> None:
    """Each subject on each account, for each answer that parts the outcomes."""
    page = _page(shipped)
    told = 0
    for row in page.rows:
        for cell in row.cells:
            given = {"about": [row.subject.id]}
            given |= {"account": [cell.column.id]} if cell.column else {}
            outcomes = [verdict.said.outcome for verdict in cell.verdicts]
            assert max(outcomes) == page.aid.result(given).outcome
            assert outcomes == sorted(outcomes)
            for verdict in cell.verdicts:
                for one in verdict.who:
                    question = next(asked.id for asked in page.questions if one in asked.choices)
                    result = page.aid.result({**given, question: [one.id]})
                    assert result.outcome == verdict.said.outcome
                    told += 1
    assert told > 0


def test_each_subject_lists_the_rules_that_name_it(posts: MayI) -> None:
    """Rights first; a rule that names no subject stands with those for nearly all posts."""

    def named(boxes: tuple[Box, ...]) -> list[str]:
        return [box.id for box in boxes]

    found = {row.subject.id: [named(cell.boxes) for cell in row.cells] for row in posts.rows}

    assert found == {
        "work": [["talk.care"], ["talk.care"]],
        "pay": [["talk.pay"], ["talk.pay"]],
        "client": [["talk.client"], ["talk.client"]],
    }
    assert [named(cell.boxes) for cell in posts.always] == [
        ["talk.free"],
        ["talk.voice", "talk.free"],
    ]


def test_a_verdict_names_who_it_is_for_where_another_answer_decides(posts: MayI) -> None:
    """Whoever runs the account may; everybody else may not."""
    mine, company = next(row.cells for row in posts.rows if row.subject.id == "work")

    assert [([one.id for one in it.who], it.said.word) for it in mine.verdicts] == [
        ([], "like-this")
    ]
    assert [([one.id for one in it.who], it.said.word) for it in company.verdicts] == [
        (["admins"], "like-this"),
        (["everyone"], "do-not"),
    ]


def test_a_right_is_told_apart_from_a_permission(posts: MayI) -> None:
    """The script caps what stands against a right."""
    assert {card.box.id: card.demands for card in posts.cards} == {
        "talk.voice": "do-not",
        "talk.client": "do-not",
        "talk.care": "like-this",
        "talk.pay": "right",
        "talk.free": "go",
    }


def test_a_long_question_shows_what_stands_first(handbook: Callable[..., Handbook]) -> None:
    """Others are seen on demand, unless they are but two more."""
    files = aid_tree()
    more = "".join(
        f"  - {{id: s{n}, question: about, title: {{pl: T{n}, en: S{n}}}}}\n" for n in range(10)
    )
    page = _page(handbook({**files, "handbook/answers.yml": ANSWERS + more}))
    about = page.aid.space["about"]

    assert [one.id for one in page.shown(about)] == ["work", "pay", "client"] + [
        f"s{n}" for n in range(7)
    ]
    assert [one.id for one in page.others(about)] == ["s7", "s8", "s9"]
    assert page.others(page.aid.space["account"]) == ()


GROUPS = """\
answer_groups:
  - {id: late, question: about, title: {pl: Późne, en: Late}}
  - {id: empty, question: about, title: {pl: Puste, en: Empty}}
"""


def test_answers_on_demand_stand_below_the_headings_of_their_groups(
    handbook: Callable[..., Handbook],
) -> None:
    """Those of no group stand first, a heading without answers is left out, and words are kept."""
    files = aid_tree()
    late = ", group: late, also: {pl: [kwas, 'a\"b>'], en: [acid]}"
    more = "".join(
        f"  - {{id: s{n}, question: about, title: {{pl: T{n}, en: S{n}}}{said}}}\n"
        for n, said in enumerate(["", "", "", "", "", "", "", "", late, ""])
    )
    given = {**files, "handbook/answers.yml": ANSWERS + more, "handbook/answer_groups.yml": GROUPS}
    book = handbook(given)
    page = _page(book)
    grouped = page.grouped(page.aid.space["about"])
    shown = render(book).pages

    assert [(str(title["en"]) if title else None, [str(one.id) for one in some])
            for title, some in grouped] == [(None, ["s7", "s9"]), ("Late", ["s8"])]  # fmt: skip
    assert '<fieldset><legend>Late</legend>\n<label data-hb-also="acid">' in shown["en"]["may-i.md"]
    assert 'data-hb-also="kwas a&quot;b&#62;"' in shown["pl"]["may-i.md"]
    assert "Puste" not in shown["pl"]["may-i.md"]


def test_an_answer_that_stands_alone_is_marked(handbook: Callable[..., Handbook]) -> None:
    """Its field alone, so that the script counts as the engine does."""
    files = aid_tree()
    answers = ANSWERS.replace("id: pay,", "id: pay, alone: true,")
    page = render(handbook({**files, "handbook/answers.yml": answers})).pages["en"]["may-i.md"]

    assert re.findall(r'value="(\w+)" data-hb-alone>', page) == ["pay"]


def test_without_questions_there_is_no_page(handbook: Callable[..., Handbook]) -> None:
    """And no entry of the navigation."""
    files = aid_tree({"free": "may|posting: false"})
    none = {"handbook/questions.yml": None, "handbook/answers.yml": None}
    bare = handbook({**files, **none})

    assert may_i(bare) is None
    assert "may-i.md" not in render(bare).pages["pl"]
    assert "may-i.md" in render(handbook(aid_tree())).pages["pl"]


def test_hostile_words_do_nothing_on_the_page(handbook: Callable[..., Handbook]) -> None:
    """Titles of questions, answers and rules stand in HTML; none can end an element there."""
    evil = "</span><script>alert(1)</script>"
    files = aid_tree()
    answers = ANSWERS.replace("pl: Praca", f"pl: '{evil}'")
    questions = str(files["handbook/questions.yml"]).replace("O czym?", f"'{evil}'")
    chapter = str(files["handbook/chapters/01-talk.yml"]).replace('"Tytuł care"', f"'{evil}'")
    page = render(
        handbook(
            {
                **files,
                "handbook/answers.yml": answers,
                "handbook/questions.yml": questions,
                "handbook/chapters/01-talk.yml": chapter,
            }
        )
    ).pages["pl"]["may-i.md"]

    assert page.count("&#60;/span&#62;&#60;script&#62;alert(1)&#60;/script&#62;") >= 4
    assert "<script" not in page


def test_rules_that_do_not_say_are_listed_below_every_answer(
    handbook: Callable[..., Handbook],
) -> None:
    """A company's clause without conditions is never silently missing."""
    files = aid_tree({**CLAUSES, "vague": "must not"})
    page = render(handbook(files)).pages["en"]["may-i.md"]
    links = re.findall(r'<a href="01-talk\.html#talk-vague">[\d.]+ Title vague</a>', page)

    assert len(links) == 2
    assert "hb-aid-card" in page
    assert 'data-hb-when="vague' not in page
