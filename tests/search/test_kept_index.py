"""When the search starts, and what a browser keeps of it: the index, for one site and one state."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.search import apply_pack
from tests.conftest import Once
from tests.search.search_corpora import POLISH
from tests.search.test_browser import find, strict_policy

pytestmark = pytest.mark.browser

MARKS = "() => performance.getEntriesByType('mark').map((one) => one.name)"
BUILT, HELD = "handbook-search-built", "handbook-search-kept"
HINTS = "() => { try { return JSON.stringify({...localStorage}); } catch { return ''; } }"
"""Says which index is kept, once it is."""
RECORDS = """() => new Promise((done) => {
  const opening = indexedDB.open("handbook-search", 1);
  opening.onsuccess = () => {
    const store = opening.result.transaction("indexes").objectStore("indexes");
    const keys = store.getAllKeys(), values = store.getAll();
    values.onsuccess = () => done(keys.result.map((key, at) => [key, values.result[at]]));
  };
})"""
REFUSED = {
    "missing": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "throws": "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "silent": "indexedDB.open = () => ({});",
    "no hints": """const get = Storage.prototype.getItem;
      Storage.prototype.getItem = function (key) {
        if (key.startsWith("handbook-search")) throw new DOMException("no", "SecurityError");
        return get.call(this, key);
      };""",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('QuotaExceededError'); };",
}
"""How browsers refuse to keep anything."""


@pytest.fixture
def sites(once: Once, make_site: Any, tmp_path: Path, served: Any) -> tuple[Path, str]:
    """Give a folder with two sites of different content, one, and its address on one origin."""

    def make(folder: Path) -> None:
        pages = {name: text.replace("Hasła", "Klucze") for name, text in POLISH.items()}
        for name, content in (("one", POLISH), ("two", pages)):
            apply_pack(shutil.copytree(make_site("pl", content), folder / "www" / name), "pl")

    www = shutil.copytree(once("two-sites", make) / "www", tmp_path / "www")
    return www, served(www, strict_policy(www))


def visit(context: Any, address: str, query: str = "haseł") -> tuple[list[str], list[str]]:
    """Open a page, search, and give the links and how the index came about."""
    page = context.new_page()
    page.goto(address)
    before = page.evaluate(HINTS)
    page.click(".md-search__input")
    links, _ = find(page, query)
    marks: list[str] = []
    # Where nothing is kept, nothing tells so.
    for _ in range(16):
        marks = page.evaluate(MARKS)
        if HELD in marks or page.evaluate(HINTS) != before:
            break
        page.wait_for_timeout(50)
    page.close()
    return links, marks


def test_nothing_is_fetched_before_the_search_is_touched(browser: Any, sites: Any) -> None:
    """No index, no stub and no worker; a question in the address is a touch."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{sites[1]}/one/konta.html", wait_until="networkidle")
    before = [url for url in asked if "/search/" in url or "/workers/" in url]
    page.goto(f"{sites[1]}/one/konta.html?q=haseł")
    page.wait_for_selector(".md-search-result__link", state="attached")
    page.close()

    assert before == []
    assert any(url.endswith("/search/search_coded.json") for url in asked)


def test_shortcut_and_button_start_it(browser: Any, sites: Any) -> None:
    """The key that leads to the field, and the button that opens the search on a phone."""
    for width, start in ((1200, "key"), (390, "button")):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(f"{sites[1]}/one/konta.html")
        with page.expect_request("**/search/search_coded.json"):
            if start == "key":
                page.keyboard.press("/")
            else:
                page.click('.md-header__button[for="__search"]')
        page.close()


def test_second_page_builds_no_index(browser: Any, sites: Any) -> None:
    """It takes the kept one, asks the server for none, and finds the same."""
    context = browser.new_context()
    asked: list[str] = []
    first = visit(context, f"{sites[1]}/one/konta.html")
    context.on("request", lambda request: asked.append(request.url))
    second = visit(context, f"{sites[1]}/one/wpisy.html")
    misspelt = visit(context, f"{sites[1]}/one/wpisy.html", "hashatgi")
    context.close()

    assert (first[1], second[1]) == ([BUILT], [HELD])
    assert [url for url in asked if "search_coded" in url] == []
    assert first[0] == second[0] == ["konta.html", "konta.html#accounts-passwords"]
    assert misspelt == (["wpisy.html", "wpisy.html#posts-hashtags"], [HELD])


