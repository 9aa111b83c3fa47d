"""The marks of enumerations, as people and laws write them: `1.`, `1)`, `a)`, `(iv)`, `§ 3`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_MARK = re.compile(
    r"(?P<dash>-)(?=[ \t]+\S)"
    r"|(?P<section>§[ \u00a0]?(?P<paragraph>\d{1,3})(?P<added>[a-z]?)\.?)(?=[ \t]+\S)"
    r"|(?P<part>(?P<word>(?i:art|ust|pkt|lit))\.?[ \u00a0](?:(?P<count>\d{1,3})(?P<more>[a-z]?)"
    r"|(?P<letter>[a-z]))(?P<close>[.)]?))(?=[ \t]+\S)"
    r"|(?P<levels>(?:\d{1,3}\.)+\d{1,3}\.?)(?=[ \t]+\S)"
    r"|(?P<open>\(?)(?:(?P<number>\d{1,3})(?P<suffix>[a-z]?)|(?P<letters>[A-Za-z]{1,5}))"
    r"(?:(?P<dot>\.)(?=[ \t]+\S)|(?P<bracket>\))(?=[ \t]*[^\s.,;:)]))"
)
_ORDERED = re.compile(r"[(§\dA-Za-z]")
_LAST = re.compile(r"(?P<last>(?P<number>\d+)|(?<![^\W_])(?P<letter>[A-Ya-y]))(?=[.)]*$)")
_ROMANS = re.compile(_ROMAN)
_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before the words of an entry."""

    text: str
    """As written, such as `a)`."""
    style: str
    """What entries of one list share: `-`, or how the mark is closed, such as `.` or `()`."""
    readings: tuple[tuple[str, tuple[int, ...], str], ...]
    """What it may count, as kind, numbers and added letter: `i)` is a letter or a Roman one."""
    width: int
    """How many signs stand before the words, spaces included."""

    @property
    def dash(self) -> bool:
        """True for the sign of a list that counts nothing."""
        return self.style == "-"

    @property
    def sure(self) -> bool:
        """True for marks with which no line of a sentence begins, as `a)` and `§ 1`."""
        return self.style[0] in ")(§1"

    @property
    def following(self) -> str | None:
        """The mark that counts on from this one; None where that can't be told.

        >>> [read_mark(f"{sign} x").following for sign in ("1.", "(b)", "§ 9", "z)", "2a)")]
        ['2.', '(c)', '§ 10', None, None]
        """
        match = _LAST.search(self.text)
        if match is None:
            return None
        number, letter = match["number"], match["letter"]
        after = str(int(number) + 1) if number else chr(ord(letter) + 1)
        return self.text[: match.start()] + after + self.text[match.end("last") :]

    @property
    def plain(self) -> int | None:
        """The number of a mark such as `3.`; None for all others."""
        if self.style != "." or not self.text[:-1].isdigit() or self.text.startswith("0"):
            return None
        return int(self.text[:-1])

    def alike(self, other: Mark) -> bool:
        """Tell whether two marks could stand in one list: of one style, counting the same way."""
        kinds = {kind for kind, _, _ in self.readings}
        return self.style == other.style and any(kind in kinds for kind, _, _ in other.readings)

    def goes_before(self, other: Mark) -> bool:
        """Tell whether the other mark counts on from this one.

        >>> one, two, four = (read_mark(f"{sign} x") for sign in ("a)", "b)", "d)"))
        >>> one.goes_before(two), two.goes_before(four)
        (True, False)
        """
        if self.style != other.style:
            return False
        return any(
            kind == known and _counts_on(numbers, added, after, more)
            for kind, numbers, added in self.readings
            for known, after, more in other.readings
        )


def read_mark(line: str) -> Mark | None:
    """Read the mark at the beginning of a line without indentation.

    Words have to follow it. A year is no mark, and neither is a number with more digits.

    >>> [read_mark(line).text for line in ("- so", "1. raz", "b) dwa", "(iv) vier", "§ 2. pięć")]
    ['-', '1.', 'b)', '(iv)', '§ 2.']
    >>> [read_mark(line) for line in ("2026. rok", "-5 stopni", "+ 48 22", "Ad 1)", "1)")]
    [None, None, None, None, None]
    """
    if not line or (line[0] != "-" and not _ORDERED.match(line)):
        return None
    match = _MARK.match(line)
    if match is None:
        return None
    text = match.group()
    width = len(line) - len(line[len(text) :].lstrip())
    if match["dash"]:
        return Mark(text, "-", (("-", (), ""),), width)
    if match["section"]:
        style = "§." if text.endswith(".") else "§"
        return Mark(text, style, (("1", (int(match["paragraph"]),), match["added"]),), width)
    if match["part"]:
        counts = ("1", (int(match["count"] or 0),), match["more"] or "")
        letters = ("a", (ord(match["letter"] or "a"),), "")
        style = f"{match['word'].lower()}{match['close']}"
        return Mark(text, style, (counts if match["count"] else letters,), width)
    if match["levels"]:
        numbers = tuple(int(part) for part in text.rstrip(".").split("."))
        style = "1.1." if text.endswith(".") else "1.1"
        return Mark(text, style, (("1", numbers, ""),), width)
    if match["open"] and match["dot"]:
        return None
    style = "." if match["dot"] else f"{match['open']})"
    readings = _readings(match["number"], match["suffix"] or "", match["letters"] or "")
    return Mark(text, style, readings, width) if readings else None


def _readings(
    number: str | None, suffix: str, letters: str
) -> tuple[tuple[str, tuple[int, ...], str], ...]:
    if number:
        return (("1", (int(number),), suffix),)
    found: list[tuple[str, tuple[int, ...], str]] = []
    low = letters.lower()
    if letters not in {low, letters.upper()}:
        return ()
    case = "a" if letters == low else "A"
    if len(set(low)) == 1 and len(low) <= 2:  # noqa: PLR2004 - after z comes aa, as in laws
        found.append((case, (ord(low[0]) - ord("a") + 1 + 26 * (len(low) - 1),), ""))
    if _ROMANS.fullmatch(low):
        found.append(("i" if case == "a" else "I", (_roman(low),), ""))
    return tuple(found)


def _roman(low: str) -> int:
    values = [_DIGITS[sign] for sign in low]
    return sum(
        -value if value < max(values[index:]) else value for index, value in enumerate(values)
    )


def _counts_on(numbers: tuple[int, ...], added: str, after: tuple[int, ...], more: str) -> bool:
    """Tell whether one number follows another; laws put `2a` between `2` and `3`."""
    if numbers[:-1] != after[:-1] or len(numbers) != len(after):
        return False
    if after[-1] == numbers[-1] + 1:
        return not more
    if after[-1] == numbers[-1] and more:
        return ord(more) == (ord(added) + 1 if added else ord("a"))
    return False
