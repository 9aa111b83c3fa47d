"""The live checklist in Chromium, opened from the disk as from a file share."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.cli.main import outcome
from tests.conftest import Once
from tests.review.review_desk import COMPANY, copy_sources
from tests.shares import by_turns

pytestmark = pytest.mark.browser

TASK = "task-accounts-winter"
BOX = f"#hb-{TASK}-done"
BLOCKED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); }
});
"""
FULL = """
Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };
"""
FIND = """() => axe.run(document, {resultTypes: ["violations"], runOnly:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(r =>
  r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)]))"""
OLD_READER = """
(keep) => {
  const data = window.handbookReview, seen = {};
  for (const id of Object.keys(data.clauses)) seen[id] = id === keep ? "old" : data.clauses[id];
  localStorage.setItem("handbook-read/" + data.company, JSON.stringify({ on: true, seen: seen }));
}
"""


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    """Approve an edition, change one clause, and build the draft that follows."""
    return once("changed-draft", _changed_draft) / "out" / "site"


def _changed_draft(folder: Path) -> None:
    root = copy_sources(folder)
    shared = ["--root", str(root), "--company", COMPANY]
    approve = ["approve", "--version", "2026.1", "--by", "Board", "--note", "Start"]
    approve.append("--words-in-bulk")
    with pytest.MonkeyPatch.context() as patch:
        # That site and PDF can be made is tried elsewhere, and takes as long as all the rest.
        patch.setattr("generator.cli.drafting.prove", lambda *_: None)
        assert outcome([*approve, "--today", "2026-12-01", *shared]) == 0
    path = root / "companies" / COMPANY / "company.yml"
    text = path.read_text(encoding="utf-8")
    assert "Take team pictures before opening time or outside." in text
    text = text.replace("Take team pictures before opening time", "Take team pictures at dawn")
    path.write_text(text, encoding="utf-8")
    assert outcome(["build", "--for", "owner", "--quiet", "--out", str(root / "out"), *shared]) == 0


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Give a page in a browser profile of its own; a fault of a script fails the test."""
    context = browser.new_context(accept_downloads=True)
    opened = context.new_page()
    faults: list[str] = []
    # The theme itself complains when storage is blocked; that is not ours to mend.
    opened.on(
        "pageerror",
        lambda fault: None if _of_the_theme(fault) else faults.append(str(fault)),
    )
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    yield opened
    context.close()
    assert faults == []


def _of_the_theme(fault: Any) -> bool:
    return str(fault.message) == "no" and "review" not in str(fault.stack)


def address(site: Path, name: str = "review", language: str = "en") -> str:
    """Give the address of a page on the disk."""
    return (site / language / f"{name}.html").as_uri()


def status(page: Any) -> str:
    """Give the words on progress."""
    return str(page.locator(".hb-progress").inner_text())


def test_ticks_survive_a_reload_and_reach_the_other_language(page: Any, site: Path) -> None:
    """A tick, its date, a note and the progress are there again."""
    page.clock.set_fixed_time("2027-03-05T10:00:00")
    page.goto(address(site))
    total = page.locator(".hb-task").count()
    assert status(page) == f"Done: 0 of {total}."
    page.check(BOX)
    page.fill(f"#hb-{TASK}-note", "<b>two</b> accounts")
    page.reload()

    assert page.is_checked(BOX)
    assert page.input_value(f"#hb-{TASK}-date") == "2027-03-05"
    assert page.input_value(f"#hb-{TASK}-note") == "<b>two</b> accounts"
    assert status(page) == f"Done: 1 of {total}."
    page.goto(address(site, language="pl"))
    assert page.is_checked(BOX)
    assert status(page) == f"Zrobione: 1 z {total}."


def test_two_companies_on_one_disk_do_not_mix(page: Any, site: Path, tmp_path: Path) -> None:
    """All files share one origin, so each company and edition has a key of its own."""
    other = tmp_path / "other"
    shutil.copytree(site, other)
    for path in other.rglob("review-data.js"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'"company": "{COMPANY}"', '"company": "acme"'), "utf-8")
    page.goto(address(site))
    page.check(BOX)
    page.goto(address(other))

    assert not page.is_checked(BOX)
    assert page.evaluate("Object.keys(localStorage).filter(k => /review/.test(k))") == [
        f"handbook-review/{COMPANY}/2026.1"
    ]


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_page_works_without_storage_and_says_so(page: Any, site: Path, script: str) -> None:
    """Ticks count, the file can be saved, and a line says that nothing is kept."""
    page.add_init_script(script)
    page.goto(address(site))
    page.check(BOX)

    assert status(page).startswith("Done: 1 of ")
    assert page.locator(".hb-place").inner_text() == (
        "This browser does not allow saving. Save the file before you close the page."
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["tasks"]["accounts-winter"]["done"] is True


def test_export_then_import_restores_everything(page: Any, site: Path, tmp_path: Path) -> None:
    """What is saved to a file comes back from it after everything was cleared."""
    page.goto(address(site, "review-clauses"))
    page.fill("#hb-reviewer", "legal")
    page.select_option("#hb-decide-tone-voice-decision", "change")
    page.fill("#hb-decide-tone-voice-note", "too long")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    assert download.value.suggested_filename == f"review-{COMPANY}-2026.1-legal.json"
    page.get_by_role("button", name="Clear everything").click()
    assert page.input_value("#hb-decide-tone-voice-decision") == ""
    page.set_input_files("#hb-import", saved)
    page.wait_for_function("document.querySelector('.hb-message').textContent !== 'Cleared.'")

    assert page.locator(".hb-message").inner_text() == "The file was loaded."
    assert page.input_value("#hb-decide-tone-voice-decision") == "change"
    assert page.input_value("#hb-decide-tone-voice-note") == "too long"
    assert page.input_value("#hb-reviewer") == "legal"
    data = json.loads(saved.read_text(encoding="utf-8"))
    assert data["clauses"]["tone.voice"]["decision"] == "change"
    assert (data["format"], data["company"]) == ("handbook-review-1", COMPANY)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "This is not a file from this page."),
        ('{"format": "other"}', "This is not a file from this page."),
        (
            '{"format": "handbook-review-1", "company": "<b>x</b>", "edition": "1"}',
            "The file is from another handbook or edition: <b>x</b> 1. It was not loaded.",
        ),
    ],
)
def test_import_refuses_other_files_in_words(
    page: Any, site: Path, tmp_path: Path, content: str, told: str
) -> None:
    """A file that is not of this page changes nothing."""
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    page.goto(address(site))
    page.check(BOX)
    page.set_input_files("#hb-import", path)
    page.wait_for_function("document.querySelector('.hb-message').textContent !== ''")

    assert page.locator(".hb-message").inner_text() == told
    assert page.is_checked(BOX)


def test_import_survives_hostile_contents(page: Any, site: Path, tmp_path: Path) -> None:
    """Wrong kinds, strange ids and prototypes in a file are left aside."""
    data = {
        "format": "handbook-review-1",
        "company": COMPANY,
        "edition": "2026.1",
        "reviewer": 7,
        "tasks": {
            "__proto__": {"done": True},
            "accounts-winter": {"done": "yes", "date": "<x>", "note": ["a"]},
            "<img>": {"done": True},
        },
        "clauses": {"tone.voice": {"decision": "burn"}},
    }
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    page.goto(address(site))
    page.set_input_files("#hb-import", path)
    page.wait_for_function("document.querySelector('.hb-message').textContent !== ''")
    stored = json.loads(page.evaluate(f"localStorage['handbook-review/{COMPANY}/2026.1']"))

    assert list(stored["tasks"]) == ["accounts-winter"]
    assert stored["tasks"]["accounts-winter"] == {"done": False, "note": "", "who": "", "date": ""}
    assert stored["clauses"] == {}


@pytest.mark.parametrize("stored", ["{", "7", '{"tasks": 5}', '{"tasks": {"a": null}}'])
def test_broken_storage_leaves_the_page_usable(page: Any, site: Path, stored: str) -> None:
    """Whatever another program wrote under the key, the list begins anew."""
    page.goto(address(site))
    key = f"handbook-review/{COMPANY}/2026.1"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, stored])
    page.reload()
    page.check(BOX)

    assert status(page).startswith("Done: 1 of ")


def test_everything_works_by_keyboard(page: Any, site: Path) -> None:
    """Tab reaches the box, Space ticks it, Enter clears and undoes; focus never gets lost."""
    page.goto(address(site))
    page.focus("#hb-reviewer")
    page.keyboard.type("legal")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == BOX[1:]:
            break
    page.keyboard.press("Space")
    assert page.is_checked(BOX)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") != ""
    page.get_by_role("button", name="Clear everything").focus()
    page.keyboard.press("Enter")
    assert not page.is_checked(BOX)
    assert page.locator(".hb-message").inner_text() == "Cleared."
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Undo"
    page.keyboard.press("Enter")

    assert page.is_checked(BOX)
    assert page.evaluate("document.activeElement.textContent") == "Clear everything"


def test_printed_page_has_empty_boxes_without_scripts(browser: Any, site: Path) -> None:
    """Without JavaScript each task shows a box and blanks to fill in."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address(site))
    item = plain.locator(f"#{TASK}").inner_text()
    context.close()

    assert item.startswith("☐ ")
    assert re.search(r"Who: …+ Date: …+ Note: …+", item)


