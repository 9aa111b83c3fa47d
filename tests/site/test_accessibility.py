"""No page has a fault that axe-core can find; menu and search work by the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from tests.shares import by_turns
from tests.site.kinds import PAGE_TYPES

pytestmark = pytest.mark.browser

_RUN = """() => axe.run(document, {resultTypes: ["violations"], runOnly:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
  r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160),
    v.nodes[0].failureSummary]))"""
_WIDTHS = (1280, 320)
_LOOKS = [
    ("pl", 1280, "light"),
    ("pl", 320, "dark"),
    ("en", 1280, "dark"),
    ("en", 320, "light"),
]
"""Every pair of a language, a width and a palette, in four looks instead of eight."""


def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _faults(page: Any, where: str) -> list[str]:
    found = page.evaluate(_RUN)
    return [f"{where}: {json.dumps(fault, ensure_ascii=False)}" for fault in found]


@pytest.mark.parametrize("kind", [*PAGE_TYPES, "../404"])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Any, serve: Callable[[str], str], kind: str
) -> None:
    """Each kind passes, with each pair of looks; they take turns."""
    root, axe = serve("/"), _axe()
    faults = []
    page = browser.new_page()
    for language, width, scheme in by_turns(_LOOKS, kind):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(f"{root}{language}/{kind}.html")
        page.evaluate(axe)
        faults += _faults(page, f"{language} {width} {scheme}")
    page.close()

    assert faults == []


@pytest.mark.parametrize("width", _WIDTHS)
def test_axe_finds_nothing_while_search_and_filter_are_used(
    browser: Any, serve: Callable[[str], str], width: int
) -> None:
    """Open search with results, a chosen group and open folds bring no new faults."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/04-personal-accounts.html")
    page.evaluate(_axe())
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    page.locator(".hb-filter button").nth(1).click()
    chosen = _faults(page, "filter")
    page.keyboard.press("/")
    page.keyboard.type("konto")
    page.locator(".md-search-result__item").first.wait_for()
    searched = _faults(page, "search")
    page.close()

    assert chosen + searched == []


def test_keyboard_opens_drawer_and_its_parts(browser: Any, serve: Callable[[str], str]) -> None:
    """On a small screen the menu, a part of it and a page are reached without a mouse."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/index.html")
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    page.get_by_role("checkbox", name="Zasady", exact=True).focus()
    page.keyboard.press(" ")
    page.locator("a[href='03-official-accounts.html'].md-nav__link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pl/03-official-accounts.html")
    page.close()


def test_keyboard_searches_and_follows_a_result(browser: Any, serve: Callable[[str], str]) -> None:
    """The start page's search line opens the search; arrows and Enter do the rest."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/index.html")
    page.locator(".hb-search-link a").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("konto")
    page.locator(".md-search-result__item a").first.wait_for()
    assert page.locator(".md-search-result__meta").get_attribute("role") == "status"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "index.html" not in address)
    page.close()


def test_forced_colours_keep_icons_and_choice(browser: Any, serve: Callable[[str], str]) -> None:
    """With the colours of the system the chosen button still differs from the others."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page.goto(serve("/") + "pl/04-personal-accounts.html")
    colours = page.evaluate(
        "() => [...document.querySelectorAll('.hb-filter button')].slice(0, 2)"
        ".map(b => getComputedStyle(b).backgroundColor)"
    )
    icon = page.evaluate(
        "() => getComputedStyle(document.querySelector('.hb-strength'), '::before').backgroundColor"
    )
    page.close()

    assert colours[0] != colours[1]
    assert icon != "rgba(0, 0, 0, 0)"


def test_tables_have_captions_and_row_headings(browser: Any, serve: Callable[[str], str]) -> None:
    """The comparison is a table in a region that has its caption as a name."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(serve("/") + "pl/comparison-profile-finance.html")
    tables = page.locator(".hb-table")
    first = tables.first
    assert tables.count() == 4
    assert first.get_attribute("tabindex") == "0"
    caption = first.locator("caption")
    assert caption.text_content() == "Dodane zasady: treść i powód"
    assert first.get_attribute("aria-labelledby") == caption.get_attribute("id")
    assert first.locator("tbody tr").count() == first.locator("tbody th[scope=row]").count()
    page.close()
