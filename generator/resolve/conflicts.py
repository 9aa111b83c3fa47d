"""Find clauses that two profiles change in different ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.model.change import Add, Amend, Remove
from generator.model.clause import Chapter
from generator.model.inputs import Inputs, Layer
from generator.model.place import Place
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.resolve.changes import EXISTENCE, REPLACED, changes_of
from generator.resolve.chapters import chapters_taken_out, removal_of


def find_conflicts(inputs: Inputs, problems: Collector) -> frozenset[tuple[str, str]]:
    """Report every field that two profiles change differently and the company does not decide.

    Args:
        inputs: The layers.
        problems: Receives HB204 with both places and both ways out.

    Returns:
        Clause id and field of every disagreement, those included that the company decides.
    """
    contested: set[tuple[str, str]] = set()
    base = {str(chapter.id): chapter for chapter in inputs.base.chapters}
    decided = set(_decided(inputs.company, base)) if inputs.company else set()
    for one, other in combinations(inputs.profiles, 2):
        for first in _wholesale(one, base):
            for second in _wholesale(other, base):
                for name in _differences(first, second):
                    contested.add((str(first.target), name))
                    if (str(first.target), name) not in decided:
                        _report(name, first, second, (one, other), problems)
    return frozenset(contested)


def _wholesale(layer: Layer, base: Mapping[str, Chapter]) -> Iterator[Amend | Remove]:
    """Walk what a layer does to clauses that are there; a whole chapter is all that it has."""
    yield from (change for change in changes_of(layer) if not isinstance(change, Add))
    for whole in chapters_taken_out(layer):
        if whole.chapter in base:
            yield from (removal_of(whole, str(one.id)) for one in base[whole.chapter].clauses)


def _decided(company: Layer, base: Mapping[str, Chapter]) -> Iterator[tuple[str, str]]:
    """List target and field of everything that the company file settles."""
    for change in _wholesale(company, base):
        for name in (*REPLACED, EXISTENCE):
            if isinstance(change, Remove) or getattr(change, name, None) is not None:
                yield (str(change.target), name)


def _differences(first: Amend | Remove, second: Amend | Remove) -> Iterator[str]:
    """Name the fields of one clause that two changes can't both have their way with."""
    if first.target != second.target or (isinstance(first, Remove) and isinstance(second, Remove)):
        return
    if isinstance(first, Remove) or isinstance(second, Remove):
        yield EXISTENCE
        return
    if (first.locked and _defies(second)) or (second.locked and _defies(first)):
        yield "locked"
    for name in REPLACED:
        left, right = getattr(first, name), getattr(second, name)
        if (
            (left is not None and right is not None and left != right)
            or (left is not None and _adds(second, name))
            or (right is not None and _adds(first, name))
        ):
            yield name


def _defies(change: Amend) -> bool:
    """Tell whether a change does what a lock forbids."""
    weakens = change.strength is not None and change.approved_by is not None
    rewrites = change.statement is not None or change.add_statement is not None
    return not change.locked and (weakens or rewrites or change.audience is not None)


def _adds(change: Amend, name: str) -> bool:
    return bool(getattr(change, f"add_{name}", None)) and getattr(change, name) is None


def _place(change: Amend | Remove, name: str) -> Place:
    value = getattr(change, name, None) or getattr(change, f"add_{name}", None)
    place = getattr(value, "place", None)
    return place if isinstance(place, Place) else change.target.place


def _report(
    name: str,
    first: Amend | Remove,
    second: Amend | Remove,
    layers: tuple[Layer, Layer],
    problems: Collector,
) -> None:
    one, other = (layer.title for layer in layers)
    problems.add(
        "HB204",
        say(
            "the profiles '{one}' and '{other}' disagree about the {field} of '{target}'",
            one=one,
            other=other,
            field=say("existence") if name == EXISTENCE else name,
            target=second.target,
        ),
        _place(first, name),
        say("remove it in the company file to decide, or build with only one of the two profiles")
        if name == EXISTENCE
        else say(
            "amend it in the company file to decide, or build with only one of the two profiles"
        ),
        (
            Note(
                message=say("'{other}' says otherwise here", other=other),
                place=_place(second, name),
            ),
        ),
    )
