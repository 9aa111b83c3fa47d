"""The PDFs of every example handbook, which the standards are held against.

By default each handbook is printed whole in one language, and the other language gives its
starter packs and a chapter. With `HANDBOOK_PDF_MATRIX=all` each language gives everything:
the whole handbook, the starter pack of every audience, and every chapter of `_CHAPTERS`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.handbook import Handbook
from generator.outputs.build import build
from generator.outputs.output import Target
from generator.outputs.pdf.make import Shelf, make_pdfs
from generator.outputs.pdf.selection import Choice
from generator.render import render
from generator.sources.discover import load_inputs
from generator.sources.site_settings import overrides_folder, shared_config
from generator.workshop import combine
from tests.pdf.pdf_shelf import FULL, REPOSITORY

EVERYTHING = os.environ.get("HANDBOOK_PDF_MATRIX") == "all"
"""True when the whole matrix is wanted, which takes minutes."""
_CHAPTERS = ("crisis", "rights", "upkeep")


@dataclass(frozen=True, slots=True)
class Source:
    """One example handbook, and the language in which it is printed whole."""

    name: str
    industries: tuple[str, ...]
    company: str | None
    language: str


SOURCES = (
    Source("base", (), None, "pl"),
    Source("finance", ("finance",), None, "en"),
    Source("healthcare", ("healthcare",), None, "pl"),
    Source("tech", ("tech",), None, "en"),
    Source("bank-brzozowy", (), "bank-brzozowy", "pl"),
    Source("lesna-polana", (), "lesna-polana", "en"),
)


def print_all(source: Source, folder: Path) -> list[Path]:
    """Build one handbook below a folder, and give its PDFs."""
    for name in ("handbook", "industry_profiles", "companies"):
        shutil.copytree(REPOSITORY / name, folder / name)
    handbook = combine(*load_inputs(folder, source.industries, source.company))
    site = render(handbook)
    out = folder / "build" / handbook.name
    shared, overrides = shared_config(folder), overrides_folder(folder)
    target = Target(out=out, root=folder, shared=shared, overrides=overrides)
    build(handbook, site, target, lambda _: None)
    shelf = Shelf(out=out, handbook=handbook, site=site)
    paths = []
    for language, choice in _wanted(source, handbook):
        finished = make_pdfs(shelf, [language], choice, "a4")[0]
        path = folder / f"{source.name}-{finished.name}"
        path.write_bytes(finished.data)
        paths.append(path)
    return paths


def _wanted(source: Source, handbook: Handbook) -> Iterator[tuple[str, Choice]]:
    roles = [str(audience.id) for audience in handbook.audiences]
    chapters = [one.id for one in handbook.chapters if one.id in _CHAPTERS]
    for language in handbook.languages:
        if EVERYTHING or language == source.language:
            yield language, FULL
        if EVERYTHING or language != source.language:
            yield language, Choice(pack="onboarding")
            for role in roles if EVERYTHING else roles[-1:]:
                yield language, Choice(pack="onboarding", role=role)
            for chapter in chapters if EVERYTHING else chapters[:1]:
                yield language, Choice(chapter=chapter)