def test_changed_clause_bears_badge_and_mark_for_this_reader(page: Any, site: Path) -> None:
    """A reader who knew the old text sees it marked until it is marked as read."""
    page.goto(address(site, "09-people-and-data"))
    assert page.locator(".hb-changed").count() == 1
    assert page.locator(".hb-new").count() == 0
    page.evaluate(OLD_READER, "people-and-data-branch-hall")
    page.reload()
    assert page.locator(".hb-new").count() == 1
    assert page.locator(".hb-news").inner_text().startswith("New since your last visit: 1.")
    page.reload()
    assert page.locator(".hb-new").count() == 1
    page.get_by_role("button", name="Mark everything as read").click()
    assert page.locator(".hb-news [role=status]").inner_text().strip() == "Everything is read."
    page.reload()

    assert page.locator(".hb-new").count() == 0


def test_reader_can_stop_being_remembered(page: Any, site: Path) -> None:
    """After opting out the browser holds no hash of anything that was read."""
    page.goto(address(site, "09-people-and-data"))
    page.goto(address(site, "changes"))
    page.get_by_role("button", name="Do not remember what I read").click()
    page.goto(address(site, "09-people-and-data"))

    memory = json.loads(page.evaluate(f"localStorage['handbook-read/{COMPANY}']"))
    assert memory == {"on": False, "seen": {}}


