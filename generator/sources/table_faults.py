"""What is wrong with the lines of a table, told once for each fault and not for each line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import joined, say, say_many

_Hint = str | Callable[[], str]
_MOST = 100
"""So many different faults are told; who mends them runs the command again."""


@dataclass(slots=True)
class LineFaults:
    """Gathers what is wrong with lines."""

    _found: dict[tuple[str, str], tuple[_Hint, list[Place]]] = field(default_factory=dict)

    def add(self, code: str, message: str, place: Place, hint: _Hint) -> None:
        """Note down what is wrong with a line; a hint that takes time is given as a function."""
        self._found.setdefault((code, message), (hint, []))[1].append(place)

    def tell(self, problems: Collector) -> None:
        """Add each fault at the first line that has it, with the number of others that have it."""
        for number, ((code, message), (hint, places)) in enumerate(self._found.items()):
            if number == _MOST:
                rest = len(self._found) - _MOST
                more = say_many("there is {n} further fault", "there are {n} further faults", rest)
                problems.add(code, more, places[0], say("mend those above first"))
                return
            also = len(places) - 1
            lines = say_many("(and on {n} more line)", "(and on {n} more lines)", also)
            told = joined(" ", [message, lines]) if also else message
            problems.add(code, told, places[0], hint() if callable(hint) else hint)
