"""Check the papers: when each is due, what it quotes, and where their own placeholders stand."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import fields

from generator.model.entry_change import EntryChange
from generator.model.handbook import Handbook
from generator.model.inputs import Layer, texts
from generator.model.papers import Paper
from generator.model.problems import Collector
from generator.model.registers import PAPERS
from generator.model.say import say
from generator.resolve.entries import register_of
from generator.resolve.entry_conflicts import entry_changes_of

_ELSEWHERE = frozenset({"title", "reason"})
"""Fields of a paper, and of a change of one, that other pages than the paper's own say too."""


def texts_filled_in(layer: Layer) -> frozenset[int]:
    """Give the identities of those texts of a layer in which a paper's placeholders are filled in.

    A paper's title stands in the navigation too, and the reason of a change on other pages; what
    only papers know would stay there as it is written.
    """
    changes = [one for one in entry_changes_of(layer) if register_of(one) is PAPERS]
    found = texts((layer.of(PAPERS), tuple(changes)), _said_elsewhere)
    return frozenset(id(text) for text in found)


def _said_elsewhere(record: object) -> frozenset[str]:
    return _ELSEWHERE if isinstance(record, Paper | EntryChange) else frozenset()


def check_papers(handbook: Handbook, layers: Iterable[Layer], problems: Collector) -> None:
    """Report papers that are never due, say nothing, or quote what they do not rest on (HB107).

    Papers are looked at as all layers have made them, and those that went as they were written.
    What was taken out is not quoted, so a paper need not rest on it any more.

    Args:
        handbook: The handbook before anything that was taken out follows its clauses.
        layers: The layers as they are written.
        problems: Receives one problem for each fault.
    """
    written = {str(paper.id): paper for layer in layers for paper in layer.of(PAPERS)}
    gone = {one.id for one in handbook.removed}
    for paper in handbook.of(PAPERS):
        written[str(paper.id)] = paper
        _check_due(paper, problems)
    for paper in written.values():
        _check_says(paper, problems)
        # What rests on nothing is told of that, and not once more for each quotation.
        if paper.clauses:
            _check_quotes(paper, gone, problems)


def _check_says(paper: Paper, problems: Collector) -> None:
    if not paper.clauses:
        problems.add(
            "HB107",
            say("the paper '{id}' rests on no clause", id=paper.id),
            paper.id.place,
            say("name the clauses that it puts into force in 'clauses:'"),
        )
    hint = say("say what it holds: 'text:', 'shows:', 'quotes:', 'worksheet:', 'blanks:'")
    if not paper.parts:
        message = say("the paper '{id}' has no part", id=paper.id)
        problems.add("HB107", message, paper.id.place, hint)
    for part in paper.parts:
        if not any(getattr(part, one.name) for one in fields(part) if one.name != "place"):
            message = say("a part of the paper '{id}' says nothing", id=paper.id)
            problems.add("HB107", message, part.place, hint)


def _check_quotes(paper: Paper, gone: Container[str], problems: Collector) -> None:
    # Where a later layer changed what the paper rests on, that is what somebody has to mend.
    changed = [one.place for one in paper.clauses[:1] if one.place.file != paper.id.place.file]
    for quoted in (one for part in paper.parts for one in part.quotes):
        if quoted not in paper.clauses and quoted not in gone:
            own = quoted.place.file == paper.id.place.file
            problems.add(
                "HB107",
                say(
                    "the paper '{id}' quotes '{clause}' and does not rest on it",
                    id=paper.id,
                    clause=quoted,
                ),
                changed[0] if own and changed else quoted.place,
                say("add the clause to 'clauses:' of the paper"),
            )


def _check_due(paper: Paper, problems: Collector) -> None:
    due = paper.due
    if due.before is not None and due.after is not None:
        problems.add(
            "HB107",
            say("the paper '{id}' is due before and after the first day", id=paper.id),
            due.place,
            say("keep one of 'before:' and 'after:'"),
        )
    if all(one is None for one in (due.before, due.after, due.month, due.when)):
        problems.add(
            "HB107",
            say("the paper '{id}' is never due", id=paper.id),
            due.place,
            say("add 'before:', 'after:', 'month:' or 'when:'"),
        )