def test_changes_can_be_filtered_by_role(page: Any, site: Path) -> None:
    """A group of readers sees what concerns it or everyone."""
    page.goto(address(site, "changes"))
    total = page.locator(".hb-change[data-hb-audience]").count()
    values = page.locator("#hb-changes-filter option").evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert "contractors" in values
    page.select_option("#hb-changes-filter", "contractors")

    assert page.locator(".hb-filtered").inner_text().strip() == (
        f"Changes shown: {total} of {total}."
    )


def test_printed_review_shows_notes_whole_and_no_empty_pattern(page: Any, site: Path) -> None:
    """On paper a note of many lines is all there, a choice shows its word, a date no pattern."""
    note = "\n".join(f"line {number} of the note" for number in range(12))
    page.goto(address(site))
    page.fill(f"#hb-{TASK}-note", note)
    tasks = _printed(page)
    page.goto(address(site, "review-clauses"))
    page.select_option(".hb-decide select >> nth=0", "change")
    clauses = _printed(page)

    assert [line for line in note.split("\n") if line not in tasks] == []
    assert "mm/dd" not in tasks.lower()
    assert re.search(r"Decision\s+change\s", clauses)
    assert re.search(r"☐\s*keep\s+☐\s*change\s+☐\s*remove", clauses)


def _printed(page: Any) -> str:
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return "\n".join(one.extract_text() for one in reader.pages)


@pytest.mark.parametrize(
    ("name", "language"),
    [("review", "pl"), ("review-clauses", "en"), ("changes", "pl"), ("sign-off", "en")],
)
def test_pages_have_no_accessibility_fault(page: Any, site: Path, name: str, language: str) -> None:
    """Axe finds nothing, light and dark, wide and narrow; here one of both looks by turns."""
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    for scheme, width in by_turns([("light", 1200), ("dark", 320)], name):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address(site, name, language))
        page.evaluate(axe)
        assert page.evaluate(FIND) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_draft_looks_like_one_on_every_page(site: Path) -> None:
    """The banner and the foot of each page say so."""
    for path in sorted(site.glob("en/*.html")):
        text = path.read_text(encoding="utf-8")
        if path.name != "404.html":
            assert '<p class="hb-draft">Draft. Do not hand it out and do not sign it.</p>' in text
            assert "2026.1 (draft)" in text
