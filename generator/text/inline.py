"""Cut policy text into escapes, inline code and the rest, exactly as Markdown does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_PIECE = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]<>()#+.!|-])"
    r"|(?P<code>(?<!`)(?P<fence>`+)(?!`)[^\n]+?(?<!`)(?P=fence)(?!`))"
    r"|(?P<lone>`+)"
)
_FILLER = "·"
"""Stands for a blanked sign: no space, no letter, and nothing to Markdown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that Markdown takes as one."""

    kind: Literal["text", "escape", "code", "lone"]
    """`escape` is a backslash and its sign, `lone` a backtick without a partner on its line."""
    text: str
    """As written."""
    offset: int
    """Index of its first character."""

    @property
    def inside(self) -> str:
        """What stands between the backticks of inline code."""
        return self.text.strip("`").strip()


def pieces(text: str) -> Iterator[Piece]:
    r"""Walk the pieces of a text; put together they give the text again.

    >>> [piece.kind for piece in pieces(r"so \* and `code`")]
    ['text', 'escape', 'text', 'code']
    """
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            yield Piece("text", text[end : match.start()], end)
        if match["escape"]:
            yield Piece("escape", match.group(), match.start())
        elif match["lone"]:
            yield Piece("lone", match.group(), match.start())
        else:
            yield Piece("code", match.group(), match.start())
        end = match.end()
    if end < len(text):
        yield Piece("text", text[end:], end)


def bare(text: str, *, code: bool = False) -> str:
    r"""Blank what Markdown takes literally, so that every sign left may act; offsets hold.

    Args:
        text: The text.
        code: Keep inline code as it is.

    >>> bare(r"\[a](b) `[c](d)`")
    '··a](b) ········'
    """
    if "\\" not in text and "`" not in text:
        return text
    return "".join(
        piece.text
        if piece.kind in {"text", "lone"} or (code and piece.kind == "code")
        else _FILLER * len(piece.text)
        for piece in pieces(text)
    )
