"""What the layers and the strengths of rules are called on a terminal."""

from __future__ import annotations

from generator.model.say import Said, say

_STRENGTHS = {
    "may": say("may"),
    "ask first": say("ask first"),
    "must not": say("must not"),
    "should": say("should"),
    "must": say("must"),
}


def layer_words(layer: str) -> Said:
    """Say which layer is meant.

    >>> layer_words("profile:finance")
    'profile:finance'
    """
    kind, _, name = layer.partition(":")
    if kind == "profile":
        return say("profile:{name}", name=name)
    if kind == "company":
        return say("company:{name}", name=name)
    return say("base")


def strength_words(strength: str) -> str:
    """Say how strong a rule is; in another language than English with the word of the files."""
    return _STRENGTHS.get(strength, strength)
