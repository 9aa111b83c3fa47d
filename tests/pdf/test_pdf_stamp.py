"""A clause whose translation waits for a check says so on paper, as it does on the site."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium

from generator.cli.main import outcome
from generator.combine import combine
from generator.outputs.build import build
from generator.outputs.output import Target
from generator.outputs.pdf.make import Shelf, make_pdfs
from generator.outputs.pdf.selection import Choice
from generator.render.site import render
from generator.sources.home import overrides_folder
from generator.sources.load import load_inputs
from generator.sources.site_settings import shared_config
from tests.small_tree import write_tree

_STAMP = "Translation not confirmed."


def test_changed_clause_is_stamped_in_the_translation_only(tmp_path: Path) -> None:
    """The stamp follows the head of the one clause whose Polish text changed, in English.

    The tree declares no address for questions, and is printed all the same.
    """
    root = write_tree(tmp_path / "small")
    assert outcome(["translations", "confirm", "--all", "--root", str(root)]) == 0
    chapter = root / "handbook" / "chapters" / "02-photos.yml"
    text = chapter.read_text(encoding="utf-8")
    changed = text.replace("Możesz też zrobić", "Wolno ci zrobić", 1)
    assert changed != text
    chapter.write_text(changed, encoding="utf-8")

    english, polish = _texts(root)

    assert english.count(_STAMP) == 1
    before = re.findall(r"\b\d+\.\d+ [^\n]+", english[: english.index(_STAMP)])
    handbook = combine(*load_inputs(root, (), None))
    (waiting,) = (one for one in handbook.clauses() if one.unconfirmed)
    assert before[-1].startswith(f"{waiting.number} ")
    assert "czeka na sprawdzenie" not in polish


def _texts(root: Path) -> list[str]:
    """Print the chapter in both languages, and read the text layers."""
    handbook = combine(*load_inputs(root, (), None))
    site = render(handbook)
    out = root / "build" / handbook.name
    shared, overrides = shared_config(root), overrides_folder(root)
    build(handbook, site, Target(out=out, root=root, shared=shared, overrides=overrides), _quiet)
    shelf = Shelf(out=out, handbook=handbook, site=site)
    return [
        _words(make_pdfs(shelf, [language], Choice(chapter="photos"), "a4")[0].data)
        for language in ("en", "pl")
    ]


def _quiet(_: str) -> None:
    """Say nothing about the build."""


def _words(data: bytes) -> str:
    pages = list(pdfium.PdfDocument(data))
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    return text.replace("\r\n", "\n").replace("\u00a0", " ")
