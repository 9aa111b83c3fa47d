"""How fast the PDF is made, beside other ways to print the same pages.

It prints a handbook that is built into a folder of its own with Typst (what `handbook pdf`
does), and the print page of the same site with headless Chromium and with WeasyPrint, where
these are installed. Nothing is downloaded.

    python benchmarks/pdf.py --industry finance --language pl
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.build.handbook import Target, build
from generator.load.discover import find_root, load_inputs
from generator.load.shared import overrides_folder, shared_config
from generator.pdf.make import Shelf, make_pdf
from generator.pdf.selection import Choice
from generator.render import render
from generator.resolve import resolve

Print = Callable[[Path], bytes]
"""Makes a PDF of a site's print page."""


def main() -> None:
    """Measure each engine and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--industry", default="")
    parser.add_argument("--company")
    parser.add_argument("--language", default="pl")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    root = find_root(Path.cwd())
    names = tuple(name for name in asked.industry.split(",") if name)
    handbook = resolve(*load_inputs(root, names, asked.company))
    site = render(handbook)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "handbook"
        target = Target(
            out=out, root=root, shared=shared_config(root), overrides=overrides_folder(root)
        )
        started = time.perf_counter()
        build(handbook, site, target, lambda _: None)
        print(f"the site of {len(site.pages)} languages: {time.perf_counter() - started:.2f} s\n")
        shelf = Shelf(out=out, handbook=handbook, site=site)
        page = out / "site" / asked.language / "print.html"
        print(f"{'engine':<28}{'pages':>7}{'seconds':>9}{'pages/s':>9}{'MB':>7}")
        ours: Print = lambda _: make_pdf(shelf, asked.language, Choice(), "a4").data  # noqa: E731
        for name, engine in (("Typst (handbook pdf)", ours), *_others()):
            _measure(name, engine, page, asked.runs)


def _measure(name: str, engine: Print, page: Path, runs: int) -> None:
    times = []
    data = b""
    for _ in range(runs):
        started = time.perf_counter()
        data = engine(page)
        times.append(time.perf_counter() - started)
    middle = statistics.median(times)
    pages = _pages(data)
    size = len(data) / 1_000_000
    print(f"{name:<28}{pages:>7}{middle:>9.2f}{pages / middle:>9.0f}{size:>7.2f}")


def _pages(data: bytes) -> int:
    try:
        import pypdf
    except ImportError:
        return len(re.findall(rb"/Type\s*/Page\b", data))
    with tempfile.TemporaryFile() as file:
        file.write(data)
        return len(pypdf.PdfReader(file).pages)


def _others() -> Iterator[tuple[str, Print]]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium and _installed("playwright"):
        yield "Chromium, print page", lambda page: _chromium(page, chromium)
    else:
        print("Chromium: not here (Debian: apt-get install chromium; pip install playwright)")
    if _installed("weasyprint"):
        yield "WeasyPrint, print page", _weasyprint
    else:
        print("WeasyPrint: not here (pip install weasyprint; it needs Pango)")


def _installed(name: str) -> bool:
    try:
        __import__(name)
    except (ImportError, OSError):
        return False
    return True


def _chromium(page: Path, program: str) -> bytes:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=options)
        tab = browser.new_page()
        tab.goto(page.as_uri())
        data = tab.pdf(format="A4")
        browser.close()
        return bytes(data)


def _weasyprint(page: Path) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(str(page)).write_pdf() or b"")


if __name__ == "__main__":
    main()
