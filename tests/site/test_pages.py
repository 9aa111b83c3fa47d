"""What readers find on the pages: routes, roles, contacts, comparison, languages, dead ends."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

browser_test = pytest.mark.browser


def _article(built: Path, name: str) -> str:
    text = (built / name).read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def test_start_page_answers_wishes_with_the_strength_of_a_clause(built: Path) -> None:
    """A wish links to its clause and says at once whether it is allowed."""
    article = _article(built, "pl/index.html")
    wish = article[article.index('href="02-speaking.html#speaking-media"') :]
    wish = wish[: wish.index("</li>")]

    assert "mediom" in wish
    assert '<strong class="hb-strength hb-ask-first">Najpierw zapytaj</strong>' in wish


def test_start_page_names_people_edition_and_next_review(built: Path) -> None:
    """Contacts come from the company file; the next review is the earliest of all chapters."""
    article = _article(built, "pl/index.html")

    assert 'href="mailto:polityka@bank-brzozowy.example"' in article
    assert 'href="mailto:incydent@bank-brzozowy.example"' in article
    assert '<a href="tel:+48220000199">Zadzwoń&#58; &#43;48 22 000 01 99</a>' in article
    assert 'href="mailto:prasa@bank-brzozowy.example"' in article
    assert '<a href="tel:+48220000120">&#43;48 22 000 01 20</a>' in article
    assert "<strong>Wydanie:</strong> 2026&#46;1" in article
    assert "<strong>Pełna nazwa:</strong> Bank Brzozowy S.A." in article
    assert re.search(r"<strong>Najbliższy przegląd:</strong> \d+\.\d\d\.\d{4}", article)


def test_no_page_shows_a_record_of_the_program(built: Path) -> None:
    """A text that a template forgot to put into its language would show as Python writes it."""
    pages = sorted((built.parent / "docs").rglob("*.md"))
    found = [page.name for page in pages if "place=Place(" in page.read_text(encoding="utf-8")]

    assert pages != []
    assert found == []


def test_every_wish_of_the_sources_is_shown_in_both_languages(built: Path) -> None:
    """Twenty-three wishes of the base and two of the profile stand on each start page."""
    for language in ("pl", "en"):
        article = _article(built, f"{language}/index.html")
        wants = article[article.index('id="want"') : article.index('id="who"')]
        assert wants.count("<li>") == 25


def test_role_page_lists_its_own_clauses_and_those_for_everyone_apart(built: Path) -> None:
    """A clause for HR stands in the first part, one for everyone in the second, no other at all."""
    article = _article(built, "pl/for-hr.html")
    own, shared = article.split('id="shared"', 1)

    assert "#training-workshops" in own
    assert "#posting-share" not in own
    assert "#posting-share" in shared
    assert "#official-accounts-admins" not in article


def test_role_pages_repeat_no_anchor_of_a_clause(built: Path) -> None:
    """Clauses are linked there, and stand once only."""
    article = _article(built, "pl/for-everyone.html")

    assert 'id="posting-share"' not in article
    assert "05-posting.html#posting-share" in article


def test_ask_link_names_the_clause_and_encodes_everything(built: Path) -> None:
    """The mail goes to the company's mailbox with number, id and edition; nothing is left raw."""
    article = _article(built, "pl/02-speaking.html")
    links = re.findall(r'href="(mailto:polityka@bank-brzozowy\.example\?[^"]*)"', article)
    link = next(one for one in links if "speaking.media" in one)
    parts = urllib.parse.parse_qs(link.replace("&amp;", "&").split("?", 1)[1])

    assert parts["subject"] == ["Pytanie o zasadę 2.2 (speaking.media)"]
    assert parts["body"] == [
        "2.2 Zapytaj, zanim odpowiesz mediom w imieniu firmy\r\nWydanie 2026.1\r\n\r\n"
    ]
    assert " " not in link


def test_comparison_gives_reasons_and_only_what_was_appended(built: Path) -> None:
    """A changed clause shows the new sentence with its reason, not both whole texts."""
    article = _article(built, "en/comparison-company-bank-brzozowy.html")

    assert re.findall(r'<h2 id="([^"]+)"', article) == [
        *("added", "tightened", "others", "set", "removed"),
        "own-words",
    ]
    assert "unchanged" in article
    assert "Approved by" in article or "Reason" in article