def test_changed_index_is_built_and_the_old_one_goes(
    browser: Any, sites: Any, make_site: Any
) -> None:
    """A new edition at the same address is searched at once, and takes the place of the old."""
    folder, address = sites
    context = browser.new_context()
    visit(context, f"{address}/one/konta.html")
    shutil.rmtree(folder / "one")
    changed = {name: text.replace("zdjęci", "rysunk") for name, text in POLISH.items()}
    apply_pack(shutil.copytree(make_site("pl", changed), folder / "one"), "pl")
    links, marks = visit(context, f"{address}/one/konta.html", "rysunki")
    page = context.new_page()
    page.goto(f"{address}/one/konta.html")
    kept = page.evaluate(RECORDS)
    context.close()

    assert marks == [BUILT]
    assert "wpisy.html#posts-photos" in links
    assert [key for key, _ in kept] == ["/one/"]


def test_index_of_another_digest_is_not_kept(browser: Any, sites: Any) -> None:
    """A server that still sends an old index beside new pages leaves nothing behind."""
    folder, address = sites
    index = folder / "one" / "search" / "search_coded.json"
    index.write_text(index.read_text().replace('"digest":"', '"digest":"0'))
    context = browser.new_context()
    first = visit(context, f"{address}/one/konta.html")
    second = visit(context, f"{address}/one/konta.html")
    context.close()

    assert first == second
    assert first[1] == [BUILT]


def test_two_sites_on_one_origin_do_not_mix(browser: Any, sites: Any) -> None:
    """Each finds its own words only, before and after both are kept."""
    context = browser.new_context()
    for mark in (BUILT, HELD):
        one = visit(context, f"{sites[1]}/one/konta.html", "hasła")
        two = visit(context, f"{sites[1]}/two/konta.html", "klucze")
        assert (one[1], two[1]) == ([mark], [mark])
        assert one[0] == two[0] == ["konta.html", "konta.html#accounts-passwords"]
    page = context.new_page()
    page.goto(f"{sites[1]}/one/konta.html")
    kept = page.evaluate(RECORDS)
    context.close()

    assert [key for key, _ in kept] == ["/one/", "/two/"]


def test_nothing_of_a_query_is_kept(browser: Any, sites: Any) -> None:
    """All storage of the origin holds the index, its digest, and no word that was typed."""
    context = browser.new_context()
    visit(context, f"{sites[1]}/one/konta.html", "haseł wihajster")
    page = context.new_page()
    page.goto(f"{sites[1]}/one/konta.html")
    kept = page.evaluate(RECORDS)
    local = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    context.close()

    assert [sorted(value) for _, value in kept] == [["content", "digest", "numbers", "text"]]
    assert "wihajst" not in f"{kept}{local}"
    assert f'"handbook-search:/one/":"{kept[0][1]["digest"]}"' in local


@pytest.mark.parametrize("how", sorted(REFUSED))
def test_search_works_where_nothing_may_be_kept(browser: Any, sites: Any, how: str) -> None:
    """The index then comes with each page, without a message in the console."""
    context = browser.new_context()
    messages: list[str] = []
    context.on("console", lambda message: messages.append(message.text))
    context.on("weberror", lambda fault: messages.append(str(fault.error)))
    context.add_init_script(REFUSED[how])
    found = [visit(context, f"{sites[1]}/one/konta.html") for _ in range(2)]
    context.close()

    assert found == [(["konta.html", "konta.html#accounts-passwords"], [BUILT])] * 2
    assert messages == []


def test_store_that_falls_silent_is_waited_for_in_vain(browser: Any, sites: Any) -> None:
    """A kept index that no longer comes is fetched instead."""
    context = browser.new_context()
    visit(context, f"{sites[1]}/one/konta.html")
    context.add_init_script(REFUSED["silent"])
    found = visit(context, f"{sites[1]}/one/konta.html")
    context.close()

    assert found == (["konta.html", "konta.html#accounts-passwords"], [BUILT])


def test_disk_keeps_nothing(browser: Any, sites: Any) -> None:
    """Any file of the disk could write into that store, so a page from there does without."""
    context = browser.new_context()
    address = (sites[0] / "one" / "konta.html").as_uri()
    found = [visit(context, address) for _ in range(2)]
    page = context.new_page()
    page.goto(address)
    names = page.evaluate("indexedDB.databases().then((all) => all.length)")
    context.close()

    assert found == [(["konta.html", "konta.html#accounts-passwords"], [])] * 2
    assert names == 0


def test_search_that_failed_starts_again(browser: Any, sites: Any) -> None:
    """Without a network the first touch fails; the next one, with it, answers."""
    page = browser.new_page()
    page.goto(f"{sites[1]}/one/konta.html")
    page.route("**/search/search_coded.json", lambda route: route.abort())
    page.click(".md-search__input")
    page.wait_for_timeout(500)
    page.unroute("**/search/search_coded.json")
    page.locator(".md-search__input").blur()
    page.click(".md-search__input")
    links, _ = find(page, "haseł")
    page.close()

    assert links == ["konta.html", "konta.html#accounts-passwords"]
