"""Whether something may be posted, asked in a browser: by taps, keys, an address, no scripts."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_accessibility import _axe, _faults

browser_test = pytest.mark.browser
_PHONE = {"width": 390, "height": 844}
_TASKS = [
    ("picture", "mine", "ask"),
    ("journalist", "mine", "ask"),
    ("ai", "mine", "like-this"),
    ("hacked", "mine", "like-this"),
    ("complaint", "mine", "do-not"),
    ("pay", "mine", "go"),
]
"""What somebody in a hurry is about to post, from which account, and what holds."""
_SHOWN = ".hb-aid-verdict:not([hidden])"


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """Open a page as wide as a phone."""
    page = browser.new_page(viewport=_PHONE, reduced_motion="reduce", has_touch=True)
    yield page
    page.close()


def _tap(page: Any, value: str) -> None:
    page.locator(f".hb-aid label:has([value={value}])").tap()


def _bottom(page: Any, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    return float(box["y"] + box["height"])


@browser_test
@pytest.mark.parametrize(("about", "account", "outcome"), _TASKS)
def test_three_taps_and_a_screen_and_a_half_answer_a_task(
    phone: Any, serve: Callable[[str], str], about: str, account: str, outcome: str
) -> None:
    """Account, subject, "see why"; neither the questions nor what decides take more room."""
    phone.goto(serve("/") + "pl/may-i.html")
    room = 1.5 * _PHONE["height"]
    assert _bottom(phone, f".hb-aid label:has([value={about}])") < room
    _tap(phone, account)
    _tap(phone, about)
    phone.locator(".hb-aid-bar button").tap()
    shown = phone.locator(_SHOWN)

    assert shown.get_attribute("data-hb-outcome") == outcome
    assert 0 < shown.bounding_box()["y"] < _PHONE["height"] / 2 + 50
    decides = "[data-hb-part=rights] details" if about == "pay" else "[data-hb-part=deciding] p"
    phone.locator(decides).first.wait_for()
    assert _bottom(phone, decides) < room
    assert phone.url.endswith(f"#account={account}&about={about}")


@browser_test
def test_answer_comes_at_once_and_is_told(phone: Any, serve: Callable[[str], str]) -> None:
    """With the first subject, and it is read out; the strictest holds until more is known."""
    phone.goto(serve("/") + "pl/may-i.html")
    status = phone.locator(".hb-aid [role=status]")
    assert (status.text_content(), phone.locator(".hb-aid-result").is_visible()) == ("", False)
    _tap(phone, "work")
    assert status.text_content() == "Odpowiedź: Nie publikuj tego"
    assert phone.locator("[data-hb-part=open] button").all_text_contents() != []
    _tap(phone, "mine")
    assert status.text_content() == "Odpowiedź: Możesz, ale zrób to tak"
    assert phone.locator("[data-hb-part=open]").is_hidden()


@browser_test
def test_rules_say_what_holds_why_how_and_what_if(phone: Any, serve: Callable[[str], str]) -> None:
    """As their chapter says it, with links; whom to ask can be written to."""
    phone.goto(serve("/") + "pl/may-i.html#account=mine&about=client,picture")
    card = phone.locator("[data-hb-part=deciding] details[open]").first
    card.locator(".hb-why").wait_for()
    assert card.locator(".hb-right").count() == 1
    assert card.locator(".hb-wrong").count() == 0
    link = card.locator("p a", has_text="Cała zasada").get_attribute("href")
    assert re.fullmatch(r"[\w-]+\.html#[\w-]+", link)
    assert phone.locator("[data-hb-part=whom]").is_hidden()
    phone.goto(serve("/") + "pl/may-i.html#account=mine&about=picture")
    phone.locator("[data-hb-part=whom] a[href^='mailto:']").first.wait_for()
    other = phone.locator("[data-hb-part=others] details").last
    other.locator("summary").tap()
    other.locator(".hb-why").wait_for()


@browser_test
def test_a_right_is_said_first_and_is_never_forbidden(
    phone: Any, serve: Callable[[str], str]
) -> None:
    """Pay beside a client's matter: the right stands above the outcome, and stays."""
    phone.goto(serve("/") + "pl/may-i.html#account=mine&about=pay")
    assert phone.locator(_SHOWN).get_attribute("data-hb-outcome") == "go"
    phone.goto(serve("/") + "pl/may-i.html#account=mine&about=client,pay")
    rights = phone.locator("[data-hb-part=rights]")
    assert rights.bounding_box()["y"] < phone.locator(_SHOWN).bounding_box()["y"]
    assert rights.locator("details").count() > 0
    assert phone.locator(_SHOWN).get_attribute("data-hb-outcome") == "do-not"
    assert phone.locator("[data-hb-part=beside]").is_visible()
    phone.goto(serve("/") + "pl/may-i.html#role=hr&account=company&about=pay")
    how = phone.locator("[data-hb-part=how] details").first
    how.wait_for()
    assert how.get_attribute("data-hb-demands") == "do-not"
    assert how.locator(".hb-strength").is_hidden()
    assert phone.locator(_SHOWN).get_attribute("data-hb-outcome") == "like-this"


