"""How fast the PDF is made, beside other ways to print the same pages.

It prints a handbook that is built into a folder of its own with Typst (what `handbook pdf`
does), and the print page of the same site with headless Chromium and with WeasyPrint, where
these are installed. Nothing is downloaded.

    python benchmarks/pdf.py --industry finance --language pl --plot benchmarks/pdf.svg
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.combine import combine
from generator.outputs.build import build
from generator.outputs.output import Target
from generator.outputs.pdf.make import Shelf, make_pdfs
from generator.outputs.pdf.selection import Choice
from generator.render.site import render
from generator.sources.discover import find_root
from generator.sources.home import overrides_folder
from generator.sources.load import load_inputs
from generator.sources.site_settings import shared_config

Print = Callable[[Path], list[bytes]]
"""Makes PDFs of a site's print page, or none."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine, or of the site."""

    name: str
    """What made the pages."""
    pages: int
    """Pages of the PDFs together; 0 for the site."""
    seconds: float
    """Median of the wall time."""
    megabytes: float
    """Size of the larger PDF; 0 for the site."""


def main() -> None:
    """Measure each engine and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--industry", default="")
    parser.add_argument("--company")
    parser.add_argument("--language", default="pl")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plot", type=Path, help="Write a picture of the times to this SVG file.")
    asked = parser.parse_args()
    root = find_root(Path.cwd())
    names = tuple(name for name in asked.industry.split(",") if name)
    handbook = combine(*load_inputs(root, names, asked.company))
    site = render(handbook)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "handbook"
        target = Target(
            out=out, root=root, shared=shared_config(root), overrides=overrides_folder(root)
        )
        shelf = Shelf(out=out, handbook=handbook, site=site)
        page = out / "site" / asked.language / "print.html"

        def whole_site(_: Path) -> list[bytes]:
            build(handbook, site, target, lambda _: None)
            return []

        def one(_: Path) -> list[bytes]:
            return [make_pdfs(shelf, [asked.language], Choice(), "a4")[0].data]

        def every(_: Path) -> list[bytes]:
            return [one.data for one in make_pdfs(shelf, [*handbook.languages], Choice(), "a4")]

        count = len(handbook.languages)
        engines: list[tuple[str, Print]] = [
            (f"the site, {count} languages", whole_site),
            ("Typst (handbook pdf)", one),
            (f"Typst, {count} languages", every),
        ]
        print(f"{'engine':<28}{'pages':>7}{'seconds':>9}{'pages/s':>9}{'MB':>7}")
        rows = [_measure(name, engine, page, asked.runs) for name, engine in (*engines, *_others())]
    if asked.plot:
        asked.plot.write_text(plot(rows), encoding="utf-8", newline="\n")


def _measure(name: str, engine: Print, page: Path, runs: int) -> Row:
    times = []
    files: list[bytes] = []
    for _ in range(runs):
        files, seconds = _apart(engine, page)
        times.append(seconds)
    middle = statistics.median(times)
    pages = sum(map(_pages, files))
    size = max(map(len, files), default=0) / 1_000_000
    figures = f"{pages / middle:>9.0f}{size:>7.2f}" if files else ""
    print(f"{name:<28}{pages or '':>7}{middle:>9.2f}{figures}")
    return Row(name, pages, middle, size)


def _apart(engine: Print, page: Path) -> tuple[list[bytes], float]:
    """Run an engine in a process of its own: Typst keeps what it laid out, for a second time."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        started = time.perf_counter()
        files = engine(page)
        sender.send((files, time.perf_counter() - started))

    process = context.Process(target=run)
    process.start()
    files, seconds = receiver.recv()
    process.join()
    return files, seconds


def plot(rows: list[Row]) -> str:
    """Draw one bar for each row, with its figures in words beside it; one ink, no colours."""
    longest = max(row.seconds for row in rows)
    lines = []
    for number, row in enumerate(rows):
        y = 46 + 34 * number
        width = 380 * row.seconds / longest
        told = f"{row.seconds:.1f} s"
        if row.pages:
            told += f", {row.pages / row.seconds:.0f} pages/s, {row.megabytes:.1f} MB"
        lines += [
            f'<text x="200" y="{y + 15}" text-anchor="end">{escape(row.name)}</text>',
            f'<rect x="210" y="{y}" width="{width:.0f}" height="20"/>',
            f'<text x="{220 + width:.0f}" y="{y + 15}">{told}</text>',
        ]
    said = "; ".join(f"{row.name}: {row.seconds:.1f} s" for row in rows)
    height = 60 + 34 * len(rows)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {height}" role="img"'
        ' aria-labelledby="t d" font-family="sans-serif" font-size="14" fill="#1b2430">'
    )
    title = "Seconds to print one handbook, beside the time of its site"
    return "\n".join(
        [
            head,
            f'<title id="t">{title}</title>',
            f'<desc id="d">{escape(said)}</desc>',
            f'<rect width="820" height="{height}" fill="#fff"/>',
            f'<text x="20" y="26" font-weight="600">{title}</text>',
            *lines,
            "</svg>\n",
        ]
    )


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
        yield "Chromium, print page", lambda page: [_chromium(page, chromium)]
    else:
        print("Chromium: not here (Debian: apt-get install chromium; pip install playwright)")
    if _installed("weasyprint"):
        yield "WeasyPrint, print page", lambda page: [_weasyprint(page)]
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
    from weasyprint import CSS, HTML

    # It splits no flexible boxes over pages, and the theme's outer boxes are flexible.
    boxes = "body, .md-container, .md-main, .md-main__inner, .md-content"
    plain = CSS(string=f"html, {boxes} {{ display: block !important; height: auto !important }}")
    return bytes(HTML(str(page)).write_pdf(stylesheets=[plain]) or b"")


if __name__ == "__main__":
    main()
