"""Both engines make all shipped handbooks to the same bytes: `make engines`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.outputs.preview.live import Preview
from generator.workshop import Asked
from tests.shipped import SHIPPED, copy_sources
from tests.small_tree import choose_engine

pytestmark = pytest.mark.engines
ReadAll = Callable[[Path], dict[str, bytes]]


def _differing(made: dict[str, bytes], again: dict[str, bytes]) -> list[str]:
    return [name for name in sorted({*made, *again}) if made.get(name) != again.get(name)]


@pytest.mark.parametrize("name", SHIPPED)
def test_engines_make_the_same_bytes(
    name: str, shipped: Callable[[str], Path], tmp_path: Path, read_all: ReadAll
) -> None:
    """Every file of the owner's site, which holds every kind of page, and the manifest."""
    made = read_all(shipped(name) / "build" / name)
    copy_sources(tmp_path)
    choose_engine(tmp_path, "properdocs")
    industry, company = SHIPPED[name]
    out = tmp_path / "out"
    options = ["--root", str(tmp_path), "--industry", industry, "--company", company]

    assert outcome(["build", "--quiet", *options, "--for", "owner", "--out", str(out)]) == 0
    again = read_all(out)
    assert _differing(made, again) == []
    assert len(made) > 200


def test_preview_shows_the_same_page(tree: Path, tmp_path: Path, read_all: ReadAll) -> None:
    """A page that ProperDocs builds anew by itself is that of a whole build with MkDocs."""
    chapter = tree / "handbook" / "chapters" / "01-accounts.yml"
    choose_engine(tree, "properdocs")
    asked = Asked(root=tree, company="mala")
    handbook, _, _ = asked.resolve()
    target = asked.target("mala")
    preview = Preview(target.out, tree, 2)
    with preview.closing:
        preview.update(handbook, asked.render(handbook), target)
        preview.wait("/pl/01-accounts.html", "", 0)
        text = chapter.read_text("utf-8")
        chapter.write_text(text.replace("Pierwsza zasada accounts", "Zasada główna"), "utf-8")
        handbook, _, _ = asked.resolve()
        assert preview.refresh(handbook, asked.render(handbook), target) == 1
        shown = (preview.current / "pl" / "01-accounts.html").read_bytes()
    (tree / "mkdocs.yml").unlink()
    whole = tmp_path / "whole"
    assert outcome(["build", "--root", str(tree), "--company", "mala", "--out", str(whole)]) == 0

    assert "Zasada główna".encode() in shown
    built = read_all(whole / "site" / "pl")["01-accounts.html"]
    assert _without_navigation(shown) == _without_navigation(built)


def _without_navigation(page: bytes) -> bytes:
    """Give the article: what other pages are called is shown by the next whole build."""
    start, end = page.index(b"<article"), page.index(b"</article>")
    return page[start:end]
