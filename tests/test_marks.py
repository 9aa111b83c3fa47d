"""Templates, modules, style sheets and scripts share one table of names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from generator.model import marks
from generator.model.attributes import Anchor, Data, Shade
from generator.model.clause import STRENGTHS
from generator.model.marks import BY_RULE, Mark, strength_mark
from tests.trees import ROOT

TABLES = [ROOT / "generator/model" / name for name in ("marks.py", "attributes.py")]
MODULES = sorted(path for path in (ROOT / "generator").rglob("*.py") if path not in TABLES)
PAGES = sorted(
    path
    for folder, endings in (
        ("generator/templates", {".j2"}),
        ("generator/outputs", {".typ"}),
        ("overrides", {".html", ".css", ".js"}),
    )
    for path in (ROOT / folder).rglob("*")
    if path.suffix in endings
)
_NAME = re.compile(r"(?<![\w-])hb-[a-z0-9]+(?:[-_]+[a-z0-9]+)*-?")
_DATA = re.compile(r"data-hb-[a-z]+|data-search-exclude")
_SHADE = re.compile(r"--hb-[a-z]+")
KNOWN = {str(name) for table in (Mark, Anchor) for name in table}


def _lies(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=_lies)
def test_each_name_of_ours_stands_in_the_table(path: Path) -> None:
    """A class, an id or an attribute that the table does not hold is a slip of the pen."""
    text = path.read_text(encoding="utf-8")

    assert set(_NAME.findall(text)) - KNOWN - set(BY_RULE) == set()
    assert set(_DATA.findall(text)) - set(Data) == set()


@pytest.mark.parametrize("path", MODULES, ids=_lies)
def test_modules_ask_the_table(path: Path) -> None:
    """No module writes a name out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]

    assert [
        text for text in texts if isinstance(text, str) and (_NAME.search(text) or "hb-" in text)
    ] == []
    assert [text for text in texts if isinstance(text, str) and _DATA.search(text)] == []


def _asked_for() -> Iterator[str]:
    """Walk `Table.MEMBER` of all modules."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"


def test_each_name_in_the_table_is_used() -> None:
    """What nobody writes and nobody asks for has no place in the table."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    written = {*_NAME.findall(text), *_DATA.findall(text), *_SHADE.findall(text)}
    written |= {str(strength_mark(strength)) for strength in STRENGTHS}
    asked = set(_asked_for())
    tables: tuple[type[StrEnum], ...] = (Mark, Anchor, Data, Shade)

    assert [
        str(name)
        for table in tables
        for name in table
        if str(name) not in written and f"{table.__name__}.{name.name}" not in asked
    ] == []
    named = {
        name for path in MODULES for name in re.findall(r"\b[A-Z]+\b", path.read_text("utf-8"))
    }
    rules = {name for name, value in vars(marks).items() if value in BY_RULE}
    assert [name for name in rules - named if getattr(marks, name) not in text] == []


def test_a_brand_replaces_shades_that_the_style_sheet_has() -> None:
    """Each colour of a company stands in the style sheet with a value of our own."""
    sheet = (ROOT / "overrides/assets/stylesheets/handbook.css").read_text(encoding="utf-8")

    assert [shade for shade in Shade if f"{shade}: #" not in sheet] == []
