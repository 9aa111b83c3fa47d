"""Clauses of which nobody has said whether a law stands behind them."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.model.registers import REFERENCES
from generator.model.say import say


def check_grounds(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Remark on clauses that cite nothing and are no house rules on purpose (HB420).

    Where the base has no legal register, nothing could be cited.

    Args:
        handbook: The handbook, whose clauses have the references of all layers.
        inputs: The layers that it was made of.
        problems: Receives one warning for each such clause.
    """
    if not inputs.base.of(REFERENCES):
        return
    for one in handbook.clauses():
        if one.ground == "unsaid":
            problems.add(
                "HB420",
                say("'{id}' cites no law and is no house rule on purpose", id=one.id),
                one.place,
                say("add 'references:', or 'house_rule: true' if no law stands behind it"),
                warning=True,
            )
