"""Time limits and lengths of a statement beside those of a clause: which of the two is stricter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.clause import Clause
from generator.model.entries import Parameter
from generator.model.handbook import Handbook
from generator.search.analysis import fold
from generator.text.placeholders import braces

_UNITS = {
    "minutes": r"min(?:ute|ut)\w*",
    "hours": r"(?:hours?|godzin\w*|h)",
    "days": r"(?:(?:working |business )?days?|dni|dzien|dniu)",
    "months": r"(?:months?|miesi\w*)",
    "years": r"(?:years?|lat\w*|rok\w*)",
    "length": r"(?:characters?|signs|znak\w*)",
}
_WORDS = {
    word: number
    for number, several in enumerate(
        (
            "one jeden jednego jednej",
            "two dwa dwie dwoch",
            "three trzy trzech",
            "four cztery czterech",
            "five piec pieciu",
            "six szesc szesciu",
            "seven siedem siedmiu",
            "eight osiem osmiu",
            "nine dziewiec",
            "ten dziesiec",
            "eleven jedenascie",
            "twelve dwanascie dwunastu",
            "thirteen trzynascie",
            "fourteen czternascie",
        ),
        start=1,
    )
    for word in several.split()
}
_VALUE = rf"(\d{{1,4}}|{'|'.join(_WORDS)})"
_PATTERNS = {unit: re.compile(rf"\b{_VALUE}[ -]+{words}\b") for unit, words in _UNITS.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that both name, and which way is stricter."""

    label: str
    """The parameter's name."""
    unit: str
    """What is counted."""
    yours: int
    """The statement's number."""
    ours: int
    """The clause's."""
    stricter: str
    """`yours`, `ours`, or empty where nobody says which way is stricter."""


def figures(text: str, clause: Clause, handbook: Handbook) -> tuple[Figure, ...]:
    """Compare the numbers of a statement with the parameters that a clause prints.

    A number counts where the statement and the clause have exactly one of its unit each, and
    they differ.

    Args:
        text: The statement.
        clause: The clause.
        handbook: The handbook, which holds the parameters' values.
    """
    said = fold(text)
    found = []
    for unit, pattern in _PATTERNS.items():
        yours = {_number(match[1]) for match in pattern.finditer(said)}
        ours = [
            (name, parameter, value)
            for name, parameter, value in _values(clause, handbook)
            if _unit(name) == unit
        ]
        if len(yours) != 1 or len(ours) != 1:
            continue
        (number,) = yours
        name, parameter, value = ours[0]
        if number != value:
            found.append(Figure(name, unit, number, value, _which(number, value, parameter)))
    return tuple(found)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def _values(clause: Clause, handbook: Handbook) -> list[tuple[str, Parameter, int]]:
    words = str(clause.statement[handbook.binding_language])
    names = dict.fromkeys(str(one.name) for one in braces(words) if one.name)
    found = []
    for name in names:
        value = handbook.parameters.get(name)
        if value and value.parameter and isinstance(value.setting.value, int):
            found.append((name, value.parameter, value.setting.value))
    return found


def _unit(name: str) -> str:
    return name.rpartition("_")[2]


def _which(yours: int, ours: int, parameter: Parameter) -> str:
    if parameter.stricter is None:
        return ""
    lower = parameter.stricter == "lower"
    return "yours" if (yours < ours) == lower else "ours"
