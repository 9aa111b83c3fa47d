"""The PDFs of every example handbook, which the standards are held against.

`make test` holds the short PDFs of one handbook against them. `make standards` does so for all
six: each handbook is printed whole in one language, and the other language gives its starter packs,
a chapter and the cards. With `MATRIX=all` each language gives everything: the whole handbook, the
starter pack of every audience, every chapter of `_CHAPTERS`, and the cards; with
`MATRIX="base tech"` only the named handbooks are printed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.handbook import Handbook
from generator.model.registers import AUDIENCES
from generator.outputs.pdf.make import Shelf, make_pdfs
from generator.outputs.pdf.selection import Choice, files_of
from generator.render.site import render
from generator.workshop import OWNER, asked
from tests.pdf.pdf_shelf import CARDS, FULL, WORKSHOP
from tests.shipped import SHIPPED

_MATRIX = os.environ.get("HANDBOOK_PDF_MATRIX", "")
EVERYTHING = _MATRIX == "all"
"""True when every language shall give everything."""
_CHAPTERS = ("crisis", "rights", "upkeep")


WHOLE = {
    "base": "pl",
    "finance": "en",
    "healthcare": "pl",
    "tech": "en",
    "bank-brzozowy": "pl",
    "lesna-polana": "en",
}
"""The example handbooks, and the language in which each is printed whole."""
NAMES = tuple(WHOLE) if _MATRIX in ("six", "all") else tuple(_MATRIX.split())
"""The handbooks that this run prints."""
Printed = Mapping[tuple[str, Choice], bytes]
"""PDFs by language and choice."""


def print_all(name: str, root: Path, folder: Path, printed: Printed) -> list[Path]:
    """Print the handbook that is built in a root; give its PDFs, in a folder.

    Those that are printed already are taken as they are: a test of its own says that printing
    again gives the same bytes.
    """
    handbook, _, _ = asked(root, *SHIPPED[name], OWNER).resolve()
    shelf = Shelf(out=root / "build" / handbook.name, handbook=handbook, site=render(handbook))
    paths: list[Path] = []
    for language, choice in _wanted(WHOLE[name], handbook):
        data = printed.get((language, choice))
        if data is None:
            data = make_pdfs(shelf, [language], choice, "a4")[0].data
        path = folder / f"{name}-{len(paths)}-{language}.pdf"
        path.write_bytes(data)
        paths.append(path)
    return paths


def _wanted(whole: str, handbook: Handbook) -> Iterator[tuple[str, Choice]]:
    roles = [str(audience.id) for audience in handbook.of(AUDIENCES)]
    chapters = [one.id for one in handbook.chapters if one.id in _CHAPTERS]
    for language in handbook.languages:
        if EVERYTHING or language == whole:
            yield language, FULL
        if EVERYTHING or language != whole:
            yield language, Choice(pack="onboarding")
            for role in roles if EVERYTHING else roles[-1:]:
                yield language, Choice(pack="onboarding", role=role)
            for chapter in chapters if EVERYTHING else chapters[:1]:
                yield language, Choice(chapter=chapter)
            for card in (*files_of(CARDS, handbook), *files_of(WORKSHOP, handbook)):
                yield language, card
