"""The printed essentials of a small firm: a few sheets."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from generator.cli.main import outcome
from tests.content.test_essentials import example
from tests.trees import ROOT

MOST = 10
"""Pages, in either language."""


@pytest.fixture(scope="module")
def firm(once: Callable[..., Path]) -> Path:
    """Build and print the handbook of a small firm, once for all tests."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "handbook", folder / "handbook")
        (folder / "companies" / "klon").mkdir(parents=True)
        file = folder / "companies" / "klon" / "company.yml"
        file.write_text(example(), encoding="utf-8")
        options = ["--root", str(folder), "--company", "klon"]
        with contextlib.redirect_stdout(io.StringIO()):
            assert outcome(["build", *options]) == 0
            assert outcome(["pdf", *options]) == 0

    return once("essentials", make)


def _pages(firm: Path, language: str) -> list[str]:
    document = pdfium.PdfDocument(firm / "build" / "klon" / f"handbook-{language}.pdf")
    found = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    return found


@pytest.mark.parametrize("language", ["pl", "en"])
def test_book_has_at_most_ten_pages(firm: Path, language: str) -> None:
    """Cover and sheet to sign included."""
    assert 2 < len(_pages(firm, language)) <= MOST


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_rule_is_printed_and_the_contacts_too(firm: Path, language: str) -> None:
    """Without contents, notes and legal bases, which the site has."""
    text = "\n".join(_pages(firm, language))

    assert [number for number in ("1.1", "2.5", "3.5", "4.5", "5.4") if number not in text] == []
    assert text.count("Anna Dąb") >= 2
    assert ("Czym te zasady nie są" if language == "pl" else "What these rules are not") in text
    assert "art. 100" not in text


def test_type_can_be_read(firm: Path) -> None:
    """Rules are set in nine points and more; smaller are only marks and the foot of the page."""
    document = pdfium.PdfDocument(firm / "build" / "klon" / "handbook-pl.pdf")
    page = document[2].get_textpage()
    sizes = [pdfium.raw.FPDFText_GetFontSize(page, index) for index in range(page.count_chars())]
    document.close()

    assert sum(size >= 9 for size in sizes) > len(sizes) * 0.8
