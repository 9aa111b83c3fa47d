"""The pack in Chromium: over http with a strict policy, and from a disk in an awkward folder."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.search import apply_pack
from tests.search.search_corpora import POLISH

pytestmark = pytest.mark.browser

INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)


def strict_policy(site: Path) -> str:
    """Allow the site's own files and the hashes of its inline scripts, and nothing else."""
    scripts = {code for page in site.rglob("*.html") for code in INLINE.findall(page.read_text())}
    hashes = sorted(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in scripts
    )
    return (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def find(page: Any, query: str) -> tuple[list[str], list[str]]:
    """Type a query and return the links and the marked words."""
    page.fill(".md-search__input", query)
    page.press(".md-search__input", "Shift")  # Material listens to keys only
    page.wait_for_selector(".md-search-result__link", state="attached")
    page.wait_for_timeout(300)
    links = page.eval_on_selector_all(
        ".md-search-result__link", "all => all.map(one => one.getAttribute('href'))"
    )
    marks = page.eval_on_selector_all(
        ".md-search-result mark", "all => all.map(one => one.textContent)"
    )
    return [link.rsplit("/", 1)[-1] for link in links], marks


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize("way", ["http", "file"])
def test_search_works_everywhere(
    browser: Any, served: Any, make_site: Any, tmp_path: Path, way: str, *, offline: bool
) -> None:
    """No message in the console and no request outside, and the same hits either way."""
    folder = tmp_path / "Moje dokumenty" / "żółć (1)" / "workers" / "worker x"
    site = shutil.copytree(make_site("pl", POLISH, offline=offline), folder / "site")
    apply_pack(site, "pl")
    if way == "http":
        root = served(folder, strict_policy(site))
        address = f"{root}/site/konta.html"
    else:
        root = "file://"
        address = (site / "konta.html").as_uri()
    page = browser.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: messages.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda fault: messages.append(str(fault)))

    page.goto(address)
    page.click(".md-search__input")
    password = find(page, "haseł")
    picture = find(page, "zdjeciami dzieci")
    misspelt = find(page, "hashatgi")
    page.close()

    assert password == (
        ["konta.html", "konta.html#accounts-passwords"],
        ["Hasła", "Hasło", "haseł"],
    )
    assert picture == (["wpisy.html", "wpisy.html#posts-photos"], ["Zdjęcia", "zdjęcie", "dziecka"])
    assert misspelt == (["wpisy.html", "wpisy.html#posts-hashtags"], ["Hashtagi", "hashtagi"])
    assert [url for url in requests if not url.startswith(root)] == []
    assert messages == []
