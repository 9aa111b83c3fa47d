"""Measure how long a change of a source takes to the page that somebody looks at.

Run: .venv/bin/python benchmarks/preview.py [COMPANY]
A preview of a copy of the sources follows one chapter, as an open browser does. Each round changes
a sentence of it, and measures from the end of saving until the new page has been fetched; then
until every other page is new, too. What a browser takes to draw a page comes on top.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 7
CHAPTER = "03-official-accounts"
SENTENCE = re.compile(r"(statement:.*?pl: ?[|>]?-?\s*)(?=\w+ \w+)", re.DOTALL)


def main() -> None:
    """Measure and print two medians."""
    company = sys.argv[1] if len(sys.argv) > 1 else "bank-brzozowy"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("handbook", "industry_profiles", "companies", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        command = [sys.executable, "-u", "-m", "generator", "serve", "--root", folder]
        serving = subprocess.Popen(
            [*command, "--company", company, "--port", "0"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            rows = measure(serving, root)
        finally:
            serving.terminate()
            serving.wait()
    for name, column in zip(("page on screen", "all pages"), zip(*rows, strict=True), strict=True):
        print(f"{name:<15} {statistics.median(column):5.2f} s  (worst {max(column):.2f} s)")


def measure(serving: subprocess.Popen[str], root: Path) -> list[tuple[float, float]]:
    """Give the seconds to the page and to all pages for each round."""
    address = said(serving, r"Serving (\S+)/ ").group(1)
    path = root / "handbook" / "chapters" / f"{CHAPTER}.yml"
    text = path.read_text("utf-8")
    page = f"/pl/{CHAPTER}.html"
    rows = []
    for number in range(ROUNDS):
        seen = re.findall(r'data-state="(\w+)"', fetch(address + page))[0]
        question = subprocess.Popen(
            ["curl", "--silent", f"{address}/__wait__?page={page}&seen={seen}"],
            stdout=subprocess.DEVNULL,
        )
        time.sleep(0.5)
        path.write_text(SENTENCE.sub(rf"\g<1>Runda {number} ", text, count=1), "utf-8")
        started = time.perf_counter()
        question.wait()
        if f"Runda {number} " not in fetch(address + page):
            raise AssertionError("the page is not new")
        shown = time.perf_counter() - started
        said(serving, "rebuilt in")
        rows.append((shown, time.perf_counter() - started))
    return rows


def said(serving: subprocess.Popen[str], pattern: str) -> re.Match[str]:
    """Read lines of the preview until one matches."""
    for line in serving.stdout or ():
        if match := re.search(pattern, line):
            return match
    raise AssertionError("the preview ended")


def fetch(address: str) -> str:
    """Fetch a page."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own preview
        text: str = answer.read().decode("utf-8")
    return text


if __name__ == "__main__":
    main()
