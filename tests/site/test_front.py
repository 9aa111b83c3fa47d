"""For somebody in a hurry: what stands first, what can be called, and what a phone shows."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

browser_test = pytest.mark.browser

_PHONE = {"width": 390, "height": 844}
_REACHED = {
    "polityka@bank-brzozowy.example": "mailto:polityka@bank-brzozowy.example",
    "incydent@bank-brzozowy.example": "mailto:incydent@bank-brzozowy.example",
    "+48 22 000 01 99": "tel:+48220000199",
}
"""What the example bank's parameters hold, and what each leads to."""
_SAID = {"h1", "h2", "h3", "blockquote", "summary", "hb-wrong", "hb-right"}
_TOPS = """names => names.map(name => {
  const found = document.querySelector(name);
  return found ? Math.round(found.getBoundingClientRect().top + scrollY) : null;
})"""
_LISTS = """() => {
  const anchors = new Set([...document.querySelectorAll('article h2[id]')].map(e => '#' + e.id));
  const lists = new Set();
  for (const link of document.querySelectorAll('a[href*="#"]')) {
    const own = anchors.has(link.hash) && link.pathname === location.pathname;
    if (own && link.closest('li') && link.checkVisibility()) {
      lists.add(link.closest('nav, details, article'));
    }
  }
  return [...lists].map(list => list.className || list.tagName);
}"""
_BADGES = """names => Object.fromEntries(names.map(name => {
  const e = document.querySelector('article .hb-' + name), s = getComputedStyle(e);
  return [name, {word: e.textContent, sign: getComputedStyle(e, '::before').maskImage,
    colours: [s.color, s.backgroundColor, s.borderTopColor],
    frame: [s.borderTopStyle, s.backgroundColor !== 'rgba(0, 0, 0, 0)']}];
}))"""
_STRENGTHS = ["must", "must-not", "ask-first", "may", "should"]
_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
  }).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 300));
})"""
_WITHOUT_BRAND = """() => {
  const sheet = [...document.styleSheets].find((one) => one.href?.endsWith("/handbook.css"));
  const names = ["--hb-stripe", "--hb-button", "--hb-link", "--hb-mark"];
  let gone = 0;
  for (;; gone++) {
    const style = sheet.cssRules[sheet.cssRules.length - 1].style;
    if (!style || ![...style].every((name) => names.includes(name))) return gone;
    sheet.deleteRule(sheet.cssRules.length - 1);
  }
}"""
"""Takes the company's colours away, which end the style sheet, and counts their rules."""


def _read(path: Path) -> Any:
    return lxml.html.document_fromstring(path.read_bytes())


@browser_test
@pytest.mark.parametrize("language", ["pl", "en"])
def test_start_page_on_a_phone_is_short_and_helps_first(
    browser: Any, serve: Callable[[str], str], language: str
) -> None:
    """Search, trouble, the one page, then the rest; the number to call is on the first screen."""
    page = browser.new_page(viewport=_PHONE, reduced_motion="reduce")
    page.goto(f"{serve('/')}{language}/index.html")
    names = [".hb-search-link", "#trouble", "#may-i", "#duties", "#want", "#who", "#chapters"]
    tops = [top for top in page.evaluate(_TOPS, [*names, "#people", "#also", "#edition"]) if top]
    call = page.locator(".hb-call a[href^='tel:']")
    box = call.bounding_box()
    height = page.evaluate("() => document.documentElement.scrollHeight")
    page.close()

    assert height <= 2500
    assert tops == sorted(tops)
    assert len(tops) >= 9
    assert box["y"] + box["height"] <= _PHONE["height"]
    assert box["height"] >= 44


@browser_test
def test_start_page_begins_wide_with_the_same_three_things(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Trouble stands on the left, what else comes first beside it; nothing is left folded."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{serve('/')}pl/index.html")
    search, trouble, beside, want = page.evaluate(
        _TOPS, [".hb-search-link", ".hb-trouble", ".hb-trouble + .hb-panel", "#want"]
    )
    hidden = page.locator("article details a:not(:visible)").count()
    page.close()

    assert search < trouble == beside < want
    assert hidden == 0


