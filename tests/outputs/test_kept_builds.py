"""A build that takes pages from the one before gives the bytes of a build that has none."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from tests.shares import share
from tests.trees import ROOT

ReadAll = Callable[[Path], dict[str, bytes]]
Edit = Callable[[Path], None]
FIRST = "handbook/chapters/01-accounts.yml"


def _replace(file: str, old: str, new: str) -> Edit:
    def edit(tree: Path) -> None:
        path = tree / file
        text = path.read_text("utf-8")
        # The same edit a second time takes it back.
        path.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")
        assert path.read_text("utf-8") != text

    return edit


def _template(tree: Path) -> None:
    path = tree / "overrides" / "main.html"
    text = path.read_text("utf-8")
    path.write_text(f"{text}{{# {len(text)} #}}<!-- {len(text)} -->", "utf-8")


def _chapter(tree: Path) -> None:
    """Add a chapter, which stands in every page's navigation, or take it away."""
    path = tree / "handbook" / "chapters" / "09-omega.yml"
    if path.exists():
        path.unlink()
    else:
        path.write_text((tree / FIRST).read_text("utf-8").replace("accounts", "omega"), "utf-8")


def _included(tree: Path) -> None:
    """Change what a template takes in: a file of any name."""
    path, main = tree / "overrides" / "mine.svg", tree / "overrides" / "main.html"
    if not path.exists():
        block = '{% block libs %}{{ super() }}{% include "mine.svg" %}{% endblock %}'
        main.write_text(main.read_text("utf-8") + block, "utf-8")
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{old}<!-- mine -->", "utf-8")


EDITS: dict[str, Edit] = {
    "statement": _replace(FIRST, "Do this at", "Always do this at"),
    "title": _replace(FIRST, "Pierwsza zasada accounts", "Zasada & <b>"),
    "name of a chapter": _replace(FIRST, "Rozdział accounts", "Rozdział „kont”"),
    "nothing": lambda _: None,
    "template": _template,
    "included": _included,
    "chapter": _chapter,
    "depth": _replace("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
    "theme": _replace("mkdocs.yml", "    - navigation.top\n", ""),
}


@pytest.fixture
def tree(tree: Path) -> Path:
    """Give the small tree with looks of its own."""
    shutil.copy(ROOT / "mkdocs.yml", tree)
    shutil.copytree(ROOT / "overrides", tree / "overrides")
    return tree


def _build(tree: Path, out: Path) -> int:
    return outcome(["build", "--quiet", "--root", str(tree), "--out", str(out)])


def _cold(tree: Path, out: Path) -> int:
    shutil.rmtree(out.with_name(f".{out.name}.kept"), ignore_errors=True)
    return _build(tree, out)


@pytest.mark.parametrize("seed", range(share(8)))
def test_any_sequence_of_edits_gives_the_bytes_of_a_cold_build(
    tree: Path, read_all: ReadAll, seed: int
) -> None:
    """Edits of every kind that a page is made of, in any order, and taken back."""
    chance = random.Random(seed)  # noqa: S311
    kept, fresh = tree.parent / "kept", tree.parent / "fresh"
    for name in ["nothing", *chance.choices(list(EDITS), k=3)]:
        EDITS[name](tree)
        assert _build(tree, kept) == _cold(tree, fresh) == 0
        one, other = read_all(kept), read_all(fresh)
        assert [file for file in {*one, *other} if one.get(file) != other.get(file)] == [], name


def test_a_page_that_did_not_change_is_taken(tree: Path, build: Callable[..., int]) -> None:
    """What was kept is the same file after a build of nothing new."""
    assert build() == 0
    kept = tree / "build" / ".base.kept"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert sorted(before) == ["en.json", "pl.json", "styles.json"]
    shutil.rmtree(tree / "build" / "base")

    assert build() == 0
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == before


def test_a_change_of_the_footer_alone_makes_no_page_anew(
    tree: Path, build: Callable[..., int]
) -> None:
    """The digest in the footer changes with every word."""
    assert build() == 0
    kept = tree / "build" / ".base.kept" / "pl.json"
    before = {line.split(b"\t")[0] for line in kept.read_bytes().split(b"\n")}
    EDITS["statement"](tree)

    assert build() == 0
    after = {line.split(b"\t")[0] for line in kept.read_bytes().split(b"\n")}
    fresh = [name for name in after - before if name.startswith(b"page ")]
    pages = [name for name in after if name.startswith(b"page ")]
    assert 0 < len(fresh) < len(pages) / 2


def test_clean_takes_away_what_was_kept(tree: Path, build: Callable[..., int]) -> None:
    """It is the builds' own."""
    assert build() == 0
    assert (tree / "build" / ".base.kept").is_dir()

    assert outcome(["clean", "--root", str(tree)]) == 0
    assert not (tree / "build" / ".base.kept").exists()


def test_with_a_plugin_of_somebody_else_nothing_is_kept(
    tree: Path, build: Callable[..., int]
) -> None:
    """It may read what no key knows of."""
    hook = tree.parent / "hook.py"
    hook.write_text("def on_page_markdown(markdown, **_):\n    return markdown\n", "utf-8")
    with (tree / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"hooks: ['{hook}']\n")

    assert build() == 0
    kept = tree / "build" / ".base.kept"
    # The style sheet is made of nothing but the finished pages.
    assert [path.name for path in kept.iterdir()] == ["styles.json"]


def test_what_a_template_takes_in_counts(tree: Path, read_all: ReadAll) -> None:
    """Also when it is no template itself."""
    out = tree.parent / "kept"
    for _ in range(2):
        _included(tree)
        assert _build(tree, out) == 0
    made = read_all(out)

    assert made["site/pl/index.html"].count(b"<!-- mine -->") == 2
    assert _cold(tree, out) == 0
    assert read_all(out) == made
