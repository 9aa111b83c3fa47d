"""Values that are one of a few words, and what people write instead of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.model.fields import fault, found, kind, written
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located
from generator.model.say import say
from generator.model.spaces import plain


def choice_of(
    *options: str,
    otherwise: Mapping[str, str] | None = None,
    remarks: Mapping[str, str] | None = None,
) -> Callable[[object], Located]:
    """Make the check of a value that is one of a few words.

    `otherwise` gives the word for what people write instead, in lower case; `remarks` what to say
    of some of these.
    """

    def check(value: object) -> Located:
        text = written(value)
        if text not in options:
            message = say(
                "expected one of {options}; found {found}",
                options=", ".join(options),
                found=found(text),
            )
            meant, low = _meant_word(text, {**(otherwise or {}), **{one: one for one in options}})
            hint = (remarks or {}).get(low, "") if meant else _nearest_word(text, options)
            raise fault("HB104", message, hint, meant)
        return text

    return check


def _meant_word(text: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Give the word that a text stands for, and the text as it was looked up."""
    low = plain(text).casefold().replace("’", "'").strip(_AROUND)
    by_case = {word.casefold(): meant for word, meant in known.items()}
    # What stands in brackets behind it, or behind a comma, only explains it.
    for part in (low, re.split(r"\s*[(,;/:=–—]", low)[0].strip(_AROUND)):
        if part in by_case:
            return by_case[part], part
    return "", low


def _nearest_word(text: str, options: tuple[str, ...]) -> str:
    """Suggest the nearest word, unless it would turn a "not" into its opposite."""
    if _NOT.search(text) and not _NOT.search(nearest(text, options)):
        return say("use one of: {names}", names=", ".join(options))
    return did_you_mean(text, options)


_AROUND = "\"'„”“‘’.,;:!*_ "
_NOT = re.compile(r"(?i)\b(?:not|no|nie|never|nigdy|żaden|zakaz\w*|bez)\b|n['’]t\b")


def choice(*options: str, **meant: Mapping[str, str]) -> Any:
    """Bind the check of a value that is one of a few words to a type; see `choice_of`."""
    return kind(choice_of(*options, **meant), {"enum": list(options)})
