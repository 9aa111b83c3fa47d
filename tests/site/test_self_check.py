"""The cases and the quiz as a self-check: answers stay in the browser, and nobody is graded."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

_RADIO = "article input[type=radio]"
_CASE = "article h2[id^=case-]"


def _stored(page: Any) -> dict[str, str]:
    kept = page.evaluate("() => localStorage.getItem('handbook-answers')")
    found: dict[str, str] = json.loads(kept or "{}")
    return found


@pytest.mark.parametrize("name", ["scenarios", "quiz"])
def test_a_chosen_answer_is_explained_and_kept_here_only(
    browser: Any, serve: Callable[[str], str], name: str
) -> None:
    """By keyboard; it is there again after a reload, and one button deletes it."""
    page = browser.new_page()
    root = serve("/")
    asked: list[str] = []
    page.goto(f"{root}pl/{name}.html", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.locator(_RADIO).first.focus()
    page.keyboard.press("ArrowDown")
    said = page.locator(".hb-verdict").first.inner_text()
    chosen = page.locator("article ol label:has(:checked)").inner_text()
    wanted = page.locator("article details ol").first.locator("li").nth(1)

    assert said.split()[0] == wanted.locator("strong").text_content()
    assert len(said.split()) > 4
    assert list(_stored(page).values()) == [chosen.strip()]
    assert page.locator(".hb-verdict").first.get_attribute("role") == "status"
    assert asked == []

    page.reload()
    assert page.locator(f"{_RADIO}:checked").count() == 1
    assert page.locator(".hb-verdict").first.inner_text() == said

    page.get_by_role("button", name="Usuń moje odpowiedzi").click()
    assert page.locator(f"{_RADIO}:checked").count() == 0
    assert page.locator(".hb-verdict:not(:empty)").count() == 0
    assert _stored(page) == {}
    page.close()


def test_an_answer_that_was_reworded_is_asked_again(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """What is kept is the answer's words: a new edition never shows a choice nobody made."""
    page = browser.new_page()
    page.goto(serve("/") + "en/scenarios.html")
    name = page.locator(_RADIO).first.get_attribute("name")
    for kept in (json.dumps({name: "Other words."}), '"text"', "[1]", "{broken"):
        page.evaluate("kept => localStorage.setItem('handbook-answers', kept)", kept)
        page.reload()
        assert page.locator(f"{_RADIO}:checked").count() == 0
        assert page.locator(_RADIO).count() > 10
    page.close()


@pytest.mark.parametrize("name", ["scenarios", "quiz"])
def test_without_scripts_all_of_it_is_read(
    browser: Any, serve: Callable[[str], str], name: str
) -> None:
    """Answers are a list, and what is said of each stands folded below it."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{serve('/')}pl/{name}.html")
    fold = page.locator("article details").first
    fold.locator("summary").click()

    assert page.locator(_RADIO).count() == 0
    assert page.locator(".hb-kept").count() == 0
    assert fold.locator("ol > li").first.is_visible()
    assert fold.locator("a").first.is_visible()
    page.close()


def test_the_quiz_is_for_a_group_and_its_sheet_prints_alone(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """A group sees its own questions and those for everyone, on the answer sheet too."""
    page = browser.new_page()
    page.goto(serve("/") + "pl/quiz.html")
    questions = page.locator("article h2:not(#results)")
    every = questions.count()
    page.get_by_role("button", name="HR").click()
    shown = page.locator("article h2:not(#results):visible").count()
    rows = page.locator("#results ~ * tbody tr:has(a)")

    assert 10 < shown < every == rows.count()
    assert page.locator("#results ~ * tbody tr:has(a):visible").count() == shown

    wrong = page.locator("article ol:has(+ .hb-verdict)").first
    verdicts = page.locator("article details ol").first.locator("strong").all_text_contents()
    wrong.locator("input").nth(verdicts.index("Źle.")).check()
    assert rows.first.locator("td").nth(1).text_content().endswith(". Wróć do tej zasady.")
    wrong.locator("input").nth(verdicts.index("Dobrze.")).check()
    assert rows.first.locator("td").nth(1).text_content().endswith(". Dobrze.")

    page.evaluate("() => { window.print = () => { window.alone = document.body.className; }; }")
    page.emulate_media(media="print")
    page.evaluate("document.body.classList.add('hb-only-sheet')")
    assert [one.get_attribute("id") for one in page.locator("article h2:visible").all()] == [
        "results"
    ]
    page.evaluate("document.body.classList.remove('hb-only-sheet')")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Wydrukuj kartę odpowiedzi").click()
    assert "hb-only-sheet" in page.evaluate("window.alone")
    assert page.locator("body.hb-only-sheet").count() == 0
    page.close()


def test_the_quiz_asks_in_the_same_order_in_both_languages(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """There is no chance in it, and each question has one right answer."""
    page = browser.new_page()
    ids = {}
    for language in ("pl", "en"):
        page.goto(f"{serve('/')}{language}/quiz.html")
        ids[language] = page.eval_on_selector_all("article h2", "all => all.map(e => e.id)")
        rights = page.eval_on_selector_all(
            "article details", "all => all.map(e => e.querySelectorAll('.hb-right-mark').length)"
        )
        assert set(rights) == {1}

    assert ids["pl"] == ids["en"]
    assert len(set(ids["pl"])) == len(ids["pl"])
    assert page.locator(_CASE).count() > 1
    page.close()
