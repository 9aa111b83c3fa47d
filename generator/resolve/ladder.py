"""Guard the rule that later layers only tighten, and the locks."""

from __future__ import annotations

from generator.model.change import Amend, Remove
from generator.model.clause import Clause, weakens
from generator.model.handbook import ResolvedClause
from generator.model.place import Place
from generator.model.problems import Collector, Note


def lock_of(resolved: ResolvedClause) -> Place | None:
    """Find where a clause was locked.

    Returns:
        The place of the amendment that locked it, else of the clause; None when it is open.
    """
    if not resolved.clause.locked:
        return None
    for event in reversed(resolved.history):
        if any(change.name == "locked" and change.after for change in event.changes):
            return event.place
    return resolved.place


def may_amend(change: Amend, resolved: ResolvedClause, before: Clause, problems: Collector) -> bool:
    """Check an amendment against the ladders and the lock.

    Args:
        change: The amendment.
        resolved: The clause as it stands before.
        before: The clause that the strength is measured against.
        problems: Receives HB205 (weaker without approval) and HB207 (locked).
    """
    strength = change.strength
    down = strength is not None and weakens(before.strength, strength)
    # Another profile's lock binds the company only; profiles that clash with it conflict.
    lock = lock_of(resolved) if before.locked or before is resolved.clause else None
    unlocks = change.locked is False and lock is not None
    rewritten = change.statement or change.add_statement
    if lock is not None and (down or unlocks or rewritten or _drops_readers(change, resolved)):
        what, place = "concern fewer people", change.target.place
        if down and strength is not None:
            what, place = "be made weaker", strength.place
        elif unlocks:
            what = "be unlocked"
        elif rewritten:
            what, place = "get a new statement", rewritten.place
        _report_lock(resolved, lock, what, place, problems)
        return False
    if down and strength is not None and change.approved_by is None:
        problems.add(
            "HB205",
            f"'{change.target}' would go from '{before.strength}' to '{strength}',"
            " which is weaker or on the other ladder",
            strength.place,
            "keep the strength, or add 'approved_by:' beside the reason",
            (Note(message=f"it is '{before.strength}' here", place=before.strength.place),),
        )
        return False
    return True


def _drops_readers(change: Amend, resolved: ResolvedClause) -> bool:
    """Tell whether an amendment takes readers out of a clause's audience."""
    if change.audience is None:
        return False
    return not set(resolved.clause.audience) <= {*change.audience, *change.add_audience}


def may_remove(change: Remove, resolved: ResolvedClause, problems: Collector) -> bool:
    """Check a removal against the lock (HB207)."""
    lock = lock_of(resolved)
    if lock is None:
        return True
    _report_lock(resolved, lock, "be removed", change.target.place, problems)
    return False


def _report_lock(
    resolved: ResolvedClause, lock: Place, what: str, place: Place, problems: Collector
) -> None:
    problems.add(
        "HB207",
        f"'{resolved.id}' is locked and may not {what}",
        place,
        "add guidance instead (add_guidance), or ask the owner of the layer that locked it",
        (Note(message="locked here", place=lock),),
    )
