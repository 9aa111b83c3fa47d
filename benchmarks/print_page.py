"""Measure how long the print page keeps a phone busy, and how wide it is on paper.

Run: .venv/bin/python benchmarks/print_page.py BUILD [PAGE...]
BUILD is a built handbook, such as build/bank-brzozowy. Each page is opened in Chromium, 390 pixels
wide and its processor four times slower, five times anew; the medians are printed. Needs a
Chromium (CHROMIUM names another one).
"""

from __future__ import annotations

import functools
import os
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROUNDS = 5
SLOWER = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
PAPER = 1122, 794
"""Height and width of A4 in pixels."""
BLOCKED = """
window.blocked = [];
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.blocked.push(task.duration);
}).observe({ type: "longtask", buffered: true });
"""
WANTED = ("TaskDuration", "LayoutDuration", "RecalcStyleDuration", "ScriptDuration")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def main() -> None:
    """Measure and print a row for each page."""
    site = Path(sys.argv[1]) / "site"
    pages = sys.argv[2:] or [
        f"{one.name}/print.html" for one in sorted(site.iterdir()) if one.is_dir()
    ]
    path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
    names = ("nodes", "main", "layout", "style", "script", "longest", "blocked")
    print(f"{'page':<24}" + "".join(f"{name:>9}" for name in names) + "  paper")
    with served(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        for page in pages:
            rows = [measured(browser, f"{address}/{page}") for _ in range(ROUNDS)]
            nodes, *seconds = map(statistics.median, zip(*rows, strict=True))
            shown = "".join(f"{one:9.2f}" for one in seconds)
            print(f"{page:<24}{nodes:9.0f}{shown}  {on_paper(browser, f'{address}/{page}')}")


def measured(browser: Browser, address: str) -> tuple[float, ...]:
    """Give elements, and seconds: of the main thread, of its parts, and blocked at a time."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(BLOCKED)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(4000)
    nodes = page.evaluate("document.getElementsByTagName('*').length")
    tasks = page.evaluate("window.blocked")
    told = devtools.send("Performance.getMetrics")["metrics"]
    found = {one["name"]: one["value"] for one in told}
    context.close()
    seconds = [task / 1000 for task in tasks]
    return (
        nodes,
        *(found[name] for name in WANTED),
        max(seconds, default=0),
        sum(max(one - 0.05, 0) for one in seconds),
    )


def on_paper(browser: Browser, address: str) -> str:
    """Tell how much wider than the paper the page is, and by what."""
    height, width = PAPER
    page = browser.new_page(viewport={"width": width - 2 * 60, "height": height})
    page.goto(address, timeout=120_000)
    page.emulate_media(media="print")
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    page.close()
    return f"{wide[0]} of {wide[1]} px"


if __name__ == "__main__":
    main()
