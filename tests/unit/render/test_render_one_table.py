"""One table of the pages: a row and a template make a page, and nothing else has to know."""

from __future__ import annotations

import ast
import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import COMMANDS
from generator.model import pages
from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.pages import EVERYTHING, READING_ORDER, Page, fixed_pages, row_of
from generator.model.parts import InBook, Part
from generator.model.registers import REGISTERS
from generator.model.sheets import SHEETS
from generator.model.written import WHATS
from generator.render import templates
from generator.render.book import leaves
from generator.render.context import Context
from generator.render.site import render
from tests.trees import CHAPTER, ROOT

Resolved = Callable[..., Handbook]
NEW = Page(stem="my-news", title=Label.EVIDENCE, part=Part.PRACTICE)
PLATFORMS = "platforms:\n  - {id: net, name: Net, use: {pl: Do rozmów., en: For talks.}}\n"
RISKS = """\
risks:
  - id: leak
    threat: {pl: Wyciek, en: Leak}
    consequence: {pl: Szkoda, en: Harm}
    avoid: {pl: Uważaj., en: Take care.}
    owner: owner
    clauses: [talk.secrets]
"""
TEMPLATE = """\
---
title: {{ c.label_title("evidence") }}
---

# {{ word.evidence }}

[{{ word.page_roles }}](roles.md)
"""


def with_page(monkeypatch: pytest.MonkeyPatch, folder: Path, page: Page) -> Path:
    """Add a page: its row after that of the platforms, and its template; give what compiles it."""
    place = next(i for i, row in enumerate(READING_ORDER) if row is row_of("platforms")) + 1
    table = (*READING_ORDER[:place], page, *READING_ORDER[place:])
    monkeypatch.setattr(pages, "READING_ORDER", table)
    shutil.copytree(ROOT / "generator" / "templates", folder / "templates")
    (folder / "templates" / page.template).write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(templates, "_TEMPLATES", folder / "templates")
    compiled = folder / "compiled"
    compiled.mkdir()
    return compiled


