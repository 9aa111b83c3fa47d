"""Write the index as the worker reads it: each form of a word once, then texts as numbers.

A phone waits for bytes. What stands between the words comes last, so that the worker takes in
what it ranks by while that is still on its way. `assets/coded.js` reads it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.search.site_index import ASKED, SEPARATOR, SiteIndex

OPENS, CLOSES = "<p>", "</p>"
"""Stand for any element that no other holds: the theme counts words from there."""
_APART = "!"
_FIRST = 35
_ENDS = 57
_GOES_ON = 34
"""Signs of a number: those from `#` that end it, then, after the backslash, those that go on."""
_MARK = 35
_MOST_SHARED = 12
_CAPITAL = ":"
_SIMPLE = "\u0590"
"""Below it, letters have the same capitals in every browser."""
_BASIC = "\uffff"
_BRACKET = re.compile("[<>]")
_BETWEEN = re.compile(SEPARATOR.replace(r"\s", r"\u1680\ufeff"), re.ASCII)
"""What a browser means by the separator; Python knows more digits, and one space less."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A text as the theme takes it apart."""

    words: tuple[str, ...]
    """Words, and the ends of elements among them."""
    gaps: tuple[str, ...]
    """What stands before, between and after the words: one more than there are words."""


def coded(index: SiteIndex, head: Mapping[str, Any]) -> str:
    """Give the index as a list in JSON, with each of its values on a line of its own.

    The head; all forms of words; places and titles; the words of each entry and, apart, of each
    expression by which people ask for it; all gaps; the gaps of each entry.

    Args:
        index: The entries.
        head: An index without entries.
    """
    docs = index.content["docs"]
    texts = [parted(doc["text"]) for doc in docs]
    asked = [[_words(one) for one in doc.get(ASKED, ())] for doc in docs]
    said = [[text.words, *some] for text, some in zip(texts, asked, strict=True)]
    forms = _forms(Counter(word for some in said for words in some for word in words))
    gaps = _often_first(Counter(gap for text in texts for gap in text.gaps))
    form_numbers, gap_numbers = _signs(forms), _signs(gaps)
    values = [
        head,
        _shared(forms[2:]),
        [_rest(doc) for doc in docs],
        *(_APART.join(_said(form_numbers, words) for words in some) for some in said),
        gaps,
        *(_said(gap_numbers, text.gaps) for text in texts),
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in values)
    return f"[\n{lines}\n]"


def parted(text: str) -> Parted:
    """Take a text apart as the theme does, odd brackets and all."""
    words: list[str] = []
    gaps: list[str] = []
    done = 0
    for what, start, end in _elements(text):
        if what:
            words.append(what)
            continue
        for first, last in _spans(text, start, end):
            words.append(text[first:last])
            gaps.append(text[done:first])
            done = last
    return Parted(tuple(words), (*gaps, text[done:]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text[first:last] for first, last in _spans(text, 0, len(text)))


def _elements(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield stretches of text, and the ends of elements that no other holds."""
    done = depth = 0
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if text[at] == "<":
            if at > done:
                yield "", done, at
                done = at
            continue
        if text[done + 1 : done + 2] == "/":
            depth -= 1
            if depth == 0:
                yield CLOSES, done, at + 1
        elif text[at - 1 : at] != "/":
            depth += 1
            if depth == 1:
                yield OPENS, done, at + 1
        done = at + 1
    if len(text) > done:
        yield "", done, len(text)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for between in _BETWEEN.finditer(text, start, end):
        if between.start() > start:
            yield start, between.start()
        start = between.end()
    if end > start:
        yield start, end


def _often_first(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))


def _forms(counts: Counter[str]) -> list[str]:
    """Give the shortest numbers to what stands most often; beyond that, as in a dictionary."""
    del counts[OPENS], counts[CLOSES]
    often = _often_first(counts)
    edges = [0, _ENDS - 2, _ENDS * (1 + _GOES_ON) - 2, len(often)]
    groups = [often[a:b] for a, b in pairwise(edges)]
    ordered = [sorted(group, key=lambda form: (form.lower(), form)) for group in groups]
    return [OPENS, CLOSES, *(form for group in ordered for form in group)]


def _shared(forms: Iterable[str]) -> str:
    """Say each form by what it shares with the one before; the first capital apart."""
    parts: list[str] = []
    before = ""
    for form in forms:
        small = _small(form)
        shared = _alike(before, small)
        flag = _CAPITAL if small != form else ""
        parts.append(f"{flag}{chr(_MARK + shared)}{small[shared:]}")
        before = small
    return "".join(parts)


def _alike(one: str, other: str) -> int:
    """Count equal signs at the beginning; browsers count those beyond the basic plane as two."""
    limit = min(len(one), len(other), _MOST_SHARED)
    unequal = (at for at in range(limit) if one[at] != other[at] or one[at] > _BASIC)
    return next(unequal, limit)


def _small(form: str) -> str:
    first = form[0]
    small = first.lower()
    if first < _SIMPLE and len(small) == 1 and small.upper() == first:
        return small + form[1:]
    return form


def _signs(texts: Iterable[str]) -> Mapping[str, str]:
    return {text: _number(at) for at, text in enumerate(texts)}


def _number(value: int) -> str:
    """Write a number, short if it is small; where it ends can be told from its last sign."""
    left, last = divmod(value, _ENDS)
    signs = chr(_FIRST + last)
    while left:
        left, sign = divmod(left - 1, _GOES_ON)
        signs = chr(_FIRST + _ENDS + 1 + sign) + signs
    return signs


def _said(numbers: Mapping[str, str], texts: Iterable[str]) -> str:
    return "".join(numbers[text] for text in texts)


def _rest(doc: Mapping[str, Any]) -> list[Any]:
    rest = {key: doc[key] for key in doc if key not in {"location", "title", "text", ASKED}}
    return [doc["location"], doc["title"], *([rest] if rest else [])]
