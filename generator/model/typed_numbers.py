"""What people type for a whole number, and which one they mean."""

from __future__ import annotations

import re

from generator.model.spaces import plain

_WORDS = {
    word: number
    for number, words in {
        0: "zero",
        1: "jeden jedna jedno jednej jednego one",
        2: "dwa dwie dwóch two",
        3: "trzy trzech three",
        4: "cztery czterech four",
        5: "pięć pięciu five",
        6: "sześć sześciu six",
        7: "siedem siedmiu seven",
        8: "osiem ośmiu eight",
        9: "dziewięć dziewięciu nine",
        10: "dziesięć dziesięciu ten",
        11: "jedenaście jedenastu eleven",
        12: "dwanaście dwunastu twelve",
        13: "trzynaście trzynastu thirteen",
        14: "czternaście czternastu fourteen",
        15: "piętnaście piętnastu fifteen",
        16: "szesnaście szesnastu sixteen",
        17: "siedemnaście siedemnastu seventeen",
        18: "osiemnaście osiemnastu eighteen",
        19: "dziewiętnaście dziewiętnastu nineteen",
        20: "dwadzieścia dwudziestu twenty",
        30: "trzydzieści trzydziestu thirty",
        40: "czterdzieści czterdziestu forty",
        50: "pięćdziesiąt pięćdziesięciu fifty",
        60: "sześćdziesiąt sześćdziesięciu sixty",
        70: "siedemdziesiąt siedemdziesięciu seventy",
        80: "osiemdziesiąt osiemdziesięciu eighty",
        90: "dziewięćdziesiąt dziewięćdziesięciu ninety",
        100: "sto stu hundred",
    }.items()
    for word in words.split()
}
_BEFORE = re.compile(
    r"(?i)^(?:(?:do|ok\.?|około|maks\.?|max\.?|maksymalnie|najwyżej|minimum|min\.?|co najmniej|"
    r"w ciągu|przez|po|up to|within|about|at most|at least|for|jest|to|is|wynosi)\s+|"
    r"[~<>≤≥=–—−]\s*)+"
)
_NUMBER = re.compile(
    r"([\dOolI]{1,3}(?:[ .,]\d{3})+|[\dOolI]{1,9})(?:[.,:]0+)?(?: ?[^\W\d_]+\.?| ?%){0,2}[.;,]?"
)
_PARTED = re.compile(
    r"(\d{1,8})(?:[.,]\d+| ?(?:-|–|—|/|do|to|lub|albo|or) ?(\d{1,9}))(?: ?[^\W\d_]+\.?)?"
)
_LONGEST = 60
_DIGITS = str.maketrans("OolI|", "00111")


def as_number(text: str) -> str:
    """Give the whole number in a text with a unit, spaces or letters for digits; else nothing.

    >>> as_number("do 24 godz."), as_number("1 000"), as_number("2O"), as_number("sześć lat")
    ('24', '1000', '20', '6')
    """
    text = _bare(text)
    if said := _in_words(text):
        return said
    match = _NUMBER.fullmatch(text)
    if match is None or not re.search(r"\d", match[1]):
        return ""
    digits = re.sub(r"[ .,]", "", match[1]).translate(_DIGITS)
    return digits.lstrip("0") or "0"


def _bare(text: str) -> str:
    """Take off what stands around a number: quotes, and words such as "at most"."""
    return "" if len(text) > _LONGEST else _BEFORE.sub("", plain(text).strip("\"'„”“ "))


def _in_words(text: str) -> str:
    """Give the number that words say, with a unit behind them or not."""
    said, started = 0, False
    for word in re.split(r"[\s-]+", text.casefold()):
        if word not in _WORDS:
            break
        said, started = said + _WORDS[word], True
    return str(said) if started else ""


def between_numbers(text: str) -> tuple[int, int] | None:
    """Give the whole numbers around a broken one, or the ends of a range; None for anything else.

    >>> between_numbers("4,5"), between_numbers("4-6 godzin"), between_numbers("4")
    ((4, 5), (4, 6), None)
    """
    match = _PARTED.fullmatch(_bare(text))
    if match is None:
        return None
    low = int(match[1])
    return (low, int(match[2])) if match[2] else (low, low + 1)