@browser_test
def test_address_holds_the_answers_and_the_way_back(
    phone: Any, serve: Callable[[str], str]
) -> None:
    """Each answer is a step; back and forward go over them, in the other language too."""
    phone.goto(serve("/") + "pl/may-i.html")
    _tap(phone, "picture")
    _tap(phone, "mine")
    phone.go_back()
    phone.wait_for_url("**/may-i.html#about=picture")
    assert phone.locator("[value=mine]").is_checked() is False
    phone.go_back()
    phone.locator(".hb-aid-result").wait_for(state="hidden")
    phone.go_forward()
    phone.go_forward()
    phone.wait_for_url("**/may-i.html#account=mine&about=picture")
    assert phone.locator("[value=mine]").is_checked()
    phone.locator("a.hb-alternate").click()
    phone.wait_for_url("**/en/may-i.html#account=mine&about=picture")
    assert phone.locator(_SHOWN).text_content().startswith("Ask first")
    phone.locator(".hb-aid-result > p .hb-button").tap()
    phone.locator(".hb-aid-result").wait_for(state="hidden")


@browser_test
def test_link_within_the_page_and_way_back_take_no_answer(
    phone: Any, serve: Callable[[str], str]
) -> None:
    """The link past the menu leads to the heading; back before all answers the role still holds."""
    chosen = "page => Array.from(document.querySelectorAll('.hb-aid :checked'), (it) => it.value)"
    phone.goto(serve("/") + "pl/may-i.html")
    phone.locator(".hb-aid [value=hr]").evaluate("one => one.click()")
    phone.locator(".hb-aid [value=picture]").evaluate("one => one.click()")
    phone.locator(".md-skip").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_function("document.querySelector('h1:target')")
    assert phone.evaluate(chosen) == ["hr", "picture"]
    for left in (["hr", "picture"], ["hr"], ["hr"]):
        phone.go_back()
        phone.wait_for_timeout(100)
        assert phone.evaluate(chosen) == left


@browser_test
def test_hostile_address_chooses_nothing(phone: Any, serve: Callable[[str], str]) -> None:
    """Only what the page asks is taken from its address."""
    told: list[str] = []
    phone.on("pageerror", lambda fault: told.append(str(fault)))
    phone.goto(
        serve("/") + "pl/may-i.html#about=<img src=x onerror=alert(1)>&__proto__=mine&role=%E0"
    )
    assert phone.locator("input:checked").count() == 0
    assert phone.locator(".hb-aid-result").is_hidden()
    assert told == []


@browser_test
def test_device_remembers_the_role_and_nothing_else(
    browser: Any, serve: Callable[[str], str]
) -> None:
    """The role is there again; a link that somebody sends says all itself."""
    context = browser.new_context(viewport=_PHONE, reduced_motion="reduce")
    page = context.new_page()
    page.goto(serve("/") + "pl/may-i.html")
    before = page.evaluate("() => Object.keys(localStorage)")
    page.locator("[data-hb-question=role] > summary").click()
    page.locator(".hb-aid label:has([value=account-managers])").click()
    page.locator(".hb-aid label:has([value=picture])").click()
    kept = page.evaluate("() => ({...localStorage})")
    new = {name: text for name, text in kept.items() if name not in before}
    assert new == {"handbook-role/bank-brzozowy": '"account-managers"'}
    page.goto("about:blank")
    page.goto(serve("/") + "pl/may-i.html")
    assert page.locator("[value=account-managers]").is_checked()
    assert page.locator(".hb-aid-result").is_hidden()
    page.goto("about:blank")
    page.goto(serve("/") + "pl/may-i.html#about=picture")
    assert page.locator("[value=account-managers]").is_checked() is False
    context.close()


