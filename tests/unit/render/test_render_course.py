"""What a course asks, and how policy text is written on its page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from generator.model.clause import Example
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.text import Text
from generator.render.course.content import course_of
from generator.render.course.markup import HtmlWriter, linked_words
from generator.render.course.page import CourseWords, course_page
from generator.render.course.quiz import CASES_FOR_ALL, POSTS_FOR_ALL, POSTS_FOR_GROUP
from tests.shipped import handbook_of


@pytest.fixture(scope="module")
def base() -> Handbook:
    """Give the handbook of the base alone."""
    return handbook_of()


def written(text: str) -> str:
    """Write a text without parameters."""
    return str(HtmlWriter({}, "pl").prose(text))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Zrób **to**\ni *to*.", "<p>Zrób <strong>to</strong>\ni <em>to</em>.</p>"),
        ("Raz:\n\n- dwa\n- trzy", "<p>Raz:</p><ul><li>dwa</li><li>trzy</li></ul>"),
        ("Raz:\n\n1. dwa\n2. trzy", "<p>Raz:</p><ol><li>dwa</li><li>trzy</li></ol>"),
        ("a) raz\nb) dwa", '<ul class="marked"><li>a) raz</li><li>b) dwa</li></ul>'),
        ("Zob. [zasadę](#tone.voice).", "<p>Zob. zasadę.</p>"),
        ("Zob. [stronę](roles.md).", "<p>Zob. stronę.</p>"),
        (
            "[Sieć](https://acme.pl/a?b=1&c=2)",
            (
                '<p><a href="https://acme.pl/a?b=1&amp;c=2" target="_blank"'
                ' rel="noopener noreferrer">Sieć</a></p>'
            ),
        ),
        ("[Dzwoń](tel:+48221234567)", '<p><a href="tel:+48221234567">Dzwoń</a></p>'),
        ("A & B, 1 \\< 2, `<b>`", "<p>A &amp; B, 1 &lt; 2, <code>&lt;b&gt;</code></p>"),
        ("Raz  \ndwa", "<p>Raz<br>dwa</p>"),
        (
            "| A | B |\n| --- | --- |\n| 1 | 2 |",
            (
                '<div class="wide" tabindex="0"><table><thead><tr><th scope="col">A</th>'
                '<th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>'
                "</table></div>"
            ),
        ),
    ],
)
def test_policy_text_is_written_as_html(text: str, page: str) -> None:
    """Each kind of block and of words has its element, and every sign is encoded."""
    assert written(text) == page


def test_address_among_words_of_a_value_can_be_followed() -> None:
    """What is no address stays words, with its signs encoded."""
    assert linked_words('"><script>') == "&#34;&gt;&lt;script&gt;"
    assert '<a href="mailto:hr@acme.pl">' in linked_words("Pisz: hr@acme.pl")


def test_quiz_asks_everybody_and_each_group_as_much_as_promised(base: Handbook) -> None:
    """No question comes twice; what duties name comes first."""
    course = course_of(base)
    shared = [one for one in course.questions if not one.groups]
    ids = [one.id for one in course.questions]

    assert len(shared) == POSTS_FOR_ALL + CASES_FOR_ALL
    assert len(ids) == len(set(ids))
    assert [one.clause.id for one in shared[:2] if one.clause] == [
        "personal-accounts.disclose",
        "speaking.authorised",
    ]
    for group in course.groups:
        able = [
            one
            for one in base.clauses()
            if one.clause.examples
            and str(group.id) in one.clause.audience
            and not set(base.all_audiences) & set(map(str, one.clause.audience))
        ]
        posts = [one for one in course.questions if group.id in one.groups and one.clause]
        assert len(posts) >= min(POSTS_FOR_GROUP, len(able)), group.id


def test_groups_are_those_that_find_something(base: Handbook) -> None:
    """Nobody can tick a group for which there is nothing more to learn."""
    course = course_of(base)
    held = {name for lesson in course.lessons for name in lesson.groups}
    held |= {name for case in course.cases for name in case.groups}

    assert {str(group.id) for group in course.groups} == held
    assert str(base.everyone) not in held


def test_handbook_with_next_to_nothing_makes_a_course(
    handbook: Callable[..., Handbook],
) -> None:
    """Without duties, cases and examples there is still something to read and to confirm."""
    small = handbook()
    bare = dataclasses.replace(small, registers={**small.registers, "duties": (), "scenarios": ()})
    course = course_of(bare)
    page = course_page(course, ())

    assert course.duties == ()
    assert course.cases == ()
    assert 'data-step="quiz"' in page
    assert 'data-step="confirm"' in page


def test_first_language_is_the_binding_one(base: Handbook) -> None:
    """Whatever the order of the file, and only those that were asked for."""
    english = dataclasses.replace(base, binding_language="en")

    assert course_of(base).languages == ("pl", "en")
    assert course_of(english).languages == ("en", "pl")
    assert course_of(english, ["pl"]).languages == ("pl",)


def test_lent_words_say_their_language(base: Handbook) -> None:
    """A text that stands in for a missing translation is read aloud in its own language."""
    said = Text(
        (*((Located(code), Located("Cześć")) for code in ("pl", "en")),), borrowed=(("en", "pl"),)
    )
    chapter = base.chapters[0]
    first = chapter.clauses[0]
    example = Example(wrong=said, right=said)
    clause = dataclasses.replace(first.clause, examples=(example,), title=said)
    changed = dataclasses.replace(
        chapter, clauses=(dataclasses.replace(first, clause=clause), *chapter.clauses[1:])
    )
    lent = dataclasses.replace(base, title=said, chapters=(changed, *base.chapters[1:]))

    assert '<span lang="pl">Cześć</span>' in course_page(course_of(lent), ())


def test_rules_of_a_group_stay_its_own_where_no_audience_takes_all_in(base: Handbook) -> None:
    """Without such an audience a rule is for everybody only when it names each of them."""
    course = course_of(dataclasses.replace(base, everyone=None))
    held = {name for lesson in course.lessons for name in lesson.groups}

    assert {str(group.id) for group in course.groups} >= {"everyone", "managers"}
    assert "managers" in held
    assert [one.id for one in course.questions if not one.groups] == []


def test_words_lent_to_an_attribute_stay_in_it(base: Handbook) -> None:
    """What is read aloud, but not shown, holds words only."""
    said = Text(
        (*((Located(code), Located("Język")) for code in ("pl", "en")),), borrowed=(("pl", "en"),)
    )
    labels = {**base.labels, "lms_language": said}
    page = course_page(course_of(dataclasses.replace(base, labels=labels)), ())

    assert '<nav class="languages" lang="pl" aria-label="Język">' in page


def test_number_that_a_value_holds_can_be_called(base: Handbook) -> None:
    """In the texts and where it stands alone, as on the site."""
    words = CourseWords(course_of(base), "pl")
    number = '<a href="tel:'

    assert words.parameter("incident_phone").startswith(number)
    assert number in HtmlWriter(base.parameters, "pl").prose("Zadzwoń: {incident_phone}.")
    assert number not in HtmlWriter(base.parameters, "pl").prose("[{incident_phone}](#tone.voice)")
