"""Documents of word processors in the review: what was marked comes in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.handbook import Handbook
from generator.model.identity import Identity, identified
from generator.model.known import check_language
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.review import Export, Proposal
from generator.model.say import Said, joined, say, say_many
from generator.model.signs import one_line
from generator.model.written import WHATS, Document
from generator.review.marks import bind
from generator.review.proposals import counts, export_of, told
from generator.review.run import fingerprints
from generator.sources.word.read import read_returned
from generator.workshop import Asked

DOCUMENT = ".docx"
_SHOWN = 160
"""Characters of a mark's words that are shown."""


class Documents:
    """Reads documents that came back; what was sent is written anew for each kind once."""

    def __init__(self, wanted: Asked, handbook: Handbook, problems: Collector) -> None:
        """Note what is asked for."""
        self.wanted = wanted
        self.handbook = handbook
        self.problems = problems
        self.formatting = 0
        self._sent: dict[tuple[str, str], Document] = {}

    def read(self, path: Path, reviewer: str | None) -> Export | None:
        """Read one document, or report why it can't be taken (HB616, HB651)."""
        returned = read_returned(path, self.problems)
        if returned is None:
            return None
        identity = identified(returned.identifier)
        place = Place(file=path.name, line=1, column=1)
        if identity is None or identity.what.partition("+")[0] not in WHATS:
            self.problems.add(
                "HB651",
                say("it was not made by `handbook export --format docx`, or lost its properties"),
                place,
                say("let the reviewer mark up the file itself, and not a copy of its text"),
            )
            return None
        if identity.company != self.handbook.name:
            self.problems.add(
                "HB616",
                say(
                    "the export is about '{other}', not about '{name}'",
                    other=identity.company,
                    name=self.handbook.name,
                ),
                place,
                say("name the other one with --company"),
            )
            return None
        check_language(identity.language, self.handbook)
        marks = bind(self._document(identity), returned)
        self.formatting += returned.formatting
        by = reviewer or one_line(path.stem)
        changed = self._changed(identity, returned.known)
        return export_of(marks, identity, path.name, by, changed)

    def _document(self, identity: Identity) -> Document:
        """Write what was sent once more."""
        # Only who imports documents waits for it.
        from generator.outputs.word.document import RELEASED, document, view

        what, plus, _ = identity.what.partition("+")
        key = (identity.what, identity.language)
        if key not in self._sent:
            seen = view(self.handbook, what)
            seen = dataclasses.replace(seen, release=f"{plus}release" == RELEASED and bool(plus))
            site = self.wanted.render(seen)
            self._sent[key] = document(seen, site, what, identity.language)
        return self._sent[key]

    def _changed(self, identity: Identity, known: dict[str, str]) -> frozenset[str]:
        """Find the clauses that read otherwise than in the document that was sent."""
        if identity.digest == self.handbook.digest:
            return frozenset()
        now = fingerprints(self.handbook)
        return frozenset(name for name, mark in now.items() if known.get(name) != mark)


def listing(proposals: Iterable[Proposal], formatting: int) -> Iterator[Said]:
    """Tell every mark, those that could not be bound last, and how many there are."""
    every = list(proposals)
    for one in every:
        if not one.listed:
            yield _line(one)
    for one in every:
        if one.listed:
            yield say("listed, {why}: {what}", why=one.listed, what=_line(one))
    if formatting:
        yield say_many(
            "{n} change of looks alone is no mark",
            "{n} changes of looks alone are no marks",
            formatting,
        )
    marks, proposed, listed = counts(every)
    yield say(
        "marks {marks}, proposals {proposals}, listed {listed}",
        marks=marks,
        proposals=proposed,
        listed=listed,
    )


def _line(one: Proposal) -> Said:
    words = told(one)
    if str(one.action) == "ask" and one.was:
        words = f"„{one.was}”: {words}" if words else f"„{one.was}”"
    words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    where = f" {one.spot}" if one.spot else ""
    setting = f" {one.setting}" if one.setting else ""
    clause = str(one.clause) if one.clause else "–"
    head = f"{one.action} {clause}{where}{setting} [{one.author or '–'}]"
    return joined(": ", [head, words])
