"""Words for the person at the keyboard: English here, and able to be said in another language.

A `Said` is an English text that remembers its pattern and what was put into it, so that the
command line can say it again in the language of whoever reads it. Every other part handles it as
the text that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, Self


class Words(Protocol):
    """A catalogue of one language, as the standard library's `gettext` gives it."""

    def gettext(self, message: str) -> str:
        """Give a pattern in the language; the same one when the catalogue lacks it."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the form of a pattern that goes with a number."""


class Said(str):
    """An English text that knows its pattern and parameters.

    It compares and hashes as the plain text. Cutting, joining and f-strings give plain English:
    put texts together with `say` and `joined` instead.
    """

    __slots__ = ("many", "number", "params", "pattern")

    pattern: str
    """The English pattern, the key of the catalogue; `{name}` holds the place of a parameter."""
    params: Mapping[str, object]
    """What stands in the places; a `Said` among them is said in the other language, too."""
    many: str
    """The pattern for other numbers than one; empty when there is only one form."""
    number: int
    """The number that chooses the form."""

    def __new__(
        cls, pattern: str, params: Mapping[str, object], many: str = "", number: int = 1
    ) -> Self:
        """Fill the English pattern."""
        chosen = many if many and number != 1 else pattern
        self = str.__new__(cls, chosen.format_map(params))
        self.pattern, self.params, self.many, self.number = pattern, params, many, number
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the parts when the text is copied or sent to another process."""
        return (Said, (self.pattern, self.params, self.many, self.number))


def say(pattern: str, /, **params: object) -> Said:
    """Say something that the catalogue knows.

    Args:
        pattern: English words, written out where this is called, with `{name}` for parameters;
            `{{` and `}}` stand for braces.
        params: What to put there.

    >>> say("unknown key '{key}'", key="titel")
    "unknown key 'titel'"
    """
    return Said(pattern, params)


def say_many(one: str, many: str, n: int, /, **params: object) -> Said:
    """Say something in the form that goes with a number, which the patterns may use as `{n}`.

    >>> say_many("{n} problem", "{n} problems", 2)
    '2 problems'
    """
    return Said(one, {"n": n, **params}, many, n)


def joined(separator: str, parts: Iterable[str]) -> Said:
    """Join texts that are said already, such as the items of a list.

    >>> joined("; ", ["a", say("b")])
    'a; b'
    """
    params = {f"part{index}": part for index, part in enumerate(parts)}
    plain = separator.replace("{", "{{").replace("}", "}}")
    return Said(plain.join(f"{{{name}}}" for name in params), params)


def in_words(text: str, words: Words) -> str:
    """Give a text in the language of a catalogue; one that nobody `said` stays as it is."""
    if not isinstance(text, Said):
        return text
    if text.many:
        pattern = words.ngettext(text.pattern, text.many, text.number)
    else:
        pattern = words.gettext(text.pattern)
    return pattern.format_map(
        {
            name: in_words(value, words) if isinstance(value, str) else value
            for name, value in text.params.items()
        }
    )