@browser_test
def test_keyboard_alone_gets_an_answer(browser: Any, serve: Callable[[str], str]) -> None:
    """Arrows choose the account, the space bar subjects, Enter leads to the answer."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(serve("/") + "pl/may-i.html")
    page.locator("[value=mine]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-hb-question=account]").evaluate("fold => fold.open")
    page.keyboard.press("ArrowUp")
    assert page.locator("[value=mine]").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("[value=work]").is_checked()
    page.locator(".hb-aid-others > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("nie wiem tajne")
    assert page.locator(".hb-aid-others label:visible:has([name])").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".hb-aid-others input:checked").count() == 1
    page.locator(".hb-aid-bar button").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.closest('.hb-aid-verdict') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.hb-aid-result') !== null")
    page.close()


@browser_test
def test_without_scripts_each_subject_has_its_answer(
    browser: Any, serve: Callable[[str], str], built: Path
) -> None:
    """Headings lead from subject to account, and links to the rules; no empty form shows."""
    page = browser.new_page(viewport=_PHONE, java_script_enabled=False)
    page.goto(serve("/") + "pl/may-i.html")
    plain = page.locator(".hb-aid-plain")
    assert page.locator(".hb-aid").is_hidden()
    subjects = plain.locator("h3").all_text_contents()
    offered = page.locator("[data-hb-question=about] label:has([name])").all_text_contents()
    assert [one.strip() for one in offered] == subjects[:-1]
    assert plain.locator("h4").count() == 2 * len(subjects)
    links = [link.get_attribute("href") for link in plain.locator("a").all()]
    ids = {
        file: set(re.findall(r'id="([^"]+)"', (built / "pl" / file).read_text("utf-8")))
        for file in {link.split("#")[0] for link in links}
    }
    assert [link for link in links if link.split("#")[1] not in ids[link.split("#")[0]]] == []
    page.close()


@browser_test
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light")])
def test_axe_finds_nothing_in_an_answer(
    browser: Any, serve: Callable[[str], str], width: int, scheme: str
) -> None:
    """With questions, rules and more subjects unfolded, each outcome."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for about in ("picture", "client,pay", "ai", "own-health"):
        page.goto("about:blank")
        page.goto(f"{serve('/')}pl/may-i.html#account=mine&about={about}")
        page.locator(".hb-aid-result .hb-why").first.wait_for(state="attached")
        page.evaluate(_axe())
        faults += _faults(page, f"{about}, folded")
        page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
        page.locator(".hb-aid-result details .hb-why").last.wait_for()
        faults += _faults(page, about)
    page.close()

    assert faults == []


@browser_test
def test_page_works_from_a_disk_without_asking_anything(browser: Any, built: Path) -> None:
    """Rules come as scripts, because a browser reads no other file from there."""
    page = browser.new_page(viewport=_PHONE, reduced_motion="reduce")
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda fault: told.append(str(fault)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{(built / 'pl' / 'may-i.html').as_uri()}#account=mine&about=picture")
    page.locator("[data-hb-part=deciding] .hb-why").first.wait_for()
    page.close()

    assert told == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@browser_test
@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "czy mogę to opublikować"), ("en", "may I post this")],
)
def test_search_finds_the_page_and_none_of_its_copies(
    browser: Any, serve: Callable[[str], str], language: str, words: str
) -> None:
    """Its title stands among the first; what it repeats of the rules does not."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{serve('/')}{language}/may-i.html")
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search-result__item").first.wait_for()
    found = [
        link.get_attribute("href").split("?")[0]
        for link in page.locator(".md-search-result__link").all()
    ]
    page.close()

    assert any(link.endswith("may-i.html") for link in found[:3])
    assert [link for link in found if "may-i.html#" in link] == []


def test_page_weighs_little(built: Path) -> None:
    """What is loaded besides what all pages share, and the rules of an answer, zipped."""
    site = built / "pl"
    page = (site / "may-i.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    files = ("assets/stylesheets/may-i.css", "assets/javascripts/may-i.js")
    own = [article.encode(), *((site / name).read_bytes() for name in files)]
    rules = sorted(
        len(gzip.compress(path.read_bytes())) for path in (site / "assets/rules").iterdir()
    )

    # An answer opens two rules, which stand in two chapters at most.
    assert sum(len(gzip.compress(part)) for part in own) + sum(rules[-2:]) < 40 * 1024


def test_scripts_of_rules_hold_what_the_page_needs(built: Path) -> None:
    """For every rule on the page its statement and its reason, and nothing that ends a script."""
    page = (built / "pl" / "may-i.html").read_text(encoding="utf-8")
    cards = page[page.index('class="hb-aid-cards"') :]
    wanted = set(re.findall(r'<p class="hb-more"><a href="([\w-]+)\.html#([\w-]+)"', cards))
    found = set()
    for path in (built / "pl" / "assets" / "rules").iterdir():
        text = path.read_text(encoding="utf-8")
        rules = json.loads(text[text.index("{") : text.rindex("}") + 1])
        assert "<" not in text
        for anchor, parts in rules.items():
            assert len(parts) >= 2
            assert [part[1].get("class") for part in parts].count("hb-why") == 1
            found.add((path.stem, anchor))

    assert len(wanted) > 100
    assert found == wanted
