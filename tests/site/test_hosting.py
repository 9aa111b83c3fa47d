"""What docs/hosting.md promises, on a real nginx and a real Apache, at the root and lower."""

from __future__ import annotations

import http.client
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.model.problems import Collector
from generator.outputs.site.headers import SERVERS, all_headers
from tests.site.servers import running

pytestmark = pytest.mark.browser

_PLACES = [
    ("nginx", "/"),
    ("nginx", "/intranet/zasady/"),
    ("apache", "/"),
    ("apache", "/intranet/zasady/"),
    ("htaccess", "/intranet/zasady/"),
]
_KINDS = {
    "pl/index.html": "text/html",
    "pl/": "text/html",
    "pl/assets/javascripts/handbook.js": "javascript",
    "pl/assets/stylesheets/handbook.css": "text/css",
    "pl/search/search_coded.json": "application/json",
    "pl/assets/images/brand-logo.svg": "image/svg+xml",
}
"""Files of each kind, and a word of the type that they are sent as."""


@dataclass(frozen=True)
class Answer:
    """What a server sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Hosted:
    """A site on a running server."""

    root: str
    """Its address."""
    path: str
    """The path of that address."""
    headers: dict[str, str]
    """What every page of it has to carry."""

    def get(self, name: str, **sent: str) -> Answer:
        """Ask for a file, as a browser does that takes packed answers."""
        connection = http.client.HTTPConnection(urlsplit(self.root).netloc, timeout=60)
        try:
            headers = {"Accept-Encoding": "gzip", **sent}
            connection.request("GET", self.path + name, headers=headers)
            answer = connection.getresponse()
            return Answer(status=answer.status, headers=answer.headers, body=answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module", params=_PLACES, ids=[f"{one}{path}" for one, path in _PLACES])
def hosted(request: pytest.FixtureRequest, built: Path) -> Iterator[Hosted]:
    """Serve the site with exactly the rules that are printed for the server."""
    server, path = request.param
    headers = all_headers(built, Collector())
    rules = SERVERS["nginx" if server == "nginx" else "apache"](headers, path)
    # pytest's own folders are closed to the user that the servers run as.
    home = Path(tempfile.mkdtemp(prefix="hosting-"))
    try:
        home.chmod(0o755)
        with running(server, built, rules, path, home) as root:
            yield Hosted(root=root, path=path, headers=headers)
    finally:
        shutil.rmtree(home)


def test_every_answer_carries_each_header_once(hosted: Hosted) -> None:
    """Pages, folders, scripts and the page for dead addresses have all of them, none twice."""
    names = ["pl/index.html", "en/", "pl/assets/javascripts/handbook.js", "pl/nothing.html"]
    answers = [hosted.get(name).headers for name in names]
    given = [{header: answer.get_all(header) for header in hosted.headers} for answer in answers]

    assert given == [{header: [value] for header, value in hosted.headers.items()}] * len(names)


def test_pictures_may_do_nothing_on_their_own(hosted: Hosted) -> None:
    """A picture that is opened by itself gets the stricter policy, once; a dead one our page's."""
    answer = hosted.get("pl/assets/images/brand-logo.svg").headers
    dead = hosted.get("pl/assets/images/nothing.svg").headers

    assert answer.get_all("Content-Security-Policy") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert answer.get_all("X-Content-Type-Options") == ["nosniff"]
    policy = hosted.headers["Content-Security-Policy"]
    assert dead.get_all("Content-Security-Policy") == [policy]


def test_files_are_sent_packed_and_as_what_they_are(hosted: Hosted) -> None:
    """With nosniff a wrong type would stop scripts and styles; gzip makes them small."""
    answers = {name: hosted.get(name) for name in _KINDS}
    types = {name: answer.headers["Content-Type"] for name, answer in answers.items()}

    assert [name for name, kind in _KINDS.items() if kind not in types[name]] == []
    large = [name for name in _KINDS if not name.endswith(".svg")]
    packed = [name for name in large if answers[name].headers["Content-Encoding"] == "gzip"]
    assert packed == large


def test_browsers_keep_files_and_ask_whether_they_still_hold(hosted: Hosted) -> None:
    """A second request is answered with 304 and no body."""
    name = "pl/assets/javascripts/handbook.js"
    changed = hosted.get(name).headers["Last-Modified"]
    again = hosted.get(name, **{"If-Modified-Since": changed})

    assert (again.status, again.body) == (304, b"")


def test_dead_addresses_get_our_page_with_404(hosted: Hosted, built: Path) -> None:
    """At every depth, and a folder without a page too, so that no file list shows."""
    page = (built / "404.html").read_bytes()
    dead = ["nothing.html", "pl/nothing.html", "en/a/b/c.html"]
    answers = [hosted.get(name, **{"Accept-Encoding": "identity"}) for name in dead]
    folder = hosted.get("pl/assets/")

    assert [(answer.status, answer.body) for answer in answers] == [(404, page)] * len(dead)
    assert folder.status in {403, 404}


def test_walk_in_the_browser_stays_within_the_policy(hosted: Hosted, browser: Any) -> None:
    """Start, chapter, search, palette, language switch and checklist work; nothing complains."""
    page = browser.new_page(reduced_motion="reduce")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(hosted.root)
    page.wait_for_url(hosted.root + "pl/index.html")
    page.locator(".hb-examples a").first.click()
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(lambda address: "index.html" not in address)
    page.goto(hosted.root + "pl/review.html")
    page.locator(".hb-task input").first.check()
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") != before
    page.locator("a.hb-alternate").click()
    page.wait_for_url(hosted.root + "en/review.html")
    page.close()

    assert [address for address in asked if not address.startswith(hosted.root)] == []
    assert complaints == []


def test_dead_address_in_the_browser_speaks_the_language_of_its_folder(
    hosted: Hosted, browser: Any
) -> None:
    """The page has its style, its logo and links that lead back; the policy stops nothing."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(hosted.root + "en/old/nothing.html")
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    assert page.locator("section").first.get_attribute("lang") == "en"
    assert page.locator("section a").first.evaluate("a => a.href") == hosted.root + "en/index.html"
    page.wait_for_function("() => document.querySelector('.logo.light').naturalWidth > 0")
    page.close()

    assert [one for one in complaints if "Content Security Policy" in one] == []
