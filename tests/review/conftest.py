"""A desk to work at, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.review_desk import Desk, copy_sources


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Give a fresh copy of the sources."""
    return Desk(copy_sources(tmp_path), capsys)
