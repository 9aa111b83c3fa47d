"""A course of cmi5 in a browser, launched by a platform with a record store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.lms.lms_platform import ACTOR, REGISTRATION, SESSION, Platform
from tests.lms.reader import Reader

pytestmark = pytest.mark.browser

CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"


def verbs(platform: Platform) -> list[str]:
    """Name what was said, answers apart, in its order."""
    said = [one["verb"]["id"].rpartition("/")[2] for one in platform.statements]
    return [verb for verb in said if verb != "answered"]


def of(platform: Platform, verb: str) -> dict[str, Any]:
    """Give the only statement with a verb."""
    (found,) = (one for one in platform.statements if one["verb"]["id"].endswith(f"/{verb}"))
    return found


def categories(statement: dict[str, Any]) -> list[str]:
    """Name the categories of a statement."""
    named = statement["context"]["contextActivities"]["category"]
    return [one["id"].removeprefix(CATEGORY) for one in named]


def close(reader: Reader, platform: Platform) -> None:
    """Leave the course, and wait for what it still says."""
    count = verbs(platform).count("terminated")
    reader.page.goto(f"{platform.address}/back")
    for _ in range(100):
        if verbs(platform).count("terminated") > count:
            break
        reader.page.wait_for_timeout(50)
    reader.close()


def test_course_is_passed_in_the_order_that_cmi5_wants(
    browser: Any, platform: Callable[[str], Platform]
) -> None:
    """Token, initialized, passed, completed, terminated: each once and with all it must have."""
    lms = platform("cmi5")
    reader = Reader(browser, lms.launched())
    reader.walk_to("quiz")
    reader.answer(right=True)
    reader.act("next")
    reader.confirm()
    reader.frame.locator("[data-state=done]:visible").wait_for()
    reader.act("leave")
    reader.page.wait_for_url("**/back")
    reader.page.wait_for_timeout(300)
    reader.close()

    assert lms.tokens == 1
    assert verbs(lms) == ["initialized", "passed", "acknowledge", "completed", "terminated"]
    for one in lms.statements:
        assert one["actor"] == ACTOR
        assert one["context"]["registration"] == REGISTRATION
        assert one["context"]["extensions"][SESSION] == "session-1"
    assert [one["timestamp"] for one in lms.statements] == sorted(
        one["timestamp"] for one in lms.statements
    )
    assert len({one["id"] for one in lms.statements}) == len(lms.statements)
    assert categories(of(lms, "initialized")) == ["cmi5"]
    assert categories(of(lms, "terminated")) == ["cmi5"]
    assert categories(of(lms, "acknowledge")) == []
    passed, completed = of(lms, "passed"), of(lms, "completed")
    assert categories(passed) == categories(completed) == ["cmi5", "moveon"]
    assert passed["context"]["extensions"][MASTERY] == 0.8
    assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert passed["result"]["success"] is True
    assert completed["result"]["completion"] is True
    assert "score" not in completed["result"]
    for verb in ("passed", "completed", "terminated"):
        assert of(lms, verb)["result"]["duration"].startswith("PT")
        assert of(lms, verb)["object"]["id"] == "urn:uuid:of-the-platform"


def test_course_goes_on_and_says_nothing_twice(
    browser: Any, platform: Callable[[str], Platform]
) -> None:
    """A second session knows the first; passed stands once in both; the platform's mark counts."""
    lms = platform("cmi5")
    lms.launch["masteryScore"] = 0.95
    first = Reader(browser, lms.launched())
    mark = first.frame.locator("[data-mark]").first.text_content()
    first.walk_to("quiz")
    first.answer(right=False)
    first.act("again")
    first.answer(right=True)
    first.page.wait_for_timeout(300)
    close(first, lms)
    before = verbs(lms)
    second = Reader(browser, lms.launched())
    found = second.step()
    second.act("next")
    second.confirm()
    second.frame.locator("[data-state=done]:visible").wait_for()
    second.page.wait_for_timeout(300)
    close(second, lms)

    assert mark == "95"
    assert before == ["initialized", "passed", "terminated"]
    assert found == "quiz"
    assert verbs(lms)[3:] == ["initialized", "acknowledge", "completed", "terminated"]


def test_try_that_is_not_enough_is_told_at_the_end(
    browser: Any, platform: Callable[[str], Platform]
) -> None:
    """Failed comes once, before terminated, with its score."""
    lms = platform("cmi5")
    reader = Reader(browser, lms.launched())
    reader.walk_to("quiz")
    reader.answer(right=False)
    reader.page.wait_for_timeout(200)
    close(reader, lms)

    assert verbs(lms) == ["initialized", "failed", "terminated"]
    assert of(lms, "failed")["result"]["score"]["scaled"] == 0
    assert categories(of(lms, "failed")) == ["cmi5", "moveon"]


def test_course_that_is_looked_through_reports_no_result(
    browser: Any, platform: Callable[[str], Platform]
) -> None:
    """In the mode for review only its beginning and its end are told, and the reader knows."""
    lms = platform("cmi5")
    lms.launch["launchMode"] = "Review"
    reader = Reader(browser, lms.launched())
    said = reader.text()
    reader.walk_to("quiz")
    reader.answer(right=True)
    reader.page.wait_for_timeout(200)
    close(reader, lms)

    assert "Przeglądasz kurs" in said
    assert [one["verb"]["id"].rpartition("/")[2] for one in lms.statements] == [
        "initialized",
        "terminated",
    ]
    assert lms.states == {}
