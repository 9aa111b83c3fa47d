"""Measure how soon the search answers on a page, beside stock Material built from the same pages.

Run: .venv/bin/python benchmarks/search_page.py [COMPANY] [--rounds N] [--before SITE]
SITE is a site of one language that an earlier commit has built, measured in turn with the others.
Each round opens the sites in turn in a Chromium without a cache. "cold" is from the start of the
navigation to the first result that is painted, for somebody who types at once; "next" is the same
on the second page of a visit. Both on Slow 4G with the processor four times slower, as Chromium's
developer tools mean it: the page's own thread, not its workers. "key" is from a key to the results
that it leads to, painted. "weight" is what a chapter loads, gzipped. Needs a Chromium (CHROMIUM
names another one).
"""

from __future__ import annotations

import argparse
import functools
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).parent.parent
LANGUAGE = "pl"
PAGES = ("07-customers.html", "13-ai.html")
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 180_000,
    "uploadThroughput": 84_375,
}
SLOWER = 4
QUERY = "hasło"
TYPED = ("zdjęcie klienta", "telefon od dziennikarza", "wpis po godzinach", "konto prywatne")
OURS_ALONE = ("custom_dir", "extra_css", "extra_javascript", "hooks")
"""Settings of the handbook's that stock Material does without."""
WATCH = """
window.keys = [];
let pressed = 0;
addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
const painted = (done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done(performance.now());
  channel.port2.postMessage(0);
});
// The page's other scripts may still be on their way when the result is there.
const watch = () => {
  const results = document.querySelector(".md-search-result");
  if (!results) return requestAnimationFrame(watch);
  const look = () => {
    if (pressed) { const from = pressed; pressed = 0; painted((now) => keys.push(now - from)); }
    if (window.first || !results.querySelector(".md-search-result__link")) return;
    window.first = -1;
    painted((now) => { window.first = now; });
  };
  const all = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(results, all);
  look();
};
if (top === self) requestAnimationFrame(watch);
"""
ASK_AT_ONCE = """
const ask = () => {
  const field = document.querySelector(".md-search__input");
  field?.focus();
  if (!field || document.activeElement !== field) return requestAnimationFrame(ask);
  window.touched = performance.now();
  field.value = "%s";
  field.dispatchEvent(new KeyboardEvent("keyup"));
};
if (top === self) requestAnimationFrame(ask);
"""
"""Somebody who types as soon as the page shows a field that takes the cursor."""
LOADED = """() => performance.getEntriesByType("resource").map((one) => one.name)"""


class Gzipped(SimpleHTTPRequestHandler):
    """Serves files as the documented servers do: gzipped, kept, and asked for each time."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, or say that it still holds."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = packed(path)
        tag = f'"{path.stat().st_mtime_ns:x}-{len(data):x}"'
        held = self.headers.get("If-None-Match") == tag
        self.send_response(304 if held else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")
        if not held:
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not held:
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@functools.cache
def packed(path: Path) -> bytes:
    """Gzip a file once."""
    return gzip.compress(path.read_bytes(), mtime=0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Gzipped, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def main() -> None:
    """Build both sites, measure them in turn, and print medians and ratios."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("company", nargs="?", default="bank-brzozowy")
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--before", type=Path)
    asked = reader.parse_args()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        sites = built(Path(folder), asked.company)
        if asked.before:
            sites["before"] = asked.before.resolve()
        browser = driver.chromium.launch(executable_path=path)
        with ExitStack() as open_:
            addresses = {name: open_.enter_context(served(one)) for name, one in sites.items()}
            compare(browser, addresses, asked.rounds)
            for rate in (1, 6):
                compare_keys(browser, addresses, rate, asked.rounds)
            for name, address in addresses.items():
                weigh(browser, address, sites[name], name)


