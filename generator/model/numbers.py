"""Whole numbers with bounds, and codes of languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from generator.model.days import EARLIEST, LATEST
from generator.model.fields import fault, found, kind, pattern, whole_number
from generator.model.language_names import as_language
from generator.model.place import Located
from generator.model.say import say
from generator.model.typed_days import as_month


def between(low: int, high: int, meant: Callable[[str], int] | None = None) -> Any:
    """Make the check of a whole number with bounds, as metadata for Annotated.

    `meant` gives the number of a word, such as that of a month; 0 for other words.
    """

    def check(value: object) -> int:
        if meant and isinstance(value, Located) and (guess := meant(value)):
            message = say("expected a whole number, found {found}", found=found(value))
            raise fault("HB103", message, meant=str(guess))
        number = whole_number(value)
        if not low <= number <= high:
            raise fault(
                "HB103",
                say(
                    "expected a number from {low} to {high}, found {found}",
                    low=low,
                    high=high,
                    found=number,
                ),
                say("of what may stand here, this is the nearest;"),
                str(low if number < low else high),
            )
        return number

    return kind(check, {"type": "integer", "minimum": low, "maximum": high})


_CODE = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

Month = Annotated[int, between(1, 12, as_month)]
"""A month of the year."""
Period = Annotated[int, between(1, 120)]
"""A number of months between reviews."""
Year = Annotated[int, between(EARLIEST.year, LATEST.year)]
"""A year."""
DaysAway = Annotated[int, between(0, 366)]
"""A number of days before or after a day."""
Rows = Annotated[int, between(1, 60)]
"""How many empty rows a printed table has."""
LanguageCode = Annotated[
    Located,
    kind(
        pattern(
            _CODE,
            say("a language code such as 'pl'"),
            as_language,
            say("write the code of the language, such as pl, en or uk"),
        ),
        {"type": "string", "pattern": f"^{_CODE}$"},
    ),
]
"""The code of a language; folders on the site are named by it."""
