"""Compare two wordings word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\d+(?:[-.,:/]\d+)+|\w+|\s+|[^\w\s]")
"""A date, a time or an amount is one word, whatever signs part its digits."""
_WORD = re.compile(r"\w+")

Step = tuple[str, str]
"""`=`, `-` or `+`, and the words concerned."""


def word_diff(before: str, after: str) -> tuple[Step, ...]:
    """Give the steps from one wording to another.

    Joining the `=` and `-` steps gives the first, joining `=` and `+` the second.

    >>> word_diff("Answer in 24 hours.", "Answer in 8 hours.")
    (('=', 'Answer in '), ('-', '24'), ('+', '8'), ('=', ' hours.'))
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    steps: list[Step] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for action, first, last, start, end in matcher.get_opcodes():
        if action == "equal":
            steps.append(("=", "".join(old[first:last])))
            continue
        if first < last:
            steps.append(("-", "".join(old[first:last])))
        if start < end:
            steps.append(("+", "".join(new[start:end])))
    return tuple(steps)


def readable(before: str, after: str) -> tuple[Step, ...]:
    """Give the steps as a reader can follow them.

    Where less than half of the words stay, the old wording stands whole before the new one; a
    single word between two changes is told with them.

    >>> readable("We answer in 24 hours.", "We answer, as a rule, in 8 hours.")
    (('=', 'We answer'), ('-', ' in 24'), ('+', ', as a rule, in 8'), ('=', ' hours.'))
    >>> readable("Ask first.", "You may share it.")
    (('-', 'Ask first.'), ('+', 'You may share it.'))
    """
    steps = word_diff(before, after)
    kept = sum(len(_WORD.findall(words)) for sign, words in steps if sign == "=")
    most = max(len(_WORD.findall(before)), len(_WORD.findall(after)))
    if before and after and kept * 2 < most:
        return (("-", before), ("+", after))
    return tuple(_folded(steps))


def _folded(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Take words that stand alone between two changes into one change."""
    gone = come = ""
    for index, (sign, words) in enumerate(steps):
        between = 0 < index < len(steps) - 1
        alone = between and len(_WORD.findall(words)) <= 1
        if sign == "=" and not alone:
            yield from (step for step in (("-", gone), ("+", come)) if step[1])
            gone = come = ""
            yield sign, words
            continue
        gone += words if sign != "+" else ""
        come += words if sign != "-" else ""
    yield from (step for step in (("-", gone), ("+", come)) if step[1])


def same_words(before: str, after: str) -> bool:
    """Tell whether two wordings differ in spaces, signs and capitals only.

    >>> same_words("Ask first - always.", "Ask first, always"), same_words("may", "may not")
    (True, False)
    """
    return _WORD.findall(before.casefold()) == _WORD.findall(after.casefold())


def explained(before: str, after: str, values: tuple[tuple[str, str, str], ...]) -> set[str] | None:
    """Find the values whose change explains every new word.

    Args:
        before: The old wording.
        after: The new wording.
        values: Name, old and new text of each value that changed.

    Returns:
        Names of the values, or None when some words changed on their own.
    """
    found: set[str] = set()
    for gone, come in _replacements(word_diff(before, after)):
        name = next(
            (name for name, old, new in values if _within(gone, old) and _within(come, new)), None
        )
        if name is None:
            return None
        found.add(name)
    return found


def _within(words: str, value: str) -> bool:
    """Tell whether words are a part of a value: whole ones, so that `2` is no part of `24`."""
    part, whole = (" ".join(_TOKEN.findall(text)) for text in (words, value))
    return f" {part} " in f" {whole} " or not part


def _replacements(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    """Pair what went with what came in its place."""
    pairs: list[tuple[str, str]] = []
    gone = come = ""
    for sign, words in (*steps, ("=", "")):
        if sign == "-":
            gone = words
        elif sign == "+":
            come = words
        elif gone or come:
            pairs.append((gone.strip(), come.strip()))
            gone = come = ""
    return pairs
