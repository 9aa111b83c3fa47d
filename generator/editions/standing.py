"""How the handbook stands to its approved editions: compared, in order."""

from __future__ import annotations

from typing import Any

from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import digest_of, snapshot
from generator.model.edition import Edition, Past, Standing
from generator.model.handbook import Handbook
from generator.model.review import Review


def content_of(edition: Edition) -> dict[str, Any]:
    """Give an edition's data without the approval, as handbook.json has it."""
    return {name: value for name, value in edition.data.items() if name != "approval"}


def standing_of(
    handbook: Handbook, editions: tuple[Edition, ...], reviews: tuple[Review, ...]
) -> Standing:
    """Compare a handbook with its editions.

    The differences are against the last edition; when the handbook is that edition itself,
    against the one before.

    Args:
        handbook: The handbook with its digest.
        editions: The company's editions, oldest first.
        reviews: The company's review records; they may call a coming change editorial.
    """
    if not editions:
        return Standing()
    snapshots = [snapshot(content_of(edition)) for edition in editions]
    history = [Past(approval=editions[0].approval, digest=editions[0].digest, differences=())]
    pairs = zip(snapshots, snapshots[1:], editions[1:], strict=False)
    for before, after, edition in pairs:
        found = diff(before, after, edition.approval.editorial, handbook.all_audiences)
        history.append(Past(approval=edition.approval, digest=edition.digest, differences=found))
    last = editions[-1]
    # Computed, not read: an edition keeps its digest even if a later program hashes otherwise.
    digest = digest_of(content_of(last))
    if (digest, last.version) == (handbook.digest, handbook.version):
        since = editions[-2].version if len(editions) > 1 else ""
        return Standing(
            history=tuple(history),
            approved=last.approval,
            since=since,
            differences=history[-1].differences,
        )
    editorial = editorial_of(reviews, last.version)
    now = diff(snapshots[-1], snapshot(as_data(handbook)), editorial, handbook.all_audiences)
    return Standing(history=tuple(history), since=last.version, differences=now)


def editorial_of(reviews: tuple[Review, ...], edition: str) -> tuple[str, ...]:
    """Give the clauses whose change since an edition the latest review calls editorial."""
    if not reviews or reviews[-1].edition != edition:
        return ()
    return tuple(str(one.clause) for one in reviews[-1].decisions if not one.material)
