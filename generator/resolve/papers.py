"""Check the papers: when each is due, what it quotes, and where their own placeholders stand."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.handbook import Handbook
from generator.model.inputs import Layer, texts
from generator.model.papers import Paper
from generator.model.problems import Collector
from generator.model.registers import PAPERS
from generator.model.say import say
from generator.resolve.entries import register_of
from generator.resolve.entry_conflicts import entry_changes_of


def texts_of_papers(layer: Layer) -> frozenset[int]:
    """Give the identities of a layer's texts that stand in papers or in changes of papers."""
    changes = [one for one in entry_changes_of(layer) if register_of(one) is PAPERS]
    return frozenset(id(text) for text in texts((layer.of(PAPERS), tuple(changes))))


def check_papers(handbook: Handbook, layers: Iterable[Layer], problems: Collector) -> None:
    """Report papers that are never due, or that quote what they do not rest on (HB107).

    A later layer may let a paper rest on less than it quotes; what was taken out is not quoted.

    Args:
        handbook: The handbook before anything that was taken out follows its clauses.
        layers: The layers as they are written.
        problems: Receives one problem for each fault.
    """
    for paper in handbook.of(PAPERS):
        _check_due(paper, problems)
    for layer in layers:
        for paper in layer.of(PAPERS):
            _check_quotes(paper, problems)


def _check_quotes(paper: Paper, problems: Collector) -> None:
    for quoted in (one for part in paper.parts for one in part.quotes):
        if quoted not in paper.clauses:
            problems.add(
                "HB107",
                say(
                    "the paper '{id}' quotes '{clause}' and does not rest on it",
                    id=paper.id,
                    clause=quoted,
                ),
                quoted.place,
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
