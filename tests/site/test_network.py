"""No page asks another host for anything, and the strict policy blocks nothing of ours."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

LIMIT = 350_000
"""Bytes that the first page may take in all, gzipped."""


def _watch(page: Any) -> tuple[list[str], list[str]]:
    """Collect every address that is asked for, and every complaint of the console."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return asked, complaints


def _search(page: Any, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize(("path", "turn"), [("/", 0), ("/intranet/zasady/", 1)])
def test_walk_over_http_stays_on_the_host_and_within_the_policy(
    browser: Any, serve: Callable[[str], str], pages: list[str], path: str, turn: int
) -> None:
    """Every kind of page, search, palette and language switch work under the headers."""
    root = serve(path)
    page = browser.new_page()
    asked, complaints = _watch(page)
    half = len(pages) // 2
    page.goto(root + "index.html")
    page.wait_for_url(root + "pl/index.html")
    for name in pages[turn * half :][:half]:
        page.goto(root + name)
        page.wait_for_load_state("load")
    page.goto(root + "pl/index.html")
    _search(page, "konto")
    page.keyboard.press("Escape")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") != before
    page.locator("a.hb-alternate").click()
    page.wait_for_url(root + "en/index.html")
    page.close()

    assert [address for address in asked if not address.startswith(root)] == []
    assert complaints == []


def test_walk_over_files_asks_for_files_only(
    browser: Any, built: Path, pages: list[str], tmp_path: Path
) -> None:
    """From a share, in a folder with spaces and Polish letters, nothing leaves the share."""
    share = tmp_path / "wspólny dysk" / "workers"
    share.parent.mkdir()
    share.symlink_to(built)
    root = share.as_uri() + "/"
    page = browser.new_page()
    asked, complaints = _watch(page)
    page.goto(root + "index.html")
    page.wait_for_url("**/pl/index.html")
    for name in pages[::3]:
        page.goto(root + name)
        page.wait_for_load_state("load")
    page.goto(root + "pl/index.html")
    _search(page, "konto")
    page.locator("a.hb-alternate").evaluate("link => link.click()")
    page.wait_for_url("**/en/index.html")
    page.close()

    outside = [one for one in asked if not one.startswith((root, "blob:", "data:", "about:"))]
    assert outside == []
    assert complaints == []


def test_first_page_is_light(
    browser: Any,
    serve: Callable[[str], str],
    built: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """Whatever the start page fetches before anyone searches fits the limit, gzipped."""
    root = serve("/")
    page = browser.new_page()
    asked, _ = _watch(page)
    page.goto(root + "pl/index.html")
    page.wait_for_load_state("networkidle")
    page.close()

    paths = {address.removeprefix(root).partition("?")[0] for address in asked}
    weight = sum(len(gzip.compress((built / path).read_bytes(), 6)) for path in paths)
    record_property("first_page_bytes_gzipped", weight)
    assert weight <= LIMIT
