"""The live preview follows every kind of source file and survives every mistake."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.cli.language import speaker, speaking
from generator.model.say import say

HOME = Path(__file__).parents[2]
Run = Callable[..., Any]


class Serving:
    """A running preview whose lines are read as they come."""

    def __init__(self, root: Path) -> None:
        """Start it and wait until it serves."""
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-u", "-m", "generator", "serve", "--root", str(root)),
                *("--company", "mala", "--port", "0"),
            ],
            cwd=HOME,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.address = self.wait(r"Serving (http://127\.0\.0\.1:\d+/)").group(1)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def wait(self, pattern: str) -> re.Match[str]:
        """Wait for a line that matches."""
        seen = []
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                line = self.lines.get(timeout=0.5)
            except queue.Empty:
                continue
            seen.append(line)
            if match := re.search(pattern, line):
                return match
        raise AssertionError(f"no line matches {pattern!r} among {seen}")

    def get(self, path: str) -> str:
        """Fetch a page."""
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:  # noqa: S310
            text: str = answer.read().decode("utf-8")
        return text

    def stop(self) -> int:
        """Press Ctrl+C."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=120)

    def close(self) -> None:
        """Stop it and let its lines go."""
        self.stop()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def serving(small: Path) -> Iterator[Serving]:
    """Give a preview of a small company in a copy of everything that it follows.

    The company speaks one language, so that one site is built again and again.
    """
    _replace(small / "companies/mala/company.yml", "valid_from", "languages: [pl]\nvalid_from")
    shutil.copytree(HOME / "overrides", small / "overrides")
    shutil.copy(HOME / "mkdocs.yml", small / "mkdocs.yml")
    running = Serving(small)
    yield running
    running.close()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_preview_follows_every_kind_of_source(small: Path, serving: Serving) -> None:
    """A change of each kind of file is on the page."""

    def follow(file: str, page: str, shown: str) -> None:
        serving.wait(rf"^{re.escape(file)} changed: rebuilt in \d+\.\d s$")
        assert shown in serving.get(page), file

    first = serving.get("__version__")
    company = "companies/mala/company.yml"
    _replace(small / company, "name: Mała Firma", "name: Bank Podglądu")
    follow(company, "pl/index.html", "Bank Podglądu")
    assert serving.get("__version__") != first
    base = "handbook/handbook.yml"
    _replace(small / base, "Zasady w mediach", "Podgląd w mediach")
    follow(base, "pl/index.html", "Podgląd w mediach")
    register = "industry_profiles/shops/glossary.yml"
    _replace(small / register, "pl: Kasa", "pl: Słowo z podglądu")
    follow(register, "pl/glossary.html", "Słowo z podglądu")
    _replace(
        small / "mkdocs.yml",
        "site_name: Handbook",
        "site_url: https://preview.example/\nsite_name: x",
    )
    follow("mkdocs.yml", "pl/index.html", "https://preview.example/")
    style = next((small / "overrides").rglob("*.css"))
    style.write_text(style.read_text("utf-8") + "\n/* preview */\n", "utf-8")
    name = style.relative_to(small / "overrides").as_posix()
    follow(f"overrides/{name}", f"pl/{name}", "/* preview */")


def test_preview_survives_mistakes_and_cleans_up(small: Path, serving: Serving) -> None:
    """Problems are shown, the last good page stays, and mending them shows the new one."""
    path = small / "companies" / "mala" / "company.yml"
    good = path.read_text("utf-8")
    _replace(path, "name: Mała", "nmae: Mała")
    serving.wait(r"company\.yml:\d+:1: HB102 unknown key 'nmae'")
    serving.wait(r"Found 1 problem in 1 file\. The browser shows them, too\.")
    page = serving.get("pl/index.html")
    assert "Mała Firma" in page
    assert '<p class="message">unknown key &#x27;nmae&#x27;</p>' in page
    assert "<dialog" not in serving.get("pl/index.html?last")
    assert "nmae" in serving.get("pl/nothing.html")
    path.write_bytes(b"name: \xff\xfe")
    serving.wait(r"HB002 byte 6 \(0xFF\) is not UTF-8")
    path.unlink()
    serving.wait(r"there is no company 'mala'")
    assert "there is no company &#x27;mala&#x27;" in serving.get("pl/index.html")
    path.write_text(good.replace("Mała Firma", "Bank Naprawiony"), "utf-8")
    serving.wait(r"changed: rebuilt in")
    page = serving.get("pl/index.html")
    assert "Bank Naprawiony" in page
    assert "<dialog" not in page
    # What the pages were made of stays for the next preview.
    made = {one.name for one in (small / "build").iterdir() if one.is_dir()}
    assert made == {".mala.kept", ".mala.preview"}
    assert serving.stop() == 130
    assert [one.name for one in (small / "build").iterdir() if one.is_dir()] == [".mala.kept"]


