"""Put the ways to write of all layers together."""

from __future__ import annotations

import dataclasses

from generator.model.editorial import Habits, Style
from generator.model.inputs import Inputs
from generator.model.place import Located


def combined_style(inputs: Inputs) -> Style | None:
    """Give the style of all layers; None when no layer has one.

    Limits and targets of a later layer replace those of an earlier one; its banned words are
    added, so that no layer can allow what another one forbids.
    """
    result: Style | None = None
    for layer in inputs.layers:
        if layer.style is not None:
            result = layer.style if result is None else _over(result, layer.style)
    return result


def _over(earlier: Style, later: Style) -> Style:
    languages: dict[Located, Habits] = dict(earlier.languages)
    for language, habits in later.languages.items():
        known = languages.get(language)
        languages[language] = habits if known is None else _both(known, habits)
    return dataclasses.replace(later, languages=languages)


def _both(earlier: Habits, later: Habits) -> Habits:
    return dataclasses.replace(
        later,
        abbreviations=(*earlier.abbreviations, *later.abbreviations),
        officialese=(*earlier.officialese, *later.officialese),
        gendered=(*earlier.gendered, *later.gendered),
        typography=(*earlier.typography, *later.typography),
    )
