"""Clauses of which nobody has said whether a law stands behind them."""

from __future__ import annotations

from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.model.say import say
from generator.resolve.house_rules import ungrounded


def check_grounds(inputs: Inputs, problems: Collector) -> None:
    """Remark on clauses that cite nothing and are no house rules on purpose (HB420).

    Args:
        inputs: The layers.
        problems: Receives one warning for each such clause.
    """
    for clause in ungrounded(inputs):
        problems.add(
            "HB420",
            say("'{id}' cites no law and is no house rule on purpose", id=clause.id),
            clause.id.place,
            say("add 'references:', or 'house_rule: true' if no law stands behind it"),
            warning=True,
        )
