"""Make PDFs out of a built site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.model.handbook import Handbook
from generator.model.packs import CARDS, WORKSHOP
from generator.model.pages import CRISIS_CARD
from generator.model.problems import Problem, ProblemsFound
from generator.outputs.output import epoch
from generator.outputs.pages.articles import Article, read_articles, read_page
from generator.outputs.pdf.cards import write_card
from generator.outputs.pdf.compile import compile_pdf
from generator.outputs.pdf.document import Job, Source, write_document
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.publish import Finished
from generator.outputs.pdf.selection import Choice, choose, files_of
from generator.outputs.pdf.session import session_articles, write_session
from generator.outputs.pdf.shrink import shrink
from generator.outputs.pdf.words import Around
from generator.render.site import Site

_T = TypeVar("_T")
_WRITERS = {CARDS: write_card, WORKSHOP: write_session}
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A handbook together with the folder of its built site."""

    out: Path
    """The folder that holds the built site, a stage or a finished build."""
    handbook: Handbook
    """The handbook."""
    site: Site
    """Its rendered pages, which tell the reading order."""

    def folder(self, language: str) -> Path:
        """Give the folder of a language's pages."""
        return self.out / "site" / language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A document that waits for the engine."""

    job: Job
    source: Source


def make_pdfs(shelf: Shelf, languages: Sequence[str], choice: Choice, paper: str) -> list[Finished]:
    """Make the PDFs of a choice for each language; nothing is written yet.

    The engine prints in a thread of its own, so the next document is written meanwhile.

    Args:
        shelf: The handbook and its built site, which is current.
        languages: The languages, in the order of the result.
        choice: What goes into the PDFs; a pack may be several files.
        paper: `a4` or `letter`.

    Raises:
        ProblemsFound: Something can't be printed (HB510 to HB514); of every language.
    """
    problems: dict[Problem, None] = {}
    printing: list[Future[Finished]] = []
    files = files_of(choice, shelf.handbook)
    with ThreadPoolExecutor(max_workers=len(languages)) as pool:
        for language in languages:
            every = read_articles(shelf.folder(language), shelf.site.navs[language])
            for file in files:
                written = _tried(partial(_write, shelf, language, file, paper, every), problems)
                if written:
                    printing.append(pool.submit(_print, written))
        finished = [_tried(one.result, problems) for one in printing]
    if problems:
        raise ProblemsFound(problems)
    return [one for one in finished if one]


def _tried(make: Callable[[], _T], problems: dict[Problem, None]) -> _T | None:
    """Give what is made, or note why it can't be."""
    try:
        return make()
    except ProblemsFound as found:
        problems.update(dict.fromkeys(found.problems))
        return None


def _write(
    shelf: Shelf, language: str, choice: Choice, paper: str, every: list[Article]
) -> _Written:
    handbook = shelf.handbook
    job = Job(
        choice=choice,
        articles=_chosen(handbook, choice, every, shelf.folder(language)),
        every=every,
        around=Around(handbook, language),
        faults=Faults(handbook, language),
        paper=paper,
    )
    if choice.pack == WORKSHOP:
        job = replace(job, articles=session_articles(job))
    source = _WRITERS.get(choice.pack, write_document)(job)
    job.faults.problems.raise_if_failed()
    return _Written(job=job, source=source)


def _chosen(
    handbook: Handbook, choice: Choice, every: list[Article], folder: Path
) -> list[Article]:
    if choice.pack == WORKSHOP:
        return []
    if choice.sheet:
        return [read_page(folder, choice.sheet)]
    wanted = choice.pack == "onboarding" and handbook.holds(CRISIS_CARD)
    cards = [read_page(folder, CRISIS_CARD.stem)] if wanted else []
    return choose(choice, handbook, every, cards)


def _print(written: _Written) -> Finished:
    job = written.job
    data = compile_pdf(written.source, epoch(job.around.handbook), job.faults)
    found = _COUNT.search(data)
    pages = int(found.group(1)) if found else 0
    return Finished(choice=job.choice, around=job.around, data=shrink(data), pages=pages)
