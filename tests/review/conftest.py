"""A desk to work at, and a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from review_desk import Desk, copy_sources

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Give a fresh copy of the sources."""
    return Desk(copy_sources(tmp_path), capsys)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium; without it tests are skipped here and fail on the build server."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _no_browser("run: make setup")
    path = os.environ.get("CHROMIUM", CHROMIUM)
    if not Path(path).exists():
        _no_browser("install the package chromium, or name the program in CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


def _no_browser(advice: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"no browser to test with; {advice}")
    pytest.skip(f"no browser to test with; {advice}")