@browser_test
def test_language_switch_lands_on_the_same_clause(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """The link carries the clause, also when the reader has moved on within the page."""
    root = serve("/")
    page = browser.new_page()
    page.goto(root + "pl/05-posting.html#posting-share")
    page.evaluate("() => { window.location.hash = 'posting-verify'; }")
    page.locator("a.hb-alternate").click()
    page.wait_for_url(root + "en/05-posting.html#posting-verify")
    top = page.locator("#posting-verify").bounding_box()["y"]
    assert page.locator("html").get_attribute("lang") == "en"
    assert 0 < top < 200
    page.close()


@browser_test
def test_filter_hides_other_groups_and_a_link_brings_a_clause_back(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Buttons appear with scripts only; a link to a hidden clause shows everything again."""
    page = browser.new_page()
    page.goto(serve("/") + "pl/03-official-accounts.html")
    page.get_by_role("button", name="Osoby kierujące zespołem").click()
    # Two name the group, two are for everyone.
    assert page.locator("article h2:visible").count() == 4
    assert page.locator(".hb-contents > ul > li:visible").count() == 4
    assert page.locator(".hb-filter-status").text_content().startswith("Widoczne: 4/")
    page.evaluate("() => { window.location.hash = 'official-accounts-plan'; }")
    page.locator("#official-accounts-plan").wait_for(state="visible")
    assert page.locator("button[aria-pressed=true]").text_content() == "Wszystkie"
    page.close()


@browser_test
def test_chapter_without_scripts_leads_to_the_role_pages(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Without JavaScript the filter is a line of links, and the start page's links work."""
    page = browser.new_page(java_script_enabled=False)
    root = serve("/")
    page.goto(root + "pl/03-official-accounts.html")
    page.locator(".hb-audiences a", has_text="Osoby kierujące zespołem").click()
    assert page.url == root + "pl/for-managers.html"
    page.goto(root + "pl/index.html")
    page.locator(".hb-search-link a").click()
    assert page.url == root + "pl/index.html#chapters"
    page.close()


@browser_test
@pytest.mark.parametrize(
    ("language", "scripts"), [("pl", "on"), ("en", "on"), ("pl", "off"), ("en", "off")]
)
def test_example_searches_open_the_search_with_results(
    browser: Any, serve: Callable[[str], str], language: str, scripts: str
) -> None:
    """Each example finds something below any path; without scripts its link stays on the page."""
    page = browser.new_page(java_script_enabled=scripts == "on", reduced_motion="reduce")
    start = f"{serve('/intranet/zasady/')}{language}/index.html"
    page.goto(start)
    words = page.locator(".hb-examples a").all_text_contents()
    assert len(words) == 3
    for number, example in enumerate(words):
        page.goto(start)
        page.locator(".hb-examples a").nth(number).click()
        if scripts == "on":
            page.locator(".md-search-result__item").first.wait_for()
            assert page.locator(".md-search__input").input_value() == example
        else:
            assert page.url.partition("?")[0] == start
    page.close()


@browser_test
def test_example_search_works_from_a_file(browser: Any, built: Path) -> None:
    """The address of a file may hold a question, too."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto((built / "pl" / "index.html").as_uri())
    page.locator(".hb-examples a").nth(1).click()
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "zdjęcie z imprezy"
    page.close()


@pytest.mark.parametrize(("language", "label"), [("pl", "Obszar:"), ("en", "Jurisdiction:")])
def test_search_holds_neither_answers_of_the_quiz_nor_the_data_of_a_source(
    built: Path, language: str, label: str
) -> None:
    """Where and since when a source holds stands on its page; nobody asks for that."""
    index = json.loads((built / language / "search/search_index.json").read_text(encoding="utf-8"))
    pages = {entry["location"].partition("#")[0] for entry in index["docs"]}

    assert label in _article(built, f"{language}/references.html")
    assert [entry["location"] for entry in index["docs"] if label in entry["text"]] == []
    assert "references.html" in pages
    assert "quiz.html" not in pages


@browser_test
@pytest.mark.parametrize(
    "dead", ["nothing.html", "pl/nothing.html", "en/99-old.html", "pl/a/b.html", "404.html"]
)
@pytest.mark.parametrize("path", ["/", "/intranet/zasady/"])
def test_dead_address_leads_back_at_every_depth(
    browser: Any, serve: Callable[[str], str], dead: str, path: str
) -> None:
    """The page speaks both languages, that of the address first, and its links are right."""
    root = serve(path)
    page = browser.new_page()
    page.goto(root + dead)
    links = page.locator("a").evaluate_all("links => links.map(link => link.href)")
    first = "en" if dead.startswith("en/") else "pl"
    other = "pl" if first == "en" else "en"
    assert links == [
        f"{root}{language}/{name}.html"
        for language in (first, other)
        for name in ("index", "one-page")
    ]
    assert page.locator("section").first.get_attribute("lang") == first
    link = "() => getComputedStyle(document.querySelector('section a')).color"
    assert page.evaluate(link) == "rgb(11, 110, 79)"
    page.wait_for_function("() => document.querySelector('.logo.light').naturalWidth > 0")
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    assert icon == f"{root}pl/assets/images/brand-favicon.svg"
    page.close()


def test_dead_address_in_a_language_folder_needs_no_script(built: Path) -> None:
    """The written links fit a dead address in a language's folder, where most of them lie."""
    text = (built / "404.html").read_text(encoding="utf-8")

    assert 'href="../pl/index.html"' in text
    assert 'href="../en/index.html"' in text
    assert 'src="../pl/assets/images/brand-logo.svg"' in text
    assert text == (built / "pl" / "404.html").read_text(encoding="utf-8")


def test_legal_register_speaks_the_language_of_its_page(built: Path) -> None:
    """Whether and since when a law holds is told in words and dates of the page's language."""
    polish = _article(built, "pl/references.html")
    english = _article(built, "en/references.html")

    assert "<strong>Stan:</strong> obowiązuje" in polish
    assert "in force" not in polish
    assert "<strong>Od kiedy:</strong> 17.10.1997" in polish
    assert "17 October 1997" in english
    assert "obowiązuje" not in english