def test_a_row_and_a_template_make_a_page(
    handbook: Resolved, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page stands in the navigation, among the addresses, on the print page and in the PDF."""
    compiled = with_page(monkeypatch, tmp_path_factory.mktemp("new"), NEW)
    linked = CHAPTER.replace("Podpisuj wpisy.", '"[Tu](#my-news)."').replace(
        "Sign your posts.", '"[Here](#my-news)."'
    )
    given = handbook({"handbook/chapters/01-talk.yml": linked, "handbook/platforms.yml": PLATFORMS})

    site = render(given, compiled)

    practice = next(
        entries
        for entry in site.navs["en"]
        for title, entries in entry.items()
        if title == given.labels[Label.NAV_PRACTICE]["en"]
    )
    title = given.labels[Label.EVIDENCE]["en"]
    names = [where for entry in practice for where in entry.values()]
    assert names.index("my-news.md") == names.index("platforms.md") + 1
    assert {title: "my-news.md"} in practice
    assert f"# {title}" in site.pages["en"]["my-news.md"]
    assert Context(given, "en").addresses["my-news"] == "my-news.md"
    assert "[Here](my-news.md)" in site.pages["en"]["01-talk.md"]
    assert f"- [{title}](my-news.md)" in site.pages["en"]["print.md"]
    # The articles of a PDF are read in the order of these leaves.
    stems = [leaf.stem for leaf in leaves(site.navs["en"])]
    assert stems.index("my-news") == stems.index("platforms") + 1


@pytest.mark.parametrize(
    ("place", "neighbour"),
    [
        (InBook.OPENS_PRACTICE, "risks"),
        (InBook.FILLED_IN, "review"),
        (InBook.TAKEN_OUT, "sign-off"),
    ],
)
def test_the_row_says_where_a_book_has_the_page(
    handbook: Resolved,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    place: InBook,
    neighbour: str,
) -> None:
    """Of pages that stand at one place of a book, the first in the table stands first."""
    page = Page(stem="my-news", title=Label.EVIDENCE, part=Part.PRACTICE, in_book=place)
    compiled = with_page(monkeypatch, tmp_path_factory.mktemp("new"), page)

    whole = handbook({"handbook/risks.yml": RISKS})

    site = render(dataclasses.replace(whole, shows=EVERYTHING), compiled)

    stems = [leaf.stem for leaf in leaves(site.navs["pl"])]
    assert stems.index("my-news") == stems.index(neighbour) - 1


def test_a_page_that_repeats_stands_in_no_book_and_may_stay_nameless(
    handbook: Resolved,
    problems: Callable[..., list[str]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The row says that no book has the page and that no text may link to it."""
    page = Page(
        stem="my-news",
        title=Label.EVIDENCE,
        part=Part.PRACTICE,
        named=False,
        in_book=InBook.NOWHERE,
    )
    compiled = with_page(monkeypatch, tmp_path_factory.mktemp("new"), page)

    site = render(handbook(), compiled)

    assert "my-news.md" in site.pages["pl"]
    assert "my-news" not in [leaf.stem for leaf in leaves(site.navs["pl"])]
    linked = CHAPTER.replace("Podpisuj wpisy.", '"[Tu](#my-news)."')
    found = problems({"handbook/chapters/01-talk.yml": linked})
    assert [line.partition(" ")[2] for line in found] == ["HB209 nothing is called 'my-news'"]


def test_no_chapter_may_have_the_name_of_a_new_page(
    problems: Callable[..., list[str]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The row alone reserves the name."""
    with_page(monkeypatch, tmp_path_factory.mktemp("new"), NEW)
    chapter = (
        "id: my-news\ntitle: {pl: R, en: R}\nsummary: {pl: R., en: R.}\nowner: owner\n"
        "reviewed: 2026-11-01\nreview_months: 12\nclauses: []\n"
    )

    assert problems({"handbook/chapters/02-my-news.yml": chapter}) == [
        (
            "handbook/chapters/02-my-news.yml:1:5: HB201 the id 'my-news' belongs to a page"
            " of the handbook"
        )
    ]


def test_every_row_has_its_template_and_every_template_its_row() -> None:
    """No page is forgotten and no template lies idle, but for the one that others take in.

    Those in HTML, of the course and of the workshop, make no page of the site.
    """
    found = {path.name for path in (ROOT / "generator" / "templates").glob("*.md.j2")}

    assert {row.template for row in READING_ORDER} == found - {"clause.md.j2"}


def test_rows_have_names_of_their_own() -> None:
    """No two rows make pages of one name, and no part is torn apart."""
    stems = [page.stem for page in fixed_pages()]
    parts = [part for part, _ in pages.navigation()]

    assert len(set(stems)) == len(stems)
    assert len(set(parts)) == len(parts)


def _texts(path: Path) -> Iterator[str]:
    """Walk the texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told: set[Any] = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_other_module_has_a_list_of_pages() -> None:
    """Whoever asks for a page asks the table; registers and commands may be called the same."""
    names = [row.name for row in REGISTERS] + [row.name for row in SHEETS]
    registers = {name.replace("_", "-") for name in names}
    named = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        # A sheet is one of a register, and a document holds what a page does.
        shows = {"render", "outputs"} & set(path.parts) and "sheets" not in path.parts
        stems = {page.stem for page in fixed_pages() if shows or page.stem not in registers}
        stems -= set(COMMANDS) if path.parent.name == "cli" else set()
        stems -= set() if shows else set(WHATS)
        one = re.compile(rf"/?({'|'.join(map(re.escape, sorted(stems)))})(?:\.(?:md|html).*)?")
        found = {match.group(1) for text in _texts(path) if (match := one.fullmatch(text))}
        if len(found) > 1:
            named[path.name] = found

    assert set(named) == {"pages.py"}
