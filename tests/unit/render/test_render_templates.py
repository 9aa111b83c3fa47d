"""Compiled templates are kept, give the same pages, and are never trusted blindly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.render.site import render
from generator.render.templates import Templates, compiled_with
from tests.trees import LABELS


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Let each test set the templates up as a new process would."""
    Templates.at.cache_clear()
    yield
    Templates.at.cache_clear()


def test_kept_templates_give_the_same_pages(
    handbook: Callable[..., Handbook], tmp_path: Path
) -> None:
    """Pages from a fresh folder, a filled one and none at all are equal."""
    given = handbook({"handbook/labels.yml": LABELS})
    kept = tmp_path / "kept"
    kept.mkdir()
    plain = render(given)

    first = render(given, kept)
    files = {path.name for path in kept.iterdir()}
    Templates.at.cache_clear()

    assert first == render(given, kept) == plain
    assert files
    assert {path.name for path in kept.iterdir()} == files
    assert all(name.startswith(compiled_with()) for name in files)


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x80", b"nonsense" * 100])
def test_damaged_file_is_made_anew(
    handbook: Callable[..., Handbook], tmp_path: Path, damage: bytes
) -> None:
    """A file that was cut off or overwritten costs time, and nothing else."""
    given = handbook({"handbook/labels.yml": LABELS})
    whole = render(given, tmp_path)
    kept = {path: path.read_bytes() for path in tmp_path.glob("*.cache")}
    for path, data in kept.items():
        path.write_bytes(data[:12] + damage if damage == b"\x80" else damage)
    Templates.at.cache_clear()

    assert render(given, tmp_path) == whole
    assert {path: path.read_bytes() for path in tmp_path.glob("*.cache")} == kept


def test_folder_that_can_not_be_written_is_no_fault(
    handbook: Callable[..., Handbook], tmp_path: Path
) -> None:
    """Without a place to keep them, templates are compiled each time."""
    given = handbook({"handbook/labels.yml": LABELS})

    assert render(given, tmp_path / "gone" / "away") == render(given)
