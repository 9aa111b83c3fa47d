"""What accepted proposals make of policy text, and whether that reads as they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.review import Proposal, Review
from generator.model.text import Prose, Text
from generator.model.written import Written, compared
from generator.render.context import Context
from generator.render.word.clauses import Clauses
from generator.render.word.source import Edit, Unfit, edited, markdown_of
from generator.review.applying import Outcome, accepted, outcome_of
from generator.review.proposals import spot_of, words_of


def outcome(review: Review, handbook: Handbook) -> Outcome:
    """Sort accepted proposals, and write the new words of each field."""
    clauses = {one.id: one for one in handbook.clauses()}

    @cache
    def writer(language: str) -> Clauses:
        return Clauses.of(Context(handbook, language))

    def words(clause: str, name: str, language: str, own: Sequence[Proposal]) -> str | None:
        if language not in handbook.languages:
            return None
        writing = writer(language)
        paragraphs = [
            one
            for one in writing.clause(clauses[clause])
            if isinstance(one, Written) and one.field == name
        ]
        cells = sum(1 for one in writing.clause(clauses[clause]) if not isinstance(one, Written))
        text: Text = getattr(clauses[clause].clause, name)
        if cells and name in {"statement", "guidance", "remedy", "why"} and "|" in text[language]:
            return None
        try:
            made = edited(paragraphs, _edits(own))
        except Unfit:
            return None
        new = markdown_of(made)
        return new if _says(writing, text, new, language, made) else None

    return outcome_of(accepted(review.proposals), frozenset(clauses), words)


def _edits(own: Sequence[Proposal]) -> Iterator[Edit]:
    for one in own:
        spot = spot_of(one)
        if spot is None:
            raise Unfit
        yield Edit(
            at=spot.at,
            start=spot.start,
            end=spot.end,
            was=words_of(one.was),
            now=words_of(one.now),
        )


def _says(writing: Clauses, text: Text, new: str, language: str, wanted: Sequence[Written]) -> bool:
    """Make sure that a new text reads on the page as the document does."""
    kind = Prose if isinstance(text, Prose) else Text
    again = writing.texts.prose(kind(((Located(language), Located(new)),)), Written(runs=()), "")
    read = [compared(one.text).split() for one in again if isinstance(one, Written)]
    meant = [
        compared("".join(run.text for run in one.runs if run.own or "\t" in run.text)).split()
        for one in wanted
    ]
    slots = [
        [run.slot for run in one.runs if run.slot] for one in again if isinstance(one, Written)
    ]
    return read == meant and slots == [[run.slot for run in one.runs if run.slot] for one in wanted]
