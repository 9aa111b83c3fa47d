"""One line that says what a handbook is made of."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.layer_words import layer_words
from generator.model.say import Said, joined, say
from generator.render.assembly import shares


def summary(handbook: Handbook) -> Said:
    """Count clauses and chapters, and what each layer after the base did."""
    total = sum(1 for _ in handbook.clauses())
    parts = [
        say(
            "{name}: {clauses} clauses in {chapters} chapters",
            # The base alone is no company and bears its layer's name.
            name=layer_words("base") if handbook.name == "base" else handbook.name,
            clauses=total,
            chapters=len(handbook.chapters),
        )
    ]
    parts += [
        say(
            "{layer} added {added}, changed {changed}, removed {removed}, set {settings}",
            layer=layer_words(share.layer),
            added=len(share.added),
            changed=len(share.changed),
            removed=len(share.removed),
            settings=len(share.settings),
        )
        for share in shares(handbook)[1:]
    ]
    return joined("; ", parts)
