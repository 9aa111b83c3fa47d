"""Suggest the nearest of the words that would have been right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.model.say import say


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Suggest the nearest of the real choices, or list them when none is near."""
    names = sorted(choices)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return say("did you mean '{name}'?", name=near[0])
    if not names:
        return ""
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")  # noqa: PLR2004
    return say("use one of: {names}", names=shown)
