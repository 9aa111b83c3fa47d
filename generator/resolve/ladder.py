"""Guard the rule that later layers only tighten, and the locks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model.asked import narrows_conditions
from generator.model.change import Amend, Remove
from generator.model.clause import DUTIES, Clause, weakens
from generator.model.handbook import ResolvedClause
from generator.model.place import Place
from generator.model.problems import Collector, Note
from generator.model.say import Said, say


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


def weaker_in(before: Clause, after: Clause, everyone: str | None) -> tuple[str, ...]:
    """Name the fields in which a clause asks less, of fewer people, or leans on less.

    Other words for a statement can't be judged so; people compare them (`editions/words.py`).

    Args:
        before: The clause as an earlier layer has it.
        after: The clause as a later layer has it.
        everyone: Id of the audience that takes everybody in.
    """
    return tuple(_weaker_in(before, after, everyone))


def _weaker_in(before: Clause, after: Clause, everyone: str | None) -> Iterator[str]:
    if weakens(before.strength, after.strength):
        yield "strength"
    if narrows(before.audience, after.audience, everyone):
        yield "audience"
    if before.examples and not after.examples:
        yield "examples"
    if not set(before.references) <= set(after.references):
        yield "references"
    if before.asks and not after.asks and after.strength in DUTIES:
        # On the other ladder the strength says itself whether somebody is asked.
        yield "asks"
    yield from narrows_conditions((before.when, before.unless), (after.when, after.unless))


def narrows(before: Collection[str], after: Collection[str], everyone: str | None) -> bool:
    """Tell whether a list of audiences leaves somebody out whom another one took in.

    >>> narrows(["all"], ["managers"], "all"), narrows(["managers"], ["all"], "all")
    (True, False)
    """
    return everyone not in after and not set(before) <= set(after)


def may_amend(
    change: Amend,
    resolved: ResolvedClause,
    before: Clause,
    lost: tuple[str, ...],
    problems: Collector,
) -> bool:
    """Check an amendment against the ladders and the lock.

    Args:
        change: The amendment.
        resolved: The clause as it stands before.
        before: The clause that the change is measured against.
        lost: What the change takes from it (see `weaker_in`).
        problems: Receives HB205 (weaker without approval) and HB207 (locked).
    """
    strength = change.strength
    down = "strength" in lost
    # Another profile's lock binds the company only; profiles that clash with it conflict.
    lock = lock_of(resolved) if before.locked or before is resolved.clause else None
    unlocks = change.locked is False and lock is not None
    rewritten = change.statement or change.add_statement
    if lock is not None and (lost or unlocks or rewritten):
        what, place = lost[0] if lost else "", change.target.place
        if down and strength is not None:
            what, place = "weaker", strength.place
        elif unlocks:
            what = "unlocked"
        elif rewritten:
            what, place = "statement", rewritten.place
        _report_lock(resolved, lock, what, place, problems)
        return False
    if change.approved_by is None:
        for name in lost:
            _report_loss(name, change, before, problems)
    return not lost or change.approved_by is not None


def _would(name: str, target: str) -> Said:
    """Say what a clause would lose."""
    return {
        "audience": say(
            "'{target}' would concern fewer people, which makes it weaker", target=target
        ),
        "examples": say("'{target}' would lose its examples, which makes it weaker", target=target),
        "references": say(
            "'{target}' would lose legal references, which makes it weaker", target=target
        ),
        "asks": say(
            "'{target}' would no longer want somebody asked first, which makes it weaker",
            target=target,
        ),
        **dict.fromkeys(
            ("when", "unless"),
            say("'{target}' would apply to fewer posts, which makes it weaker", target=target),
        ),
    }[name]


def _may_not(what: str, name: str) -> Said:
    """Say what a lock forbids."""
    return {
        "audience": say("'{id}' is locked and may not concern fewer people", id=name),
        "examples": say("'{id}' is locked and may not lose its examples", id=name),
        "references": say("'{id}' is locked and may not lose legal references", id=name),
        "asks": say("'{id}' is locked and may not stop wanting somebody asked first", id=name),
        **dict.fromkeys(
            ("when", "unless"), say("'{id}' is locked and may not apply to fewer posts", id=name)
        ),
        "weaker": say("'{id}' is locked and may not be made weaker", id=name),
        "unlocked": say("'{id}' is locked and may not be unlocked", id=name),
        "statement": say("'{id}' is locked and may not get a new statement", id=name),
        "removed": say("'{id}' is locked and may not be removed", id=name),
    }[what]


def _report_loss(name: str, change: Amend, before: Clause, problems: Collector) -> None:
    strength = change.strength
    if name == "strength" and strength is not None:
        problems.add(
            "HB205",
            say(
                "'{target}' would go from '{before}' to '{after}', which is weaker or on the other"
                " ladder",
                target=change.target,
                before=before.strength,
                after=strength,
            ),
            strength.place,
            say("keep the strength, or add 'approved_by:' beside the reason"),
            (
                Note(
                    message=say("it is '{strength}' here", strength=before.strength),
                    place=before.strength.place,
                ),
            ),
        )
        return
    given = tuple(getattr(change, name) or ())
    hint = say(
        "add to them instead with 'add_{name}:', or add 'approved_by:' beside the reason", name=name
    )
    if name == "asks":
        hint = say("delete 'asks: false', or add 'approved_by:' beside the reason")
    elif name in {"when", "unless"}:
        hint = say("let it apply wherever it did, or add 'approved_by:' beside the reason")
    problems.add(
        "HB205",
        _would(name, change.target),
        given[0].place if given else change.target.place,
        hint,
        (Note(message=say("it was written here"), place=before.id.place),),
    )


def may_remove(change: Remove, resolved: ResolvedClause, problems: Collector) -> bool:
    """Check a removal against the lock (HB207)."""
    lock = lock_of(resolved)
    if lock is None:
        return True
    _report_lock(resolved, lock, "removed", change.target.place, problems)
    return False


def _report_lock(
    resolved: ResolvedClause, lock: Place, what: str, place: Place, problems: Collector
) -> None:
    problems.add(
        "HB207",
        _may_not(what, resolved.id),
        place,
        say("add guidance instead (add_guidance), or ask the owner of the layer that locked it"),
        (Note(message=say("locked here"), place=lock),),
    )
