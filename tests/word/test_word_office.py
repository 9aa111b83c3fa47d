"""LibreOffice saves a document, and marks it up: what comes back is the same."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problems import Collector
from generator.model.written import Document, compared
from generator.outputs.word.document import document, view
from generator.outputs.word.write import docx_bytes
from generator.render.site import render
from generator.review.marks import bind
from generator.sources.word.read import read_returned
from tests.random_marks import mark_at_random
from tests.shipped import handbook_of

_OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not _OFFICE, reason="LibreOffice is not installed"),
]
Saved = Callable[[bytes, str], Path]


@pytest.fixture(scope="module")
def sent() -> Document:
    """Give the document of a shipped company."""
    handbook = view(handbook_of(company="bank-brzozowy"), "essentials")
    return document(handbook, render(handbook), "essentials", "pl")


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Give a function that lets LibreOffice open a document and save it in a form."""

    def save(data: bytes, form: str) -> Path:
        path = tmp_path / "counsel.docx"
        path.write_bytes(data)
        out = tmp_path / "out"
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        subprocess.run(
            [_OFFICE or "", profile, "--headless", "--convert-to", form, "--outdir", out, path],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return next(out.iterdir())

    return save


def test_saved_by_libreoffice_nothing_is_a_mark(sent: Document, saved: Saved) -> None:
    """The round trip gives no proposal, and what was made is known."""
    returned = read_returned(saved(docx_bytes(sent), "docx"), Collector())

    assert returned is not None
    assert returned.identifier == sent.identifier
    assert returned.known == dict(sent.fingerprints)
    assert bind(sent, returned) == ()


@pytest.mark.parametrize("seed", [3, 17])
def test_marks_that_libreoffice_saved_are_bound_alike(
    sent: Document, saved: Saved, seed: int
) -> None:
    """Moves, nested changes and comments stay; only the answers lose what they answer."""
    marked, expected = mark_at_random(seed, sent, docx_bytes(sent), 14)
    returned = read_returned(saved(marked, "docx"), Collector())
    assert returned is not None
    left = list(bind(sent, returned))
    for action, clause, words in expected:
        left.remove(
            next(
                one
                for one in left
                if (one.action, one.clause) == (action, clause)
                and " ".join(compared(words).split())
                in " ".join(compared(f"{one.was} {one.now} {one.note}").split())
            )
        )

    assert left == []


def test_it_is_printed_with_the_numbers_of_the_clauses(sent: Document, saved: Saved) -> None:
    """LibreOffice opens it, and counts as we do."""
    import pypdfium2

    printed = pypdfium2.PdfDocument(saved(docx_bytes(sent), "pdf"))
    text = "\n".join(page.get_textpage().get_text_range() for page in printed)
    words = " ".join(text.split())
    titles = [one for one in sent.paragraphs() if one.number and "." in one.number]

    assert titles
    assert [one.number for one in titles if f"{one.number} {one.text}" not in words] == []
