"""Pair the stars and low lines of policy text; those without a partner stay signs of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.text.nodes import Inline, Node, Slanted, Strong, Words, walk

_CLOSING = ")]}.,;:!?…”’»"
"""Signs that no emphasis begins with."""
_OPENING = "([{„“«‘"
"""Signs that none ends with."""
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Stars or low lines in a row."""

    sign: str
    """As written."""
    opens: bool
    """True when emphasis may begin with it."""
    closes: bool
    """True when emphasis may end with it."""
    alone: bool
    """True when it can only be meant to open emphasis."""
    start: int
    """Index of its first sign."""


def run_at(text: str, start: int, end: int) -> Run:
    """Say what a run may do, by the signs around it: `2*3*4` and `words_like_this` do nothing."""
    sign = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    begins = not after.isspace() and after not in _CLOSING and len(sign) <= _LONGEST
    ends = not before.isspace() and before not in _OPENING and len(sign) <= _LONGEST
    in_word = before.isalpha() and after.isalpha()
    bold = sign == "**"
    opens = begins and (not _joins(before) or (bold and in_word))
    closes = ends and (not _joins(after) or (bold and after.isalpha()))
    return Run(sign, opens, closes, opens and not _joins(before) and "*" in sign[1:], start)


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def paired(items: Sequence[Node | Run], unpaired: Callable[[Run], None]) -> Inline:
    """Make emphasis of runs with a partner, and words of all others.

    Args:
        items: Nodes and runs in order.
        unpaired: Is told of each run that was meant to open emphasis, and never closed.
    """
    out: list[Node | Run] = []
    opened: list[int] = []
    waiting: Counter[str] = Counter()
    for item in items:
        if not isinstance(item, Run):
            out.append(item)
            continue
        if item.closes and waiting[item.sign]:
            start = _opener(out, opened, waiting, item)
            inner = _as_words(out[start + 1 :], unpaired)
            made = _emphasis(item.sign, inner)
            if made is not None:
                out[start:] = [made]
                continue
        elif item.opens:
            opened.append(len(out))
            waiting[item.sign] += 1
            out.append(item)
            continue
        out.append(Words(item.sign))
    return _as_words(out, unpaired)


def _opener(out: list[Node | Run], opened: list[int], waiting: Counter[str], closing: Run) -> int:
    """Give the index of the run that a closing one belongs to; those behind it stay alone."""
    while True:
        start = opened.pop()
        run = out[start]
        if isinstance(run, Run):
            waiting[run.sign] -= 1
            if run.sign == closing.sign:
                return start


def _emphasis(sign: str, inner: Inline) -> Node | None:
    """Make emphasis; None where there is nothing in it, or the same emphasis again."""
    kinds = {type(node) for node in walk(inner)}
    strong, slanted = len(sign) > 1, len(sign) != 2  # noqa: PLR2004 - two signs are bold
    if not inner or (strong and Strong in kinds) or (slanted and Slanted in kinds):
        return None
    if strong and slanted:
        return Strong((Slanted(inner),))
    return Strong(inner) if strong else Slanted(inner)


def _as_words(items: Sequence[Node | Run], unpaired: Callable[[Run], None]) -> Inline:
    """Give runs that stayed alone as the words that they are."""
    nodes: list[Node] = []
    for item in items:
        if isinstance(item, Run):
            if item.alone:
                unpaired(item)
            nodes.append(Words(item.sign))
        else:
            nodes.append(item)
    return _merged(nodes)


def _merged(nodes: Sequence[Node]) -> Inline:
    """Join words that follow each other."""
    out: list[Node] = []
    for node in nodes:
        last = out[-1] if out else None
        if isinstance(node, Words) and isinstance(last, Words):
            out[-1] = Words(last.text + node.text)
        else:
            out.append(node)
    return tuple(out)