def test_preview_refuses_a_port_that_is_taken(small: Path, run: Run) -> None:
    """A taken port, and one that is no port, are exit 2 with the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--root", str(small), "--port", str(port))
    assert said.code == 2
    assert said.err == (
        f"port {port} can't be used: Address already in use\nhint: choose another one with --port\n"
    )
    assert run("serve", "--root", str(small), "--port", "99999").code == 2
    assert not (small / "build" / ".base.preview").exists()


def test_preview_of_bad_sources_begins_with_the_problems(small: Path) -> None:
    """A preview of sources that hold problems lists them until they are mended."""
    path = small / "companies" / "mala" / "company.yml"
    good = path.read_text("utf-8")
    _replace(path, "name: Mała", "nmae: Mała")
    running = Serving(small)
    try:
        assert "HB102" in running.get("pl/index.html")
        path.write_text(good, "utf-8")
        running.wait(r"company\.yml changed: rebuilt in")
        assert "Mała Firma" in running.get("pl/index.html")
    finally:
        running.close()


def test_other_threads_speak_the_language_of_the_command() -> None:
    """A server answers in threads of its own, which know nothing of the command."""
    with speaking("pl"):
        of = speaker()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(of, say("Show the last good state")).result() == (
            "Pokaż ostatni dobry stan"
        )


def test_preview_of_what_is_not_there_is_refused(small: Path, run: Run) -> None:
    """Exit 2, as with every other command."""
    said = run("serve", "--root", str(small), "--company", "nobody", "--port", "0")

    assert said.code == 2
    assert said.err.startswith("there is no company 'nobody'\n")


def test_page_that_somebody_looks_at_comes_first(small: Path, serving: Serving) -> None:
    """It is told as soon as it is new; the other pages and the search follow."""
    seen = re.findall(r'data-state="(\w+)"', serving.get("pl/glossary.html"))[0]
    news: queue.Queue[str] = queue.Queue()
    question = f"__wait__?page=/pl/glossary.html&seen={seen}"
    threading.Thread(target=lambda: news.put(serving.get(question)), daemon=True).start()
    # The preview has to hear of the reader before the file changes.
    time.sleep(0.5)
    register = small / "industry_profiles" / "shops" / "glossary.yml"

    _replace(register, "pl: Kasa", "pl: Słowo z podglądu")

    assert news.get(timeout=60) not in {"", seen}
    serving.wait(r"glossary\.yml changed: on screen after \d+\.\d s$")
    page = serving.get("pl/glossary.html")
    assert "Słowo z podglądu" in page
    serving.wait(r"glossary\.yml changed: rebuilt in \d+\.\d s$")
    assert serving.get("pl/glossary.html") == page
    assert "Słowo z podglądu" in serving.get("pl/search/search_index.json")


@pytest.mark.browser
def test_browser_shows_problems_and_comes_back(small: Path, serving: Serving, browser: Any) -> None:
    """A dialog lists them; when they are mended, the page is there again by itself."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    path = small / "companies" / "mala" / "company.yml"
    good = path.read_text("utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{serving.address}pl/index.html")

    path.write_text(good + "foo: '<img src=x onerror=alert(1)>'\n", "utf-8")
    page.wait_for_selector("dialog[open]", timeout=60_000)

    assert page.locator("dialog h1").inner_text() == "1 problem"
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.locator("dialog img").count() == 0
    assert [rule["id"] for rule in axe.run(page, context="dialog").response["violations"]] == []
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    path.write_text(good, "utf-8")
    page.wait_for_function("() => !document.querySelector('dialog')", timeout=60_000)
    assert complaints == []
    page.close()
