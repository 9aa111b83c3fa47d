"""Texts, dates and values in one language, each encoded for a Markdown page."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar
from urllib.parse import quote

from generator.model.days import add_months
from generator.model.handbook import Handbook, Setting, Value
from generator.model.labels import Label, label_of
from generator.model.marks import Mark, strength_mark
from generator.model.text import Cited, Text
from generator.render.escape import Safe, config, plain, yaml_string
from generator.render.prose import flat, plain_text
from generator.render.written import is_phone, linked_words
from generator.text import locale
from generator.text.addresses import dialled
from generator.text.placeholders import fill, shown, shown_raw

_POLISH = {letter: index for index, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")}


_Encoded = TypeVar("_Encoded", bound=str)


class Labels(Generic[_Encoded]):
    """The pages' own words by key, as attributes; each is encoded once."""

    def __init__(self, say: Callable[[str], _Encoded]) -> None:
        """Keep what gives the word for a key."""
        self._say = say

    def __getattr__(self, key: str) -> _Encoded:
        """Give a word that was not asked for before."""
        if key.startswith("_"):
            raise AttributeError(key)
        word = self.__dict__[key] = self._say(key)
        return word


@dataclass(frozen=True)
class Words:
    """What one language's pages can say without knowing other pages."""

    handbook: Handbook
    language: str

    @property
    def values(self) -> Mapping[str, Value]:
        """The parameters' values."""
        return self.handbook.parameters

    @cached_property
    def word(self) -> Labels[Safe]:
        """Words of the pages themselves, from labels.yml."""
        return Labels(lambda key: self.t(self.handbook.labels[key]))

    @cached_property
    def _encoded(self) -> dict[int, Safe]:
        """Texts that were encoded before; the handbook keeps every text alive."""
        return {}

    def t(self, text: Text) -> Safe:
        """A plain text, encoded."""
        known = self._encoded.get(id(text))
        if known is None:
            known = self._encoded[id(text)] = self.lent(
                plain_text(text, self.values, self.language), text
            )
        return known

    def lent(self, encoded: Safe, text: Text) -> Safe:
        """Mark words that stand here in another language than the page's."""
        other = text.lent(self.language)
        if not other:
            return encoded
        # Without quotation marks, so that it may stand in a title between such marks.
        mark = "" if isinstance(text, Cited) else f" class={Mark.LENT}"
        return Safe(f"<span lang={other}{mark}>{encoded}</span>")

    def open_end(self, text: Text) -> Safe:
        """A plain text without the full stop at its end."""
        filled = plain_text(text, self.values, self.language).removesuffix(".")
        return self.lent(Safe(filled), text)

    def quoted(self, text: Text) -> Safe:
        """A plain text between quotation marks, its full stop where the language has it."""
        whole = plain_text(text, self.values, self.language)
        words, close = self.t(text), self.label(Label.QUOTE_CLOSE)
        after = self.label(Label.QUOTE_CLOSE_STOP)
        if whole.endswith(".") and not whole.endswith("..") and after.startswith(close):
            words, close = self.open_end(text), after
        return Safe(f"{self.label(Label.QUOTE_OPEN)}{words}{close}")

    def flat(self, text: Text) -> Safe:
        """A text as one encoded line."""
        return self.lent(Safe(plain(flat(text, self.values, self.language))), text)

    @cached_property
    def _numbers(self) -> re.Pattern[str] | None:
        """Finds the numbers to call that parameters hold; None where they hold none."""
        values = (value for value in self.values.values() if is_phone(value))
        numbers = {shown(value, self.language) for value in values}
        found = sorted(filter(dialled, numbers), key=len, reverse=True)
        return re.compile(f"({'|'.join(map(re.escape, found))})") if found else None

    def reached(self, text: Text) -> Safe:
        """A text as one encoded line whose addresses write or open, and whose numbers call."""
        words = flat(text, self.values, self.language)
        parts = self._numbers.split(words) if self._numbers else [words]
        # What a pattern with one group splits by stands at every second place.
        linked = (linked_words(part, number=at % 2 == 1) for at, part in enumerate(parts))
        return self.lent(Safe("".join(linked).replace("![", "&#33;[")), text)

    def quote(self, text: Text) -> Safe:
        """A plain text of several lines as a block quotation."""
        filled = fill(text[self.language], self.values, self.language)
        # The marks of another language may not go over several lines of a quotation.
        lines = [
            str(self.lent(Safe(plain(line)), text)) if line.strip() else ""
            for line in filled.strip().split("\n")
        ]
        return Safe("\n".join(f"> {line}  " if line else ">" for line in lines))

    def label(self, key: Label) -> Safe:
        """A word of the pages themselves, from labels.yml."""
        word: Safe = getattr(self.word, key)
        return word

    def searches(self) -> tuple[tuple[Safe, Safe], ...]:
        """Example searches for the start page, each with its words encoded for an address."""
        label = self.handbook.labels[Label.SITE_SEARCH_EXAMPLES]
        examples = flat(label, self.values, self.language).split(", ")
        return tuple(
            (self.lent(Safe(plain(words)), label), Safe(quote(words, safe="")))
            for words in examples
        )

    def title(self, text: Text) -> Safe:
        """A text for the front matter's title."""
        return Safe(yaml_string(config(flat(text, self.values, self.language))))

    def label_title(self, key: Label) -> Safe:
        """A label for the front matter's title."""
        return self.title(self.handbook.labels[key])

    def raw_title(self, title: str) -> Safe:
        """Plain words for the front matter's title."""
        return Safe(yaml_string(config(title)))

    def badge(self, strength: str) -> Safe:
        """The word for a strength with its colour and icon."""
        marks = f".{Mark.STRENGTH} .{strength_mark(strength)}"
        return Safe(f"**{self.strength(strength)}**{{ {marks} }}")

    def strength(self, strength: str) -> Safe:
        """The word for a strength."""
        return self.label(label_of("strength", strength))

    def day(self, day: datetime.date) -> Safe:
        """A date as readers of the language write it."""
        text = locale.day(day, self.language)
        # At the beginning of a line, "1. Dezember" would be a list.
        return Safe(plain(text) if ". " in text else text)

    def since(self, text: str) -> Safe:
        """A date of a law, which its register may know by the year alone."""
        try:
            return self.day(datetime.date.fromisoformat(text))
        except ValueError:
            return Safe(plain(text))

    def due(self, day: datetime.date, months: int) -> Safe:
        """The day by which the next review is due."""
        return self.day(add_months(day, months))

    def due_day(self, day: datetime.date, months: int) -> Safe:
        """The same day as machines read it."""
        return Safe(add_months(day, months).isoformat())

    def month(self, number: int) -> Safe:
        """The name of a month."""
        return Safe(locale.month_name(number, self.language))

    def value(self, value: Value) -> Safe:
        """A parameter's value, encoded."""
        return Safe(plain(shown(value, self.language)))

    def setting(self, value: Value, setting: Setting) -> Safe:
        """One layer's value for a parameter, encoded."""
        return Safe(plain(shown_raw(setting.value, value.parameter, self.language)))

    def sort_key(self, text: Text) -> tuple[tuple[int, str], ...]:
        """Order texts as a dictionary of the language would."""
        folded = flat(text, self.values, self.language).casefold()
        if self.language != "pl":
            folded = unicodedata.normalize("NFKD", folded)
        return tuple((_POLISH.get(letter, -1), letter) for letter in folded)
