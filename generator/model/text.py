"""Texts of the sources, in every language of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.fields import fault, found, written
from generator.model.place import NOWHERE, Located, Place
from generator.model.say import say

ANY = "*"
"""Stands where a text names no language: it is then in the one language of the handbook."""


@dataclass(frozen=True, slots=True)
class Text:
    """A plain text in every language of the handbook; it holds no Markdown."""

    values: tuple[tuple[Located, Located], ...]
    """Pairs of language and text, in the order of the file."""
    place: Place = field(default=NOWHERE, compare=False)
    """Where the text's key stands; texts are equal when they say the same."""
    borrowed: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Languages that show the words of another one, each with that other language."""
    stale: tuple[str, ...] = field(default=(), compare=False)
    """Languages whose words were translated from an older text."""

    def __getitem__(self, language: str) -> Located:
        """Give the text in a language; a text that names no language serves for any.

        Raises:
            KeyError: The language is missing; loading has reported it.
        """
        for known, text in self.values:
            if known in (language, ANY):
                return text
        raise KeyError(language)

    def lent(self, language: str) -> str:
        """Name the language whose words stand in for a missing text; empty when none do."""
        return next((other for code, other in self.borrowed if code == language), "")

    def languages(self) -> Iterator[Located]:
        """Walk the languages in which the text is given."""
        return (language for language, _ in self.values)

    def as_dict(self) -> dict[str, str]:
        """Give language and text as a plain dictionary."""
        return {str(language): str(text) for language, text in self.values}

    @classmethod
    def build(cls, given: dict[str, Any]) -> Self:
        """Make the text from a checked mapping that carries its own place."""
        place = given.pop("place", NOWHERE)
        pairs: tuple[tuple[Any, Any], ...] = tuple(given.items())
        return cls(pairs, place)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check a mapping of languages to written values, or one written value."""
        del source, handler
        entry = core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, Place) else written(value)
        )
        pairs = core_schema.dict_schema(core_schema.any_schema(), entry)
        return core_schema.chain_schema(
            [
                core_schema.no_info_plain_validator_function(_languages),
                pairs,
                core_schema.no_info_plain_validator_function(cls.build),
            ]
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the mapping for editors."""
        del core, handler
        text = {"type": "string", "minLength": 1}
        return {
            "type": ["object", "string"],
            "minLength": 1,
            "properties": {"pl": text, "en": text},
            "additionalProperties": text,
            "minProperties": 1,
        }


def _languages(value: object) -> object:
    if value is None:
        raise fault("HB105", say("the value is empty"))
    if isinstance(value, Located):
        return {Located(ANY, value.place): value, "place": value.place}
    if not isinstance(value, Mapping):
        raise fault(
            "HB103",
            say("expected one text per language (pl:, en:), found {found}", found=found(value)),
        )
    if len(value) == 1:
        raise fault("HB105", say("the value is empty"))
    return value


class Prose(Text):
    """A text in Markdown, in every language of the handbook."""

    __slots__ = ()


class Cited(Text):
    """The words of a law: given once, in its own language, or in each language that it has."""

    __slots__ = ()
