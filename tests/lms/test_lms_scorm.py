"""A course of SCORM in a browser, within the runtime of a real platform."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.handbook import Handbook
from tests.lms.lms_platform import Platform
from tests.lms.reader import Reader

pytestmark = pytest.mark.browser

FORMS = ("scorm12", "scorm2004")


def status(platform: Platform, form: str) -> tuple[str, str, str]:
    """Give completion, success and the score of a hundred, as the platform has them."""
    cmi = platform.cmi
    if form == "scorm12":
        core = cmi["core"]
        return core["lesson_status"], core["lesson_status"], core["score"]["raw"]
    return cmi["completion_status"], cmi["success_status"], cmi["score"]["raw"]


@pytest.mark.parametrize("form", FORMS)
def test_course_is_passed_and_the_platform_knows(
    browser: Any, platform: Callable[[str], Platform], bank: Handbook, form: str
) -> None:
    """Progress, score, success, completion and the confirmation arrive, and only when earned."""
    lms = platform(form)
    reader = Reader(browser, f"{lms.address}/host/{form}")
    assert "nie ma połączenia" not in reader.text()
    reader.walk_to("quiz")
    begun = status(lms, form)
    reader.answer(right=False)
    failed = status(lms, form)
    reader.act("again")
    reader.answer(right=True)
    passed = status(lms, form)
    reader.act("next")
    seen = status(lms, form)
    reader.act("confirm")
    unticked = status(lms, form)
    reader.confirm()
    done = status(lms, form)
    reader.close()

    one = form == "scorm12"
    assert begun == (("incomplete", "incomplete", "") if one else ("incomplete", "unknown", ""))
    assert failed == (("incomplete", "incomplete", "0") if one else ("incomplete", "unknown", "0"))
    assert passed == (
        ("incomplete", "incomplete", "100") if one else ("incomplete", "passed", "100")
    )
    assert done == (("passed", "passed", "100") if one else ("completed", "passed", "100"))
    assert seen == unticked == passed
    assert len(lms.cmi["suspend_data"]) < 1000
    answers = list(lms.cmi["interactions"].values())
    assert [one["id"] for one in answers[:2]] == [
        "post-personal-accounts-disclose",
        "post-speaking-authorised",
    ]
    assert answers[-1]["id"] == "confirmation"
    assert f"{bank.version} sha256:{bank.digest}" in answers[-1].values()
    results = [one["result"] for one in answers[:-1]]
    half = len(results) // 2
    assert results == ["wrong" if one else "incorrect"] * half + ["correct"] * half


@pytest.mark.parametrize("form", FORMS)
def test_course_goes_on_where_it_was_left(
    browser: Any, platform: Callable[[str], Platform], form: str
) -> None:
    """Step, language, group and answers are those that were left."""
    lms = platform(form)
    reader = Reader(browser, f"{lms.address}/host/{form}")
    reader.frame.get_by_role("button", name="English").click()
    reader.frame.get_by_label("Managers").check()
    reader.walk_to("quiz")
    reader.frame.locator("main:visible input[type=radio]:visible").first.check()
    reader.close()
    again = Reader(browser, f"{lms.address}/host/{form}")
    found = (
        again.step(),
        again.frame.locator("html").get_attribute("lang"),
        again.frame.locator("main:visible input[type=radio]:visible").first.is_checked(),
        again.frame.locator("main:visible input[value=managers]").is_checked(),
    )
    again.close()

    assert found == ("quiz", "en", True, True)
    assert json.loads(lms.cmi["suspend_data"])["l"] == "en"
