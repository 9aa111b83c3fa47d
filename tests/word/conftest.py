"""A tiny handbook with what documents need, the document that is sent, and commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from generator.model.problems import Collector
from generator.model.written import Document
from generator.outputs.word.document import document, view
from generator.outputs.word.write import docx_bytes
from generator.review.mark import Mark
from generator.review.marks import bind
from generator.sources.word.read import read_returned
from generator.workshop import asked
from tests.marking import Marked
from tests.trees import TREE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the tiny tree."""
    for name, text in TREE.items():
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "root"


@pytest.fixture
def run(root: Path, capsys: Any) -> Run:
    """Give a function that runs a command for the company."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = outcome([*arguments, "--root", str(root), "--company", "acme"])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def sent(root: Path) -> Document:
    """Give the document of the tiny handbook in Polish."""
    wanted = asked(root, "", "acme")
    handbook = view(wanted.resolve()[0], "handbook")
    return document(handbook, wanted.render(handbook), "handbook", "pl")


@pytest.fixture
def marked(sent: Document) -> Marked:
    """Give the same to mark up."""
    return Marked(docx_bytes(sent))


@pytest.fixture
def back(sent: Document, tmp_path: Path) -> Callable[[Marked | bytes], tuple[Mark, ...]]:
    """Give a function that sends a document back and binds its marks."""

    def bound(data: Marked | bytes) -> tuple[Mark, ...]:
        path = tmp_path / "counsel.docx"
        path.write_bytes(data if isinstance(data, bytes) else data.finished())
        problems = Collector()
        returned = read_returned(path, problems)
        problems.raise_if_failed()
        assert returned is not None
        return bind(sent, returned)

    return bound
