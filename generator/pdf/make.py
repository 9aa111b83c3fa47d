"""Make one PDF out of a built site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.build.handbook import epoch
from generator.model.handbook import Handbook
from generator.pdf.articles import read_articles
from generator.pdf.compile import compile_pdf
from generator.pdf.document import Job, write_document
from generator.pdf.faults import Faults
from generator.pdf.publish import Finished
from generator.pdf.selection import Choice, choose
from generator.pdf.shrink import shrink
from generator.pdf.words import Around
from generator.render.site import Site

_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A handbook together with the folder of its built site."""

    out: Path
    """The build's folder."""
    handbook: Handbook
    """The handbook."""
    site: Site
    """Its rendered pages, which tell the reading order."""


def is_current(shelf: Shelf) -> bool:
    """Tell whether the folder holds the built site of exactly these pages."""
    out, site = shelf.out, shelf.site
    for language, pages in site.pages.items():
        for name, text in pages.items():
            page = out / "site" / language / name.replace(".md", ".html")
            source = out / "docs" / language / name
            if not page.is_file() or not source.is_file():
                return False
            if source.read_text(encoding="utf-8") != text:
                return False
    return (out / "handbook.json").is_file() and set(site.pages) == set(shelf.handbook.languages)


def make_pdf(shelf: Shelf, language: str, choice: Choice, paper: str) -> Finished:
    """Make a PDF; nothing is written yet.

    Args:
        shelf: The handbook and its built site, which is current.
        language: The PDF's language.
        choice: What goes into it.
        paper: `a4` or `letter`.

    Raises:
        ProblemsFound: Something can't be printed (HB510 to HB514).
    """
    handbook = shelf.handbook
    faults = Faults(handbook, language)
    around = Around(handbook, language)
    every = read_articles(shelf.out / "site" / language, shelf.site.navs[language])
    job = Job(
        choice=choice,
        articles=choose(choice, handbook, every, language),
        every=every,
        around=around,
        faults=faults,
        paper=paper,
    )
    source = write_document(job)
    faults.problems.raise_if_failed()
    data = compile_pdf(source, epoch(handbook), faults)
    found = _COUNT.search(data)
    pages = int(found.group(1)) if found else 0
    return Finished(choice=choice, around=around, data=shrink(data), pages=pages)
