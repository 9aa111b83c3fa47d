"""In Chromium, hostile texts open no dialog, ask nothing of the network, and show as text."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.hostile.hostile_trial import NAME, Trial

_MIX = (
    f'{NAME} A"><img src=x onerror=alert(1)><script>alert(2)</script> {{{{ 7*7 }}}}'
    " javascript:alert(3) <svg/onload=alert(4)>"
)
_CODES = f"{_MIX} &lt;img src=x onerror=alert(5)&gt; &#60;script&#62;alert(6)&#60;/script&#62;"
"""With codes of web pages, which no name may hold."""
_PAGES = (
    "index",
    "01-accounts",
    "03-prof",
    "assembly",
    "parameters",
    "roles",
    "platforms",
    "glossary",
    "replies",
    "references",
    "review",
    "guide-new",
    "scenarios",
    "risks",
    "one-page",
    "review-clauses",
    "for-firms",
    "comparison-profile-prof",
)


@pytest.fixture(params=[_MIX, _CODES], ids=["tags", "codes"])
def address(trial: Trial, request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve a site with the hostile mix in every field that takes it."""
    outcome = trial.run(request.param, "mix" if request.param == _MIX else "codes")
    assert outcome.problems == []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(outcome.out / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    """Give an empty page of the browser; the site is built before."""
    del address
    fresh = browser.new_page()
    yield fresh
    fresh.close()


@pytest.mark.browser
def test_hostile_texts_do_nothing_in_a_browser(
    page: Any, address: str, request: pytest.FixtureRequest
) -> None:
    """Every kind of page and the search results show the texts, and nothing else happens."""
    named = "codes" not in request.node.name
    dialogs: list[str] = []
    outside: list[str] = []

    def close(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", close)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else outside.append(request.url)
        ),
    )
    page.on("pageerror", lambda error: dialogs.append(str(error)))
    for name in _PAGES:
        assert page.goto(f"{address}/pl/{name}.html", wait_until="load").ok, name
        shown = " ".join(page.inner_text("header").split())
        if named:
            assert NAME in shown, name
            assert NAME in page.title(), name
        assert page.locator("article img, article script, article svg[onload]").count() == 0
    page.goto(f"{address}/pl/index.html", wait_until="load")
    page.locator("[data-md-component=search-query]").first.evaluate("field => field.focus()")
    page.keyboard.type("onerror")
    page.wait_for_timeout(1500)
    results = page.locator("[data-md-component=search-result]").first
    assert results.locator("img, script").count() == 0
    assert "onerror=alert" in (results.text_content() or "")
    assert dialogs == []
    assert outside == []
