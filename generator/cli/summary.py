"""One line that says what a handbook is made of."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.render.assembly import shares


def summary(handbook: Handbook) -> str:
    """Count clauses and chapters, and what each layer after the base did."""
    total = sum(1 for _ in handbook.clauses())
    parts = [f"{handbook.name}: {total} clauses in {len(handbook.chapters)} chapters"]
    parts += [
        f"{share.layer} added {len(share.added)}, changed {len(share.changed)},"
        f" removed {len(share.removed)}, set {len(share.settings)}"
        for share in shares(handbook)[1:]
    ]
    return "; ".join(parts)
