"""One line that says what a handbook is made of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.aid.outcomes import aid_of
from generator.model.handbook import Handbook
from generator.model.layer_words import layer_words
from generator.model.say import Said, joined, say, say_many
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


def answered(handbook: Handbook) -> Iterator[Said]:
    """Count what "May I post this?" answers; nothing where nothing is asked."""
    aid = aid_of(handbook)
    if aid.space.dimensions:
        # A space that parts thousands in either language.
        count = f"{aid.space.combinations:,}".replace(",", "\N{NO-BREAK SPACE}")
        yield say_many(
            "'May I post this?': {n} clause answers all {count} combinations of answers",
            "'May I post this?': {n} clauses answer all {count} combinations of answers",
            len(aid.boxes),
            count=count,
        )
