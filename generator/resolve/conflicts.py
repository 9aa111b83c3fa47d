"""Find clauses that two profiles change in different ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.model.inputs import Inputs, Layer
from generator.model.layers import Add, Amend, Remove
from generator.model.place import Place
from generator.problems import Collector, Note
from generator.resolve.changes import REPLACED, changes_of


def find_conflicts(inputs: Inputs, problems: Collector) -> None:
    """Report every field that two profiles change differently and the company does not decide.

    Args:
        inputs: The layers.
        problems: Receives HB204 with both places and both ways out.
    """
    decided = set(_decided(inputs.company)) if inputs.company else set()
    for one, other in combinations(inputs.profiles, 2):
        for first in _wholesale(one):
            for second in _wholesale(other):
                if first.target == second.target:
                    _compare(first, second, (one, other), decided, problems)


def _wholesale(layer: Layer) -> Iterator[Amend | Remove]:
    return (change for change in changes_of(layer) if not isinstance(change, Add))


def _decided(company: Layer) -> Iterator[tuple[str, str]]:
    """List target and field of everything that the company file settles."""
    for change in _wholesale(company):
        for name in REPLACED:
            if isinstance(change, Remove) or getattr(change, name) is not None:
                yield (str(change.target), name)


def _compare(
    first: Amend | Remove,
    second: Amend | Remove,
    layers: tuple[Layer, Layer],
    decided: set[tuple[str, str]],
    problems: Collector,
) -> None:
    if isinstance(first, Remove) and isinstance(second, Remove):
        return
    if isinstance(first, Remove) or isinstance(second, Remove):
        _report("existence", first.target.place, second, layers, problems)
        return
    for name in REPLACED:
        left, right = getattr(first, name), getattr(second, name)
        if left is None or right is None or _plain(left) == _plain(right):
            continue
        if (str(first.target), name) not in decided:
            place = getattr(left, "place", first.target.place)
            _report(name, place, second, layers, problems)


def _plain(value: object) -> object:
    """Compare texts by what they say, not by where they stand."""
    as_dict = getattr(value, "as_dict", None)
    return as_dict() if as_dict else value


def _report(
    name: str,
    place: Place,
    second: Amend | Remove,
    layers: tuple[Layer, Layer],
    problems: Collector,
) -> None:
    one, other = (layer.title for layer in layers)
    other_place = getattr(getattr(second, name, None), "place", second.target.place)
    problems.add(
        "HB204",
        f"the profiles '{one}' and '{other}' disagree about the {name} of '{second.target}'",
        place,
        "amend it in the company file to decide, or build with only one of the two profiles",
        (Note(message=f"'{other}' says otherwise here", place=other_place),),
    )
