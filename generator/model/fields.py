"""The kinds of value that source files hold, each knowing how to check itself.

The checks are pydantic annotations, so that a whole file is checked in one pass and the
JSON Schemas for editors come from the same place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.model.days import day_of
from generator.model.place import Located
from generator.model.say import say
from generator.model.signs import MAX_TEXT
from generator.model.spaces import plain
from generator.model.typed import as_id, as_truth
from generator.model.typed_days import as_day, likely_day
from generator.model.typed_numbers import as_number, between_numbers

_GUESSED = 300
"""Characters of a text that is still guessed about; longer ones are no slip of typing."""
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")


def fault(kind: str, message: str, hint: str = "", meant: str = "") -> PydanticCustomError:
    """Make a check's fault; the hint shows the line with the value that was `meant`, if any."""
    parts = {"text": message, "code": kind, "hint": hint, "meant": meant}
    return PydanticCustomError("house", "{text}", parts)


def found(value: object) -> str:
    """Name what stands in the file, for 'expected ..., found ...' messages."""
    if value is None:
        return say("nothing")
    if isinstance(value, Mapping):
        return say("keys with values")
    if isinstance(value, list | tuple):
        return say("a list")
    text = str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"  # noqa: PLR2004


def written(value: object) -> Located:
    """Take a scalar that was really written."""
    if value is None:
        raise fault("HB105", say("the value is empty"))
    if not isinstance(value, Located):
        raise fault("HB103", say("expected text, found {found}", found=found(value)))
    if not value.strip():
        raise fault("HB105", say("the value is empty"))
    if len(value) > MAX_TEXT:
        raise fault(
            "HB103",
            say(
                "expected at most {most} characters, found {count}", most=MAX_TEXT, count=len(value)
            ),
        )
    return value


def pattern(
    regex: str, what: str, meant: Callable[[str], str] = plain, advice: str = ""
) -> Callable[[object], Located]:
    """Make the check of a text that a pattern matches whole.

    `what` says what it is, `meant` guesses what somebody meant by another text, and `advice` says
    what to do where nothing can be guessed.
    """
    compiled = re.compile(regex)

    def check(value: object) -> Located:
        text = written(value)
        if not compiled.fullmatch(text):
            guess = meant(text) if len(text) <= _GUESSED else ""
            guess = guess if compiled.fullmatch(guess) else ""
            message = say("expected {what}, found {found}", what=what, found=found(text))
            raise fault("HB103", message, "" if guess else advice, guess)
        return text

    return check


def kind(check: Callable[[object], object], schema: dict[str, Any]) -> Any:
    """Bind a check and its JSON Schema to a type."""

    class Kind:
        @classmethod
        def __get_pydantic_core_schema__(
            cls, source: object, handler: GetCoreSchemaHandler
        ) -> core_schema.CoreSchema:
            del source, handler
            return core_schema.no_info_plain_validator_function(check)

        @classmethod
        def __get_pydantic_json_schema__(
            cls, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
        ) -> dict[str, Any]:
            del core, handler
            return schema

    return Kind


_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_PATTERN = rf"{_NAME}(?:\.{_NAME})?"
"""What the id of a chapter, clause or entry looks like."""
Line = Annotated[Located, kind(written, {"type": "string", "minLength": 1})]
"""Any written value, as text."""
Id = Annotated[
    Located,
    kind(
        pattern(ID_PATTERN, say("a lower-case id such as 'accounts' or 'accounts.open'"), as_id),
        {"type": "string", "pattern": rf"^{_NAME}(\.{_NAME})?$"},
    ),
]
"""The id of a chapter, clause, role or register entry."""


def _as_reference(text: str) -> str:
    """Give the id of a legal reference in capitals; nothing for the number of an article."""
    guess = as_id(text).replace(".", "-").upper()
    return guess if "-" in as_id(text) and not re.search(r"[\s§]", text.strip()) else ""


