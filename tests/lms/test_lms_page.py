"""The page of a course: from a disk, on a phone, by keyboard, for axe, and without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.lms.lms_platform import Platform
from tests.lms.reader import Reader

pytestmark = pytest.mark.browser

FORMS = ("scorm12", "scorm2004", "cmi5")
_RUN = """() => axe.run(document, {resultTypes: ["violations"], runOnly:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
  r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)]))"""
LOOKS = [("pl", "light"), ("en", "dark"), ("pl", "dark"), ("en", "light")]
PHONE = {"width": 390, "height": 844}


def page_of(unpacked: Callable[[str], Path], form: str) -> str:
    """Give the address of a course on this disk."""
    return (unpacked(form) / "index.html").as_uri()


@pytest.mark.parametrize("form", FORMS)
def test_course_opens_from_a_disk_and_says_that_nothing_is_reported(
    browser: Any, unpacked: Callable[[str], Path], form: str
) -> None:
    """It can be taken to its end, and asks for nothing but its own files."""
    reader = Reader(browser, page_of(unpacked, form))
    said = reader.text()
    reader.walk_to("quiz")
    reader.answer(right=True)
    reader.act("next")
    reader.confirm()
    done = reader.frame.locator("main:visible [data-state=done]").is_visible()
    reader.close()

    folder = unpacked(form).as_uri()
    assert "nie ma połączenia z platformą" in said
    assert "Platforma dostaje" not in said
    assert done
    own = [one for one in reader.asked if one.startswith((folder, "data:,"))]
    assert reader.asked == own


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_axe_finds_nothing_in_any_kind_of_step(
    browser: Any, platform: Callable[[str], Platform], language: str, scheme: str
) -> None:
    """Each kind of step passes, on a phone, which nothing of it is wider than."""
    address = f"{platform('scorm12').address}/course/index.html"
    reader = Reader(browser, address, viewport=PHONE, color_scheme=scheme)
    reader.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    faults: list[str] = []

    def look(where: str) -> None:
        found = reader.page.evaluate(_RUN)
        faults.extend(f"{where}: {json.dumps(one, ensure_ascii=False)}" for one in found)
        if reader.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{where}: wider than the phone")

    if language == "en":
        reader.frame.get_by_role("button", name="English").click()
    reader.shown.locator("input[value=managers]").check()
    seen: set[str] = set()
    while True:
        kind = reader.step().partition("-")[0]
        if kind not in seen:
            seen.add(kind)
            look(kind)
        if kind == "case":
            reader.shown.locator("input").first.check()
            reader.act("check")
            look("case, checked")
        if kind == "quiz":
            reader.answer(right=False)
            look("quiz, checked")
        if kind == "confirm":
            break
        reader.act("next")
    reader.confirm()
    look("confirmed")
    reader.close()

    assert seen == {"start", "duty", "chapter", "case", "quiz", "confirm"}
    assert faults == []


def test_course_is_taken_by_keyboard_alone(browser: Any, unpacked: Callable[[str], Path]) -> None:
    """Tab, space and the arrows lead to its end; each step begins at its heading."""
    reader = Reader(browser, page_of(unpacked, "scorm12"))
    keys = reader.page.keyboard

    def reach(what: str) -> None:
        for _ in range(60):
            if reader.page.evaluate("what => document.activeElement.matches(what)", what):
                return
            keys.press("Tab")
        here = reader.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"no way to {what} at {reader.step()}, but to {here}")

    headings = []
    while reader.step() != "quiz":
        reach("[data-act=next]")
        keys.press("Enter")
        headings.append(
            reader.page.evaluate("document.activeElement.matches('h2') && document.title !== ''")
        )
    for question in reader.shown.locator("[data-question]:visible").all():
        reach(f"[data-question={question.get_attribute('data-question')}] input")
        keys.press("Space")
        right = question.locator("input[data-right]")
        for _ in range(question.locator("input").count()):
            if right.is_checked():
                break
            keys.press("ArrowDown")
    reach("[data-act=score]")
    keys.press("Enter")
    told = reader.shown.locator("[data-told]").inner_text()
    reach("[data-act=next]")
    keys.press("Enter")
    reach("[data-step=confirm] input")
    keys.press("Space")
    reach("[data-act=confirm]")
    keys.press("Enter")
    done = reader.frame.locator("main:visible [data-state=done]").is_visible()
    reader.close()

    assert all(headings)
    assert told == "Twój wynik: 100%. Quiz jest zaliczony."
    assert done


def test_case_tells_every_option_with_its_reason(
    browser: Any, unpacked: Callable[[str], Path]
) -> None:
    """Nothing is told before a choice; then all of it is."""
    reader = Reader(browser, page_of(unpacked, "scorm12"))
    while not reader.step().startswith("case-"):
        reader.act("next")
    options = reader.shown.locator("input").count()
    reader.act("check")
    before = reader.shown.locator(".because:visible").count()
    told = reader.shown.locator("p.told").inner_text()
    reader.shown.locator("input[data-right]").check()
    reader.act("check")
    after = reader.shown.locator(".because:visible").count()
    verdict = reader.shown.locator("p.told").inner_text()
    reader.close()

    assert (before, told) == (0, "Najpierw wybierz odpowiedź.")
    assert (after, verdict) == (options, "Dobrze.")
    assert options > 1


def test_course_can_be_read_without_scripts(browser: Any, unpacked: Callable[[str], Path]) -> None:
    """All steps and all reasons stand below one another, and that nothing is reported."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(page_of(unpacked, "scorm12"))
    hidden = page.locator("[data-step]:not(:visible), .because:not(:visible)").count()
    said = page.locator("main[lang=pl] noscript").inner_text()
    page.close()

    assert hidden == 0
    assert "nie ma połączenia" in said


def test_platform_that_takes_nothing_is_told_to_the_reader(
    browser: Any, platform: Callable[[str], Platform]
) -> None:
    """Nobody believes that a result has arrived which has not."""
    lms = platform("scorm2004")
    reader = Reader(browser, f"{lms.address}/host/scorm2004")
    well = reader.frame.locator("main:visible [data-state=unsaved]").is_visible()
    lms.refuses = True
    reader.act("next")
    reader.frame.locator("main:visible [data-state=unsaved]:visible").wait_for()
    lms.refuses = False
    reader.act("next")
    reader.frame.locator("main:visible [data-state=unsaved]").wait_for(state="hidden")
    reader.close()

    assert not well


def test_another_edition_begins_anew(browser: Any, platform: Callable[[str], Platform]) -> None:
    """What was kept of another edition is not taken over, nor is anything else."""
    lms = platform("scorm2004")
    for kept in ('{"e":"other","p":5,"f":"1111"}', "null", "[1", '{"p":99}'):
        lms.commits[:] = [{"cmi": {"suspend_data": kept, "entry": "resume"}}]
        reader = Reader(browser, f"{lms.address}/host/scorm2004")
        step = reader.step()
        done = reader.frame.locator("main:visible [data-state=done]").is_visible()
        reader.close()

        assert (step, done) == ("start", False), kept