@browser_test
def test_start_page_holds_everything_without_scripts(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """On a phone each fold opens by itself, and what it holds are links."""
    page = browser.new_page(viewport=_PHONE, java_script_enabled=False)
    page.goto(f"{serve('/')}pl/index.html")
    shown = page.locator("#chapters + details a:visible").count()
    folds = page.locator("article details")
    for fold in folds.all():
        fold.locator("summary").click()
    hidden = page.locator("article details a:not(:visible)").count()
    chapters = page.locator("#chapters + details a:visible").count()
    page.close()

    assert (shown, hidden, chapters) == (0, 0, 24)


def test_first_steps_are_titles_of_clauses(built: Path) -> None:
    """What to do first is said once: by the clauses themselves."""
    start = _read(built / "pl/index.html")
    steps = start.xpath("//*[contains(@class, 'hb-trouble')]//ol/li/a")
    chapter = _read(built / "pl/22-put-right.html")
    titles = {
        f"22-put-right.html#{title.get('id')}": re.sub(
            r"^[\d.]+ |¶$", "", title.text_content().strip()
        )
        for title in chapter.iter("h2")
        if title.get("id")
    }

    assert len(steps) == 3
    assert [titles[step.get("href")] for step in steps] == [step.text_content() for step in steps]


def _bare(article: Any) -> Iterator[str]:
    """Walk the texts with an address or a number that leads nowhere, though it could."""
    for text in article.xpath(".//text()"):
        owner = text.getparent().getparent() if text.is_tail else text.getparent()
        near = [owner, *owner.iterancestors()]
        leads = {one.get("href") for one in near if one.tag == "a"}
        shown = [lead for words, lead in _REACHED.items() if words in text]
        said = any(one.tag in _SAID or one.get("class") in _SAID for one in near)
        if shown and not said and not leads:
            yield str(text).strip()[:90]


def test_every_address_and_number_of_the_company_can_be_followed(built: Path) -> None:
    """In clauses and elsewhere; not in titles, posts, the owner's tables and answers."""
    bare, alive = {}, set()
    for path in sorted(built.glob("*/*.html")):
        if re.match("comparison-|parameters|assembly|print|quiz", path.name):
            continue
        for article in _read(path).iter("article"):
            if found := list(_bare(article)):
                bare[str(path.relative_to(built))] = found
            hrefs = {str(link.get("href")) for link in article.iter("a")}
            alive |= {(path.name, lead) for lead in hrefs & set(_REACHED.values())}

    assert bare == {}
    assert {("one-page.html", lead) for lead in _REACHED.values()} <= alive
    assert {("16-crisis.html", lead) for lead in list(_REACHED.values())[1:]} <= alive


@browser_test
@pytest.mark.parametrize("language", ["pl", "en"])
def test_first_clause_of_every_chapter_is_near_the_top_of_a_phone(
    browser: Any, serve: Callable[[str], str], built: Path, language: str
) -> None:
    """It begins within the first screen and a half."""
    page = browser.new_page(viewport=_PHONE, reduced_motion="reduce")
    late = {}
    chapters = sorted(path.name for path in (built / language).glob("[0-9][0-9]-*.html"))
    for name in chapters:
        page.goto(f"{serve('/')}{language}/{name}", wait_until="load")
        (top,) = page.evaluate(_TOPS, ["article h2[id]"])
        if top > 1.5 * _PHONE["height"]:
            late[name] = top
    page.close()

    assert len(chapters) == 24
    assert late == {}


@browser_test
@pytest.mark.parametrize("width", [390, 1000, 1440])
def test_chapter_has_one_list_of_its_clauses(
    browser: Any, serve: Callable[[str], str], width: int
) -> None:
    """Neither the menu nor the theme's column repeats it; where there is room it is open."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(f"{serve('/')}pl/04-personal-accounts.html")
    opened = page.locator(".hb-contents").evaluate("part => part.open")
    if width < 1220:
        page.locator(".hb-contents > summary").click()
        page.locator(".md-header__button[for=__drawer]").click()
    lists = page.evaluate(_LISTS)
    page.close()

    assert lists == ["hb-fold hb-contents"]
    assert opened == (width >= 1220)


@browser_test
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_strengths_differ_by_more_than_colour_and_are_nobodys_brand(
    browser: Any, serve: Callable[[str], str], scheme: str
) -> None:
    """Each has a word and a sign of its own; with and without the company's colours it is equal."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page.goto(f"{serve('/')}pl/index.html")
    branded = page.evaluate(_BADGES, _STRENGTHS)
    rules = page.evaluate(_WITHOUT_BRAND)
    plain = page.evaluate(_BADGES, _STRENGTHS)
    page.close()

    assert rules == 3
    assert branded == plain
    assert len({one["word"] for one in branded.values()}) == 5
    assert len({one["sign"] for one in branded.values()}) == 5
    # What binds is filled; permission, question and advice are framed.
    frames = {name: one["frame"] for name, one in branded.items()}
    assert frames == {
        "must": ["solid", True],
        "must-not": ["solid", True],
        "ask-first": ["solid", False],
        "may": ["solid", False],
        "should": ["dashed", False],
    }


@browser_test
@pytest.mark.parametrize("width", [390, 320])
def test_contacts_are_whole_on_a_phone(
    browser: Any, serve: Callable[[str], str], width: int
) -> None:
    """No address or number lies beside the screen, and the table needs no scrolling."""
    page = browser.new_page(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page.goto(f"{serve('/')}pl/roles.html")
    links = page.locator(".hb-table a[href^='mailto:'], .hb-table a[href^='tel:']")
    boxes = [link.bounding_box() for link in links.all()]
    scrolls = page.locator(".hb-table").evaluate("box => box.scrollWidth > box.clientWidth")
    page.close()

    assert len(boxes) >= 10
    assert [box for box in boxes if box["x"] + box["width"] > width] == []
    assert not scrolls


@browser_test
def test_choice_of_a_group_is_remembered_and_hides_nothing_for_everyone(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """Another chapter follows it; a link to a clause and paper show what is hidden."""
    context = browser.new_context()
    page = context.new_page()
    root = serve("/") + "pl/"
    page.goto(root + "03-official-accounts.html")
    page.get_by_role("button", name="Osoby kierujące zespołem").click()
    page.goto(root + "16-crisis.html")
    page.goto(root + "03-official-accounts.html")
    pressed = page.locator("button[aria-pressed=true]").text_content()
    # Two name the group, one is for everyone.
    shown = page.locator("article h2:visible").count()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("article h2:visible").count()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    again = page.locator("article h2:visible").count()
    page.goto(root + "index.html")
    page.goto(root + "03-official-accounts.html#official-accounts-plan")
    linked = page.locator("#official-accounts-plan").is_visible()
    context.close()

    assert pressed == "Osoby kierujące zespołem"
    assert (shown, again, printed) == (4, 4, 23)
    assert linked


@browser_test
@pytest.mark.parametrize("name", ["index", "04-personal-accounts", "review", "review-clauses"])
def test_page_stays_where_it_is_while_scripts_add_to_it(
    browser: Any, serve: Callable[[str], str], name: str
) -> None:
    """What comes later finds its place kept: shifts stay under 0.1."""
    page = browser.new_page(viewport=_PHONE)
    page.goto(f"{serve('/')}pl/{name}.html", wait_until="load")
    shifts = page.evaluate(_SHIFTS)
    page.close()

    assert shifts < 0.1


def test_only_pages_of_the_review_load_its_scripts(built: Path) -> None:
    """Every other page is spared them; the style of paper is loaded for paper alone."""
    loading = {
        path.name
        for path in (built / "pl").glob("*.html")
        if 'src="assets/javascripts/review.js"' in path.read_text(encoding="utf-8")
    }
    chapter = (built / "pl/04-personal-accounts.html").read_text(encoding="utf-8")

    assert loading == {"review.html", "review-clauses.html"}
    assert '<link rel="stylesheet" href="assets/stylesheets/print.css" media="print">' in chapter
    assert chapter.index("print.css") > chapter.index("handbook.css")


def test_chapter_weighs_at_most_120_kilobytes_without_the_index(built: Path) -> None:
    """Page, scripts and style sheets, each compressed as a server sends it; and they are few."""
    page = (built / "pl/04-personal-accounts.html").read_bytes()
    found = re.findall(rb'(?:src|href)="(assets/[^"?]+\.(?:js|css))', page)
    parts = [page, *((built / "pl" / one.decode()).read_bytes() for one in dict.fromkeys(found))]

    assert len(parts) == 9
    assert sum(len(gzip.compress(part, 9)) for part in parts) <= 120 * 1024