def built(folder: Path, company: str) -> dict[str, Path]:
    """Build the handbook, and the same pages with nothing but the theme and its own search."""
    out = folder / "out"
    build = [sys.executable, "-m", "generator", "build", "--company", company, "--quiet"]
    subprocess.run([*build, "--out", str(out)], cwd=ROOT, check=True)
    config = yaml.safe_load((out / f"mkdocs.{LANGUAGE}.yml").read_text(encoding="utf-8"))
    for name in OURS_ALONE:
        config.pop(name, None)
        config["theme"].pop(name, None)
    config["extra"].pop("polyfills", None)
    config["extra"].pop("alternate", None)
    config.update(
        plugins=["search"],
        strict=False,
        docs_dir=str(out / "docs" / LANGUAGE),
        site_dir=str(folder / "stock"),
    )
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return {"ours": out / "site" / LANGUAGE, "stock": folder / "stock"}


def compare(browser: Browser, addresses: dict[str, str], rounds: int) -> None:
    """Measure first results, the sites in turn so that both have the same company."""
    rows: dict[str, list[list[float]]] = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            context = browser.new_context()
            rows[name].append([answered(context, f"{address}/{page}") for page in PAGES])
            context.close()
    for at, what in enumerate(("cold", "next")):
        middle = {name: statistics.median(row[at] for row in some) for name, some in rows.items()}
        told = ", ".join(f"{name} {one:.0f} ms" for name, one in middle.items())
        print(f"{what}: {told}, ratio {middle['ours'] / middle['stock']:.2f}")


def compare_keys(browser: Browser, addresses: dict[str, str], rate: int, rounds: int) -> None:
    """Measure keys, the sites in turn; of each round its middle and its slow end, then medians."""
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            rows[name].append(quantiles(typed(browser, address, rate)))
    for at, what in enumerate(("p50", "p95")):
        middle = {name: statistics.median(row[at] for row in some) for name, some in rows.items()}
        told = ", ".join(f"{name} {one:.0f} ms" for name, one in middle.items())
        print(f"key at {rate}x, {what}: {told}")


def slowed(page: Page, rate: int) -> CDPSession:
    """Make the processor slower for a page."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return devtools


def answered(context: BrowserContext, address: str) -> float:
    """Give the milliseconds from navigation to the first result, with a query typed at once."""
    page = context.new_page()
    devtools = slowed(page, SLOWER)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(WATCH)
    page.add_init_script(ASK_AT_ONCE % QUERY)
    page.goto(address, wait_until="commit", timeout=120_000)
    page.wait_for_function("window.first > 0", timeout=120_000)
    found = float(page.evaluate("window.first"))
    page.wait_for_load_state("load")
    page.wait_for_timeout(1500)
    page.close()
    return found


def typed(browser: Browser, address: str, rate: int) -> list[float]:
    """Give the milliseconds from each key to its painted results."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{address}/{PAGES[0]}")
    slowed(page, rate)
    field = page.locator(".md-search__input")
    field.focus()
    page.keyboard.type("wpis")
    page.wait_for_function("window.first > 0", timeout=120_000)
    for query in TYPED:
        field.fill("")
        page.wait_for_timeout(300)
        for key in query:
            page.keyboard.type(key)
            page.wait_for_timeout(120 * rate)
    found: Any = page.evaluate("keys")
    page.close()
    return sorted(map(float, found))


def quantiles(all_: list[float]) -> tuple[float, float]:
    """Give the middle and the slow end."""
    return all_[len(all_) // 2], all_[len(all_) * 95 // 100]


def weigh(browser: Browser, address: str, site: Path, name: str) -> None:
    """Tell what a chapter loads before the search is touched."""
    page = browser.new_page()
    page.goto(f"{address}/{PAGES[0]}", wait_until="networkidle")
    loaded = [PAGES[0], *(one.removeprefix(f"{address}/") for one in page.evaluate(LOADED))]
    page.close()
    sizes: dict[str, int] = {}
    for one in dict.fromkeys(loaded):
        if (site / one).is_file():
            kind = Path(one).name if "search" in one else Path(one).suffix
            sizes[kind] = sizes.get(kind, 0) + len(packed(site / one))
    parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(sizes.items()))
    whole = sum(size for kind, size in sizes.items() if not kind.startswith("search_index"))
    print(f"weight: {name} {whole / 1000:.1f} kB without the index ({parts})")


if __name__ == "__main__":
    main()
