"""Signs that stand in an order that the language does not use."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.model.editorial import Habits, Signs, Style
from generator.model.inputs import Inputs, texts
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say

_TOLD = 20
"""How often one text is told about one order; whoever mends it looks at all of it."""
_NONE = Habits(measure=Located("gunning"), chapter=0, one_page=0)
"""Of a language for which the style says nothing."""


def check_typography(inputs: Inputs, style: Style, problems: Collector) -> None:
    """Report signs in the wrong order, in every text of every layer, wrong posts too.

    The full stop of an abbreviation, and dots that trail off, belong to the word before them and
    not to the sentence, so they may stand where a full stop may not.

    Args:
        inputs: The layers.
        style: Which orders are wrong, by language.
        problems: Receives HB421.
    """
    for layer in inputs.layers:
        for text in texts(layer):
            for language, said in text.values:
                habits = style.languages.get(language, _NONE)
                for rule in habits.typography:
                    for at in islice(_found(said, rule, habits.abbreviations), _TOLD):
                        problems.add(
                            "HB421",
                            say("'{signs}' is not how it is written here", signs=rule.signs),
                            said.inside(at, len(rule.signs)),
                            say("write: {instead}", instead=rule.instead),
                            warning=True,
                        )


def _found(said: str, rule: Signs, short: tuple[str, ...]) -> Iterator[int]:
    at = said.find(rule.signs)
    while at >= 0:
        if not (rule.signs.startswith(".") and _belongs(said[: at + 1], short)):
            yield at
        at = said.find(rule.signs, at + 1)


def _belongs(said: str, abbreviations: tuple[str, ...]) -> bool:
    """Tell whether the dot at the end is no full stop of a sentence."""
    if said.endswith(".."):
        return True
    lead = said.casefold()
    return any(
        lead.endswith(one.casefold()) and not lead.removesuffix(one.casefold())[-1:].isalnum()
        for one in abbreviations
    )
