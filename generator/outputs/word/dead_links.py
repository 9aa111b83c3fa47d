"""Keep the words of links to what a document does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.written import Grid, Part, Written


def without_dead_links(parts: Iterable[Part]) -> Iterator[Part]:
    """Keep the words of links to what the document does not hold."""
    every = list(parts)
    known: set[str] = set()
    for part in every:
        for one in _paragraphs(part):
            known.update(one.bookmarks)
    for part in every:
        if isinstance(part, Written):
            yield _live(part, known)
            continue
        rows = tuple(
            tuple(tuple(_live(one, known) for one in cell) for cell in row) for row in part.rows
        )
        yield replace(part, rows=rows)


def _paragraphs(part: Part) -> Iterator[Written]:
    if isinstance(part, Grid):
        for row in part.rows:
            for cell in row:
                yield from cell
    else:
        yield part


def _live(one: Written, known: set[str]) -> Written:
    if not any(run.link.startswith("#") for run in one.runs):
        return one
    runs = tuple(
        replace(run, link="") if run.link.startswith("#") and run.link[1:] not in known else run
        for run in one.runs
    )
    return replace(one, runs=runs)
