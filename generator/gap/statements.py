"""Cut a policy into statements: what could be a clause each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.gap.deontic import strength_of
from generator.gap.vocabulary import vocabulary
from generator.model.place import Place
from generator.search.analysis import fold, words
from generator.search.wordlists import LANGUAGES, stop_words
from generator.sources.policy.block import Block, Kind

_ENDS = re.compile(r"(?<=[.!?])[”\"')\]]?\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„“\"(])")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|No|Art|art|ust|pkt|poz|nr|np|m\.in|tzn|tj|itp|itd|Dz|U|r|dr|prof|"
    r"St|Mr|Ms|Mrs|Dr|Inc|Ltd|Co|vs)|\b[A-Z])\.$"
)
_LEADS = (":", "–", "—")
_FEWEST = 4
"""Words that a statement has at least; fewer are a title."""
_OFTEN = 3
"""Statements in which a name stands at least."""
_MUCH_MORE = 3
_WITHIN = re.compile(r"(?<=[\w,;] )[^\W\d_]+")
_CONTENTS = re.compile(r"\.{4,}|…{2,}")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a policy."""

    text: str
    """What it says, in the policy's own words."""
    heading: str
    """The heading that it stands below."""
    lead: str
    """What leads in to the list that it is an entry of; empty elsewhere."""
    mark: str
    """Its number or letter, as the policy has it."""
    place: Place
    """Where it stands."""
    strength: str
    """How binding it is; empty where no word says so."""
    listed: bool
    """True for an entry of a list or a numbered paragraph."""

    @property
    def whole(self) -> str:
        """The statement with what leads in to it."""
        return f"{self.lead} {self.text}" if self.lead else self.text


def language_of(blocks: Iterable[Block]) -> str:
    """Tell which language of the search a policy is in, by its commonest words."""
    said = [word for block in blocks for word in words(block.words)]
    counts = {code: sum(word in _STOPS[code] for word in said) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])


_STOPS = {code: frozenset(stop_words(code)) for code in LANGUAGES}


def statements(blocks: Sequence[Block], language: str) -> list[Statement]:
    """Cut a policy into statements, in its order.

    An entry of a list or a numbered paragraph is one, as is a sentence that says what is to be
    done; a sentence without such a word belongs to the one before it in its paragraph.

    Args:
        blocks: The policy.
        language: Its language.
    """
    return list(_Cutter(language).cut(blocks))


class _Cutter:
    def __init__(self, language: str) -> None:
        self._language = language
        self._heading, self._lead = "", ""

    def cut(self, blocks: Iterable[Block]) -> Iterator[Statement]:
        for block in blocks:
            if block.kind is Kind.HEADING:
                self._heading, self._lead = block.words, ""
                continue
            if _CONTENTS.search(block.words):
                continue
            if block.kind is Kind.TEXT:
                self._lead = ""
            yield from self._of_block(block)
            if block.words.endswith(_LEADS):
                self._lead = _sentences(block.words)[-1]

    def _of_block(self, block: Block) -> Iterator[Statement]:
        held: list[str] = []
        for sentence in _sentences(block.words):
            binding = bool(strength_of(sentence, self._language))
            if held and binding and self._says_enough(" ".join(held)):
                yield self._statement(held, block)
                held = []
            held.append(sentence)
        if held and not held[-1].endswith(":") and self._says_enough(" ".join(held)):
            yield self._statement(held, block)

    def _statement(self, held: Sequence[str], block: Block) -> Statement:
        text = " ".join(held)
        lead = self._lead if block.kind is Kind.ITEM else ""
        # An entry "be rude" below "Staff must not:" takes its strength from there.
        own, led = strength_of(text, self._language), strength_of(lead, self._language)
        strength = led or own if lead else own
        listed = block.kind is Kind.ITEM
        return Statement(text, self._heading, lead, block.mark, block.place, strength, listed)

    def _says_enough(self, text: str) -> bool:
        if len(words(text)) < _FEWEST:
            return bool(self._lead) and bool(vocabulary(self._language).content(text))
        return True


def _sentences(text: str) -> list[str]:
    """Cut a text into sentences; a full stop of a short form ends none."""
    found: list[str] = []
    for part in _ENDS.split(text):
        if found and _SHORT_FORMS.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part.strip())
    return [part for part in found if fold(part).strip()]


def names(said: Iterable[Statement]) -> frozenset[str]:
    """Find the names by which a policy calls its organisation: "the Trust" is no trust.

    A name has a capital within sentences, in several statements, and hardly ever goes without.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for one in said:
        within = _WITHIN.findall(one.text)
        capital.update({word.lower() for word in within if word[:1].isupper()})
        small.update({word.lower() for word in within if word[:1].islower()})
    return frozenset(
        word
        for word, count in capital.items()
        if count >= _OFTEN and count > _MUCH_MORE * small[word] and len(word) > 1
    )
