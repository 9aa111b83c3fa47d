"""Rules that are the house's own on purpose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.change import Add
from generator.model.clause import Clause
from generator.model.inputs import Inputs, Layer
from generator.model.problems import Collector
from generator.model.say import say
from generator.resolve.changes import changes_of


def clauses_written(layer: Layer) -> Iterator[Clause]:
    """Walk the clauses that a layer brings, in its chapters and in those of other layers."""
    for chapter in layer.chapters:
        yield from chapter.clauses
    for change in changes_of(layer):
        if isinstance(change, Add):
            yield change.clause


def check_house_rules(inputs: Inputs, problems: Collector) -> None:
    """Report clauses that call themselves house rules and cite the law all the same.

    A later layer may add references to a house rule of an earlier one; then it is one no more.

    Args:
        inputs: The layers.
        problems: Receives HB408.
    """
    for layer in inputs.layers:
        for clause in clauses_written(layer):
            if clause.house_rule and clause.references:
                problems.add(
                    "HB408",
                    say("'{id}' is a house rule and cites the law", id=clause.id),
                    clause.references[0].place,
                    say("delete 'house_rule: true', or the references"),
                )