ReferenceId = Annotated[
    Located,
    kind(
        pattern(
            r"[A-Z0-9]+(?:-[A-Z0-9]+)*",
            say("a reference id such as 'PL-KP-100'"),
            _as_reference,
            say("take the id from the list of legal references, such as 'PL-KP-100'"),
        ),
        {"type": "string", "pattern": "^[A-Z0-9]+(-[A-Z0-9]+)*$"},
    ),
]
"""The id of a legal reference."""
RequirementId = Annotated[
    Located,
    kind(
        pattern(r"S[0-9]{2}", say("an id such as 'S07'")),
        {"type": "string", "pattern": "^S[0-9]{2}$"},
    ),
]
"""The id of a row of the requirements that the handbook answers."""
ParameterName = Annotated[
    Located,
    kind(
        pattern(
            r"[a-z][a-z0-9_]*",
            say("a name such as 'response_hours'"),
            lambda text: as_id(text).replace("-", "_").replace(".", "_"),
        ),
        {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
    ),
]
"""The name of a parameter."""
ONLY_WHOLE = say("only one whole number fits here; decide which one, for instance")
"""What comes before the line with one of two numbers."""


def whole_number(value: object) -> int:
    """Read a whole number of at most nine digits.

    Raises:
        PydanticCustomError: The value is anything else.
    """
    text = written(value)
    if not _WHOLE.fullmatch(text):
        message = say("expected a whole number, found {found}", found=found(text))
        meant, hint = as_number(text), ""
        if not meant and (near := between_numbers(text)):
            meant, hint = str(near[0]), ONLY_WHOLE
        raise fault("HB103", message, hint if meant else say("write digits only"), meant)
    return int(text)


def _truth(value: object) -> bool:
    text = written(value)
    if text not in {"true", "false"}:
        message = say("expected true or false, found {found}", found=found(text))
        meant = as_truth(text)
        advice = say("write true for yes, or false for no")
        raise fault("HB103", message, "" if meant else advice, meant)
    return text == "true"


def date_of(value: object) -> datetime.date:
    """Read a day, as year-month-day.

    Raises:
        PydanticCustomError: The value is anything else.
    """
    text = written(value)
    message = say("expected a date such as 2027-01-31, found {found}", found=found(text))
    day, hint = as_day(text), ""
    if day is None:
        day = likely_day(text)
        hint = say("write year-month-day, and a day that the month has")
        if day is not None:
            hint = say("write year-month-day, and a day that the month has, for instance")
    wrong = fault("HB103", message, hint, f"{day or ''}")
    written_day = day_of(text)
    if written_day is None:
        raise wrong
    return written_day


Whole = Annotated[int, kind(whole_number, {"type": "integer"})]
"""A whole number."""
Truth = Annotated[bool, kind(_truth, {"type": "boolean"})]
"""`true` or `false`, nothing else."""
Date = Annotated[datetime.date, kind(date_of, {"type": "string", "format": "date"})]
"""A day, as year-month-day."""


def _without_place(value: object) -> object:
    """Drop the place that every mapping carries, where keys are free."""
    if isinstance(value, Mapping):
        return {key: entry for key, entry in value.items() if key != "place"}
    return value


Keyed = BeforeValidator(_without_place)
"""Marks a mapping whose keys are names of the author's own."""
Raw = Annotated[Any, BeforeValidator(lambda value: value), WithJsonSchema({})]
"""A value whose kind only the resolver knows, such as a setting's."""


@dataclass(frozen=True, slots=True)
class Points:
    """Marks a field whose value is the id of something else, which has to be there."""

    to: str
    """`clauses`, `sectors` or the name of a register."""
    if_any: bool = False
    """True when any id will do as long as no layer has such a register."""


ToClause = Annotated[Id, Points("clauses")]
"""The id of a clause, which may be one that was taken out."""
ToRole = Annotated[Id, Points("roles")]
"""The id of a role."""
ToAudience = Annotated[Id, Points("audiences")]
"""The id of an audience."""
ToArea = Annotated[Id, Points("areas")]
"""The id of an area of the review."""
ToPlatform = Annotated[Id, Points("platforms")]
"""The id of a platform."""
ToReference = Annotated[ReferenceId, Points("references")]
"""The id of a legal reference of any layer."""
ToSector = Annotated[Id, Points("sectors")]
"""`general`, or the sector of an industry profile that is there."""
ToTopic = Annotated[Id, Points("topics", if_any=True)]
"""The id of a topic."""
ToRequirement = Annotated[RequirementId, Points("requirements", if_any=True)]
"""The id of a requirement."""
ToSubject = Annotated[Id, Points("subjects", if_any=True)]
"""The id of a subject."""
