"""Whole numbers with bounds, and codes of languages."""

from __future__ import annotations

from typing import Annotated, Any

from generator.model.days import EARLIEST, LATEST
from generator.model.fields import fault, kind, pattern, whole_number
from generator.model.place import Located
from generator.model.say import say


def between(low: int, high: int) -> Any:
    """Make the check of a whole number with bounds, as metadata for Annotated."""

    def check(value: object) -> int:
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
            )
        return number

    return kind(check, {"type": "integer", "minimum": low, "maximum": high})


_CODE = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

Month = Annotated[int, between(1, 12)]
"""A month of the year."""
Period = Annotated[int, between(1, 120)]
"""A number of months between reviews."""
Year = Annotated[int, between(EARLIEST.year, LATEST.year)]
"""A year."""
Rows = Annotated[int, between(1, 60)]
"""How many empty rows a printed table has."""
LanguageCode = Annotated[
    Located,
    kind(
        pattern(_CODE, say("a language code such as 'pl'")),
        {"type": "string", "pattern": f"^{_CODE}$"},
    ),
]
"""The code of a language; folders on the site are named by it."""
